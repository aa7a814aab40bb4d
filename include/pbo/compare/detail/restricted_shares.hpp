// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_RESTRICTED_SHARES_HPP
#define PBO_COMPARE_DETAIL_RESTRICTED_SHARES_HPP

// The two shares that are most likely when their difference, ratio or odds ratio is given.  The stratified score
// intervals need them at one value common to all strata, so here the multiplier of tilted_share.hpp, score_ratio.hpp and
// score_odds_ratio.hpp is found from the value, by the same increasing functions.

#include <pbo/compare/detail/positive_root.hpp>
#include <pbo/compare/detail/tilted_share.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pbo::detail {

struct two_shares {
    double p1, q1, p2, q2;
    [[nodiscard]] constexpr two_shares swapped() const noexcept { return {p2, q2, p1, q1}; }
};

template <class = detail::when_called>
[[nodiscard]] inline two_shares observed_shares(real_counts const& c1, real_counts const& c2) {
    return {c1.hits / c1.trials, c1.misses / c1.trials, c2.hits / c2.trials, c2.misses / c2.trials};
}

/// Under p1 - p2 = delta; d is the observed difference and -1 < delta < 1.
template <class = detail::when_called>
[[nodiscard]] inline two_shares restricted_by_difference(real_counts const& c1, real_counts const& c2, double d,
                                                         double delta) {
    if (delta == d) return observed_shares(c1, c2);
    if (delta > d) return restricted_by_difference(c2, c1, -d, -delta).swapped();
    auto const smoothed = [](real_counts const& c) {
        double const n = c.trials + 2.0;
        return (c.hits + 1.0) / n * ((c.misses + 1.0) / n) / c.trials;
    };
    double const mu = positive_root(
        [&](double u) -> value_and_slope {
            auto const t = tilted_pair_at(c1, c2, u);
            return {std::log(u * t.variance / (d - delta)), t.weighted_variance / t.variance};
        },
        (d - delta) / (smoothed(c1) + smoothed(c2)));
    auto const t = tilted_pair_at(c1, c2, mu);
    return {t.first.p, t.first.q, t.second.p, t.second.q};
}

/// Under p1 = phi p2, phi > 0.
template <class = detail::when_called>
[[nodiscard]] inline two_shares restricted_by_ratio(real_counts const& c1, real_counts const& c2, double phi) {
    if (c1.hits == 0.0 && c2.hits == 0.0) return {0.0, 1.0, 0.0, 1.0};
    double const observed = c1.hits * c2.trials / (c1.trials * c2.hits);
    if (phi == observed) return observed_shares(c1, c2);
    if (phi > observed) return restricted_by_ratio(c2, c1, 1.0 / phi).swapped();
    double const a = c1.hits;
    auto const at = [&](double kappa, double left) {
        return two_shares{left / (c1.misses + left), c1.misses / (c1.misses + left),
                          (c2.hits + kappa) / (c2.trials + kappa), c2.misses / (c2.trials + kappa)};
    };
    if (c1.misses == 0.0) {  // p1 stays 1 until kappa = n1
        if (phi * (c2.hits + a) >= c2.trials + a)
            return at(std::max(0.0, (c2.trials - phi * c2.hits) / (phi - 1.0)), 1.0);
        auto shares = at(a, 1.0);
        shares.p1 = phi * shares.p2;
        shares.q1 = 1.0 - shares.p1;
        return shares;
    }
    double const s = positive_root(
        [&](double u) -> value_and_slope {
            double const kappa = a * (u / (1.0 + u));
            auto const shares = at(kappa, a / (1.0 + u));
            return {std::log(phi * shares.p2 / shares.p1),
                    (u * shares.q1 + kappa / (c2.hits + kappa) * shares.q2) / (1.0 + u)};
        },
        1.0);
    return at(a * (s / (1.0 + s)), a / (1.0 + s));
}

/// Under an odds ratio psi > 0: the four cells by which the fitted table differs from the observed one, as kappa, and the
/// sum of the reciprocals of the fitted cells; {0, 0} for a table with an empty margin, which knows nothing of psi.
struct fitted_odds_ratio {
    double kappa;
    double reciprocals;
};
template <class = detail::when_called>
[[nodiscard]] inline fitted_odds_ratio restricted_by_odds_ratio(real_counts const& c1, real_counts const& c2, double psi) {
    if (c1.hits + c2.hits == 0.0 || c1.misses + c2.misses == 0.0) return {0.0, 0.0};
    double const observed = c1.hits * c2.misses / (c1.misses * c2.hits);
    auto const reciprocals = [&](double kappa, double smaller, double larger) {
        return 1.0 / smaller + 1.0 / larger + 1.0 / (c1.misses + kappa) + 1.0 / (c2.hits + kappa);
    };
    if (psi > observed) {
        auto const other = restricted_by_odds_ratio(c2, c1, 1.0 / psi);
        return {-other.kappa, other.reciprocals};
    }
    double const a = std::min(c1.hits, c2.misses);
    double const excess = std::max(c1.hits, c2.misses) - a;
    if (psi == observed) return {0.0, reciprocals(0.0, a, a + excess)};
    double const s = positive_root(
        [&](double u) -> value_and_slope {
            double const kappa = a * (u / (1.0 + u));
            double const left = a / (1.0 + u);
            return {std::log(psi * ((c1.misses + kappa) / left) * ((c2.hits + kappa) / (excess + left))),
                    (u + kappa / (excess + left) + kappa / (c1.misses + kappa) + kappa / (c2.hits + kappa)) / (1.0 + u)};
        },
        1.0);
    double const kappa = a * (s / (1.0 + s));
    double const left = a / (1.0 + s);
    return {kappa, reciprocals(kappa, left, excess + left)};
}

}  // namespace pbo::detail

#endif
