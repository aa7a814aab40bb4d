// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_AREAS_AND_TOTALS_HPP
#define PBO_READ_AREAS_AND_TOTALS_HPP

// What a published table has: its areas with their counts, and the totals that stood among them, each compared with the
// sum of the areas; and what must be said about both.
//
// The whole has a name where a total of that name agrees with the sum of the areas: England beside a row for England.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/read/area_level.hpp>
#include <pbo/read/published_row.hpp>
#include <pbo/read/published_total.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// notes: what was found, left out or guessed, in sentences.
struct areas_and_totals : read_summary {
    std::vector<published_row> areas;
    std::vector<published_total> totals;
    std::string basis{}, role{};  ///< as the file says them, or as asked for; empty where nobody does
    std::string indicator{};      ///< where a column of the file says the same of all rows
    std::uint64_t per = 0;        ///< 100 where the file has percentages in place of counts, 0 where it has counts
    bool has_bases = true;        ///< false: percentages or rates alone, in stated.value, and no counts at all
    bool other_measures = false;  ///< rows that count something else were left out
    bool scale_is_known = true;   ///< false: figures alone of which nobody says whether they are percentages
    std::string code_heading{};       ///< of short codes of areas that are not known to be CASSR codes
    std::string area = "area";    ///< what an area is called: "region" or "group" where no row is of a smaller one

    template <class = detail::when_called>
    [[nodiscard]] std::set<period> periods() const {
        std::set<period> all;
        for (auto const& a : areas) all.insert(a.period);
        return all;
    }
    template <class = detail::when_called>
    [[nodiscard]] period latest() const { return areas.empty() ? period{} : *periods().rbegin(); }

    /// The areas as returns of councils, in the file's order.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<council_return> returns() const {
        std::vector<council_return> all;
        for (auto const& a : areas) {
            council_return r;
            r.council = a.council;
            r.period = a.period;
            r.basis = text_form<eligibility_basis>::read(basis).value_or(eligibility_basis::ongoing);
            r.role = text_form<pbo::role>::read(role).value_or(pbo::role::users_and_carers);
            r.eligible = a.denominator;
            r.personal_budgets = a.numerator;
            r.direct_payment = a.direct_payments;
            if (a.direct_payments.has_value()) r.part_direct_payment = 0;
            all.push_back(std::move(r));
        }
        return all;
    }
    /// What the areas of a period are together, where a total of the file says so and agrees; empty otherwise.
    template <class = detail::when_called>
    [[nodiscard]] std::string whole(period const& when) const {
        std::string group;
        for (auto const& t : totals) {
            if (t.row.period != when || !t.confirmed()) continue;
            if (t.row.is.level == area_level::nation && !t.row.is.name.empty()) return t.row.is.name;
            bool const all = t.sum.with_figures + t.sum.without_figures == areas_in(when);
            if (t.row.is.level == area_level::group && all) group = t.row.called;
        }
        return group;
    }
    /// One sentence a total; groups that agree, and groups that nobody can compare, are summed up in one each.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::string> notes_on_totals(period const& when) const {
        std::vector<std::string> said;
        std::string agree, alone;
        for (auto const& t : totals) {
            if (t.row.period != when) continue;
            bool const group = t.row.is.level == area_level::group;
            if (group && (t.confirmed() || t.agrees == agreement::no_areas)) {
                auto& names = t.confirmed() ? agree : alone;
                names += (names.empty() ? "" : ", ") + t.row.called;
            } else {
                said.push_back(sentence_of(t));
            }
        }
        if (!agree.empty())
            said.push_back(
                "Rows that are totals of groups, not areas, and agree with the sums of their areas: " + agree + ".");
        if (!alone.empty())
            said.push_back(
                "Rows that are totals of groups, not areas; which areas are theirs is not known here: " + alone + ".");
        return said;
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] std::size_t areas_in(period const& when) const {
        return static_cast<std::size_t>(
            std::count_if(areas.begin(), areas.end(), [&](auto const& a) { return a.period == when; }));
    }
};

}  // namespace pbo

#endif
