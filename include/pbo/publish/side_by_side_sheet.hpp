// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_SIDE_BY_SIDE_SHEET_HPP
#define PBO_PUBLISH_SIDE_BY_SIDE_SHEET_HPP

// The same councils counted in two ways, made ready for a reader: both shares, both verdicts on a target, and where the
// verdict changes.

#include <pbo/measure/side_by_side.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>

#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// A row a council: both shares, both verdicts, and whether the verdict changes.
[[nodiscard]] inline sheet side_by_side_sheet(side_by_side_result const& r, provenance from = {}) {
    auto const text = [](way_of_counting const& w) {
        std::ostringstream out;
        out << w;
        return out.str();
    };
    from.basis = r.first.basis == r.second.basis ? std::string(spelling(r.first.basis)) : "both";
    from.role = spelling(r.first.whose);
    if (r.first.whose != r.second.whose) from.role += " and " + std::string(spelling(r.second.whose));
    from.period = r.when.text();
    auto columns = detail::who_columns();
    for (auto const& [name, title] : {std::pair<std::string, std::string>{"first", "first"}, {"second", "second"}}) {
        columns.push_back({name + "_numerator", title + ": people", shown_as::count, shown_to::programs});
        columns.push_back({name + "_denominator", title + ": of", shown_as::count, shown_to::programs});
        columns.push_back({name + "_share", title, shown_as::share});
        columns.push_back({name + "_met", title + " met"});
    }
    columns.push_back({"points_apart", "points apart", shown_as::points});
    columns.push_back({"change", "verdict changes", shown_as::text});
    sheet s("The same councils counted in two ways", std::move(from), std::move(columns));
    auto const add = [&s](std::vector<sheet_cell> cells, counted_twice const& c) {
        for (auto const* one : {&c.first, &c.second}) {
            cells.emplace_back(detail::count_or_reason(*one, one->hits()));
            cells.emplace_back(detail::count_or_reason(*one, one->trials()));
            cells.emplace_back(detail::share_or_reason(*one));
            cells.emplace_back(detail::yes_or_no((one == &c.first ? c.first_fact : c.second_fact).met));
        }
        cells.emplace_back(c.points_apart);
        cells.emplace_back(std::string(spelling(c.change)));
        s.add_row(std::move(cells));
    };
    for (auto const& row : r.rows) add(detail::who_cells(row.who), row);
    add({std::string(), std::string(), std::string("All with both")}, r.overall);
    s.warn("First: " + text(r.first) + ". Second: " + text(r.second) + ". Target share " + r.aim.text() + ": met on the first only by " +
           std::to_string(r.councils(verdict_change::only_the_first)) + ", on the second only by " +
           std::to_string(r.councils(verdict_change::only_the_second)) + ", the same on both for " +
           std::to_string(r.councils(verdict_change::none)) + ", undetermined for " +
           std::to_string(r.councils(verdict_change::undetermined)) + " councils. All together are the " + std::to_string(r.in_both) +
           " with figures in both.");
    return s;
}

[[nodiscard]] inline sheet sheet_of(side_by_side_result const& r) { return side_by_side_sheet(r); }

}  // namespace pbo

#endif
