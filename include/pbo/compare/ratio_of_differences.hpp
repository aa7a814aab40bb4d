// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_RATIO_OF_DIFFERENCES_HPP
#define PBO_COMPARE_RATIO_OF_DIFFERENCES_HPP

// What does a point more cost?  Two groups differ in cost by a and in outcome by b, each with its standard error, and the two may go
// together (a correlation of a and b as estimates): the incremental cost per point is a / b.  Its limits are Fieller's (1954): all R
// that the data do not reject,
//
//     |a - R b| <= z sqrt(s_a^2 - 2 R s_ab + s_b^2 R^2)
//
//     ratio_of_differences({1200, 400}, {3.1, 0.9}, 0.2)            // of costs and points; 387 a point
//
// That set need not be an interval.  Where b is not told from 0 it is everything outside two numbers, or every number: a point more
// may cost anything, or save.  No other limits are honest there.  A negative ratio has two meanings (cheaper and better, dearer and
// worse): look at a and b.  chance_below(limit) is the chance that limit * b - a is above 0, were the estimates all that is known: that
// a point is bought for less than the limit (the acceptability curve; van Hout and others 1994).  b of 0: no ratio
// (nothing_to_divide_by), but limits.  Throws std::domain_error for what is not finite, a standard error below 0, a correlation beyond 1.
//
// Not part of <pbo/compare.hpp>: no report needs it.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace pbo {

struct estimated_difference {
    double value = 0.0;
    double standard_error = 0.0;
};

/// Where the ratios are that the data do not reject, by the two limits.
enum class fieller_set : std::uint8_t { between, outside, everywhere };

struct ratio_of_differences_result {
    figure<double> ratio;
    fieller_set where = fieller_set::everywhere;
    figure<interval> limits;  ///< of between: the ends; of outside: what is rejected lies between them; of everywhere not_applicable
};

namespace detail {
template <class = detail::when_called>
inline void check_differences(estimated_difference const& a, estimated_difference const& b, double correlation) {
    for (auto const& d : {a, b})
        if (!(std::isfinite(d.value) && std::isfinite(d.standard_error) && d.standard_error >= 0.0))
            throw std::domain_error("pbo::ratio_of_differences: a difference of " + number_text(d.value) + " with a standard error of " +
                                    number_text(d.standard_error));
    if (!(correlation >= -1.0 && correlation <= 1.0))
        throw std::domain_error("pbo::ratio_of_differences: a correlation of " + number_text(correlation) + "; expected -1 to 1");
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline ratio_of_differences_result ratio_of_differences(estimated_difference const& above, estimated_difference const& below,
                                                                      double correlation = 0.0, confidence_level level = {}) {
    detail::check_differences(above, below, correlation);
    ratio_of_differences_result found{absence::nothing_to_divide_by, fieller_set::everywhere, absence::not_applicable};
    if (below.value != 0.0) found.ratio = above.value / below.value;
    // In units of the standard errors, so that pence and points do not meet: R = r times `unit`.
    double const z2 = level.z() * level.z();
    double const sa = above.standard_error > 0.0 ? above.standard_error : 1.0, sb = below.standard_error > 0.0 ? below.standard_error : 1.0;
    double const a = above.value / sa, b = below.value / sb, unit = sa / sb;
    double const va = above.standard_error > 0.0 ? z2 : 0.0, vb = below.standard_error > 0.0 ? z2 : 0.0;
    double const both = va > 0.0 && vb > 0.0 ? z2 * correlation : 0.0;
    // r^2 f2 - 2 r f1 + f0 <= 0
    double const f0 = a * a - va, f1 = a * b - both, f2 = b * b - vb, inner = f1 * f1 - f0 * f2;
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (f2 == 0.0) {
        if (f1 == 0.0) return found;
        double const end = 0.5 * f0 / f1 * unit;
        found.where = fieller_set::between;
        found.limits = f1 > 0.0 ? interval(end, infinite) : interval(-infinite, end);
        return found;
    }
    if (inner < 0.0 && f2 < 0.0) return found;
    double const root = std::sqrt(std::fmax(0.0, inner)), larger = f1 >= 0.0 ? f1 + root : f1 - root;
    double const one = larger / f2 * unit, other = larger != 0.0 ? f0 / larger * unit : -one;
    found.where = f2 > 0.0 ? fieller_set::between : fieller_set::outside;
    found.limits = interval(std::min(one, other), std::max(one, other));
    return found;
}

/// The chance that a unit of what is below costs less than the limit.
template <class = detail::when_called>
[[nodiscard]] inline double chance_below(estimated_difference const& above, estimated_difference const& below, double limit,
                                         double correlation = 0.0) {
    detail::check_differences(above, below, correlation);
    if (!std::isfinite(limit)) throw std::domain_error("pbo::chance_below: a limit of " + detail::number_text(limit));
    double const gain = limit * below.value - above.value;
    double const x = limit * below.standard_error, y = above.standard_error;
    double const spread = std::sqrt(std::fmax(0.0, x * x - 2.0 * correlation * x * y + y * y));
    if (!(spread > 0.0)) return gain > 0.0 ? 1.0 : gain < 0.0 ? 0.0 : 0.5;
    return 0.5 * std::erfc(-gain / spread / 1.4142135623730950488);
}

}  // namespace pbo

#endif
