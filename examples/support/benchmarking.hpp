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
#include <pbo/measure/take_up_series.hpp>
#include <pbo/publish/benchmark_sheet.hpp>
#include <pbo/publish/funnel_sheet.hpp>
#include <pbo/publish/joined_sheets.hpp>
#include <pbo/publish/quintile_sheet.hpp>
#include <pbo/publish/trend_sheet.hpp>

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
    std::string overdispersion = "none";

    void add_options(CLI::App& options) {
        options.add_option("--benchmark", benchmark,
                           "Set councils beside england, their region, the pilots, or the peers in a FILE of codes or names");
        auto* const with_funnel = options.add_flag("--funnel", funnel, "Funnel limits at 95 and 99.8% about the average");
        options.add_option("--overdispersion", overdispersion, "How the funnel is widened where councils differ beyond chance")
            ->check(CLI::IsMember({"none", "multiplicative", "additive"}))
            ->needs(with_funnel)
            ->capture_default_str();
        options.add_flag("--quintiles", quintiles, "Quintiles, with the ranks that the counts allow");
        options.add_flag("--trend", trend, "The recent trend over the latest five periods");
    }
};

namespace detail {

inline pbo::sheet benchmark_asked_for(std::string const& wanted, pbo::take_up_table const& table, pbo::provenance const& from,
                                      pbo::any_interval_method const& method, pbo::confidence_level level) {
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

/// The sheets asked for, in the order of the options.  The series are those of the table's basis and role up to its period.
template <class Returns>
std::vector<pbo::sheet> sheets_side_by_side(side_by_side const& asked, pbo::take_up_table const& table, Returns const& returns,
                                            pbo::provenance const& from, pbo::any_interval_method const& method,
                                            pbo::confidence_level level) {
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
        auto series = pbo::take_up_series(returns, table.context().basis, table.context().whose);
        sheets.push_back(pbo::trend_sheet(table, series, from));
    }
    return sheets;
}

}  // namespace examples

#endif
