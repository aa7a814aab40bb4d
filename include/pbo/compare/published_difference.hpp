// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_PUBLISHED_DIFFERENCE_HPP
#define PBO_COMPARE_PUBLISHED_DIFFERENCE_HPP

// Two figures are in print, each as value -+ margin (or with a standard error), and nothing else is known of them: do they differ?
// Of estimates that are independent of each other, with s = margin / z:
//
//     difference = a - b      standard error = sqrt(s_a^2 + s_b^2)      margin = sqrt(margin_a^2 + margin_b^2) at one level
//
//     published_difference({66.4, 1.2}, {64.9, 1.0})                              // margins at 95%, z = 1.96 as official tables have it
//     published_difference({66.4, 1.2, 1.96, 0.1}, {64.9, 1.0, 1.96, 0.1})    // in tenths: what rounding leaves open
//
// Two margins that overlap are no sign that figures agree: 1.5 apart with margins of 1.2 and 1.0 overlap, and p = 0.06.  Where
// figures were rounded to the next `rounding`, each of value and margin may be off by half of it: settled says whether the finding
// (limits that hold 0, or not) is the same at the farthest and the nearest that they may have been.  A council and the whole that it
// is part of, and the same people twice, are not independent: not for those.  Throws std::domain_error for a margin or rounding below
// 0 or anything not finite; two margins of 0 have no test (nothing_to_divide_by).
//
// Not part of <pbo/compare.hpp>: no report needs it.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace pbo {

struct published_figure {
    double value = 0.0;
    double margin = 0.0;  ///< half the width of its limits at `level`; a standard error with z = 1
    double z = 1.96;      ///< what the margin is in standard errors
    double rounding = 0.0;         ///< of the value, and of the margin unless it is told:
    double margin_rounding = -1.0;  ///< below 0: the value's
};

struct published_difference_result {
    double difference = 0.0;
    double standard_error = 0.0;
    interval limits;
    figure<double> p_value;
    bool settled = true;  ///< rounding cannot change whether the limits hold 0
};

template <class = detail::when_called>
[[nodiscard]] inline published_difference_result published_difference(published_figure first, published_figure second,
                                                                      confidence_level level = {}) {
    for (auto const& f : {first, second})
        if (!(std::isfinite(f.value) && f.margin >= 0.0 && std::isfinite(f.margin) && f.z > 0.0 && std::isfinite(f.z) &&
              f.rounding >= 0.0 && std::isfinite(f.rounding) && std::isfinite(f.margin_rounding)))
            throw std::domain_error("pbo::published_difference: " + detail::number_text(f.value) + " with a margin of " +
                                    detail::number_text(f.margin) + " (z = " + detail::number_text(f.z) + ", rounded to " +
                                    detail::number_text(f.rounding) + ")");
    // The official 1.96 is the 95% quantile rounded: limits at 95% take what the margins took.
    double const z = level == confidence_level{} && first.z == 1.96 && second.z == 1.96 ? 1.96 : level.z();
    auto const error_with = [&](double sign) {
        auto const error = [sign](published_figure const& f) {
            double const rounding = f.margin_rounding < 0.0 ? f.rounding : f.margin_rounding;
            return std::fmax(0.0, f.margin + sign * 0.5 * rounding) / f.z;
        };
        double const a = error(first), b = error(second);
        return std::sqrt(a * a + b * b);
    };
    published_difference_result found;
    found.difference = first.value - second.value;
    found.standard_error = error_with(0.0);
    found.limits = interval(found.difference - z * found.standard_error, found.difference + z * found.standard_error);
    found.p_value = absence::nothing_to_divide_by;
    if (found.standard_error > 0.0)
        found.p_value = std::erfc(std::fabs(found.difference) / found.standard_error / 1.4142135623730950488);
    double const apart = std::fabs(found.difference), off = 0.5 * (first.rounding + second.rounding);
    bool const clear_at_worst = std::fmax(0.0, apart - off) > z * error_with(1.0), clear_at_best = apart + off > z * error_with(-1.0);
    found.settled = clear_at_worst == clear_at_best;
    return found;
}

}  // namespace pbo

#endif
