// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_SHRINKAGE_HPP
#define PBO_MEASURE_SHRINKAGE_HPP

// What is the best guess at an area's share, knowing the other areas too?  Empirical Bayes (Efron and Morris 1975 in
// spirit; for counts Griffin and Krutchkoff 1971): the areas' own shares are taken to come from the beta distribution that
// beta_binomial_fit.hpp finds, and area i with x of n hit then has the distribution Beta(a + x, b + n - x):
//
//     value  = (a + x) / (a + b + n) = (1 - s) x / n + s m,     s = M / (M + n)  the shrinkage
//     limits = its equal-tailed quantiles
//
// Small areas move most.  An area without people gets m itself and the limits of the distribution of shares.  The limits
// take a and b as known and are therefore a little narrow, most so with few areas.
// no_spread: the areas vary no more than chance, every value is the share of all together with its own Wilson limits and
// the shrinkage is 1.  Where no distribution can be estimated (one area, nobody or everybody hit) nothing is shrunk: the
// values are absent and say why.  Cost: one fit and two beta quantiles an area.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/beta_binomial_fit.hpp>

#include <functional>
#include <vector>

namespace pbo {

struct shrunk_share {
    proportion counts;
    figure<double> value;
    figure<interval> limits;
    figure<double> shrinkage;  ///< 0: as counted; 1: the mean of all

    friend bool operator==(shrunk_share const&, shrunk_share const&) = default;
};

struct shrinkage_result {
    beta_binomial_fit_result fit;
    confidence_level level;
    std::vector<shrunk_share> areas;  ///< in the order given
};

namespace detail {
struct shrinkage_function {
    template <class Areas, class Projection = std::identity>
    [[nodiscard]] shrinkage_result operator()(Areas const& areas, fitted_by how = fitted_by::maximum_likelihood,
                                              confidence_level level = {}, Projection projection = {}) const {
        std::vector<proportion> counts;
        for (auto const& area : areas) counts.push_back(std::invoke(projection, area));
        shrinkage_result r{beta_binomial_fit(counts, how), level, {}};
        for (auto const& p : counts) r.areas.push_back(shrunk(p, r.fit, level));
        return r;
    }

private:
    template <class = detail::when_called>
    static shrunk_share shrunk(proportion const& p, beta_binomial_fit_result const& fit, confidence_level level) {
        switch (fit.kind) {
            case spread_kind::no_spread: return {p, fit.mean, wilson(fit.all, level).limits, 1.0};
            case spread_kind::not_estimable: return {p, fit.size.reason(), fit.size.reason(), fit.size.reason()};
            case spread_kind::beta: break;
        }
        double const a = *fit.a() + static_cast<double>(p.hits());
        double const b = *fit.b() + static_cast<double>(p.misses());
        double const n = static_cast<double>(p.trials());
        auto const side = level.two_sided();
        return {p, a / (a + b), interval{beta_quantile(a, b, side), beta_quantile_above(a, b, side)}, *fit.size / (*fit.size + n)};
    }
};
}  // namespace detail

/// shrinkage(proportions, how = maximum_likelihood, level = 95 %, projection)
inline constexpr detail::shrinkage_function shrinkage{};

}  // namespace pbo

#endif
