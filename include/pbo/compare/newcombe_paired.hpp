// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_NEWCOMBE_PAIRED_HPP
#define PBO_COMPARE_NEWCOMBE_PAIRED_HPP

// Wilson's limits of both occasions joined with the correlation between them (Newcombe 1998, Statistics in Medicine
// 17:2635, method 10): with the distances to Wilson's limits, below1 and so on,
//
//     d - sqrt(below1^2 - 2 phi below1 above2 + above2^2),     d + sqrt(above1^2 - 2 phi above1 below2 + below2^2),
//
// phi the correlation of the four counts with Newcombe's correction: ad - bc becomes max(ad - bc - n/2, 0) when
// positive; 0 when a margin is empty.  Close to 1, 1 - phi is computed as such from ad - bc's complement, a sum of
// products.
//
// Inside [-1, 1], contains d.  Nobody asked: [-1, 1].

#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/detail/difference_limits.hpp>
#include <pbo/compare/detail/wilson_distance.hpp>
#include <pbo/compare/paired_difference_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct newcombe_paired_method : callable_method<newcombe_paired_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "newcombe_paired";
};

/// Newcombe's method 10 for the same people twice.
inline constexpr newcombe_paired_method newcombe_paired;

namespace detail {
/// Newcombe's corrected correlation, as 1 - phi.
template <class = detail::when_called>
[[nodiscard]] inline double one_minus_paired_correlation(paired_difference_of const& e) {
    auto const a = static_cast<double>(e.both());
    auto const b = static_cast<double>(e.first_only());
    auto const c = static_cast<double>(e.second_only());
    auto const d = static_cast<double>(e.neither());
    double const margins = std::sqrt((a + b) * (c + d)) * std::sqrt((a + c) * (b + d));
    if (margins == 0.0) return 1.0;
    double const cross = difference_of_products(a, d, b, c);
    if (cross < 0.0) return 1.0 - cross / margins;
    double const half = 0.5 * (a + b + c + d);
    if (cross <= half) return 1.0;
    // margins^2 - cross^2, every term of which is positive
    double const gap = 4.0 * a * b * c * d + (a * d + b * c) * (a * c + b * d + a * b + c * d) + a * a * b * c +
                       a * c * c * d + a * b * b * d + b * c * d * d;
    return (gap / (margins + cross) + half) / margins;
}
/// sqrt(x^2 - 2 phi x y + y^2)
template <class = detail::when_called>
[[nodiscard]] inline double correlated_sum(double x, double y, double one_minus_phi) {
    return std::sqrt((x - y) * (x - y) + 2.0 * one_minus_phi * x * y);
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(newcombe_paired_method const&, paired_difference_of const& e,
                                             confidence_level const& level) {
    if (e.trials() == 0) return paired_difference_of::range;
    auto const c1 = detail::real_counts_of(e.first());
    auto const c2 = detail::real_counts_of(e.second());
    double const z = level.z();
    double const independence = detail::one_minus_paired_correlation(e);
    return detail::difference_limits(
        e.value().value(),
        detail::correlated_sum(detail::wilson_below(c1, z), detail::wilson_above(c2, z), independence),
        detail::correlated_sum(detail::wilson_above(c1, z), detail::wilson_below(c2, z), independence));
}

}  // namespace pbo

#endif
