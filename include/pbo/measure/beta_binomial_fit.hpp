// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BETA_BINOMIAL_FIT_HPP
#define PBO_MEASURE_BETA_BINOMIAL_FIT_HPP

// From what spread of shares do the areas seem to be drawn?  A beta distribution with mean m and size M = a + b, the number
// of people that it is worth; the areas' own shares then vary by m (1 - m) / (M + 1), an intraclass correlation of
// 1 / (M + 1).
//
//     pbo::beta_binomial_fit(shares)                                              // maximum likelihood
//     pbo::beta_binomial_fit(shares, pbo::fitted_by::moments)
//
// moments             m is the share of all areas together, the variance that of variation.hpp (analysis of variance).
// maximum_likelihood  of the beta-binomial counts.  For each M the likelihood is concave in m, so that one root of its slope
//                     is the maximum; M is the root of the slope along that ridge.
//
// Two answers that are no beta distribution are said so by `kind`: no_spread (the areas vary no more than chance; the
// likelihood is then largest at M = infinity, which holds when sum (x - n m)^2 / (m (1 - m)) <= sum n, Tarone 1979,
// Biometrika 66:585), and not_estimable (fewer than two areas with people, nobody or everybody hit, areas of one person
// each, or only areas where nobody or everybody was hit, whose spread no beta distribution has).
// O(areas) for moments; some 200 passes over the areas for the likelihood.

#include <pbo/compare/detail/bracketed_root.hpp>
#include <pbo/compare/detail/deviance.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/measure/detail/digamma_difference.hpp>
#include <pbo/measure/variation.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

namespace pbo {

enum class fitted_by : std::uint8_t { maximum_likelihood, moments };
template <>
inline constexpr auto spellings_of<fitted_by> =
    std::array{spelled<fitted_by>{fitted_by::maximum_likelihood, "maximum_likelihood"},
               spelled<fitted_by>{fitted_by::moments, "moments"}};

enum class spread_kind : std::uint8_t { beta, no_spread, not_estimable };
template <>
inline constexpr auto spellings_of<spread_kind> =
    std::array{spelled<spread_kind>{spread_kind::beta, "beta"}, spelled<spread_kind>{spread_kind::no_spread, "no_spread"},
               spelled<spread_kind>{spread_kind::not_estimable, "not_estimable"}};

struct beta_binomial_fit_result {
    spread_kind kind = spread_kind::not_estimable;
    proportion all;             ///< of all areas together
    figure<double> mean;        ///< m
    figure<double> size;        ///< M = a + b; absent unless kind is beta
    figure<double> correlation; ///< 1 / (M + 1); 0 for no_spread

    [[nodiscard]] figure<double> a() const { return size.transform([this](double s) { return s * *mean; }); }
    [[nodiscard]] figure<double> b() const { return size.transform([this](double s) { return s * (1.0 - *mean); }); }
    /// Between the areas' own shares.
    [[nodiscard]] figure<double> standard_deviation() const {
        return correlation.transform([this](double r) { return std::sqrt(r * *mean * (1.0 - *mean)); });
    }
    friend bool operator==(beta_binomial_fit_result const&, beta_binomial_fit_result const&) = default;
};

namespace detail {

class beta_binomial_likelihood {
public:
    explicit beta_binomial_likelihood(std::vector<proportion> const& areas) : areas_(areas) {}

