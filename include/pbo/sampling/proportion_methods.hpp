// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_PROPORTION_METHODS_HPP
#define PBO_SAMPLING_PROPORTION_METHODS_HPP

// The methods of interval/ that a survey's share can be asked for as well, with Student's t of the design's degrees of
// freedom in place of z and, for counts, the effective sample size n* = p (1 - p) / V in place of n:
//
//     wilson              Wilson's score interval on n*
//     logit, xlogit       log(p / (1 - p)) +- t se / (p (1 - p)), turned back.  R's "logit" finds the same limits by fitting
//                         a model and its "xlogit" by this formula; here both names are one formula
//     likelihood_ratio    the deviance scaled by the design effect (Rao and Scott 1984): Wilks's interval on n*, with the
//                         quasi-binomial dispersion n / (n - 1) that R's "likelihood" has too (R interpolates its limits,
//                         to 4 digits or so; these are the roots)
//     arcsine             sin^2 of arcsin(sqrt(p)) +- t se / (2 sqrt(p (1 - p))), without Anscombe's 3/8 (R's "asin")
//
// At p = 0 and 1 the variance is 0 and says nothing: n* is then n, and logit takes the ends of korn_graubard, where its
// formula has none.  Angles are clamped to [0, pi/2]; R does not, so that its lower limit of a small share turns round
// at 0 and rises again as the level does.  All contain p.  No share: [0, 1].  No degrees of freedom: no interval, with that
// reason.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/arcsine.hpp>
#include <pbo/interval/likelihood_ratio.hpp>
#include <pbo/interval/logit.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/sampling/detail/sampled_limits.hpp>
#include <pbo/sampling/korn_graubard.hpp>
#include <pbo/sampling/sampled_proportion.hpp>

#include <cmath>

namespace pbo {

struct xlogit_method : callable_method<xlogit_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "xlogit";
};

/// xlogit(p), xlogit(p, level): logit by R's other name for it.
inline constexpr xlogit_method xlogit;

namespace detail {
/// Shares of n*.
template <class = detail::when_called>
[[nodiscard]] inline real_counts effective_counts(sampled_share const& s) noexcept {
    return {s.effective_n * s.share, s.effective_n * s.rest, s.effective_n};
}
}  // namespace detail

namespace detail {
/// lower_likelihood_limit for Student's t, which may be in the hundreds: where the share is next to 0, the log odds are too
/// far from Wilson's for its steps, and log x = (h log(h/n) + m log(m/n) - t^2 / 2 - m log(1 - x)) / h settles at once.
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest lower_scaled_limit(real_counts const& c, double t) noexcept {
    if (c.hits == 0.0 || c.misses == 0.0) return lower_likelihood_limit(c, t);
    double const constant =
        (c.hits * std::log(c.hits / c.trials) + c.misses * std::log(c.misses / c.trials) - 0.5 * t * t) / c.hits;
    if (constant > -18.0) return lower_likelihood_limit(c, t);
    double x = std::exp(constant);
    for (int i = 0; i < 4; ++i) x = std::exp(constant - c.misses / c.hits * std::log1p(-x));
    return {x, 1.0 - x};
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(wilson_method const&, sampled_proportion const& p,
                                             confidence_level const& level) {
    return detail::sampled_limits(p, level, [](detail::sampled_share const& s) {
        auto const roots = detail::roots_of_wilson(detail::effective_counts(s), s.t);
        return interval{roots.smaller, roots.larger};
    });
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(logit_method const&, sampled_proportion const& p,
                                             confidence_level const& level) {
    if (p.value().has_value() && (*p.value() == 0.0 || *p.rest() == 0.0)) return detail::korn_graubard_limits(p, level, false);
    return detail::sampled_limits(p, level, [](detail::sampled_share const& s) {
        double const shift = s.t * (s.standard_error / s.share / s.rest);
        return interval{detail::shifted_share(s.share, s.rest, -shift), detail::shifted_share(s.share, s.rest, shift)};
    });
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(xlogit_method const&, sampled_proportion const& p,
                                             confidence_level const& level) {
    return limits(logit, p, level);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(likelihood_ratio_method const&, sampled_proportion const& p,
                                             confidence_level const& level) {
    if (p.value().has_value() && p.n() < 2) return absence::no_degrees_of_freedom;
    return detail::sampled_limits(p, level, [n = static_cast<double>(p.n())](detail::sampled_share const& s) {
        auto const c = detail::effective_counts(s);
        double const t = s.t * std::sqrt(n / (n - 1.0));
        double const lower = c.hits == 0.0 ? 0.0 : detail::lower_scaled_limit(c, t).x;
        double const upper = c.misses == 0.0 ? 1.0 : detail::lower_scaled_limit({c.misses, c.hits, c.trials}, t).y;
        return interval{lower, upper};
    });
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(arcsine_method const&, sampled_proportion const& p,
                                             confidence_level const& level) {
    return detail::sampled_limits(p, level, [](detail::sampled_share const& s) {
        constexpr double right_angle = 1.5707963267948966192;
        double const angle = std::atan2(std::sqrt(s.share), std::sqrt(s.rest));
        double const reach = 0.5 * s.t / std::sqrt(s.effective_n);
        auto const share_at = [](double a) {
            double const sine = std::sin(a <= 0.0 ? 0.0 : a);
            return a >= right_angle ? 1.0 : sine * sine;
        };
        return interval{share_at(angle - reach), share_at(angle + reach)};
    });
}

}  // namespace pbo

#endif
