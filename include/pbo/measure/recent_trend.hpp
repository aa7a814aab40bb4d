// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_RECENT_TREND_HPP
#define PBO_MEASURE_RECENT_TREND_HPP

// Is a council's figure going up or down?  The recent-trend rule of the national indicator tool.  Of the latest five points
// with figures, on the ranks x = 1..5 (gaps between the years are ignored), with weights w = 1 / SE^2 where
// SE = (U - L) / 3.92 comes from the point's 95 % limits:
//
//     slope = sum w (x - xm)(y - ym) / sum w (x - xm)^2,    chi-squared = slope^2 sum w (x - xm)^2,
//
// xm and ym the weighted means.  The trend is significant when chi-squared > 9.54953570604324 (one degree of freedom,
// 99.8 %) and the slope keeps its sign when any one of the five points is left out.
//
// It cannot be calculated from fewer than five points.  We also refuse a point whose limits are one and the same (its
// weight would be infinite) and five points that are not one series: of different kinds (a snapshot and a year), or either
// side of a break that the caller gives (series_break.hpp) or marks on a point.  Nothing is a break that nobody gives.
// A rising share is a rising share: the rule has no view on whether that is good.  Cost: some 50 operations.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/data_quality/series_break.hpp>
#include <pbo/measure/take_up_series.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// One point as published: the value and its 95 % limits in any one unit.
struct trend_point {
    pbo::period period{};
    figure<double> value{};
    figure<interval> limits{};     ///< at 95 %, whatever the report's level
    bool starts_new_series = false;  ///< it cannot be compared with the points before it
};

enum class trend_verdict : std::uint8_t { decreasing, no_significant_change, increasing, cannot_be_calculated };

template <>
inline constexpr auto spellings_of<trend_verdict> =
    std::array{spelled<trend_verdict>{trend_verdict::decreasing, "decreasing"},
               spelled<trend_verdict>{trend_verdict::no_significant_change, "no significant change"},
               spelled<trend_verdict>{trend_verdict::increasing, "increasing"},
               spelled<trend_verdict>{trend_verdict::cannot_be_calculated, "cannot be calculated"}};

enum class no_trend_because : std::uint8_t { calculated, fewer_than_five_points, break_in_series, no_standard_error };

template <>
inline constexpr auto spellings_of<no_trend_because> =
    std::array{spelled<no_trend_because>{no_trend_because::calculated, ""},
               spelled<no_trend_because>{no_trend_because::fewer_than_five_points, "fewer than five points"},
               spelled<no_trend_because>{no_trend_because::break_in_series, "a break in the series"},
               spelled<no_trend_because>{no_trend_because::no_standard_error, "a point without uncertainty"}};

inline constexpr std::size_t trend_points = 5;
/// The 99.8 % point of chi-squared with one degree of freedom, as the tool has it.
inline constexpr double trend_threshold = 9.54953570604324;

struct recent_trend_result {
    trend_verdict verdict = trend_verdict::cannot_be_calculated;
    no_trend_because reason = no_trend_because::fewer_than_five_points;
    std::size_t points = 0;             ///< with figures, of which at most the latest five are used
    figure<double> slope;               ///< a point, in the unit of the values
    figure<double> standard_error;      ///< of the slope
    figure<double> chi_squared;
    std::vector<double> slopes_without; ///< without the first, the second ... of the five

    friend bool operator==(recent_trend_result const&, recent_trend_result const&) = default;
};

namespace detail {

struct weighted_line {
    double slope = 0.0;
    double spread = 0.0;  ///< sum w (x - xm)^2

