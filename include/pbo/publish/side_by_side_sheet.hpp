// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_SIDE_BY_SIDE_SHEET_HPP
#define PBO_PUBLISH_SIDE_BY_SIDE_SHEET_HPP

// The same councils counted in two ways, made ready for a reader: both shares, both verdicts on a target, and where the
// verdict changes.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/side_by_side.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/sheet.hpp>

#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

struct twice_row {
    who_texts council;
    counted_twice found;
};
/// Counts, share and verdict in one of the two ways.
template <class = detail::when_called>
inline void describe_way(described_columns<twice_row>& to, std::string const& name, tally counted_twice::*counts,
                         attainment_fact counted_twice::*fact) {
    auto const of = [counts](twice_row const& r) -> tally const& { return r.found.*counts; };
    to.count(name + "_numerator", name + ": people", [of](twice_row const& r) { return count_or_reason(of(r), of(r).hits()); },
             shown_to::programs)
        .base(name + "_denominator", name + ": of", [of](twice_row const& r) { return count_or_reason(of(r), of(r).trials()); },
               shown_to::programs)
        .share(name + "_share", name, [of](twice_row const& r) { return share_or_reason(of(r)); })
        .text(name + "_met", name + " met", [fact](twice_row const& r) { return (r.found.*fact).met; });
}

}  // namespace detail

/// A row a council: both shares, both verdicts, and whether the verdict changes.
template <class = detail::when_called>
[[nodiscard]] inline sheet side_by_side_sheet(side_by_side_result const& r, provenance from = {}) {
    using row = detail::twice_row;
    auto const text = [](way_of_counting const& w) { return std::string(spelling(w.basis)) + ", " + std::string(spelling(w.role)); };
    from.basis = r.first.basis == r.second.basis ? std::string(spelling(r.first.basis)) : "both";
    from.role = spelling(r.first.role);
    if (r.first.role != r.second.role) from.role += " and " + std::string(spelling(r.second.role));
    from.period = r.period.text();
    auto columns = detail::who_described<row>();
    detail::describe_way(columns, "first", &counted_twice::first, &counted_twice::first_fact);
    detail::describe_way(columns, "second", &counted_twice::second, &counted_twice::second_fact);
    columns.points("points_apart", "points apart", [](row const& c) { return c.found.points_apart; })
        .text("change", "verdict changes", [](row const& c) { return c.found.change; });
    std::vector<row> rows;
    for (auto const& one : r.rows) rows.push_back({detail::who_of(one.council), one});
    rows.push_back({detail::all_called("All with both"), r.overall});
    auto s = columns.laid_out("The same councils counted in two ways", std::move(from), rows);
    s.warn("First: " + text(r.first) + ". Second: " + text(r.second) + ". Target share " + r.aim.text() + ": met on the first only by " +
           std::to_string(r.councils(verdict_change::only_the_first)) + ", on the second only by " +
           std::to_string(r.councils(verdict_change::only_the_second)) + ", the same on both for " +
           std::to_string(r.councils(verdict_change::none)) + ", undetermined for " +
           detail::councils_in_words(r.councils(verdict_change::undetermined)) + ". All together are the " +
           (r.in_both == 1 ? "one" : std::to_string(r.in_both)) + " with figures in both.");
    return s;
}

template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(side_by_side_result const& r) { return side_by_side_sheet(r); }

}  // namespace pbo

#endif
