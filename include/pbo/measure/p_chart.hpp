// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_P_CHART_HPP
#define PBO_MEASURE_P_CHART_HPP

// Has one council's share moved beyond chance from one period to the next?  A p-chart (Shewhart 1931): the share of each
// period against the share of all of them together, within limits for as many people as the period had.
//
//     auto chart = pbo::p_chart(series.at(kirklees));                      // three standard errors each way
//     pbo::p_chart(series.at(kirklees), pbo::laney_limits(series.at(kirklees)));
//
// The limits are a funnel's (funnel_limits.hpp), so that any of its methods serves.  With thousands of people the plain
// limits are so narrow that every period is outside: laney_limits (Laney 2002, Quality Engineering 14:531) widens them by
// how much the scores move from one period to the next, phi = (mean |z_t - z_(t-1)| / (2 / sqrt pi))^2, at least 1.  A period
// without people ends a run: over the gap there is no move from one to the next.
//
// Periods of different kinds are refused with std::invalid_argument: there is no one centre line for them.  Nor is there one
// for both sides of a break in what is counted, so cut the series there.  Periods without people have no position.
// O(periods).

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/benchmarking/funnel.hpp>
#include <pbo/measure/data_quality/series_break.hpp>
#include <pbo/measure/take_up_series.hpp>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace pbo {

/// 99.73 %: three standard errors each way.
template <class = detail::when_called>
[[nodiscard]] inline confidence_level three_standard_errors() {
    return confidence_level::from_alpha(2.0 * detail::normal_upper_tail(3.0));
}

struct p_chart_result {
    std::vector<period> periods;
    funnel_result chart;  ///< an area is a period here, target is the centre line
};

namespace detail {
template <class = detail::when_called>
inline void refuse_broken_series(std::vector<counted_in> const& series) {
    for (std::size_t i = 1; i < series.size(); ++i) {
        if (!in_one_series(series[0].period, series[i].period))
            throw std::invalid_argument("pbo::p_chart: '" + series[0].period.text() + "' and '" + series[i].period.text() +
                                        "' are not one series");
        if (series[i].period.is_stated() && !(series[i - 1].period < series[i].period))
            throw std::invalid_argument("pbo::p_chart: '" + series[i].period.text() + "' does not come after '" +
                                        series[i - 1].period.text() + "'");
    }
}

struct p_chart_function {
    template <funnel_method Method = score_limits>
    [[nodiscard]] p_chart_result operator()(std::vector<counted_in> const& series, Method const& method = {},
                                            confidence_level level = three_standard_errors()) const {
        refuse_broken_series(series);
        p_chart_result r;
        for (auto const& point : series) r.periods.push_back(point.period);
        r.chart = funnel(series, method, {level}, {}, [](counted_in const& point) { return point.counts.counted(); });
        return r;
    }
};
}  // namespace detail

/// p_chart(counts by period, method = inverted_wilson, level = three standard errors)
inline constexpr detail::p_chart_function p_chart{};

/// Plain limits where fewer than two periods in a row have scores.
template <class = detail::when_called>
[[nodiscard]] inline score_limits laney_limits(std::vector<counted_in> const& series) {
    detail::refuse_broken_series(series);
    auto const found = overdispersion(series, {extreme_scores::kept, 0.0, funnel_scale::share, {}},
                                      [](counted_in const& point) { return point.counts.counted(); });
    double moved = 0.0;
    double steps = 0.0;
    figure<double> before = absence::not_available;
    for (auto const& z : found.scores) {
        if (z.has_value() && before.has_value()) {
            moved += std::abs(*z - *before);
            steps += 1.0;
        }
        before = z;
    }
    if (steps == 0.0) return {};
    double const sigma = moved / steps / 1.1283791670955126;  // the mean range of two standard normals, 2 / sqrt(pi)
    return score_limits(std::fmax(1.0, sigma * sigma));
}

}  // namespace pbo

#endif
