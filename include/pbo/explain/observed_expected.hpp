// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_OBSERVED_EXPECTED_HPP
#define PBO_EXPLAIN_OBSERVED_EXPECTED_HPP

// Does this council do better than would be expected of anybody with its people?  Indirect standardisation by
// regression: with n people in a cluster, O hits and mu the model's share for each of its people, over all councils
// together,
//
//     E = sum mu,   ratio = O / E,   adjusted share = ratio x overall share (cut at 1),   z = (O - E) / sqrt(sum mu (1
//     - mu))
//
// z is that of chance alone; phi is the mean of z^2 with scores beyond the 10% and 90% quantiles put at them
// (Spiegelhalter 2005; at least 1 here), and z / sqrt(phi) asks "unusual among councils?" instead of "different from
// what is expected?".  Places are those of the shares as they are and of the adjusted ones, 1 the highest, each with
// the ranks that the counts allow: in each of many draws every council's share is drawn from Beta(O + 1/2, n - O + 1/2)
// (Goldstein and Spiegelhalter 1996), for the adjusted ones times n / E.
//
// The model must not have the clusters among its terms, and a council that is a large part of all pulls what is
// expected towards itself.  That E is itself estimated is not in z.  A council all of whose people are of patterns that answered
// alike everywhere (separation) is fitted exactly, and has neither a ratio nor a place among the adjusted.  Weighted counts:
// std::domain_error.  Fewer than two clusters have no phi. Cost: draws x clusters beta quantiles.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/random.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/logistic.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// A place in a league table, and those that the counts allow.
struct place_among {
    std::uint64_t place = 0;  ///< 1: the highest; equal shares have the first of their places; 0: has none
    std::uint64_t lower = 0;
    std::uint64_t upper = 0;
};

struct expected_of_cluster {
    std::string cluster;
    std::uint64_t people = 0;
    std::uint64_t hits = 0;
    double expected = 0.0;
    double variance = 0.0;  ///< of the hits, by chance alone: sum mu (1 - mu)
    double share = 0.0;
    figure<double> ratio;    ///< nothing_to_divide_by where nobody is expected, not_available where all are fitted exactly
    figure<double> adjusted_share;
    figure<double> z;        ///< of chance alone
    figure<double> z_among;  ///< among councils that differ: z / sqrt(phi)
    bool fitted_exactly = false;  ///< all its people are of patterns that answered alike everywhere (separation)
    place_among as_is;
    place_among adjusted;
};

struct observed_expected_result {
    std::vector<expected_of_cluster> clusters;  ///< in the order in which they were found
    double overall = 0.0;                       ///< the share of all
    figure<double> phi;                         ///< winsorised, at least 1
};

struct expected_options {
    std::size_t draws = 2000;
    std::uint64_t seed = 1;
    confidence_level level{};
};

