// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_GROWTH_GROWTH_BY_START_HPP
#define PBO_MEASURE_GROWTH_GROWTH_BY_START_HPP

// Are slow councils picking up the pace?  Growth against starting level, with regression to the mean named: a council that
// happened to be low at the start tends to rise for no other reason, because the same chance stands in its start and, with
// the opposite sign, in its growth.  So the slope of growth on start is below 0 even when nothing depends on the level.
//
//     auto s = pbo::growth_by_start(g);                    // g = pbo::growth(returns, basis, april_2010, march_2011)
//     s.slope;  s.slope_by_chance;  s.corrected_slope;     // as seen; by regression to the mean alone; without it
//     s.oldham;                                            // correlation of growth with the average level, and its test
//     s.slower;  s.faster;                                 // the half that started below the median, and the other
//     pbo::growth_by_start(g, pbo::take_up(returns, basis, {.period = year_2009_10}));    // halves by an earlier count
//
// Over councils with take-up at both ends, d = p1 - p0:
//   slope             least squares of d on p0, unweighted
//   chance            the part of the variance of p0 that chance would make of so many people: mean of p0 (1 - p0) / (n - 1),
//                     over the variance of p0; more than all of it counts as 1
//   slope_by_chance   - chance: what regression to the mean makes of a slope of 0
//   corrected_slope   (slope + chance) / (1 - chance)                                   (Blomqvist 1977, JASA 72:746)
//   oldham            correlation of d with (p0 + p1) / 2 (Oldham 1962, Journal of Chronic Diseases 15:969), which is free of
//                     regression to the mean when chance is as large at both ends; its t test is Pitman's (1939) of equal
//                     variances: below 0, councils drew together
// A complete count has no sampling error, but the people eligible on one day are themselves partly chance; regression by
// errors and by real but passing swings is not in `chance` and cannot be seen in two periods.  Halves chosen by an earlier
// count than the one that growth starts from are free of all of it that does not last.
//
// Fewer than three councils, or all equal: no slope and no correlation (no degrees of freedom).  Councils with nobody
// eligible at an end, or without a level to be chosen by, are left out and counted in `left_out`.  O(n log n).

#include <pbo/compare/test_result.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/interval/detail/student_t.hpp>
#include <pbo/measure/growth/growth.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace pbo {

/// Half of the councils: how many, and their people together.
struct starting_half {
    std::size_t councils = 0;
    growth_effects counts;
};

struct growth_by_start_result {
    std::size_t councils = 0;
    std::size_t left_out = 0;
    figure<double> slope = absence::no_degrees_of_freedom;
    figure<double> chance = absence::no_degrees_of_freedom;
    figure<double> slope_by_chance = absence::no_degrees_of_freedom;
    figure<double> corrected_slope = absence::no_degrees_of_freedom;
    figure<double> correlation = absence::no_degrees_of_freedom;  ///< Oldham's
    test_result oldham;
    figure<double> median_level = absence::nothing_to_divide_by;  ///< that divides the halves
    starting_half slower;  ///< below the median
    starting_half faster;  ///< at the median or above
};

