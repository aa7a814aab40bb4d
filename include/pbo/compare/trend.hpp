// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_TREND_HPP
#define PBO_COMPARE_TREND_HPP

// Does the share rise or fall along an order (years, age bands, deprivation fifths)?  Groups with scores, 1, 2, 3, ...
// unless given.
//   cochran_armitage        Cochran (1954), Armitage (1955): chi-squared with one degree of freedom, as R's
//                           prop.trend.test
//   mantel_haenszel_trend   Mantel (1963): z with the variance given the margins, sqrt((N - 1) / N) times the other;
//                           positive when the share rises with the score; SAS's and SPSS's linear-by-linear test
//   mantel_haenszel_trend_inflated   sqrt(N / (N - 1)) times instead: a slip in the programs of Fagerland, Lydersen and
//                           Laake (2017), kept only so that numbers published with them can be reproduced
//   trend_slope             the change of the share for one step of the score, an estimand: wald(trend_slope{groups})
//
//     cochran_armitage(groups)    cochran_armitage(groups, scores)    groups: proportions; scores: as many real numbers
//
// Sees only the straight line: a share that goes up and down again may show no trend (see homogeneity).  Nobody or
// everybody hit, or everybody with one score: no statistic (nothing_to_divide_by), p = 1.  Throws std::invalid_argument
// when scores and groups differ in number or a score is not finite.

#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/plain_method.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/interval/wald.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <ostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

namespace detail {

struct trend_sums {
    double hits = 0.0, misses = 0.0, trials = 0.0;
    double covariance = 0.0;  ///< sum of (hits - expected) (score - mean score)
    double spread = 0.0;      ///< sum of trials (score - mean score)^2
    double residual = 0.0;    ///< sum of trials p (1 - p) (score - mean score)^2, each group with its own p

    friend bool operator==(trend_sums const&, trend_sums const&) = default;

    [[nodiscard]] bool undefined() const { return hits == 0.0 || misses == 0.0 || spread == 0.0; }
    /// covariance^2 / (p (1 - p) spread), with the sign of the trend.
    template <class = detail::when_called>
    [[nodiscard]] double z() const {
        return covariance / std::sqrt(spread) * (trials / std::sqrt(hits) / std::sqrt(misses));
    }
};

template <class = detail::when_called>
inline trend_sums sums_of_trend(std::span<proportion const> groups, std::span<double const> scores) {
    if (!scores.empty() && scores.size() != groups.size())
        throw std::invalid_argument("pbo: a trend over " + std::to_string(groups.size()) + " groups was given " +
                                    std::to_string(scores.size()) + " scores");
    auto const score = [&](std::size_t i) { return scores.empty() ? static_cast<double>(i + 1) : scores[i]; };
    trend_sums s;
    // Scores are taken from the first group that has anybody, so that everybody with one score, 0.1 say, is no spread at all.
    double origin = 0.0, weighted = 0.0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!std::isfinite(score(i)))
            throw std::invalid_argument("pbo: score " + std::to_string(i) + " of a trend is not a finite number");
        if (groups[i].trials() == 0) continue;
        if (s.hits + s.misses == 0.0) origin = score(i);
        s.hits += static_cast<double>(groups[i].hits());
        s.misses += static_cast<double>(groups[i].misses());
        weighted += static_cast<double>(groups[i].trials()) * (score(i) - origin);
    }
    s.trials = s.hits + s.misses;
    if (s.trials == 0.0) return s;
    double const mean = weighted / s.trials;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].trials() == 0) continue;
        double const n = static_cast<double>(groups[i].trials());
        double const away = score(i) - origin - mean;
        double const excess =
            difference_of_products(static_cast<double>(groups[i].hits()), s.trials, n, s.hits) / s.trials;
        s.covariance += excess * away;
        s.spread += n * away * away;
        s.residual += static_cast<double>(groups[i].hits()) * (static_cast<double>(groups[i].misses()) / n) * away * away;
    }
    return s;
}

}  // namespace detail

struct cochran_armitage_test : plain_method<cochran_armitage_test> {
    static constexpr label method_name = "cochran_armitage";
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(std::span<proportion const> groups,
                                         std::span<double const> scores = {}) const {
        auto const sums = detail::sums_of_trend(groups, scores);
        if (sums.undefined()) return detail::silent(1.0, method_name);
        double const z = sums.z();
        return {z * z, 1.0, detail::chi_squared_upper_tail(z * z, 1), method_name};
    }
};

template <bool Inflated>
struct mantel_haenszel_trend_test : plain_method<mantel_haenszel_trend_test<Inflated>> {
    static constexpr label method_name = Inflated ? "mantel_haenszel_trend_inflated" : "mantel_haenszel_trend";
    [[nodiscard]] test_result operator()(std::span<proportion const> groups,
                                         std::span<double const> scores = {}) const {
        auto const sums = detail::sums_of_trend(groups, scores);
        if (sums.undefined()) return detail::silent(absence::not_applicable, method_name);
        double const without_one = (sums.trials - 1.0) / sums.trials;
        double const z = sums.z() * std::sqrt(Inflated ? 1.0 / without_one : without_one);
        return {z, absence::not_applicable, detail::chi_squared_upper_tail(z * z, 1), method_name};
    }
};

inline constexpr cochran_armitage_test cochran_armitage{};
inline constexpr mantel_haenszel_trend_test<false> mantel_haenszel_trend{};
inline constexpr mantel_haenszel_trend_test<true> mantel_haenszel_trend_inflated{};

/// The least-squares slope of the share on the score, and what its variance is made of.
class trend_slope {
public:
    static constexpr interval range{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

    trend_slope() = default;
    template <class = detail::when_called>
    explicit trend_slope(std::span<proportion const> groups, std::span<double const> scores = {})
        : sums_(detail::sums_of_trend(groups, scores)) {}

    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const {
        if (sums_.spread == 0.0) return absence::nothing_to_divide_by;
        return sums_.covariance / sums_.spread;
    }
    /// From each group's own p (1 - p), as Fagerland, Lydersen and Laake (2017, chapter 5) have it.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> standard_error() const {
        if (sums_.spread == 0.0) return absence::nothing_to_divide_by;
        return std::sqrt(sums_.residual) / sums_.spread;
    }
    static constexpr std::array<std::string_view, 2> evidence_names{"hits", "trials"};
    [[nodiscard]] std::array<double, 2> evidence() const noexcept { return {sums_.hits, sums_.trials}; }
    friend bool operator==(trend_slope const&, trend_slope const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, trend_slope const& t) {
        return out << detail::plain(t.sums_.hits) << " of " << detail::plain(t.sums_.trials) << " along a score";
    }

private:
    detail::trend_sums sums_;
};

/// slope -+ z times its standard error; with one score only, no limits.
template <class = detail::when_called>
inline figure<interval> limits(wald_method const&, trend_slope const& slope, confidence_level const& level) {
    if (!slope.value()) return slope.value().reason();
    double const half = level.z() * *slope.standard_error();
    return interval{*slope.value() - half, *slope.value() + half};
}

}  // namespace pbo

#endif
