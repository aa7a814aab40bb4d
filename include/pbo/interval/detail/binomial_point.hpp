// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_BINOMIAL_POINT_HPP
#define PBO_INTERVAL_DETAIL_BINOMIAL_POINT_HPP

// P(X = k) for a binomial X, accurate for any n (Loader 2000), and a walk over all k that matter.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/beta_tail.hpp>

#include <cmath>
#include <cstdint>

namespace pbo::detail {

/// P(X = hits) among hits + misses with success x = 1 - y.
template <class = detail::when_called>
[[nodiscard]] inline double binomial_point(double hits, double misses, double x, double y) noexcept {
    double const n = hits + misses;
    if (hits == 0.0) return std::exp(n * (x < 0.5 ? std::log1p(-x) : std::log(y)));
    if (misses == 0.0) return std::exp(n * (y < 0.5 ? std::log1p(-y) : std::log(x)));
    return std::exp(stirling_remainder(n) - stirling_remainder(hits) - stirling_remainder(misses) -
                    deviance_of(hits, misses, hits / n, misses / n, x, y)) *
           0.39894228040143267794 / std::sqrt(hits * (misses / n));
}

/// f(k, P(X = k)) for every k whose probability is above 1e-20, from the mode outwards; 0 < x < 1.
template <class F>
void for_each_binomial_point(std::uint64_t n, double x, F&& f) {
    double const y = 1.0 - x;
    double const trials = static_cast<double>(n);
    auto mode = static_cast<std::uint64_t>((trials + 1.0) * x);
    if (mode > n) mode = n;
    double const at_mode = binomial_point(static_cast<double>(mode), static_cast<double>(n - mode), x, y);
    double point = at_mode;
    for (std::uint64_t k = mode;; ++k) {
        f(k, point);
        if (k == n || point < 1e-20) break;
        point *= static_cast<double>(n - k) / static_cast<double>(k + 1) * (x / y);
    }
    point = at_mode;
    for (std::uint64_t k = mode; k > 0 && point >= 1e-20; --k) {
        point *= static_cast<double>(k) / static_cast<double>(n - k + 1) * (y / x);
        f(k - 1, point);
    }
}

}  // namespace pbo::detail

#endif
