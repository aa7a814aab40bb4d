// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_OVERDISPERSION_HPP
#define PBO_MEASURE_BENCHMARKING_OVERDISPERSION_HPP

// How much more do areas differ than chance allows?  Two numbers that widen a funnel so that it asks "unusual among
// councils?" instead of "different from the average?" (Spiegelhalter 2005, Statistics in Medicine 24:1185, and 2012,
// Journal of the Royal Statistical Society A 175:1).  With area i's share p_i of n_i people, W the target share,
//
//     z_i = (p_i - W) / s_i,   s_i^2 = W (1 - W) / n_i                              on the scale of shares
//     z_i = (asin sqrt p_i - asin sqrt W) / s_i,   s_i^2 = 1 / (4 n_i)              on the arcsine scale
//     phi   = mean of z^2, over N areas                                             (multiplicative)
//     tau^2 = (N phi - (N - 1)) / (sum w - sum w^2 / sum w), w = 1 / s^2, at least 0   (additive: DerSimonian and Laird's)
//
// A few extreme areas would widen the funnel until they fit, so the scores are first winsorised (those beyond the 10 % and
// 90 % quantiles, definition 7, are put at them) or truncated (left out of all sums, N included), or kept as they are.
// Truncation here is by those quantiles; FunnelPlotR's leaves out scores by another rule, so its phi can differ.
// Both numbers are then too small for areas that are all alike: winsorised scores of pure chance have phi of about 0.7.
//
// Areas without people are left out.  W is the share of all areas together unless given.  Fewer than two areas: no phi and
// no tau^2 (no_degrees_of_freedom); nobody or everybody hit: no scores (nothing_to_divide_by).  O(n log n).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

enum class funnel_scale : std::uint8_t { share, arcsine_square_root };
template <>
inline constexpr auto spellings_of<funnel_scale> =
    std::array{spelled<funnel_scale>{funnel_scale::share, "share"},
               spelled<funnel_scale>{funnel_scale::arcsine_square_root, "arcsine_square_root"}};

/// What is done with the most extreme scores before phi and tau^2 are taken.
enum class extreme_scores : std::uint8_t { kept, winsorised, truncated };
template <>
inline constexpr auto spellings_of<extreme_scores> = std::array{spelled<extreme_scores>{extreme_scores::kept, "kept"},
                                                                spelled<extreme_scores>{extreme_scores::winsorised, "winsorised"},
                                                                spelled<extreme_scores>{extreme_scores::truncated, "truncated"}};

struct overdispersion_options {
    extreme_scores extremes = extreme_scores::winsorised;
    double each_tail = 0.10;  ///< the share of areas at each end that counts as extreme
    funnel_scale scale = funnel_scale::share;
    figure<double> target{};  ///< the share that the scores are measured from; all areas together unless given
};

struct overdispersion_result {
    figure<double> target;               ///< W
    std::uint64_t areas = 0;             ///< with people; when truncated, those that are left
    figure<double> phi;
    figure<double> tau_squared;          ///< in squared units of the scale
    std::vector<figure<double>> scores;  ///< z of every area in the order given, before winsorising
    overdispersion_options options{};
};

