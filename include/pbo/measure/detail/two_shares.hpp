// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_TWO_SHARES_HPP
#define PBO_MEASURE_DETAIL_TWO_SHARES_HPP

// What the measures that compare two shares have in common: which test goes with which interval, a test that was not
// made, and on which side of 0 a difference clearly lies.

#include <pbo/compare/miettinen_nurminen.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/figure.hpp>

#include <type_traits>

namespace pbo::detail {

/// The score test that agrees with a method's interval: Pearson's for mee (exactly) and newcombe (nearly), and with its
/// factor (N - 1) / N for miettinen_nurminen (exactly).
template <class Method>
using test_beside = std::conditional_t<std::is_same_v<Method, miettinen_nurminen_method>,
                                       pearson_chi_squared_test<chi_squared_form::n_minus_1>,
                                       pearson_chi_squared_test<chi_squared_form::plain>>;

/// A test that nobody could make, and why.
inline test_result not_tested(absence why, label const& method) { return {why, why, why, method}; }

/// The test, or why there is none: one of the groups is empty.
template <class Test>
[[nodiscard]] test_result tested(Test const& test, proportion const& first, proportion const& second) {
    if (first.trials() == 0 || second.trials() == 0) return not_tested(absence::nothing_to_divide_by, test.name());
    return test(two_by_two(first, second));
}

/// above, below or neither: the side on which the difference lies when p < alpha, which is when a two-sided interval
/// that agrees with the test leaves 0 out.
template <class Finding>
[[nodiscard]] figure<Finding> side_found(figure<double> const& p_value, figure<double> const& distance,
                                         confidence_level const& level, Finding above, Finding below, Finding neither) {
    if (!p_value) return p_value.reason();
    if (!distance) return distance.reason();
    if (!(*p_value < level.alpha()) || *distance == 0.0) return neither;
    return *distance > 0.0 ? above : below;
}

}  // namespace pbo::detail

#endif
