// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_PUBLISH_SUPPORT_HPP
#define PBO_TESTS_PUBLISH_SUPPORT_HPP

// One sheet with every kind of column, for the writers; and figures of a sheet by the names of their columns.

#include <pbo/publish/sheet.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <variant>

/// A figure of a sheet's row, by the column's name.
inline double figure_in(pbo::sheet const& s, std::size_t row, char const* name) {
    for (std::size_t i = 0; i < s.columns().size(); ++i)
        if (s.columns()[i].name == name)
            return std::visit(
                []<class T>(T const& cell) -> double {
                    if constexpr (std::is_same_v<T, std::string>)
                        throw std::invalid_argument("a text, not a figure: " + cell);
                    else
                        return static_cast<double>(cell.value());
                },
                s.rows().at(row)[i]);
    throw std::out_of_range(std::string("there is no column ") + name);
}

inline pbo::sheet example_sheet() {
    using pbo::shown_as;
    pbo::sheet s("Take-up", {.source = "returns.csv", .period = "2011-03-31", .basis = "ongoing", .level = "95%",
                             .method = "wilson", .rule = "none", .data = "complete count"},
                 {{"council", "Council"}, {"n", "Eligible", shown_as::count}, {"share", "Take-up", shown_as::share},
                  {"points", "Points", shown_as::points}});
    s.add_row({std::string("=HYPERLINK(\"x\"), a|b"), pbo::figure<std::uint64_t>(1234567), pbo::figure<double>(0.125),
               pbo::figure<double>(-0.5)});
    s.add_row({std::string("Isles"), pbo::figure<std::uint64_t>(pbo::absence::not_available),
               pbo::figure<double>(pbo::absence::not_available), pbo::figure<double>(6.25)});
    s.warn("Small bases.");
    return s;
}

#endif
