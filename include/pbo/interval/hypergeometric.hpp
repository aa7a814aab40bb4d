// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_HYPERGEOMETRIC_HPP
#define PBO_INTERVAL_HYPERGEOMETRIC_HPP

// k of n were hits, drawn from a population of N without replacement: which numbers M of hits in the whole population can
// the exact tails not exclude?  All M with P(X >= k | M) > alpha/2 and P(X <= k | M) > alpha/2, X hypergeometric; the limits
// are the least and the largest of them over N.  To be preferred where few are missing, or k is 0 or n: the limits never
// leave what is possible, k/N to (k + N - n)/N, and coverage is never below the level.
//
// Serves finite_proportion; for plain counts write finite_population(hypergeometric, N).  A tail that equals alpha/2 but
// for rounding excludes.  Need not contain k/n at low levels (M/N is a coarse grid).  n = N: the point k/n.  n = 0: [0, 1].
//
// Cost: some 50 tails of up to 10 standard deviations' worth of terms each, microseconds for thousands.  Where the
// standard deviation of X exceeds 10^4 (n above 10^8 or so) the limits are those of the continuity-corrected score
// interval on n_eff instead, which then differs by less than 10^-4 standard deviations.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/binomial_point.hpp>
#include <pbo/interval/finite_proportion.hpp>
#include <pbo/interval/wilson.hpp>

#include <cmath>
#include <cstdint>

namespace pbo {

struct hypergeometric_method : callable_method<hypergeometric_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "hypergeometric";
};

/// Exact limits for a count out of a finite population: hypergeometric(finite_proportion{83, 132, 152}).
inline constexpr hypergeometric_method hypergeometric;

namespace detail {

/// n drawn from N of which M are hits, N - M are not.
struct urn {
    double hits;
    double others;
    double drawn;
    double left;  ///< N - n
};

/// P(X = k): three binomial points, so that no large logarithms cancel.
template <class = detail::when_called>
[[nodiscard]] inline double hypergeometric_point(urn const& u, double k) noexcept {
    double const all = u.hits + u.others;
    double const x = u.drawn / all;
    double const y = u.left / all;
    return binomial_point(k, u.hits - k, x, y) * binomial_point(u.drawn - k, u.others - (u.drawn - k), x, y) /
           binomial_point(u.drawn, u.left, x, y);
}

/// P(X >= k), asked for k within what is possible; summed away from the mean.
template <class = detail::when_called>
[[nodiscard]] inline double hypergeometric_at_least(urn const& u, double k) noexcept {
    double const all = u.hits + u.others;
    double const least = std::fmax(0.0, u.drawn - u.others);
    double const most = std::fmin(u.drawn, u.hits);
    if (k <= least) return 1.0;
    if (k > most) return 0.0;
    bool const upwards = k >= u.drawn * (u.hits / all);
    double const start = upwards ? k : k - 1.0;
    double term = hypergeometric_point(u, start);
    double sum = 0.0;
    if (upwards) {
        for (double x = start; x <= most; x += 1.0) {
            sum += term;
            if (term < 1e-17 * sum) break;
            term *= (u.hits - x) / (x + 1.0) * ((u.drawn - x) / (u.others - u.drawn + x + 1.0));
        }
        return sum;
    }
    for (double x = start; x >= least; x -= 1.0) {
        sum += term;
        if (term < 1e-17 * sum) break;
        term *= x / (u.hits - x + 1.0) * ((u.others - u.drawn + x) / (u.drawn - x + 1.0));
    }
    return 1.0 - sum;
}

/// The least M with P(X >= hits | M) > probability, for 0 < hits and 0 < missing.
template <class = detail::when_called>
[[nodiscard]] inline double least_population_hits(double hits, double misses, double missing, tail const& side) noexcept {
    double const n = hits + misses;
    double const all = n + missing;
    auto const plausible = [&](double m) {
        return hypergeometric_at_least({m, all - m, n, missing}, hits) > side.probability * (1.0 + 1e-12);
    };
    double below = hits - 1.0;       // not plausible: it could not have given these hits
    double above = hits + missing;   // plausible: then X >= hits is certain
    double const effective = n * ((all - 1.0) / missing);
    double const share = (hits - 0.5) / n;
    auto const roots = roots_of_wilson({share * effective, (1.0 - share) * effective, effective}, std::abs(side.z));
    double const guess = std::floor(all * (side.z >= 0.0 ? roots.smaller : roots.larger));
    double const spread = std::sqrt(n * share * (1.0 - share) * (missing / all));
    if (spread > 1e4) return std::fmin(std::fmax(guess, hits), hits + missing);
    for (double reach = 1.0; guess + reach < above && above - below > 2.0; reach *= 4.0) {  // brackets near the guess
        double const m = guess + reach;
        if (m <= below) continue;
        if (plausible(m)) {
            above = m;
            break;
        }
        below = m;
    }
    for (double reach = 1.0; guess - reach > below && above - below > 2.0; reach *= 4.0) {
        double const m = guess - reach;
        if (m >= above) continue;
        if (!plausible(m)) {
            below = m;
            break;
        }
        above = m;
    }
    while (above - below > 1.0) {
        double const middle = std::floor(0.5 * (below + above));
        (plausible(middle) ? above : below) = middle;
    }
    return above;
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline double lower_limit(hypergeometric_method const&, finite_proportion const& p, tail const& side) {
    if (p.hits() == 0) return 0.0;
    if (p.missing() == 0) return *p.value();
    auto const c = detail::real_counts_of(p.counted());
    return detail::least_population_hits(c.hits, c.misses, static_cast<double>(p.missing()), side) /
           static_cast<double>(p.population());
}

template <class = detail::when_called>
[[nodiscard]] inline double upper_limit(hypergeometric_method const&, finite_proportion const& p, tail const& side) {
    if (p.misses() == 0) return 1.0;
    if (p.missing() == 0) return *p.value();
    auto const c = detail::real_counts_of(p.counted());
    double const all = static_cast<double>(p.population());
    return (all - detail::least_population_hits(c.misses, c.hits, static_cast<double>(p.missing()), side)) / all;
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(hypergeometric_method const& m, finite_proportion const& p,
                                             confidence_level const& level) {
    if (p.trials() == 0) return unit_interval;
    double const lower = lower_limit(m, p, level.two_sided());
    double const upper = upper_limit(m, p, level.two_sided());
    return lower <= upper ? interval{lower, upper} : interval{upper, lower};  // at levels near 0
}

}  // namespace pbo

#endif