namespace detail {

struct level_and_growth {
    double level;  ///< by which the halves are chosen
    growth_effects counts;
};

/// Sums of squares and products about the means, taken from the first: where all are equal they are 0 and not nearly so.
struct joint_spread {
    double xx = 0.0, yy = 0.0, xy = 0.0;
    template <class X, class Y>
    joint_spread(std::vector<level_and_growth> const& all, X const& x, Y const& y) {
        double mean_x = 0.0, mean_y = 0.0;
        for (auto const& one : all) {
            mean_x += (x(one) - x(all.front())) / static_cast<double>(all.size());
            mean_y += (y(one) - y(all.front())) / static_cast<double>(all.size());
        }
        for (auto const& one : all) {
            double const dx = x(one) - x(all.front()) - mean_x, dy = y(one) - y(all.front()) - mean_y;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
    }
};

struct growth_by_start_function {
    /// Halves by the level at the start of the growth.
    template <class = detail::when_called>
    [[nodiscard]] growth_by_start_result operator()(growth_result const& g) const {
        return chosen(g, [](council_growth const& c) { return c.all.start.value(); });
    }
    /// Halves by another table's take-up: an earlier period's.
    template <class = detail::when_called>
    [[nodiscard]] growth_by_start_result operator()(growth_result const& g, take_up_table const& by) const {
        return chosen(g, [&by](council_growth const& c) {
            auto const* cell = by.find(c.council.key());
            return cell == nullptr ? figure<double>(absence::not_available) : cell->on_budget.value();
        });
    }

private:
    template <class Level>
    static growth_by_start_result chosen(growth_result const& g, Level const& level) {
        growth_by_start_result r;
        r.oldham = {absence::no_degrees_of_freedom, absence::no_degrees_of_freedom, absence::no_degrees_of_freedom, "oldham"};
        std::vector<level_and_growth> all;
        for (auto const& c : g.councils)
            if (auto const at = level(c); at && c.all.splits()) all.push_back({*at, c.all});
        r.councils = all.size();
        r.left_out = g.councils.size() - all.size();
        if (all.empty()) return r;
        divide(all, r);
        if (all.size() > 2) fit(all, r);
        return r;
    }

    template <class = detail::when_called>
    static void divide(std::vector<level_and_growth> const& all, growth_by_start_result& r) {
        std::vector<double> levels;
        for (auto const& one : all) levels.push_back(one.level);
        std::sort(levels.begin(), levels.end());
        auto const n = levels.size();
        double const median = 0.5 * (levels[(n - 1) / 2] + levels[n / 2]);
        r.median_level = median;
        for (auto const& one : all) {
            auto& half = one.level < median ? r.slower : r.faster;
            ++half.councils;
            half.counts.start += one.counts.start;
            half.counts.end += one.counts.end;
        }
    }

    template <class = detail::when_called>
    static void fit(std::vector<level_and_growth> const& all, growth_by_start_result& r) {
        auto const start = [](level_and_growth const& one) { return *one.counts.start.value(); };
        auto const change = [](level_and_growth const& one) { return *one.counts.rate_change(); };
        auto const average = [](level_and_growth const& one) { return 0.5 * (*one.counts.start.value() + *one.counts.end.value()); };
        auto const n = static_cast<double>(all.size());
        joint_spread const on_start(all, start, change);
        if (on_start.xx > 0.0) {
            double by_people = 0.0;
            for (auto const& one : all) {
                auto const people = static_cast<double>(one.counts.start.trials());
                double const p = start(one);
                by_people += people > 1.0 ? p * (1.0 - p) / (people - 1.0) / n : 0.0;
            }
            double const chance = std::fmin(1.0, by_people / (on_start.xx / (n - 1.0)));
            r.slope = on_start.xy / on_start.xx;
            r.chance = chance;
            r.slope_by_chance = -chance;
            r.corrected_slope = absence::nothing_to_divide_by;
            if (chance < 1.0) r.corrected_slope = (*r.slope + chance) / (1.0 - chance);
        }
        joint_spread const on_average(all, average, change);
        if (!(on_average.xx > 0.0 && on_average.yy > 0.0)) return;
        double const correlation = std::fmax(-1.0, std::fmin(1.0, on_average.xy / std::sqrt(on_average.xx * on_average.yy)));
        r.correlation = correlation;
        double const rest = 1.0 - correlation * correlation;
        double const t = correlation * std::sqrt((n - 2.0) / rest);
        figure<double> statistic = absence::nothing_to_divide_by;
        if (rest > 0.0) statistic = t;
        r.oldham = {statistic, n - 2.0, rest > 0.0 ? student_t_both_tails(t, n - 2.0) : 0.0, "oldham"};
    }
};

}  // namespace detail

/// growth_by_start(growth); growth_by_start(growth, take-up table that chooses the halves).
inline constexpr detail::growth_by_start_function growth_by_start{};

}  // namespace pbo

#endif
