// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_ONE_SHARE_TESTS_HPP
#define PBO_COMPARE_ONE_SHARE_TESTS_HPP

// Is one share what it was said to be?  k of n against a fixed share w that was not made from them: a target, the
// census.
//
//     pbo::one_share_exact(p, 0.30)                              // as R's binom.test
//     pbo::one_share_exact(p, 0.30, pbo::alternative::less)      // P(X <= k)
//     pbo::one_share_score(p, 0.30)                              // (k - n w)^2 / (n w (1 - w)), chi-squared, one
//     degree
//
// Exact, two-sided: all counts that are no more probable than the one seen, those equal but for 1e-7 of rounding
// included, as R has it.  The score test is the one that Wilson's interval inverts, and R's prop.test without
// correction; with a side its p-value is the normal tail of its root.  A share that is itself an estimate needs a test
// of two groups, and the whole that contains the part needs part_against_whole.
//
// Nobody asked: p = 1, no statistic.  w of 0 or 1: any count that it forbids has p = 0, and the score has no statistic.
// Throws std::domain_error unless 0 <= w <= 1.  Exact: a bisection of binomial points, about a microsecond.

#include <pbo/compare/alternative.hpp>
#include <pbo/compare/detail/binomial_law.hpp>
#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace pbo {

namespace detail {

template <class = detail::when_called>
inline void require_share(double w) {
    if (!(w >= 0.0 && w <= 1.0))
        throw std::domain_error("pbo::one_share: " + number_text(w) + " is no share; expected 0 to 1");
}
/// P(X >= k) of n with success w, 0 < w < 1.
template <class = detail::when_called>
[[nodiscard]] inline double binomial_at_least(std::uint64_t k, std::uint64_t n, double w) {
    if (k == 0) return 1.0;
    return binomial_upper_tail({static_cast<double>(k), static_cast<double>(n - k), w / (1.0 - w)});
}
template <class = detail::when_called>
[[nodiscard]] inline double binomial_at_most(std::uint64_t k, std::uint64_t n, double w) {
    if (k == n) return 1.0;
    return binomial_upper_tail({static_cast<double>(n - k), static_cast<double>(k), (1.0 - w) / w});
}
template <class = detail::when_called>
[[nodiscard]] inline double log_binomial_point(std::uint64_t k, std::uint64_t n, double w) {
    return binomial_law(static_cast<double>(k), static_cast<double>(n - k), w / (1.0 - w)).log_probability();
}

/// Of k at or above the mean: the tail of k and the counts below the mean that are no more probable.
template <class = detail::when_called>
[[nodiscard]] inline double both_binomial_tails(std::uint64_t k, std::uint64_t n, double w) {
    double const bound = log_binomial_point(k, n, w) + std::log1p(1e-7);
    // Below the mean the points rise: the last that is no higher than the bound ends the other tail.
    std::uint64_t least = 0, most = std::min(static_cast<std::uint64_t>(static_cast<double>(n) * w) + 1, k);
    while (least < most) {
        auto const middle = least + (most - least) / 2;
        if (log_binomial_point(middle, n, w) <= bound)
            least = middle + 1;
        else
            most = middle;
    }
    double const other = least == 0 ? 0.0 : binomial_at_most(least - 1, n, w);
    return std::fmin(1.0, binomial_at_least(k, n, w) + other);
}

struct one_share_exact_function {
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(proportion const& p, double w,
                                         alternative side = alternative::two_sided) const {
        require_share(w);
        auto const result = [&](figure<double> p_value) {
            return test_result{absence::not_applicable, absence::not_applicable, p_value,
                               label("one_share_exact").append(suffix(side))};
        };
        auto const k = p.hits(), n = p.trials();
        if (n == 0) return result(1.0);
        if (w == 0.0 || w == 1.0) {
            bool const sure = w == 0.0 ? k == 0 : k == n;
            bool const towards = w == 0.0 ? side == alternative::less : side == alternative::greater;
            return result(sure || towards ? 1.0 : 0.0);
        }
        if (side == alternative::less) return result(binomial_at_most(k, n, w));
        if (side == alternative::greater) return result(binomial_at_least(k, n, w));
        double const mean = static_cast<double>(n) * w, seen = static_cast<double>(k);
        if (seen == mean) return result(1.0);
        return result(seen > mean ? both_binomial_tails(k, n, w) : both_binomial_tails(n - k, n, 1.0 - w));
    }
};

struct one_share_score_function {
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(proportion const& p, double w,
                                         alternative side = alternative::two_sided) const {
        require_share(w);
        label const name = label("one_share_score").append(suffix(side));
        double const n = static_cast<double>(p.trials());
        double const variance = n * w * (1.0 - w);
        if (p.trials() == 0) return silent(1.0, name);
        if (variance == 0.0) {
            bool const sure = w == 0.0 ? p.hits() == 0 : p.hits() == p.trials();
            bool const towards = w == 0.0 ? side == alternative::less : side == alternative::greater;
            return {absence::nothing_to_divide_by, 1.0, sure || towards ? 1.0 : 0.0, name};
        }
        double const z = (static_cast<double>(p.hits()) - n * w) / std::sqrt(variance);
        double const p_value = side == alternative::less      ? normal_upper_tail(-z)
                               : side == alternative::greater ? normal_upper_tail(z)
                                                              : chi_squared_upper_tail(z * z, 1);
        return {z * z, 1.0, p_value, name};
    }
};

}  // namespace detail

/// one_share_exact(p, w, side = two_sided).
inline constexpr detail::one_share_exact_function one_share_exact{};
/// one_share_score(p, w, side = two_sided).
inline constexpr detail::one_share_score_function one_share_score{};

}  // namespace pbo

#endif
