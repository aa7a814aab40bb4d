// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_QUINTILE_SHEET_HPP
#define PBO_PUBLISH_QUINTILE_SHEET_HPP

// Quintiles made ready for a reader, never alone: beside each council's fifth stand its rank and the ranks that its counts
// allow, so that the table itself says how little a place in it means.

#include <pbo/measure/benchmarking/quintiles.hpp>
#include <pbo/measure/benchmarking/rank_intervals.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace pbo {

namespace detail {
/// "7", "5 to 9", or the reason why there is none.
[[nodiscard]] inline std::string ranks_in_words(figure<std::uint64_t> const& first, figure<std::uint64_t> const& last) {
    if (!first.has_value()) return std::string(symbol(first.reason()));
    return *first == *last ? std::to_string(*first) : std::to_string(*first) + " to " + std::to_string(*last);
}
}  // namespace detail

/// q and ranks are of the table's entries, in the table's order.
[[nodiscard]] inline sheet quintile_sheet(take_up_table const& t, quintiles_result const& q, rank_intervals_result const& ranks,
                                          provenance from) {
    from = detail::from_take_up(std::move(from), t.context());
    from.level = detail::level_text(ranks.options.level);
    from.method = "quintiles: NTILE, ascending; ranks: drawn from the counts";
    auto columns = detail::council_columns();
    columns.insert(columns.end(), {{t.context().words.share_name(), t.context().words.share, shown_as::share},
                                   {"quintile", "quintile", shown_as::count},
                                   {"quintile_is_tied", "tied across"},
                                   {"rank_in_words", "rank", shown_as::number, shown_to::people},
                                   {"rank", "rank", shown_as::count, shown_to::programs},
                                   {"rank_first", "first", shown_as::count, shown_to::programs},
                                   {"rank_last", "last", shown_as::count, shown_to::programs},
                                   {"rank_interval", "ranks the counts allow", shown_as::number, shown_to::people, false, true},
                                   {"rank_lower", "lower", shown_as::count, shown_to::programs, false, true},
                                   {"rank_upper", "upper", shown_as::count, shown_to::programs, false, true}});
    sheet s("Quintiles and ranks of " + t.context().words.subject(), std::move(from), std::move(columns));
    std::size_t tied = 0;
    for (auto const& c : t.context().councils) {
        auto const at = detail::position_in(t, c.key());
        auto const& counts = t[c.key()].on_budget;
        auto const absent = detail::count_or_reason(counts, 0);
        auto const own = [&](figure<std::uint64_t> const& n) {
            return absent.has_value() ? n : figure<std::uint64_t>(absent.reason());
        };
        auto const& rank = ranks.areas[at];
        auto cells = detail::council_cells(c);
        cells.emplace_back(detail::share_or_reason(counts));
        cells.emplace_back(own(q.areas[at].quintile));
        cells.emplace_back(std::string(q.areas[at].tied_across ? "yes" : ""));
        cells.emplace_back(detail::ranks_in_words(own(rank.first), own(rank.last)));
        for (auto const& number : {rank.median, rank.first, rank.last}) cells.emplace_back(own(number));
        cells.emplace_back(detail::ranks_in_words(own(rank.lower), own(rank.upper)));
        cells.emplace_back(own(rank.lower));
        cells.emplace_back(own(rank.upper));
        s.add_row(std::move(cells));
        tied += q.areas[at].tied_across ? 1U : 0U;
    }
    if (!q.compared) {
        s.warn("Not compared: quintiles take five councils with figures or more.");
    } else {
        std::string sizes;
        for (auto const n : q.sizes) sizes += (sizes.empty() ? "" : ", ") + std::to_string(n);
        s.warn("Quintile 1 holds the lowest shares, 5 the highest (" + sizes + " councils). " +
               (tied == 0 ? std::string("No equal shares fall into different quintiles.")
                          : "Equal shares keep the order of the councils' codes: " + detail::councils_in_words(tied) +
                                " marked as tied could as well be in the next quintile."));
    }
    if (ranks.ranked > 1)
        s.warn("Rank 1 is the highest share. A rank is the middle one of those drawn from the counts; councils with equal "
               "shares have a range of ranks between them, and two councils may have the same middle rank. At " +
               detail::level_text(ranks.options.level) + " a council's counts allow " +
               detail::rounded(*ranks.mean_width(), 1) + " of " + std::to_string(ranks.ranked) +
               " ranks on average; surely in the highest fifth: " + std::to_string(ranks.surely_in_highest_fifth()) +
               ", surely in the lowest: " + std::to_string(ranks.surely_in_lowest_fifth()) + " (" +
               std::to_string(ranks.options.draws) + " draws from the counts, seed " + std::to_string(ranks.options.seed) + ").");
    s.warn(std::string(warnings::not_a_judgement));
    return s;
}

}  // namespace pbo

#endif
