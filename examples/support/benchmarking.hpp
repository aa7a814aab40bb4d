// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_BENCHMARKING_HPP
#define PBO_EXAMPLES_SUPPORT_BENCHMARKING_HPP

// Councils set side by side, as take_up_report does on request: beside a benchmark, in a funnel, in quintiles with ranks,
// and over time.  Each answer is a sheet of its own for people; for programs they are columns of one table.

#include "peers.hpp"
#include "program.hpp"

#include <pbo/interval/any_interval_method.hpp>
#include <pbo/measure/benchmark.hpp>
#include <pbo/measure/data_quality/series_break.hpp>
#include <pbo/measure/take_up_series.hpp>
#include <pbo/publish/benchmark_sheet.hpp>
#include <pbo/publish/funnel_sheet.hpp>
#include <pbo/publish/joined_sheets.hpp>
#include <pbo/publish/quintile_sheet.hpp>
#include <pbo/publish/trend_sheet.hpp>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace examples {

struct side_by_side {
    std::string benchmark;
    bool funnel = false;
    bool quintiles = false;
    bool trend = false;
    std::string break_at;
    std::string overdispersion = "none";

    void add_options(CLI::App& options) {
        options.add_option("--benchmark", benchmark,
                           "Set councils beside england, their region, the pilots, or the peers in a FILE of codes or names");
        auto* const with_funnel = options.add_flag("--funnel", funnel, "Funnel limits at 95 and 99.8 % about the average");
        options.add_option("--overdispersion", overdispersion, "How the funnel is widened where councils differ beyond chance")
            ->check(CLI::IsMember({"none", "multiplicative", "additive"}))
            ->needs(with_funnel)
            ->capture_default_str();
        options.add_flag("--quintiles", quintiles, "Quintiles, with the ranks that the counts allow");
        auto* const with_trend = options.add_flag("--trend", trend, "The recent trend over the latest five periods");
        options.add_option("--break", break_at,
                           "The first PERIOD of a series that cannot be compared with what was before it, or none; the indicator's own "
                           "unless given")
            ->needs(with_trend);
    }
};

namespace detail {

/// The breaks of the series: the one asked for, or those of the indicator.
inline pbo::series_break_list breaks_asked_for(std::string const& asked, std::string const& indicator) {
    if (asked.empty()) return pbo::breaks_of_indicator(indicator);
    if (asked == "none") return {};
    auto const first = pbo::text_form<pbo::period>::read(asked);
    if (!first || !first->is_stated())
        throw usage_error("--break: found '" + asked + "'; expected the first period of the new series, such as 2024-25 or "
                          "2024-09-30, or none");
    return {{first->first_day(), "as asked for"}};
}

/// Whether somebody's series has periods before and after client-level data came in.
inline bool spans_client_level_data(pbo::council_series const& series) {
    for (auto const& [key, points] : series)
        if (!points.empty() && !pbo::comparable(points.front().when, points.back().when)) return true;
    return false;
}

inline pbo::sheet trend_asked_for(side_by_side const& asked, std::string const& indicator, pbo::take_up_table const& table,
                                  pbo::council_series const& series, pbo::provenance const& from) {
    auto const breaks = breaks_asked_for(asked.break_at, indicator);
    auto sheet = pbo::trend_sheet(table, series, from, breaks);
    if (breaks.empty() && asked.break_at.empty() && spans_client_level_data(series))
        sheet.warn("Periods before and from 2024-25 on were taken for one series. Self-directed support and direct payments (ASCOF 3D) have a "
                   "break there: for those, --indicator ascof_3d or --break 2024-25.");
    return sheet;
}

inline pbo::sheet benchmark_asked_for(std::string const& wanted, pbo::take_up_table const& table, pbo::provenance const& from,
                                      pbo::any_interval_method const& method, pbo::confidence_level level) {
    if (wanted == "region" && std::all_of(table.context().councils.begin(), table.context().councils.end(),
                                          [](pbo::council const& c) { return c.region.empty(); }))
        throw std::runtime_error("--benchmark region: the rows do not say which region a council is in; --region COLUMN names the column "
                                 "that does, and --regions FILE a look-up");
    if (wanted == "region")
        return pbo::benchmark_sheet(table, pbo::benchmark_by_region(table, method, level), "each council's region", from);
    if (wanted == "england")
        return pbo::benchmark_sheet(table, pbo::benchmark(table, pbo::every_council(table), method, level), "England", from);
    if (wanted != "pilots" && !std::filesystem::exists(wanted))
        throw std::runtime_error("--benchmark takes england, region, pilots or a file of councils; there is no file '" + wanted + "'");
    auto const group = wanted == "pilots" ? pbo::pilot_councils(table) : peers_in(wanted, table);
    if (group.members.empty()) throw std::runtime_error("--benchmark pilots: the returns do not say which councils were pilots");
    auto const members = group.members.size();
    auto const called = wanted == "pilots" ? "the " + std::to_string(members) + (members == 1 ? " pilot council" : " pilot councils")
                                           : "the " + pbo::detail::councils_in_words(members) + " of " + group.name;
    return pbo::benchmark_sheet(table, pbo::benchmark(table, group, method, level), called, from);
}

}  // namespace detail

/// The sheets asked for, in the order of the options.  The series are those of the table's basis and role; they break where
/// the indicator's do, unless the options say otherwise.
template <class Returns>
std::vector<pbo::sheet> sheets_side_by_side(side_by_side const& asked, pbo::take_up_table const& table, Returns const& returns,
                                            pbo::provenance const& from, pbo::any_interval_method const& method,
                                            pbo::confidence_level level, std::string const& indicator = {}) {
    std::vector<pbo::sheet> sheets;
    if (!asked.benchmark.empty()) sheets.push_back(detail::benchmark_asked_for(asked.benchmark, table, from, method, level));
    if (asked.funnel) {
        auto const how = pbo::text_form<pbo::funnel_adjustment>::read(asked.overdispersion).value();
        sheets.push_back(pbo::funnel_sheet(table, pbo::funnel_of(table, how), from));
    }
    if (asked.quintiles) {
        auto const share = [](auto const& entry) { return entry.cell.on_budget.value(); };
        sheets.push_back(pbo::quintile_sheet(table, pbo::quintiles(table, share),
                                             pbo::rank_intervals(table, {level}, pbo::detail::entry_on_budget), from));
    }
    if (asked.trend) {
        auto const series = pbo::take_up_series(returns, table.context().basis, table.context().whose);
        sheets.push_back(detail::trend_asked_for(asked, indicator, table, series, from));
    }
    return sheets;
}

}  // namespace examples

#endif
