// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_STRATIFIED_SCORE_HPP
#define PBO_COMPARE_DETAIL_STRATIFIED_SCORE_HPP

// Miettinen and Nurminen's stratified statistics (1985, section 4).  Each is a sum over strata that falls from positive
// to negative as the common value grows, divided by its standard deviation, all variances times N / (N - 1):
//
//     difference   sum w (d - delta) / sqrt(sum w^2 (V1 + V2)),           w = 1 / (R1 (1 - R1) / n1 + R2 (1 - R2) / n2)
//     ratio        sum w (p1 - phi p2) / sqrt(sum w^2 (V1 + phi^2 V2)),   w = 1 / ((1 - R1) / n1 + phi (1 - R2) / n2)
//     odds ratio   sum kappa / sqrt(sum 1 / (sum of the reciprocals of the fitted cells))
//
// where V are the restricted variances and R1, R2 the averages of the restricted shares with those same weights w, found
// by iteration (their weights times a constant, which cancels).

#include <pbo/compare/detail/bracketed_root.hpp>
#include <pbo/compare/detail/restricted_shares.hpp>
#include <pbo/compare/stratified.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace pbo::detail {

struct score_stratum {
    real_counts c1, c2;
    double difference;
    double inflation;  ///< N / (N - 1)
};

template <two_group_estimand E>
[[nodiscard]] std::vector<score_stratum> score_strata(stratified<E> const& e) {
    std::vector<score_stratum> strata;
    for (auto const& s : e.strata()) {
        if (s.one_is_empty()) continue;
        auto const c1 = real_counts_of(s.first);
        auto const c2 = real_counts_of(s.second);
        double const n = c1.trials + c2.trials;
        strata.push_back({c1, c2, difference_of{s.first, s.second}.value().value(), n / (n - 1.0)});
    }
    return strata;
}

struct sum_and_variance {
    double sum = 0.0;
    double variance = 0.0;
    template <class = detail::when_called>
    [[nodiscard]] double over_deviation() const {
        if (sum == 0.0) return 0.0;
        return variance > 0.0 ? sum / std::sqrt(variance) : std::copysign(std::numeric_limits<double>::infinity(), sum);
    }
};

/// Weights 1 / (a1 / n1 + a2 / n2), a1 and a2 functions of the averages of the shares with these weights.
template <class Spread>
[[nodiscard]] std::vector<double> settled_weights(std::vector<score_stratum> const& strata,
                                                  std::vector<two_shares> const& shares, Spread const& spread) {
    std::vector<double> weights;
    for (auto const& s : strata) weights.push_back(1.0 / (1.0 / s.c1.trials + 1.0 / s.c2.trials));
    for (int round = 0; round < 200; ++round) {
        two_shares mean{0.0, 0.0, 0.0, 0.0};
        double total = 0.0;
        for (std::size_t j = 0; j < strata.size(); ++j) {
            mean.p1 += weights[j] * shares[j].p1;
            mean.q1 += weights[j] * shares[j].q1;
            mean.p2 += weights[j] * shares[j].p2;
            mean.q2 += weights[j] * shares[j].q2;
            total += weights[j];
        }
        auto const [a1, a2] = spread({mean.p1 / total, mean.q1 / total, mean.p2 / total, mean.q2 / total});
        if (!(a1 + a2 > 0.0)) return weights;
        double fresh_total = 0.0;
        std::vector<double> fresh;
        for (auto const& s : strata) fresh.push_back(1.0 / (a1 / s.c1.trials + a2 / s.c2.trials));
        for (double w : fresh) fresh_total += w;
        double change = 0.0;
        for (std::size_t j = 0; j < fresh.size(); ++j) {
            fresh[j] /= fresh_total;
            change = std::fmax(change, std::abs(fresh[j] * total / weights[j] - 1.0));
        }
        weights = std::move(fresh);
        if (change < 1e-15) break;
    }
    return weights;
}

template <class = detail::when_called>
[[nodiscard]] inline sum_and_variance score_of_difference(std::vector<score_stratum> const& strata, double delta) {
    std::vector<two_shares> shares;
    for (auto const& s : strata) shares.push_back(restricted_by_difference(s.c1, s.c2, s.difference, delta));
    auto const weights = settled_weights(strata, shares, [](two_shares const& r) {
        return std::pair{r.p1 * r.q1, r.p2 * r.q2};
    });
    sum_and_variance score;
    for (std::size_t j = 0; j < strata.size(); ++j) {
        auto const& s = strata[j];
        auto const& r = shares[j];
        score.sum += weights[j] * (s.difference - delta);
        score.variance += weights[j] * weights[j] * s.inflation *
                          (r.p1 * r.q1 / s.c1.trials + r.p2 * r.q2 / s.c2.trials);
    }
    return score;
}

template <class = detail::when_called>
[[nodiscard]] inline sum_and_variance score_of_ratio(std::vector<score_stratum> const& strata, double phi) {
    std::vector<two_shares> shares;
    for (auto const& s : strata) shares.push_back(restricted_by_ratio(s.c1, s.c2, phi));
    auto const weights = settled_weights(strata, shares, [phi](two_shares const& r) {
        return std::pair{r.q1, phi * r.q2};
    });
    sum_and_variance score;
    for (std::size_t j = 0; j < strata.size(); ++j) {
        auto const& s = strata[j];
        auto const& r = shares[j];
        double const n1 = s.c1.trials;
        double const n2 = s.c2.trials;
        score.sum += weights[j] * difference_of_products(s.c1.hits, n2, phi * n1, s.c2.hits) / (n1 * n2);
        score.variance += weights[j] * weights[j] * s.inflation * (r.p1 * r.q1 / n1 + phi * phi * r.p2 * r.q2 / n2);
    }
    return score;
}

template <class = detail::when_called>
[[nodiscard]] inline sum_and_variance score_of_odds_ratio(std::vector<score_stratum> const& strata, double psi) {
    sum_and_variance score;
    for (auto const& s : strata) {
        auto const fitted = restricted_by_odds_ratio(s.c1, s.c2, psi);
        if (fitted.reciprocals == 0.0) continue;
        score.sum += fitted.kappa;
        score.variance += s.inflation / fitted.reciprocals;
    }
    return score;
}

/// The x > 0 at which a falling score is z standard deviations, looked for on the logarithmic scale from 1; 0 or infinity
/// when there is none, which the caller has mostly ruled out beforehand.
template <class Score>
[[nodiscard]] double where_score_is(Score const& score, double z) {
    auto const excess = [&](double log_x) { return score(std::exp(log_x)).over_deviation() - z; };
    double here = 0.0;
    double value = excess(here);
    double const direction = value > 0.0 ? 1.0 : -1.0;
    for (double stride = 1.0; std::abs(here) < 690.0; stride *= 2.0) {
        double const there = here + direction * std::fmin(stride, 350.0);
        double const next = excess(there);
        if (!(next * direction > 0.0)) return std::exp(bracketed_root(excess, here, value, there, next));
        here = there;
        value = next;
    }
    return direction > 0.0 ? std::numeric_limits<double>::infinity() : 0.0;
}

}  // namespace pbo::detail

#endif
