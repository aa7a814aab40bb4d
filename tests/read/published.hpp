// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_READ_PUBLISHED_HPP
#define PBO_TESTS_READ_PUBLISHED_HPP

// Published tables as texts, for the tests of their reading.

#include <pbo/read/published_counts.hpp>

#include <sstream>
#include <string>

inline pbo::areas_and_totals published(std::string const& text, pbo::published_layout const& layout, pbo::read_options const& options = {}) {
    std::istringstream in(text);
    return pbo::read_published_counts({in, "t.csv"}, layout, options);
}
/// One row an area, in the columns la, n and d.
inline pbo::published_layout plain() { return {.key = "la", .numerator = "n", .denominator = "d"}; }

/// "Ash 1/2, Elm [c]/7": the areas with their counts.
inline std::string areas_in(pbo::areas_and_totals const& read) {
    std::ostringstream out;
    for (auto const& a : read.areas) out << (&a == &read.areas.front() ? "" : ", ") << a.called << ' ' << a.numerator << '/' << a.denominator;
    return out.str();
}

#endif
