// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_TANGO_HPP
#define PBO_COMPARE_TANGO_HPP

// The score interval for the change in a share among the same people (Tango 1998, Statistics in Medicine 17:891): all
// delta for which (b - c - n delta)^2 <= z^2 n (p_b + p_c - delta^2), b and c the two discordant counts and p_b, p_c
// the shares that are most likely under p_b - p_c = delta.  The paired sibling of Wilson's interval, good with few
// discordant pairs.
//
// The multiplier mu of the restriction gives every share in closed form, with rho = mu / nu and everything positive:
//
//     nu = b / (1 + rho) + c / (1 - rho) + rest,   p_b = b / (1 + rho) / nu,   p_c = c / (1 - rho) / nu,
//
// the statistic is mu^2 (p_b + p_c - delta^2) / n, increasing in rho, and delta = d - z^2 / mu.  c = 0 is a case of its
// own: p_c stays 0 until rho = 1, and only then begins to grow.
//
// Inside [-1, 1] by itself, contains d.  Nobody asked: [-1, 1].

#include <pbo/compare/detail/positive_root.hpp>
#include <pbo/compare/paired_difference_of.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cmath>

namespace pbo {

struct tango_method : callable_method<tango_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "tango";
};

/// Tango's score interval for the same people twice.
inline constexpr tango_method tango;

namespace detail {

/// The lower limit from up = b, down = c and rest = n - b - c; swap up and down and the sign for the upper one.
template <class = detail::when_called>
[[nodiscard]] inline double tango_lower(double up, double down, double rest, double difference, double criterion) {
    if (up == 0.0 && rest == 0.0) return -1.0;
    double const n = up + down + rest;
    // mu^2 (p_b + p_c - delta^2) / n when the three shares are to each other as b, c and r
    auto const statistic = [n, criterion](double b, double c, double r, double rho) {
        return rho * rho * (b * (c + r) + c * (b + r) + 2.0 * b * c) / n / criterion;
    };
    if (down == 0.0) {
        double const b = 0.5 * up;
        if (statistic(b, 0.0, rest, 1.0) < 1.0) {  // rho stays at 1; what grows is c / (1 - rho)
            double const grown = (criterion * n - b * rest) / (4.0 * b + rest);
            return std::clamp(difference - criterion / (b + grown + rest), -1.0, difference);
        }
    }
    auto const part = [&](double s) {  // s = rho / (1 - rho)
        struct { double rho, b, c; } const at{s / (1.0 + s), up * ((1.0 + s) / (1.0 + 2.0 * s)), down * (1.0 + s)};
        return at;
    };
    double const start = std::sqrt(criterion * n / ((up + down + 1.0) * (n + 1.0))) * 0.7;
    double const s = positive_root(
        [&](double u) -> value_and_slope {
            auto const [rho, b, c] = part(u);
            double const value = statistic(b, c, rest, rho);
            double const to_b = -u / ((1.0 + u) * (1.0 + 2.0 * u));  // d log b / d log s
            double const to_c = u / (1.0 + u);
            double const of_b = b * (rest + 4.0 * c);
            double const of_c = c * (rest + 4.0 * b);
            double const whole = b * rest + c * rest + 4.0 * b * c;
            return {std::log(value), 2.0 / (1.0 + u) + (of_b * to_b + of_c * to_c) / whole};
        },
        start);
    auto const [rho, b, c] = part(s);
    return std::clamp(difference - criterion / (rho * (b + c + rest)), -1.0, difference);
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(tango_method const&, paired_difference_of const& e,
                                             confidence_level const& level) {
    if (e.trials() == 0) return paired_difference_of::range;
    auto const up = static_cast<double>(e.first_only());
    auto const down = static_cast<double>(e.second_only());
    double const rest = static_cast<double>(e.both()) + static_cast<double>(e.neither());
    double const criterion = level.z() * level.z();
    double const d = e.value().value();
    return interval{detail::tango_lower(up, down, rest, d, criterion),
                    -detail::tango_lower(down, up, rest, -d, criterion)};
}

}  // namespace pbo

#endif
