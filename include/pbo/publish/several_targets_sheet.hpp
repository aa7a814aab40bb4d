// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_SEVERAL_TARGETS_SHEET_HPP
#define PBO_PUBLISH_SEVERAL_TARGETS_SHEET_HPP

// Several targets at once, made ready for a reader: a row a council and target with the counts, met or not, points from the
// target and how many more people it takes, then a row a target for all councils together.

#include <pbo/measure/several_targets.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// A row a council and target.
template <class Key>
[[nodiscard]] sheet several_targets_sheet(several_targets_result<Key> const& r, provenance from = {}) {
    if (!r.aims.empty()) {
        from.basis = spelling(r.aims.front().basis());
        from.role = spelling(r.aims.front().role());
    }
    auto columns = detail::who_columns();
    for (sheet_column c : std::vector<sheet_column>{{"indicator", "indicator"},
                                                    {"target", "target"},
                                                    {"due", "due"},
                                                    {"numerator", "people", shown_as::count},
                                                    {"denominator", "of", shown_as::count},
                                                    {"share", "share", shown_as::share},
                                                    {"met", "met"},
                                                    {"points_from_target", "points from target", shown_as::points},
                                                    {"people_short", "people short", shown_as::count}})
        columns.push_back(std::move(c));
    sheet s("Several targets", std::move(from), std::move(columns));
    auto const add = [&](std::vector<sheet_cell> const& who, typename several_targets_result<Key>::row const& row) {
        for (std::size_t i = 0; i < r.aims.size(); ++i) {
            auto const& t = row.counts[i];
            auto cells = who;
            for (sheet_cell cell : std::vector<sheet_cell>{
                     std::string(r.aims[i].indicator().view()), r.aims[i].share().text(), r.aims[i].due().text(),
                     detail::count_or_reason(t, t.hits()), detail::count_or_reason(t, t.trials()), detail::share_or_reason(t),
                     detail::yes_or_no(row.facts[i].met), row.facts[i].points_from_target, row.facts[i].more_people_needed})
                cells.push_back(std::move(cell));
            s.add_row(std::move(cells));
        }
    };
    for (auto const& row : r.rows) add(detail::who_cells(row.who), row);
    add({std::string(), std::string(), std::string("All together")}, r.overall);
    for (std::size_t i = 0; i < r.aims.size(); ++i)
        s.warn(std::string(r.aims[i].indicator().view()) + " " + r.aims[i].share().text() + ": met by " +
               std::to_string(r.met(i)) + ", missed by " + std::to_string(r.missed(i)) + " of " +
               std::to_string(r.rows.size()) + " councils.");
    if (r.aims.size() > 1) s.warn("All targets of which they have figures are met by " + std::to_string(r.met_all()) + " councils.");
    return s;
}

template <class Key>
[[nodiscard]] sheet sheet_of(several_targets_result<Key> const& r) {
    return several_targets_sheet(r);
}

}  // namespace pbo

#endif
