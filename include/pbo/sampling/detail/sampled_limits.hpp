// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_DETAIL_SAMPLED_LIMITS_HPP
#define PBO_SAMPLING_DETAIL_SAMPLED_LIMITS_HPP

// What all intervals for a sampled proportion have in common: what happens when there is no share (limits 0 and 1), no
// degrees of freedom (no interval) or no spread, and that the limits hold the share between them.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/interval/detail/student_t.hpp>
#include <pbo/sampling/sampled_proportion.hpp>

#include <cmath>

namespace pbo::detail {

/// A share as a method sees it.
struct sampled_share {
    double share;
    double rest;
    double standard_error;
    double effective_n;  ///< n where share or rest is 0
    double t;            ///< Student's quantile in place of the normal one
};

/// formula(sampled_share) gives an interval; it is not asked where the design leaves no doubt.
template <class Formula>
[[nodiscard]] figure<interval> sampled_limits(sampled_proportion const& p, confidence_level const& level,
                                              Formula const& formula) {
    auto const share = p.value();
    if (!share.has_value())
        return share.reason() == absence::nothing_to_divide_by ? figure<interval>(unit_interval)
                                                               : figure<interval>(share.reason());
    if (p.degrees_of_freedom() <= 0) return absence::no_degrees_of_freedom;
    auto const variance = p.variance();
    if (!variance.has_value()) return variance.reason();
    auto const effective = *p.effective_n();
    if (std::isinf(effective)) return interval{*share, *share};
    double const t = student_t_quantile(level, static_cast<double>(p.degrees_of_freedom()));
    interval const found = formula(sampled_share{*share, *p.rest(), std::sqrt(*variance), effective, t});
    return interval{found.lower() < *share ? found.lower() : *share, found.upper() > *share ? found.upper() : *share};
}

}  // namespace pbo::detail

#endif
