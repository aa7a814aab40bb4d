// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_COMPARE_TWO_PROPORTIONS_SUPPORT_HPP
#define PBO_TESTS_COMPARE_TWO_PROPORTIONS_SUPPORT_HPP

// What the tests of two proportions share: comparing numbers, tables worth trying, and asking a method by its name.

#include <pbo/compare/any_comparison_method.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pairs_of_proportions {

/// Equal to within `relative` of the expected size; infinities only to themselves.
inline bool close(double found, double expected, double relative, double absolute = 0.0) {
    if (std::isinf(found) || std::isinf(expected)) return found == expected;
    return std::abs(found - expected) <= std::max(absolute, relative * std::abs(expected));
}

template <class E>
pbo::interval limits_of(std::string_view method, E const& e, double level = 0.95) {
    return pbo::parse_comparison_method<E>{}(method)(e, pbo::confidence_level{level}).limits.value();
}

inline constexpr std::uint64_t huge = 1000000000000000;  // 10^15

/// Ends, groups of one, the very unequal, the rare and the huge.
inline std::vector<std::array<std::uint64_t, 4>> const& tables() {
    static std::vector<std::array<std::uint64_t, 4>> const all{
        {0, 1, 0, 1}, {1, 1, 0, 1}, {0, 1, 1, 1}, {1, 1, 1, 1}, {0, 10, 0, 20}, {10, 10, 20, 20}, {10, 10, 0, 20},
        {0, 20, 10, 10}, {7, 34, 1, 34}, {56, 70, 48, 80}, {1, 2, 1, 2}, {5, 10, 10, 20}, {1, 3, 999, 1000}, {2, 2, 1, 1000000},
        {1, 1000000, 0, 1000000}, {999999, 1000000, 1, 1000000}, {0, huge, 0, huge}, {0, huge, huge, huge},
        {huge, huge, huge, huge}, {1, huge, 0, huge}, {huge / 2, huge, huge / 3, huge}, {huge / 2, huge, 1, 3},
        {huge - 1, huge, 1, huge}, {3, 3, huge / 7, huge}};
    return all;
}

inline constexpr std::array levels{1e-8, 0.01, 0.5, 0.95, 0.998, 1.0 - 1e-10};

}  // namespace pairs_of_proportions

#endif
