// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_NORMAL_HPP
#define PBO_SAMPLING_NORMAL_HPP

// The estimate plus and minus its standard errors: Student's quantile with the design's degrees of freedom, for every
// estimate from a sample (R's confint with df = degf(design); svyciprop's "mean").
//
// Clamped to the estimand's range, which R's intervals are not: of 2 of 100 those can begin below 0.  For totals, means, ratios
// and differences this is the interval to use.  For shares near 0 or 1 prefer another: at 0 and 1 it has no width at all.  No
// value: no limits, or the whole range when there is nothing to divide by.  No degrees of freedom: no interval, with that
// reason, and not 1.96.

#include <pbo/core/method.hpp>
#include <pbo/sampling/detail/sampled_limits.hpp>
#include <pbo/sampling/sampled_value.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>

namespace pbo {

struct normal_method : callable_method<normal_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "normal";
};

/// normal(e), normal(e, level): e is any estimate from a sample.
inline constexpr normal_method normal;

template <std::derived_from<sampled_estimate> E>
[[nodiscard]] figure<interval> limits(normal_method const&, E const& e, confidence_level const& level) {
    auto const value = e.value();
    if (!value.has_value())
        return value.reason() == absence::nothing_to_divide_by ? figure<interval>(E::range) : figure<interval>(value.reason());
    if (e.degrees_of_freedom() <= 0) return absence::no_degrees_of_freedom;
    auto const se = e.standard_error();
    if (!se.has_value()) return se.reason();
    double const reach = *se * detail::student_t_quantile(level, static_cast<double>(e.degrees_of_freedom()));
    return interval{std::max(E::range.lower(), *value - reach), std::min(E::range.upper(), *value + reach)};
}

}  // namespace pbo

#endif
