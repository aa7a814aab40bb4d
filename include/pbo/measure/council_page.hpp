// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_COUNCIL_PAGE_HPP
#define PBO_MEASURE_COUNCIL_PAGE_HPP

// How does one council stand: beside its region, its peers and the whole, beside its own past, and what would reach the
// target and the middle council?
//
//     auto p = pbo::council_page(t, series, pbo::ons_code("E08000034"),
//                                {.peers = pbo::named_councils(t, names, "our peers")});
//     p.groups;   // its region, its peers, everybody: each with verdict, difference, people to reach it
//     p.middle;   // the median of the councils with figures
//     p.people_to_middle;  // how many more people it takes
//     p.past;     // earlier periods, the latest first, each with the change since then
//     p.trend;
//     p.rank;
//     p.ranked;
//     p.standing.quintile;
//
// Everything is compared with all councils of the table: a page shows less and compares with no fewer.  Comparisons
// with groups are benchmark.hpp's, changes council_changes.hpp's, ranks, quintiles and trend those of their headers.
//   people to reach a share   the fewest more that the council would need as it is, with as many people in the
//                             denominator; the others' figures as they are, its own part of them included
//   middle                    the median (of an even number, half-way between the two in the middle)
//
// A council without figures has no comparison, and each says why.  Throws std::out_of_range for a council that is not
// in the table.  Cost: that of the ranks, some milliseconds for 150 councils.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/benchmark.hpp>
#include <pbo/measure/benchmarking/quantile.hpp>
#include <pbo/measure/benchmarking/quintiles.hpp>
#include <pbo/measure/benchmarking/rank_intervals.hpp>
#include <pbo/measure/data_quality/series_break.hpp>
#include <pbo/measure/growth/council_changes.hpp>
#include <pbo/measure/peer_group.hpp>
#include <pbo/measure/recent_trend.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/measure/take_up_series.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pbo {

/// A group that the council is set beside: its members, how many have figures, and the comparison.
struct page_group {
    peer_group group;
    std::size_t with_figures = 0;
    benchmarked compared;
    figure<std::uint64_t> people_to_reach;
};

/// An earlier period of the council, and what changed since.
struct page_period {
    pbo::period period;
    share_change since;
};

struct council_page_result {
    pbo::council council;
    tally counts;
    estimate<proportion> own;
    std::vector<page_group> groups;
    std::size_t with_figures = 0;  ///< councils of the table that have people
    figure<double> middle;         ///< their median share
    figure<std::uint64_t> people_to_middle;
    std::optional<share> aim;
    attainment_fact fact;  ///< where there is an aim
    rank_interval rank;
    std::uint64_t ranked = 0;
    in_quintile standing;  ///< its quintile, and whether its share stands in another one too
    std::vector<page_period> past;  ///< the latest first
    recent_trend_result trend;
    confidence_level level;
    label method;
    known_alone numerator_alone{}, denominator_alone{};  ///< the one of the two counts that is known
};

struct council_page_options {
    std::vector<peer_group> peers{};  ///< beside its region and everybody
    std::optional<share> aim{};
    series_break_list breaks{};
    std::size_t earlier_periods = 4;
    confidence_level level{};
};

namespace detail {

/// The fewest more hits that bring the share to at least the one wanted.
template <class = detail::when_called>
[[nodiscard]] inline figure<std::uint64_t> hits_to_reach(tally const& counts, figure<double> const& wanted) {
    if (counts.trials() == 0 || !wanted.has_value()) return absence::not_applicable;
    auto const n = static_cast<double>(counts.trials());
    auto needed = static_cast<std::uint64_t>(std::floor(*wanted * n));
    while (needed > 0 && static_cast<double>(needed - 1) / n >= *wanted) --needed;
    while (needed < counts.trials() && static_cast<double>(needed) / n < *wanted) ++needed;
    return needed > counts.hits() ? needed - counts.hits() : std::uint64_t{0};
}

struct council_page_function {
    template <class Method = wilson_method>
    requires interval_method<Method>
    [[nodiscard]] council_page_result operator()(take_up_table const& t, council_series const& series,
                                                 council_key const& key, council_page_options const& options = {},
                                                 Method const& method = {}) const {
        auto const& who = t.context().of(key);
        auto const& counts = t[key].on_budget;
        council_page_result p{who,          counts,      method(counts.counted(), options.level),
                              {},           0,           {},
                              {},           options.aim, {},
                              {},           0,           {},
                              {},           {},          options.level,
                              method.name(),
                              t[key].on_budget_alone,
                              t[key].eligible_alone};
        if (!who.region.empty()) add(p, t, councils_in_region(t, who.region.view()), method);
        for (auto const& group : options.peers) add(p, t, group, method);
        add(p, t, every_council(t), method);

        std::vector<double> shares;
        std::size_t at = 0, position = 0;
        for (auto const& entry : t) {
            if (auto const share = entry.cell.on_budget.value()) shares.push_back(*share);
            if (entry.key == key) at = position;
            ++position;
        }
        p.with_figures = shares.size();
        p.middle = quantile(shares, 0.5);
        p.people_to_middle = hits_to_reach(counts, p.middle);
        if (options.aim) p.fact = fact_of(counts, *options.aim);

        auto const ranks =
            rank_intervals(t, {options.level}, [](auto const& entry) { return entry.cell.on_budget.counted(); });
        p.rank = ranks.areas[at];
        p.ranked = ranks.ranked;
        p.standing = quintiles(t, [](auto const& entry) { return entry.cell.on_budget.value(); }).areas[at];
        look_back(p, t.context().period, series, options);
        return p;
    }

private:
    template <class Method>
    static void add(council_page_result& p, take_up_table const& t, peer_group group, Method const& method) {
        auto const sum = benchmark_function::sum_of(t, group, &take_up_counts::on_budget);
        auto compared = benchmark_function::compared(p.council.key(), p.counts, group, sum, method, p.level);
        auto const people = p.counts.trials() != 0 && sum.counts.trials() != 0
                                ? share(sum.counts.hits(), sum.counts.trials()).hits_short(p.counts.counted())
                                : figure<std::uint64_t>(absence::not_applicable);
        p.groups.push_back({std::move(group), sum.councils, std::move(compared), people});
    }
    template <class = detail::when_called>
    static void look_back(council_page_result& p, period const& now, council_series const& series,
                          council_page_options const& options) {
        auto const found = series.find(p.council.key());
        std::vector<counted_in> points;
        if (found != series.end())
            for (auto const& point : found->second)
                if (!(now < point.period)) points.push_back(point);
        p.trend = recent_trend(points, options.breaks);
        for (auto point = points.rbegin(); point != points.rend() && p.past.size() < options.earlier_periods; ++point) {
            if (!(point->period < now)) continue;
            if (!in_one_series(point->period, now, options.breaks)) continue;
            p.past.push_back({point->period, change_of(point->counts, p.counts, p.level)});
        }
    }
};

}  // namespace detail

/// council_page(take-up table, series by council, council, {peers, aim, breaks, earlier periods, level}, method =
/// wilson)
inline constexpr detail::council_page_function council_page{};

}  // namespace pbo

#endif
