// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_BAYES_HPP
#define PBO_INTERVAL_BAYES_HPP

// What do we believe after the counts, having believed Beta(a, b) before?  The posterior is Beta(k + a, n - k + b):
//
//     bayes{1, 1}                     equal-tailed: alpha/2 on either side; no rule at the ends, so 0 of n has a lower limit
//     bayes_highest_density{1, 1}     the shortest interval: the shares inside are all more credible than those outside
//
// Highest density: when k + a <= 1 the density only falls (from 0), when n - k + b <= 1 it only rises (to 1), and the
// interval is one-sided; where it does both (a and b below 1, n = 0 apart) there is no single interval and the equal-tailed
// one is given.  It has no one-sided form.
//
// The limits need not contain k/n.  n = 0: [0, 1], whatever the prior: nothing was observed.  Real-valued counts are
// welcome.  a and b must be above 0 and finite, or std::domain_error is thrown.  The names are bayes(1;1) and
// bayes_highest_density(1;1).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace pbo {

namespace detail {
/// The two parameters of a beta prior.
class beta_prior {
public:
    template <class = detail::when_called>
    beta_prior(double a, double b) : a_(a), b_(b) {
        if (!(a > 0.0 && b > 0.0 && a <= std::numeric_limits<double>::max() && b <= std::numeric_limits<double>::max()))
            throw std::domain_error("pbo::bayes: Beta(" + std::to_string(a) + ", " + std::to_string(b) +
                                    ") is not a prior: both must be above 0 and finite");
    }
    [[nodiscard]] double a() const noexcept { return a_; }
    [[nodiscard]] double b() const noexcept { return b_; }
    friend bool operator==(beta_prior const&, beta_prior const&) = default;

protected:
    template <class = detail::when_called>
    [[nodiscard]] label named(char const* head) const {
        return label(head).append("(").append(text_form<double>::write(a_)).append(";").append(
            text_form<double>::write(b_)).append(")");
    }

private:
    double a_;
    double b_;
};
}  // namespace detail

class bayes : public detail::beta_prior, public callable_method<bayes> {
public:
    static constexpr bool contains_value = false;
    using beta_prior::beta_prior;
    template <class = detail::when_called>
    [[nodiscard]] label name() const { return named("bayes"); }
    friend bool operator==(bayes const&, bayes const&) = default;
};

class bayes_highest_density : public detail::beta_prior, public callable_method<bayes_highest_density> {
public:
    static constexpr bool contains_value = false;
    using beta_prior::beta_prior;
    template <class = detail::when_called>
    [[nodiscard]] label name() const { return named("bayes_highest_density"); }
    friend bool operator==(bayes_highest_density const&, bayes_highest_density const&) = default;
};

template <detail::plain_counts E>
[[nodiscard]] double lower_limit(bayes const& m, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    return c.trials == 0.0 ? 0.0 : detail::beta_quantile(c.hits + m.a(), c.misses + m.b(), side);
}

template <detail::plain_counts E>
[[nodiscard]] double upper_limit(bayes const& m, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    return c.trials == 0.0 ? 1.0 : detail::beta_quantile_above(c.hits + m.a(), c.misses + m.b(), side);
}

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(bayes const& m, E const& e, confidence_level const& level) {
    return detail::both_limits(m, e, level);
}

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline tail tail_of(double probability) {
    double const smaller = probability <= 0.5 ? probability : 1.0 - probability;
    return {probability, normal_quantile(0.5 - probability, smaller)};
}

/// Both modes inside (0, 1): the share of alpha below the interval is found by Newton's method between brackets, on the
/// difference of the log densities at the two ends, which falls as that share grows.
template <class = detail::when_called>
[[nodiscard]] inline interval highest_density_inside(double a, double b, double alpha) {
    beta_shape const log_density{a - 1.0, b - 1.0};  // minus its deviance is log f, but for a constant
    double least = 0.0, most = alpha, below = 0.5 * alpha;
    share_and_rest lower{}, upper{};
    if (alpha > 1.0 - 1e-5) {  // so short that the density's change is lost in rounding: half of it on each side of the mode
        beta_shape const shape{a, b};
        auto const mode = position_of(shape, {log_density.mean, log_density.mean_above});
        below = mode.ratio * mode.density - 0.5 * (1.0 - alpha);
        double const low = beta_quantile(a, b, tail_of(below));
        double const high = beta_quantile_above(a, b, tail_of(alpha - below));
        return {low, high < low ? low : high};
    }
    for (int i = 0; i < 200; ++i) {
        lower = beta_quantile_pair(a, b, tail_of(below));
        auto const mirrored = beta_quantile_pair(b, a, tail_of(alpha - below));
        upper = {mirrored.y, mirrored.x};
        double const excess =
            log_density.deviance(lower.x, lower.y) - log_density.deviance(upper.x, upper.y);  // log f(u) - log f(l)
        (excess > 0.0 ? least : most) = below;
        auto const change = [&](share_and_rest at) {  // of log f with probability: (log f)' / f, per unit of x
            double const s = (a - 1.0) * at.y - (b - 1.0) * at.x;
            beta_shape const shape{a, b};
            return s / shape.density(shape.deviance(at.x, at.y));
        };
        double const slope = change(upper) - change(lower);
        double next = below - excess / slope;
        if (!(next > least && next < most)) next = 0.5 * (least + most);
        bool const settled = std::abs(next - below) <= 1e-15 * alpha || most - least <= 1e-15 * alpha;
        below = next;
        if (settled) break;
    }
    return {lower.x, upper.x < lower.x ? lower.x : upper.x};
}

template <class = detail::when_called>
[[nodiscard]] inline interval highest_density(double a, double b, confidence_level const& level) {
    if (a <= 1.0 && b <= 1.0) {
        if (a == 1.0 && b == 1.0) return {0.5 * level.alpha(), 1.0 - 0.5 * level.alpha()};
        double const lower = beta_quantile(a, b, level.two_sided());
        double const upper = beta_quantile_above(a, b, level.two_sided());
        return {lower, upper < lower ? lower : upper};
    }
    if (a <= 1.0) return {0.0, beta_quantile_above(a, b, level.one_sided())};
    if (b <= 1.0) return {beta_quantile(a, b, level.one_sided()), 1.0};
    return highest_density_inside(a, b, level.alpha());
}

}  // namespace detail

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(bayes_highest_density const& m, E const& e, confidence_level const& level) {
    auto const c = detail::real_counts_of(e);
    if (c.trials == 0.0) return unit_interval;
    return detail::highest_density(c.hits + m.a(), c.misses + m.b(), level);
}

}  // namespace pbo

#endif
