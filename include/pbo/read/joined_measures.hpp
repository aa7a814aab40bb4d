// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_JOINED_MEASURES_HPP
#define PBO_READ_JOINED_MEASURES_HPP

// Two measures of the same areas, published apart: people with self-directed support, and those of them with direct
// payments. The numerators of the second stand beside the counts of the first, area by area and period by period, so
// that councils which report as many of the one as of the other are found:
//
//     auto support = pbo::read_published_counts(file, layout, {.where = {{"measure", "1C1A"}}});
//     pbo::join_direct_payments(support, pbo::read_published_counts(file, layout, {.where = {{"measure", "1C2A"}}}));
//
// An area that only one of them has, and one whose denominators differ, is named in the notes: it has no direct
// payments here, because half of a count is none.  O(n log n).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/read/areas_and_totals.hpp>

#include <map>
#include <string>
#include <utility>

namespace pbo {

template <class = detail::when_called>
inline void join_direct_payments(areas_and_totals& to, areas_and_totals const& direct) {
    std::map<std::pair<council_key, period>, published_row const*> second;
    for (auto const& a : direct.areas) second.emplace(std::pair{a.council.key(), a.period}, &a);
    std::string apart, alone;
    auto const name = [](std::string& names, published_row const& a) {
        names += (names.empty() ? "" : ", ") + a.called;
    };
    for (auto& a : to.areas) {
        auto const found = second.find({a.council.key(), a.period});
        if (found == second.end()) {
            name(alone, a);
        } else if (a.denominator.has_value() && found->second->denominator.has_value() &&
                   *a.denominator != *found->second->denominator) {
            name(apart, a);
        } else {
            a.direct_payments = found->second->numerator;
            if (a.numerator.has_value() && a.direct_payments.has_value() && *a.direct_payments > *a.numerator) {
                a.direct_payments = absence::not_available;
                name(apart, a);
            }
        }
    }
    if (!alone.empty()) to.notes.push_back("No direct payments in the file for " + alone + ".");
    if (!apart.empty())
        to.notes.push_back(
            "Direct payments left out, because they do not fit the other measure (another denominator, or more "
            "people): " +
            apart + ".");
}

}  // namespace pbo

#endif