namespace detail {

/// Where a score is measured: the value of a share on the scale, and its variance for one person at the target.
template <class = detail::when_called>
[[nodiscard]] inline double on_scale(double share, funnel_scale scale) {
    return scale == funnel_scale::share ? share : std::asin(std::sqrt(share));
}
template <class = detail::when_called>
[[nodiscard]] inline double variance_of_one(double target, funnel_scale scale) {
    return scale == funnel_scale::share ? target * (1.0 - target) : 0.25;
}

/// Quantile definition 7 (Hyndman and Fan 1996) of sorted values.
template <class = detail::when_called>
[[nodiscard]] inline double quantile_of_sorted(std::vector<double> const& sorted, double probability) {
    double const at = probability * static_cast<double>(sorted.size() - 1);
    auto const below = static_cast<std::size_t>(at);
    if (below + 1 >= sorted.size()) return sorted.back();
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

struct overdispersion_function {
    /// Throws std::domain_error for a tail outside [0, 0.5) or a target outside [0, 1].
    template <class Areas, class Projection = std::identity>
    [[nodiscard]] overdispersion_result operator()(Areas const& areas, overdispersion_options options = {},
                                                   Projection projection = {}) const {
        std::vector<proportion> counts;
        for (auto const& area : areas) counts.push_back(std::invoke(projection, area));
        return of(counts, options);
    }

private:
    template <class = detail::when_called>
    static overdispersion_result of(std::vector<proportion> const& areas, overdispersion_options const& options) {
        if (!(options.each_tail >= 0.0 && options.each_tail < 0.5))
            throw std::domain_error("pbo::overdispersion: a tail of " + std::to_string(options.each_tail) +
                                    " is not from 0 to below 0.5");
        overdispersion_result r;
        r.options = options;
        proportion all;
        for (auto const& area : areas) all += area;
        r.target = options.target.has_value() ? options.target : all.value();
        if (r.target.has_value() && !(*r.target >= 0.0 && *r.target <= 1.0))
            throw std::domain_error("pbo::overdispersion: a target of " + std::to_string(*r.target) + " is not from 0 to 1");
        double const one = r.target.has_value() ? variance_of_one(*r.target, options.scale) : 0.0;
        bool const scored = r.target.has_value() && *r.target > 0.0 && *r.target < 1.0;
        std::vector<std::pair<double, double>> known;  // z and the weight that goes with it
        for (auto const& area : areas) {
            if (area.trials() == 0 || !scored) {
                r.scores.emplace_back(absence::nothing_to_divide_by);
            } else {
                double const weight = static_cast<double>(area.trials()) / one;
                double const z =
                    (on_scale(*area.value(), options.scale) - on_scale(*r.target, options.scale)) * std::sqrt(weight);
                r.scores.emplace_back(z);
                known.emplace_back(z, weight);
            }
            r.areas += area.trials() == 0 ? 0U : 1U;
        }
        auto const why = r.areas < 2 ? absence::no_degrees_of_freedom : absence::nothing_to_divide_by;
        r.phi = r.tau_squared = why;
        if (known.size() < 2) return r;
        temper(known, options);
        r.areas = known.size();
        summarise(r, known);
        return r;
    }

    template <class = detail::when_called>
    static void temper(std::vector<std::pair<double, double>>& known, overdispersion_options const& options) {
        if (options.extremes == extreme_scores::kept) return;
        std::vector<double> sorted;
        for (auto const& k : known) sorted.push_back(k.first);
        std::sort(sorted.begin(), sorted.end());
        double const low = quantile_of_sorted(sorted, options.each_tail);
        double const high = quantile_of_sorted(sorted, 1.0 - options.each_tail);
        if (options.extremes == extreme_scores::truncated)
            std::erase_if(known, [&](auto const& k) { return k.first < low || k.first > high; });
        else
            for (auto& k : known) k.first = std::fmin(std::fmax(k.first, low), high);
    }

    template <class = detail::when_called>
    static void summarise(overdispersion_result& r, std::vector<std::pair<double, double>> const& known) {
        auto const n = static_cast<double>(known.size());
        if (known.size() < 2) {
            r.phi = r.tau_squared = absence::no_degrees_of_freedom;
            return;
        }
        double squares = 0.0, weights = 0.0;
        for (auto const& [z, w] : known) {
            squares += z * z;
            weights += w;
        }
        double spread = 0.0;  // sum w - sum w^2 / sum w, from positive terms
        for (auto const& [z, w] : known) spread += w * ((weights - w) / weights);
        r.phi = squares / n;
        r.tau_squared = std::fmax(0.0, (squares - (n - 1.0)) / spread);
    }
};

}  // namespace detail

/// overdispersion(proportions, options), overdispersion(areas, options, projection)
inline constexpr detail::overdispersion_function overdispersion{};

}  // namespace pbo

#endif