    /// Leaves point `without` out; none where that is trend_points.
    template <class = detail::when_called>
    weighted_line(std::array<double, trend_points> const& y, std::array<double, trend_points> const& weight, std::size_t without) {
        double all = 0.0, x_mean = 0.0, y_mean = 0.0;
        auto const each = [&](auto const& f) {
            for (std::size_t i = 0; i < trend_points; ++i)
                if (i != without) f(static_cast<double>(i + 1), y[i], weight[i]);
        };
        each([&](double x, double v, double w) {
            all += w;
            x_mean += w * x;
            y_mean += w * v;
        });
        x_mean /= all;
        y_mean /= all;
        double product = 0.0;
        each([&](double x, double v, double w) {
            spread += w * (x - x_mean) * (x - x_mean);
            product += w * (x - x_mean) * (v - y_mean);
        });
        slope = product / spread;
    }
};

struct recent_trend_function {
    /// The points oldest first.  Throws std::invalid_argument when stated periods do not follow one another.
    template <class = detail::when_called>
    [[nodiscard]] recent_trend_result operator()(std::vector<trend_point> const& series, series_break_list const& breaks = {}) const {
        for (std::size_t i = 1; i < series.size(); ++i)
            if (series[i].period.is_stated() && series[i - 1].period.is_stated() && !(series[i - 1].period < series[i].period))
                throw std::invalid_argument("pbo::recent_trend: '" + series[i].period.text() + "' does not come after '" +
                                            series[i - 1].period.text() + "'");
        recent_trend_result r;
        std::vector<std::size_t> with_figures;
        for (std::size_t i = 0; i < series.size(); ++i)
            if (series[i].value.has_value() && series[i].limits.has_value()) with_figures.push_back(i);
        r.points = with_figures.size();
        if (r.points < trend_points) return without_trend(r, no_trend_because::fewer_than_five_points);
        std::size_t const first = with_figures[r.points - trend_points];
        for (std::size_t i = first + 1; i <= with_figures.back(); ++i)  // a point without figures may mark the break
            if (series[i].starts_new_series || !in_one_series(series[first].period, series[i].period, breaks))
                return without_trend(r, no_trend_because::break_in_series);

        std::array<double, trend_points> y{}, weight{};
        double narrowest = 0.0;
        for (std::size_t i = 0; i < trend_points; ++i) {
            auto const& p = series[with_figures[r.points - trend_points + i]];
            y[i] = *p.value;
            weight[i] = p.limits->width() / 3.92;
            if (!(weight[i] > 0.0) || std::isinf(weight[i])) return without_trend(r, no_trend_because::no_standard_error);
            narrowest = i == 0 || weight[i] < narrowest ? weight[i] : narrowest;
        }
        for (auto& w : weight) w = (narrowest / w) * (narrowest / w);  // at most 1, so that nothing overflows
        weighted_line const all(y, weight, trend_points);
        r.reason = no_trend_because::calculated;
        r.slope = all.slope;
        r.standard_error = narrowest / std::sqrt(all.spread);
        double const z = all.slope * (std::sqrt(all.spread) / narrowest);
        r.chi_squared = z * z;
        bool keeps_sign = all.slope != 0.0;
        for (std::size_t i = 0; i < trend_points; ++i) {
            r.slopes_without.push_back(weighted_line(y, weight, i).slope);
            keeps_sign = keeps_sign && r.slopes_without.back() * (all.slope > 0.0 ? 1.0 : -1.0) > 0.0;
        }
        r.verdict = trend_verdict::no_significant_change;
        if (z * z > trend_threshold && keeps_sign) r.verdict = all.slope > 0.0 ? trend_verdict::increasing : trend_verdict::decreasing;
        return r;
    }

    /// From counts: Wilson's limits at 95 %.
    template <class = detail::when_called>
    [[nodiscard]] recent_trend_result operator()(std::vector<counted_in> const& series, series_break_list const& breaks = {}) const {
        std::vector<trend_point> points;
        for (auto const& p : series) {
            auto const e = wilson(p.counts.counted());
            points.push_back({p.period, e.value, e.limits, false});
        }
        return (*this)(points, breaks);
    }

private:
    template <class = detail::when_called>
    static recent_trend_result without_trend(recent_trend_result r, no_trend_because why) {
        r.reason = why;
        auto const reason = why == no_trend_because::no_standard_error ? absence::nothing_to_divide_by : absence::not_applicable;
        r.slope = reason;
        r.standard_error = reason;
        r.chi_squared = reason;
        return r;
    }
};

}  // namespace detail

/// recent_trend(points with limits, breaks = none), recent_trend(counts by period, breaks = none)
inline constexpr detail::recent_trend_function recent_trend{};

}  // namespace pbo

#endif
