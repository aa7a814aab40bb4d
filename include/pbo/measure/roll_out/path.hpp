// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ROLL_OUT_PATH_HPP
#define PBO_MEASURE_ROLL_OUT_PATH_HPP

// How many people will be on a budget each month, and how sure is that?  Exact means, variances and covariance of the
// people on a budget and of those in the caseload without one, under the assumptions of roll_out_assumptions.hpp.
// People are independent and each is on a budget, off it or gone, so a group of n with chances k (on) and f (off) adds
//
//     n k,  n f    to the means        n k (1-k),  n f (1-f)    to the variances        -n k f    to the covariance
//
// and a Poisson stream of entrants adds its means to the variances and nothing to the covariance.  (For memoryless
// reviews without a delay the same numbers follow from a recursion from month to month.)
//
// The assumed rates are taken as known: the variance is that of people's chances alone, not of wrong assumptions.
//
// Take-up is a ratio and has no simple exact mean: take_up() is the mean on a budget over the mean caseload, right to
// first order, and its standard deviation is the delta method's.  take_up_range() holds the shares x for which people
// on a budget minus x times the caseload, taken as normal, is neither surely above nor surely below 0 (Fieller 1954),
// within 0 to 1. With nobody in the caseload to be expected there is no take-up: nothing_to_divide_by.
//
// Cost: a month t takes t steps; a path of 240 months 29,000 of them, under 2 ms, whatever the caseload.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/measure/roll_out/assumptions.hpp>
#include <pbo/measure/roll_out/detail/groups.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace pbo {

struct roll_out_month {
    std::uint32_t month = 0;  ///< months after the start
    double mean_on = 0.0;
    double mean_off = 0.0;  ///< in the caseload, without a budget
    double variance_on = 0.0;
    double variance_off = 0.0;
    double covariance = 0.0;  ///< of on and off

    [[nodiscard]] constexpr double mean_caseload() const noexcept { return mean_on + mean_off; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr double variance_caseload() const noexcept {
        return variance_on + variance_off + 2.0 * covariance;
    }
    [[nodiscard]] constexpr figure<double> take_up() const {
        if (!(mean_caseload() > 0.0)) return absence::nothing_to_divide_by;
        return mean_on / mean_caseload();
    }
    /// Of the people on a budget minus x times the caseload: 0 or more when take-up is x or more.
    [[nodiscard]] constexpr double mean_above(double x) const noexcept { return (1.0 - x) * mean_on - x * mean_off; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr double variance_above(double x) const noexcept {
        double const y = 1.0 - x;
        return y * y * variance_on + x * x * variance_off - 2.0 * x * y * covariance;
    }
    /// By the delta method.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> take_up_deviation() const {
        return take_up().transform(
            [this](double p) { return std::sqrt(std::max(0.0, variance_above(p))) / mean_caseload(); });
    }
    /// The whole of 0 to 1 when so few people are expected that even the caseload is not surely above 0.
    template <class = detail::when_called>
    [[nodiscard]] figure<interval> take_up_range(confidence_level level = {}) const {
        auto const p = take_up();
        if (!p) return p.reason();
        double const n = mean_caseload();
        double const z2 = level.z() * level.z();
        // With x = p + e:  (n e)^2 <= z^2 (v0 - 2 e v1 + e^2 v2), v1 the covariance of the excess over p with the
        // caseload.
        double const v0 = std::max(0.0, variance_above(*p));
        double const v1 = (1.0 - *p) * variance_on - *p * variance_off + (1.0 - 2.0 * *p) * covariance;
        double const v2 = std::max(0.0, variance_caseload());
        double const a = n * n - z2 * v2;
        if (!(a > 0.0)) return unit_interval;
        double const root = std::sqrt(std::max(0.0, z2 * (z2 * v1 * v1 + a * v0)));
        return interval(std::clamp(*p + (-z2 * v1 - root) / a, 0.0, *p),
                        std::clamp(*p + (-z2 * v1 + root) / a, *p, 1.0));
    }

    friend bool operator==(roll_out_month const&, roll_out_month const&) = default;
};

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline roll_out_month moments_of(roll_out_groups const& all, std::uint32_t month) noexcept {
    roll_out_month m{month, all.poisson_on, all.poisson_off, all.poisson_on, all.poisson_off, 0.0};
    for (auto const& [people, each] : all.fixed) {
        m.mean_on += people * each.on;
        m.mean_off += people * each.off;
        m.variance_on += people * each.on * (each.off + each.gone);
        m.variance_off += people * each.off * (each.on + each.gone);
        m.covariance -= people * each.on * each.off;
    }
    return m;
}

struct roll_out_path_function {
    /// Months 0 (the start) to months.  Throws std::domain_error beyond longest_roll_out months or 10^9 people.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<roll_out_month> operator()(roll_out_assumptions const& a, std::uint32_t months) const {
        auto last = moments_of(groups_after(a, months), months);  // refuses what is too long before anything is made
        std::vector<roll_out_month> path;
        path.reserve(months + 1);
        for (std::uint32_t t = 0; t < months; ++t) path.push_back(moments_of(groups_after(a, t), t));
        path.push_back(last);
        return path;
    }
};

struct roll_out_at_function {
    /// One month of the path.
    template <class = detail::when_called>
    [[nodiscard]] roll_out_month operator()(roll_out_assumptions const& a, std::uint32_t month) const {
        return moments_of(groups_after(a, month), month);
    }
};

}  // namespace detail

inline constexpr detail::roll_out_path_function roll_out_path{};
inline constexpr detail::roll_out_at_function roll_out_at{};

}  // namespace pbo

#endif