namespace detail {

/// Quantile by definition 7: linear between order statistics.
template <class = detail::when_called>
[[nodiscard]] inline double order_statistic_quantile(std::vector<double> const& sorted, double p) {
    double const at = p * static_cast<double>(sorted.size() - 1);
    auto const below = static_cast<std::size_t>(at);
    if (below + 1 == sorted.size()) return sorted.back();
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<double> winsorised_phi(std::vector<double> z) {
    if (z.size() < 2) return absence::no_degrees_of_freedom;
    std::sort(z.begin(), z.end());
    double const low = order_statistic_quantile(z, 0.1), high = order_statistic_quantile(z, 0.9);
    double sum = 0.0;
    for (double const one : z) sum += std::pow(std::clamp(one, low, high), 2);
    return std::fmax(1.0, sum / static_cast<double>(z.size()));
}

/// 1 + how many are higher.
template <class = detail::when_called>
inline void set_places(std::vector<double> const& values, std::vector<std::uint64_t>& places) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    for (std::size_t i = 0; i < order.size(); ++i)
        places[order[i]] = i != 0 && values[order[i]] == values[order[i - 1]] ? places[order[i - 1]] : i + 1;
}

/// Places of all, and the ranks within which the middle share of the draws lies.
template <class Set>
void set_ranks(std::vector<double> const& values, std::vector<std::vector<std::uint64_t>>& drawn,
               confidence_level level, Set const& set) {
    std::vector<std::uint64_t> places(values.size());
    set_places(values, places);
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto& ranks = drawn[i];
        std::sort(ranks.begin(), ranks.end());
        auto const cut = static_cast<std::size_t>(0.5 * level.alpha() * static_cast<double>(ranks.size()));
        set(i, place_among{places[i], std::min(ranks[cut], places[i]),
                           std::max(ranks[ranks.size() - 1 - cut], places[i])});
    }
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline observed_expected_result observed_expected(covariate_patterns const& patterns,
                                                                logistic_fit const& fit,
                                                                expected_options const& how = {}) {
    if (fit.weighted())
        throw std::domain_error(
            "pbo::observed_expected: weighted counts have no chance of their own; give counts of people");
    if (how.draws == 0) throw std::domain_error("pbo::observed_expected: 0 draws");
    observed_expected_result result;
    std::vector<double> z;
    double hits = 0.0, people = 0.0;
    for (auto const& [cluster, counts] : detail::counts_by_cluster(fit)) {
        auto& c = result.clusters.emplace_back();
        c.cluster = patterns.clusters().at(cluster);
        double o = 0.0, n = 0.0, variance = 0.0;
        for (auto const& [pattern, count] : counts) {
            double const mu = fit.probability(pattern);
            o += count.first;
            n += count.second;
            c.expected += count.second * mu;
            variance += count.second * mu * (1.0 - mu);
        }
        c.variance = variance;
        c.hits = static_cast<std::uint64_t>(o);
        c.people = static_cast<std::uint64_t>(n);
        c.share = o / n;
        c.ratio = c.adjusted_share = c.z = c.z_among = absence::nothing_to_divide_by;
        if (c.expected > 0.0) c.ratio = o / c.expected;
        if (variance > 0.0) {
            c.z = (o - c.expected) / std::sqrt(variance);
            z.push_back(*c.z);
        } else {  // what is expected is what was answered, whatever that was: it has no place among the others
            c.fitted_exactly = true;
            if (c.expected > 0.0) c.ratio = absence::not_available;
        }
        hits += o;
        people += n;
    }
    result.overall = hits / people;
    result.phi = detail::winsorised_phi(z);
    auto const m = result.clusters.size();
    std::vector<double> shares(m), ratios(m);
    for (std::size_t i = 0; i < m; ++i) {
        auto& c = result.clusters[i];
        c.adjusted_share = c.ratio.transform([&](double r) { return std::fmin(1.0, r * result.overall); });
        if (c.z && result.phi) c.z_among = *c.z / std::sqrt(*result.phi);
        shares[i] = c.share;
        ratios[i] = c.ratio.value_or(1.0);
    }
    std::vector<std::size_t> told;  // those that have a place when adjusted
    for (std::size_t i = 0; i < m; ++i)
        if (!result.clusters[i].fitted_exactly) told.push_back(i);
    auto const among = [&told](std::vector<double> const& all) {
        std::vector<double> some;
        for (auto const i : told) some.push_back(all[i]);
        return some;
    };
    std::vector<std::vector<std::uint64_t>> as_is(m), adjusted(told.size());
    std::vector<double> drawn(m), drawn_ratios(m);
    std::vector<std::uint64_t> places(m), places_among(told.size());
    for (std::size_t d = 0; d < how.draws; ++d) {
        random_source draws(how.seed, d);
        for (std::size_t i = 0; i < m; ++i) {
            auto const& c = result.clusters[i];
            double const u = draws.inside(), o = static_cast<double>(c.hits), n = static_cast<double>(c.people);
            drawn[i] = detail::beta_quantile(o + 0.5, n - o + 0.5,
                                             tail{u, detail::normal_quantile(0.5 - u, std::min(u, 1.0 - u))});
            drawn_ratios[i] = c.expected > 0.0 ? drawn[i] * n / c.expected : 1.0;
        }
        detail::set_places(drawn, places);
        for (std::size_t i = 0; i < m; ++i) as_is[i].push_back(places[i]);
        detail::set_places(among(drawn_ratios), places_among);
        for (std::size_t i = 0; i < told.size(); ++i) adjusted[i].push_back(places_among[i]);
    }
    detail::set_ranks(shares, as_is, how.level,
                      [&](std::size_t i, place_among const& p) { result.clusters[i].as_is = p; });
    detail::set_ranks(among(ratios), adjusted, how.level,
                      [&](std::size_t i, place_among const& p) { result.clusters[told[i]].adjusted = p; });
    return result;
}

}  // namespace pbo

#endif
