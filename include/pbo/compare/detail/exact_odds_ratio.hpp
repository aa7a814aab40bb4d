// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_EXACT_ODDS_RATIO_HPP
#define PBO_COMPARE_DETAIL_EXACT_ODDS_RATIO_HPP

// The odds ratio under which the observed table or a larger one is just as rare as asked for: the lower limit of the
// exact conditional methods.  The score limit with half a count of continuity correction is the first guess and the
// logarithm of the tail probability, almost straight against the logarithm of t, does the rest.

#include <pbo/compare/detail/bracketed_root.hpp>
#include <pbo/compare/detail/tilted_table.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <utility>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] inline four_cells four_cells_of(odds_ratio_of const& e) noexcept {
    return {static_cast<double>(e.first.hits()), static_cast<double>(e.first.misses()),
            static_cast<double>(e.second.hits()), static_cast<double>(e.second.misses())};
}
/// The groups swapped, for upper limits.
[[nodiscard]] constexpr four_cells swapped(four_cells const& f) noexcept { return {f.c, f.d, f.a, f.b}; }

/// The t at which P(A > a) + weight P(A = a) = probability; needs a > 0 and d > 0.
template <class = detail::when_called>
[[nodiscard]] inline double exact_tilt(four_cells const& at, double weight, double probability, double z) {
    auto const excess = [&](double t) { return std::log(tilted_tail(tilted_table(at, t), weight) / probability); };
    double const up = std::fmin(at.a, at.d);
    double const width = 1.0 / (at.a + 0.5) + 1.0 / (at.b + 0.5) + 1.0 / (at.c + 0.5) + 1.0 / (at.d + 0.5);
    double const guess = (std::abs(z) / std::sqrt(width) + (weight - 0.5)) / up;
    double inner = std::fmax(1e-3 / up, guess * (1.0 + guess));
    double value = excess(inner);
    double outer = inner;
    double outer_value = value;
    double stride = std::fmin(1.5, 1.0 + 0.3 / std::fmax(1e-9, guess * std::sqrt(up)));
    if (value > 0.0) {  // still too likely: further from the observed table
        while (outer_value > 0.0) {
            inner = outer;
            value = outer_value;
            outer *= stride;
            stride = std::fmin(stride * stride, 64.0);
            outer_value = excess(outer);
        }
    } else {
        bool const bounded = std::fmin(at.b, at.c) == 0.0;
        while (value < 0.0) {
            outer = inner;
            outer_value = value;
            if (inner > 1e-3 / up || bounded) {
                inner /= stride;
                stride = std::fmin(stride * stride, 64.0);
            } else {  // levels near 0: the limit may lie on the other side of the observed table
                inner = inner > 0.0 ? -1e-3 / std::fmin(at.b, at.c) : 4.0 * inner;
            }
            value = excess(inner);
        }
    }
    if (inner <= 0.0) return bracketed_root(excess, inner, value, outer, outer_value);
    double const log_t = bracketed_root([&](double l) { return excess(std::exp(l)); }, std::log(inner), value,
                                        std::log(outer), outer_value);
    return std::exp(log_t);
}

/// The lower limit; 1 over the lower limit of the swapped groups is the upper one.
template <class = detail::when_called>
[[nodiscard]] inline double exact_odds_ratio_lower(four_cells const& at, double weight, tail const& side) {
    if (at.a == 0.0 || at.d == 0.0) return 0.0;
    return tilted_table(at, exact_tilt(at, weight, side.probability, side.z)).odds_ratio();
}

template <class = detail::when_called>
[[nodiscard]] inline interval exact_odds_ratio_limits(odds_ratio_of const& e, double weight,
                                                      confidence_level const& level) {
    if (e.one_is_empty()) return odds_ratio_of::range;
    auto const cells = four_cells_of(e);
    auto const side = level.two_sided();
    double const lower = exact_odds_ratio_lower(cells, weight, side);
    double const upper = 1.0 / exact_odds_ratio_lower(swapped(cells), weight, side);
    return {std::fmin(lower, upper), std::fmax(lower, upper)};  // rounding at levels near 0
}

}  // namespace pbo::detail

#endif
