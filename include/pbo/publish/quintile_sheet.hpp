// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_QUINTILE_SHEET_HPP
#define PBO_PUBLISH_QUINTILE_SHEET_HPP

// Quintiles made ready for a reader, never alone: beside each council's fifth stand its rank and the ranks that its counts
// allow, so that the table itself says how little a place in it means.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/benchmarking/quintiles.hpp>
#include <pbo/measure/benchmarking/rank_intervals.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/detail/named_rows.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace pbo {

namespace detail {
/// "7", "5 to 9", or the reason why there is none.
template <class = detail::when_called>
[[nodiscard]] inline std::string ranks_in_words(figure<std::uint64_t> const& first, figure<std::uint64_t> const& last) {
    if (!first.has_value()) return std::string(symbol(first.reason()));
    return *first == *last ? std::to_string(*first) : std::to_string(*first) + " to " + std::to_string(*last);
}

/// of(row) is a rank_interval, own(row, figure) the figure or why the area has none.
template <class Row, class Of, class Own>
void describe_ranks(described_columns<Row>& to, Of of, Own own) {
    using enum shown_as;
    using member = figure<std::uint64_t> rank_interval::*;
    auto const figure_of = [=](member which) { return [=](Row const& r) { return own(r, of(r).*which); }; };
    auto const in_words = [=](member first, member last) {
        return [=](Row const& r) { return ranks_in_words(own(r, of(r).*first), own(r, of(r).*last)); };
    };
    to.number("rank_in_words", "rank", in_words(&rank_interval::first, &rank_interval::last), shown_to::people)
        .count("rank", "rank", figure_of(&rank_interval::median), shown_to::programs)
        .count("rank_first", "first", figure_of(&rank_interval::first), shown_to::programs)
        .count("rank_last", "last", figure_of(&rank_interval::last), shown_to::programs)
        .column({"rank_interval", "ranks the counts allow", number, shown_to::people, false, true},
                in_words(&rank_interval::lower, &rank_interval::upper))
        .column({"rank_lower", "lower", count, shown_to::programs, false, true}, figure_of(&rank_interval::lower))
        .column({"rank_upper", "upper", count, shown_to::programs, false, true}, figure_of(&rank_interval::upper));
}
/// one and many say what is ranked: "a council", "councils".
template <class = detail::when_called>
inline void note_ranks(sheet& s, rank_intervals_result const& ranks, std::string const& one, std::string const& many) {
    if (ranks.ranked > 1)
        s.warn("Rank 1 is the highest share. A rank is the middle one of those drawn from the counts; " + many +
               " with equal shares have a range of ranks between them, and two " + many + " may have the same middle rank. At " +
               ranks.options.level.text() + " " + one + "'s counts allow " + rounded(*ranks.mean_width(), 1) + " of " +
               std::to_string(ranks.ranked) + " ranks on average; surely in the highest fifth: " +
               std::to_string(ranks.surely_in_highest_fifth()) + ", surely in the lowest: " +
               std::to_string(ranks.surely_in_lowest_fifth()) + " (" + with_thousands(std::to_string(ranks.options.draws)) +
               " draws from the counts, seed " + std::to_string(ranks.options.seed) + ").");
}
struct fifth_and_rank {
    in_quintile fifth;
    rank_interval rank;
};
}  // namespace detail

/// q and ranks are of the table's entries, in the table's order.
template <class = detail::when_called>
[[nodiscard]] inline sheet quintile_sheet(take_up_table const& t, quintiles_result const& q, rank_intervals_result const& ranks,
                                          provenance from) {
    from = completed(std::move(from), t.context(), ranks.options.level);
    from.method = "quintiles: NTILE, ascending; ranks: drawn from the counts";
    using row = detail::council_row<detail::fifth_and_rank>;
    auto const rows = detail::council_rows(t, [&](council const&, std::size_t at) {
        return detail::fifth_and_rank{q.areas[at], ranks.areas[at]};
    });
    auto columns = detail::share_columns<row>(t.context().words);
    columns.count("quintile", "quintile", [](row const& r) { return r.own(r.found.fifth.quintile); })
        .text("quintile_is_tied", "tied across", [](row const& r) { return r.found.fifth.tied_across ? "yes" : ""; });
    detail::describe_ranks(columns, [](row const& r) { return r.found.rank; }, [](row const& r, auto const& f) { return r.own(f); });
    auto const& area = t.context().words.area;
    auto s = columns.laid_out("Quintiles and ranks of " + t.context().words.subject(), std::move(from), rows);
    auto const tied = static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](row const& r) { return r.found.fifth.tied_across; }));
    if (!q.compared) {
        s.warn(said_of(area, "Not compared: quintiles take five councils with figures or more."));
    } else {
        std::string sizes;
        for (auto const n : q.sizes) sizes += (sizes.empty() ? "" : ", ") + std::to_string(n);
        s.warn(said_of(area, "Quintile 1 holds the lowest shares, 5 the highest (" + sizes + " councils). " +
               (tied == 0 ? std::string("No equal shares fall into different quintiles.")
                          : "Equal shares keep the order of the councils' codes: " + detail::councils_in_words(tied) +
                                " marked as tied could as well be in the next quintile.")));
    }
    detail::note_ranks(s, ranks, said_of(area, "a council"), several_in_words(area));
    s.warn(said_of(area, std::string(warnings::not_a_judgement)));
    return s;
}

/// So that text_table(quintiles(...)) and text_table(rank_intervals(...)) print whole reports.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(quintiles_result const& q) {
    using row = detail::named_row<in_quintile>;
    auto columns = detail::named_columns<row>("area");
    columns.count("quintile", "quintile", [](row const& r) { return r.found.quintile; })
        .text("quintile_is_tied", "tied across", [](row const& r) { return r.found.tied_across ? "yes" : ""; });
    return columns.laid_out("Quintiles of areas in the order given, 1 the lowest",
                            {.level = "none: nothing here is an interval", .method = "NTILE, ascending"}, detail::named_rows(q.areas));
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(rank_intervals_result const& ranks) {
    using row = detail::named_row<rank_interval>;
    auto columns = detail::named_columns<row>("area");
    detail::describe_ranks(columns, [](row const& r) { return r.found; }, [](row const&, auto const& f) { return f; });
    auto s = columns.laid_out("Ranks of areas in the order given", completed({.method = "drawn from the counts"}, ranks.options.level),
                              detail::named_rows(ranks.areas));
    detail::note_ranks(s, ranks, "an area", "areas");
    return s;
}

}  // namespace pbo

#endif