    /// The log-odds of the best mean for a size.
    template <class = detail::when_called>
    [[nodiscard]] double best_log_odds(double size, double nearest) const {
        auto const slope = [&](double log_odds) { return slopes(size, log_odds).by_mean; };
        double low = nearest, high = nearest;
        double at_low = slope(low), at_high = at_low;
        for (double step = 0.25; at_low <= 0.0 && low > -700.0; step *= 2.0) at_low = slope(low -= step);
        for (double step = 0.25; at_high >= 0.0 && high < 700.0; step *= 2.0) at_high = slope(high += step);
        return bracketed_root(slope, low, at_low, high, at_high);
    }
    /// The slope of the log likelihood by log M along the best means; moves log_odds to the best one.
    template <class = detail::when_called>
    [[nodiscard]] double slope_along_ridge(double log_size, double& log_odds) const {
        double const size = std::exp(log_size);
        log_odds = best_log_odds(size, log_odds);
        return slopes(size, log_odds).by_log_size;
    }

private:
    struct both {
        double by_mean;
        double by_log_size;
    };
    template <class = detail::when_called>
    [[nodiscard]] both slopes(double size, double log_odds) const {
        double const m = 1.0 / (1.0 + std::exp(-log_odds));
        double const rest = 1.0 / (1.0 + std::exp(log_odds));
        double for_a = 0.0, for_b = 0.0, for_both = 0.0;
        for (auto const& area : areas_) {
            for_a += digamma_difference(size * m, static_cast<double>(area.hits()));
            for_b += digamma_difference(size * rest, static_cast<double>(area.misses()));
            for_both += digamma_difference(size, static_cast<double>(area.trials()));
        }
        return {for_a - for_b, size * (m * for_a + rest * for_b - for_both)};
    }
    std::vector<proportion> const& areas_;
};

struct beta_binomial_fit_function {
    template <class Areas, class Projection = std::identity>
    [[nodiscard]] beta_binomial_fit_result operator()(Areas const& areas, fitted_by how = fitted_by::maximum_likelihood,
                                                      Projection projection = {}) const {
        std::vector<proportion> counts;
        for (auto const& area : areas) {
            proportion const p = std::invoke(projection, area);
            if (p.trials() != 0) counts.push_back(p);
        }
        beta_binomial_fit_result r;
        bool some_inside = false;
        for (auto const& p : counts) {
            r.all += p;
            some_inside = some_inside || (p.hits() != 0 && p.misses() != 0);
        }
        r.mean = r.all.value();
        bool const estimable = counts.size() > 1 && some_inside;
        r.size = r.correlation = counts.size() < 2 ? absence::no_degrees_of_freedom : absence::not_applicable;
        if (!estimable) return r;
        return how == fitted_by::moments ? by_moments(r, counts) : by_likelihood(r, counts);
    }

private:
    template <class = detail::when_called>
    static beta_binomial_fit_result by_moments(beta_binomial_fit_result r, std::vector<proportion> const& counts) {
        auto const variance = variance_between(counts, r.all);
        if (!variance.has_value()) return r;
        double const m = *r.mean;
        double const correlation = *variance / (m * (1.0 - m));
        if (correlation <= 0.0) return without_spread(r);
        return correlation < 1.0 ? with(r, m, (1.0 - correlation) / correlation) : r;
    }

    template <class = detail::when_called>
    static beta_binomial_fit_result by_likelihood(beta_binomial_fit_result r, std::vector<proportion> const& counts) {
        // Tarone's criterion, all divided by the people.
        auto const hits = static_cast<double>(r.all.hits());
        auto const misses = static_cast<double>(r.all.misses());
        auto const people = static_cast<double>(r.all.trials());
        double excess = -people;
        for (auto const& p : counts) {
            double const from_mean =
                difference_of_products(static_cast<double>(p.hits()), misses, static_cast<double>(p.misses()), hits) / people;
            excess += from_mean / hits * (from_mean / misses) * people * people;
        }
        if (!(excess > 0.0)) return without_spread(r);
        beta_binomial_likelihood const likelihood(counts);
        double log_odds = std::log(hits / misses);
        double const start = std::log(by_moments(r, counts).size.value_or(1.0));
        auto const slope = [&](double log_size) { return likelihood.slope_along_ridge(log_size, log_odds); };
        double low = start, high = start;
        double at_low = slope(low), at_high = at_low;
        while (at_low <= 0.0 && low > -18.0) at_low = slope(low -= 1.0);
        while (at_high >= 0.0 && high < 36.0) at_high = slope(high += 1.0);
        if (at_low <= 0.0) return r;                        // ever better towards all or nothing
        if (at_high >= 0.0) return without_spread(r);       // too little spread for a double to find
        double const log_size = bracketed_root(slope, low, at_low, high, at_high);
        double const size = std::exp(log_size);
        log_odds = likelihood.best_log_odds(size, log_odds);
        return with(r, 1.0 / (1.0 + std::exp(-log_odds)), size);
    }

    template <class = detail::when_called>
    static beta_binomial_fit_result with(beta_binomial_fit_result r, double mean, double size) {
        r.kind = spread_kind::beta;
        r.mean = mean;
        r.size = size;
        r.correlation = 1.0 / (1.0 + size);
        return r;
    }
    template <class = detail::when_called>
    static beta_binomial_fit_result without_spread(beta_binomial_fit_result r) {
        r.kind = spread_kind::no_spread;
        r.size = absence::not_applicable;
        r.correlation = 0.0;
        return r;
    }
};

}  // namespace detail

/// beta_binomial_fit(proportions, how = maximum_likelihood, projection)
inline constexpr detail::beta_binomial_fit_function beta_binomial_fit{};

}  // namespace pbo

#endif
