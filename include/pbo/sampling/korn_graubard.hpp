// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_KORN_GRAUBARD_HPP
#define PBO_SAMPLING_KORN_GRAUBARD_HPP

// Clopper and Pearson's interval for a share from a survey (Korn and Graubard 1998): on the effective sample size
//
//     n* = p (1 - p) / V  times  (t of n - 1 degrees of freedom / t of the design's)^2
//
// the limits are quantiles of Beta(n* p, n* (1 - p) + 1) and Beta(n* p + 1, n* (1 - p)).  R's svyciprop calls it "beta".
// The one to choose for small bases and for shares near 0 and 1.
//
// At p = 0 and 1 the variance is 0 and says nothing: p (1 - p) / V is then n, as the National Center for Health Statistics
// does it (Parker and others 2017), whose form, korn_graubard_nchs, also never lets n* exceed n: a design that seems
// better than simple random sampling is not believed.  Contains p.  No share: [0, 1].  No degrees of freedom, or a single
// record: no interval, with that reason.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>
#include <pbo/sampling/detail/sampled_limits.hpp>
#include <pbo/sampling/sampled_proportion.hpp>

namespace pbo {

struct korn_graubard_method : callable_method<korn_graubard_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "korn_graubard";
};

struct korn_graubard_nchs_method : callable_method<korn_graubard_nchs_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "korn_graubard_nchs";
};

/// korn_graubard(p), korn_graubard(p, level).
inline constexpr korn_graubard_method korn_graubard;
/// The same with an effective sample size of at most n.
inline constexpr korn_graubard_nchs_method korn_graubard_nchs;

namespace detail {
template <class = detail::when_called>
[[nodiscard]] inline figure<interval> korn_graubard_limits(sampled_proportion const& p, confidence_level const& level,
                                                           bool at_most_n) {
    if (p.value().has_value() && p.n() < 2) return absence::no_degrees_of_freedom;
    return sampled_limits(p, level, [&](sampled_share const& s) {
        double const n = static_cast<double>(p.n());
        double const ratio = student_t_quantile(level, n - 1.0) / s.t;
        double effective = s.effective_n * ratio * ratio;
        if (at_most_n && effective > n) effective = n;
        tail const side = level.two_sided();
        double const hits = effective * s.share;
        double const misses = effective * s.rest;
        return interval{hits == 0.0 ? 0.0 : beta_quantile(hits, misses + 1.0, side),
                        misses == 0.0 ? 1.0 : beta_quantile_above(hits + 1.0, misses, side)};
    });
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(korn_graubard_method const&, sampled_proportion const& p,
                                             confidence_level const& level) {
    return detail::korn_graubard_limits(p, level, false);
}
template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(korn_graubard_nchs_method const&, sampled_proportion const& p,
                                             confidence_level const& level) {
    return detail::korn_graubard_limits(p, level, true);
}

}  // namespace pbo

#endif
