// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_POWER_HPP
#define PBO_COMPARE_POWER_HPP

// How many people must each of two groups have for a difference to be seen, and how likely is it to be seen with so many?
// Two shares p and q, n people in each group, a two-sided test at the level's alpha, z its quantile, by the normal
// approximation without correction (Fleiss, Levin and Paik 2003, chapter 4; R's power.prop.test):
//
//     power = Phi((|p - q| sqrt(n) - z sqrt(2 m (1 - m))) / sqrt(p (1 - p) + q (1 - q)))      m = (p + q) / 2
//     n     = ((z sqrt(2 m (1 - m)) + z_power sqrt(p (1 - p) + q (1 - q))) / (p - q))^2       rounded up
//
//     power_of_difference(0.50, 0.60, 400)                          // 0.813
//     people_for_difference(0.50, 0.60)                             // 388 in each group, for a power of 0.8
//     people_for_difference(0.50, 0.60, {.design_effect = 1.5})     // 582: people of one council resemble each other
//
// The tail of the wrong sign is left out, as R's does unless it is strict.  A design effect divides the people that count.
// Throws std::domain_error for shares outside 0 to 1, a design effect that is not above 0, a power outside alpha / 2 to 1, and
// for equal shares where people are asked for: no number is enough.
//
// Not part of <pbo/compare.hpp>: a plan before there are data, which no report needs.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace pbo {

struct power_plan {
    double power = 0.8;
    double design_effect = 1.0;
    confidence_level level{};
};

namespace detail {
template <class = detail::when_called>
inline void check_power_plan(double p, double q, power_plan const& plan) {
    auto const is_share = [](double x) { return x >= 0.0 && x <= 1.0; };
    if (!is_share(p) || !is_share(q))
        throw std::domain_error("pbo::power: shares of " + number_text(p) + " and " + number_text(q) + "; expected 0 to 1");
    if (!(plan.design_effect > 0.0 && std::isfinite(plan.design_effect)))
        throw std::domain_error("pbo::power: a design effect of " + number_text(plan.design_effect) + "; expected above 0");
    if (!(plan.power > 0.5 * plan.level.alpha() && plan.power < 1.0))
        throw std::domain_error("pbo::power: a power of " + number_text(plan.power) + "; expected between alpha / 2 and 1");
}
template <class = detail::when_called>
[[nodiscard]] inline double pooled_spread(double p, double q) {
    double const m = 0.5 * (p + q);
    return std::sqrt(2.0 * m * (1.0 - m));
}
[[nodiscard]] inline double own_spread(double p, double q) { return std::sqrt(p * (1.0 - p) + q * (1.0 - q)); }
}  // namespace detail

/// people in each of the two groups.  Two shares that cannot vary (0 and 1) are told apart for certain.
template <class = detail::when_called>
[[nodiscard]] inline double power_of_difference(double p, double q, std::uint64_t people, power_plan const& plan = {}) {
    detail::check_power_plan(p, q, plan);
    double const n = static_cast<double>(people) / plan.design_effect, own = detail::own_spread(p, q);
    double const apart = std::fabs(p - q) * std::sqrt(n) - plan.level.z() * detail::pooled_spread(p, q);
    if (own == 0.0) return apart > 0.0 ? 1.0 : 0.0;
    return 0.5 * std::erfc(-apart / own / 1.4142135623730950488);
}

/// In each of the two groups, the smallest number with at least this power.
template <class = detail::when_called>
[[nodiscard]] inline std::uint64_t people_for_difference(double p, double q, power_plan const& plan = {}) {
    detail::check_power_plan(p, q, plan);
    if (p == q) throw std::domain_error("pbo::people_for_difference: both shares are " + detail::number_text(p) + "; no number is enough");
    double const z_power = detail::normal_quantile(plan.power - 0.5, std::fmin(plan.power, 1.0 - plan.power));
    double const root = (plan.level.z() * detail::pooled_spread(p, q) + z_power * detail::own_spread(p, q)) / std::fabs(p - q);
    double const n = std::ceil(root * root * plan.design_effect * (1.0 - 1e-14));
    if (!(n < 1e18)) throw std::domain_error("pbo::people_for_difference: more people than can be counted");
    return static_cast<std::uint64_t>(std::fmax(1.0, n));
}

}  // namespace pbo

#endif
