// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_PUBLISH_SIDE_BY_SIDE_HPP
#define PBO_TESTS_PUBLISH_SIDE_BY_SIDE_HPP

// Small take-up tables for the sheets that set councils side by side.

#include <pbo/domain/target.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace councils_beside {

inline pbo::council_return one(std::string const& name, std::string const& region, pbo::figure<std::uint64_t> on_budget,
                               pbo::figure<std::uint64_t> eligible, int year = 2010) {
    pbo::council_return r;
    r.council.name = pbo::council_name(name);
    r.council.region = pbo::region_name(region);
    r.period = pbo::period::financial_year(year);
    r.personal_budgets = on_budget;
    r.eligible = eligible;
    return r;
}

inline pbo::take_up_table six() {
    return pbo::take_up(std::vector{one("Oak", "North", 50, 100), one("Ash", "North", 62, 100), one("Birch", "South", 30, 100),
                                    one("Elm", "South", pbo::absence::suppressed, 100), one("Fir", "South", 0, 0), one("Yew", "South", 58, 100)},
                        pbo::eligibility_basis::ongoing);
}

/// The key of the council of that name.
inline pbo::council_key key_of(pbo::take_up_table const& t, std::string_view name) {
    for (auto const& c : t.context().councils)
        if (c.name.view() == name) return c.key();
    throw std::out_of_range("no council " + std::string(name));
}
/// So many per cent on budgets, with no date.
inline pbo::target aim_of(int percent) {
    return {"take_up", pbo::share::percent(percent), pbo::date{}, pbo::eligibility_basis::ongoing, pbo::role::users_and_carers};
}

/// The text of a column for a council, as programs see it or as texts are.
inline pbo::sheet_cell cell(pbo::sheet const& s, std::string const& council, std::string const& column) {
    std::size_t at = 0;
    while (s.columns().at(at).name != column) ++at;
    for (auto const& row : s.rows())
        if (std::get<std::string>(row[3]) == council) return row[at];
    throw std::out_of_range("no row for " + council);
}
inline std::string text(pbo::sheet const& s, std::string const& council, std::string const& column) {
    return std::get<std::string>(cell(s, council, column));
}
inline pbo::figure<double> number(pbo::sheet const& s, std::string const& council, std::string const& column) {
    return std::get<pbo::figure<double>>(cell(s, council, column));
}
inline pbo::figure<std::uint64_t> count(pbo::sheet const& s, std::string const& council, std::string const& column) {
    return std::get<pbo::figure<std::uint64_t>>(cell(s, council, column));
}
inline bool notes(pbo::sheet const& s, std::string const& part) {
    return std::any_of(s.warnings.begin(), s.warnings.end(), [&](std::string const& w) { return w.find(part) != std::string::npos; });
}
inline std::vector<std::string> names(pbo::sheet const& s) {
    std::vector<std::string> all;
    for (auto const& row : s.rows()) all.push_back(std::get<std::string>(row[3]));
    return all;
}

}  // namespace councils_beside

#endif
