// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_BENCHMARKING_HPP
#define PBO_EXAMPLES_SUPPORT_BENCHMARKING_HPP

// Councils set side by side, as take_up_report does on request: beside a benchmark, in a funnel, in quintiles with ranks,
// since an earlier period and over time.  Each answer is a sheet of its own for people; for programs they are columns of
// one table.  Which rows are shown is chosen when all is counted: one council's page, or the first so many.

#include "peers.hpp"
#include "program.hpp"

#include <pbo/core/folded_text.hpp>
#include <pbo/interval/any_interval_method.hpp>
#include <pbo/measure/benchmark.hpp>
#include <pbo/measure/data_quality/series_break.hpp>
#include <pbo/measure/data_quality/shortfalls.hpp>
#include <pbo/measure/growth/council_changes.hpp>
#include <pbo/measure/take_up_series.hpp>
#include <pbo/publish/benchmark_sheet.hpp>
#include <pbo/publish/change_sheet.hpp>
#include <pbo/publish/council_page_sheet.hpp>
#include <pbo/publish/funnel_sheet.hpp>
#include <pbo/publish/joined_sheets.hpp>
#include <pbo/publish/quintile_sheet.hpp>
#include <pbo/publish/shown_rows.hpp>
#include <pbo/publish/trend_sheet.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
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
    bool change = false;
    std::string since;
    std::vector<std::string> only;
    std::string sort;
    std::size_t top = 0;

    [[nodiscard]] bool changes() const { return change || !since.empty(); }
    [[nodiscard]] bool chooses_rows() const { return !only.empty() || !sort.empty() || top != 0; }

    void add_options(CLI::App& options) {
        options.add_option("--benchmark", benchmark,
                           "Set councils beside the whole (also: england), their region, the pilots, or the peers in a FILE of codes or names")
            ->transform([](std::string const& text) {
                for (std::string const known : {"whole", "england", "region", "pilots"})
                    if (pbo::folded(text) == known) return known;
                return text;
            });
        auto* const with_funnel = options.add_flag("--funnel", funnel, "Funnel limits at 95 and 99.8% about the average");
        options.add_option("--overdispersion", overdispersion, "How the funnel is widened where councils differ beyond chance")
            ->check(CLI::IsMember({"none", "multiplicative", "additive"}))
            ->needs(with_funnel)
            ->capture_default_str();
        options.add_flag("--quintiles", quintiles, "Quintiles, with the ranks that the counts allow");
        options.add_flag("--trend", trend, "The recent trend over the latest five periods");
        options.add_flag("--change", change, "The change since the period before, with its interval, and who moved most");
        options.add_option("--since", since, "The change since this PERIOD");
        options.add_option("--break", break_at,
                           "The first PERIOD of a series that cannot be compared with what was before it, or none; the indicator's own "
                           "unless given");
        options.add_option("--only", only,
                           "Show this council (code or name) alone, on a page; several are rows of a table; may be repeated. What it is "
                           "compared with stays whole");
        options.add_option("--sort", sort, "Show the councils in the order of this COLUMN of the CSV form, or COLUMN:desc");
        options.add_option("--top", top, "Show so many councils, the first in that order")->check(CLI::PositiveNumber);
    }
};

namespace detail {

inline constexpr std::string_view across_client_level_data =
    "Periods before and from 2024-25 on were taken for one series. Self-directed support and direct payments (ASCOF 3D) have a "
    "break there: for those, --indicator ascof_3d or --break 2024-25.";

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
        if (!points.empty() && !pbo::comparable(points.front().period, points.back().period)) return true;
    return false;
}

/// What a reader must know of a series that was taken for one.
template <class Returns>
std::vector<std::string> notes_on_series(side_by_side const& asked, std::string const& indicator, pbo::take_up_table const& table,
                                         Returns const& returns) {
    if (asked.break_at.empty() && breaks_asked_for(asked.break_at, indicator).empty() &&
        spans_client_level_data(pbo::take_up_series(returns, table.context().basis, table.context().role)))
        return {std::string(across_client_level_data)};
    return {};
}

inline pbo::sheet trend_asked_for(side_by_side const& asked, std::string const& indicator, pbo::take_up_table const& table,
                                  pbo::council_series const& series, pbo::provenance const& from) {
    auto const breaks = breaks_asked_for(asked.break_at, indicator);
    auto sheet = pbo::trend_sheet(table, series, from, breaks);
    if (breaks.empty() && asked.break_at.empty() && spans_client_level_data(series))
        sheet.warn(std::string(across_client_level_data));
    return sheet;
}

inline pbo::sheet benchmark_asked_for(std::string const& wanted, pbo::take_up_table const& table, pbo::provenance const& from,
                                      pbo::any_interval_method const& method, pbo::confidence_level level) {
    if (wanted == "region" && std::all_of(table.context().councils.begin(), table.context().councils.end(),
                                          [](pbo::council const& c) { return c.region.empty(); }))
        throw std::runtime_error("--benchmark region: the rows do not say which region a council is in; --region COLUMN names the column "
                                 "that does, and --regions FILE a look-up");
    if (wanted == "region")
        return pbo::benchmark_sheet(table, pbo::benchmark_by_region(table, method, level),
                                    pbo::said_of(table.context().words.area, "each council's region"), from);
    if (wanted == "england" || wanted == "whole") {
        auto const everyone = pbo::every_council(table);
        return pbo::benchmark_sheet(table, pbo::benchmark(table, everyone, method, level), everyone.name, from);
    }
    if (wanted != "pilots" && !std::filesystem::exists(wanted))
        throw std::runtime_error("--benchmark takes whole, england, region, pilots or a file of councils; there is no file '" + wanted + "'");
    auto const group = wanted == "pilots" ? pbo::pilot_councils(table) : peers_in(wanted, table);
    if (group.members.empty()) throw std::runtime_error("--benchmark pilots: the returns do not say which councils were pilots");
    auto const members = group.members.size();
    auto const called = wanted == "pilots" ? "the " + std::to_string(members) + (members == 1 ? " pilot council" : " pilot councils")
                                           : "the " + pbo::detail::councils_in_words(members) + " of " + group.name;
    return pbo::benchmark_sheet(table, pbo::benchmark(table, group, method, level), called, from);
}

}  // namespace detail

namespace detail {

/// The period that changes are counted from: the one asked for, or the latest of the same kind before the table's.
template <class Returns>
pbo::period period_before(side_by_side const& asked, pbo::take_up_table const& table, Returns const& returns) {
    auto const& context = table.context();
    std::set<pbo::period> earlier;
    for (pbo::council_return const& r : returns)
        if (r.basis == context.basis && r.role == context.role && r.period.is_stated() && r.period < context.period &&
            r.period.kind() == context.period.kind())
            earlier.insert(r.period);
    std::string all;
    for (auto const& one : earlier) all += (all.empty() ? "" : ", ") + one.text();
    if (asked.since.empty()) {
        if (earlier.empty())
            throw std::runtime_error("--change: the rows hold no period before " + (context.period.is_stated() ? context.period.text() : "this one, which is not stated"));
        return *earlier.rbegin();
    }
    auto const from = pbo::text_form<pbo::period>::read(asked.since);
    if (!from || !from->is_stated()) throw usage_error("--since: found '" + asked.since + "'; expected a period, such as 2022-23 or 2010-03-31");
    if (!earlier.contains(*from))
        throw std::runtime_error("--since: the rows hold no " + from->text() + " to set beside " + context.period.text() +
                                 (all.empty() ? "" : "; earlier periods of its kind are " + all));
    return *from;
}

/// The changes since the period asked for, and what a reader must know who sees them.
struct changes_asked_for {
    pbo::council_changes_result found;
    std::vector<std::string> notes;
};
template <class Returns>
changes_asked_for changes_of(side_by_side const& asked, std::string const& indicator, pbo::take_up_table const& table, Returns const& returns,
                             pbo::confidence_level level) {
    auto const& context = table.context();
    auto const breaks = breaks_asked_for(asked.break_at, indicator);
    auto const then = period_before(asked, table, returns);
    if (!pbo::in_one_series(then, context.period, breaks))
        throw std::runtime_error("--change: " + then.text() + " and " + context.period.text() +
                                 " lie either side of a break, where something else began to be counted; --break none sets them side by side all the same");
    auto const earlier = pbo::take_up(returns, context.basis, {context.role, then, context.counted});
    changes_asked_for changes{pbo::council_changes(earlier, table, level, breaks), {}};
    if (breaks.empty() && asked.break_at.empty() && !pbo::comparable(then, context.period)) changes.notes.emplace_back(across_client_level_data);
    return changes;
}

/// "take_up:desc" as a column and an order.
inline pbo::row_choice rows_from(side_by_side const& asked) {
    pbo::row_choice choice;
    choice.only = asked.only;
    choice.sort = asked.sort;
    for (std::string const order : {":desc", ":asc"})
        if (asked.sort.ends_with(order)) {
            choice.sort.resize(asked.sort.size() - order.size());
            choice.descending = order == ":desc";
        }
    if (asked.top != 0) choice.top = asked.top;
    return choice;
}

inline pbo::sheet page_asked_for(side_by_side const& asked, pbo::take_up_table const& table, pbo::council_series const& series,
                                 pbo::council const& who, pbo::council_page_options const& options, pbo::provenance const& from,
                                 pbo::any_interval_method const& method) {
    auto const page = pbo::council_page(table, series, who.key(), options, method);
    auto sheet = pbo::council_page_sheet(table, page, from);
    auto const then = page.past.empty() ? table.context().period : page.past.back().period;
    if (options.breaks.empty() && asked.break_at.empty() && !pbo::comparable(then, table.context().period))
        sheet.warn(std::string(across_client_level_data));
    return sheet;
}

/// Of those short of a target, who may be so on paper only.
inline void note_shortfalls(pbo::sheet& s, pbo::take_up_table const& table, pbo::target const& aim) {
    if (table.total().direct_payments.trials() == 0) return;  // nothing to tell it by
    auto const found = pbo::shortfalls(table, aim.share());
    using enum pbo::shortfall_reading;
    auto const short_of_it = found.how_many(not_reached) + found.how_many(not_recorded) + found.how_many(cannot_be_told);
    if (short_of_it == 0) return;
    std::vector<pbo::council> on_paper;
    for (auto const& row : found.rows)
        if (row.reading == not_recorded) on_paper.push_back(row.council);
    auto const name = [](pbo::council const& c) { return pbo::detail::name_of(c); };
    auto const& area = table.context().words.area;
    auto const have = [](std::size_t n) { return std::to_string(n) + (n == 1 ? " has" : " have"); };
    auto const on_paper_only = on_paper.size();
    s.warn("Short of the target: " + pbo::counted_in_words(short_of_it, area) + ". " + have(found.how_many(not_reached)) + " not reached it" +
           (on_paper_only == 0
                ? ""
                : "; " + std::to_string(on_paper_only) + " may be short on paper only, with as many people counted as on direct payments, so that "
                  "managed budgets were probably not recorded (" + pbo::detail::named(on_paper, name) + ")") +
           (found.how_many(cannot_be_told) == 0
                ? ""
                : "; of " + std::to_string(found.how_many(cannot_be_told)) + " it cannot be told which of the two") + ".");
}

/// Throws usage_error for a column that is not there, std::runtime_error for a row that is not.
inline pbo::rows_chosen chosen(pbo::sheet const& joined, pbo::row_choice const& choice) {
    auto ordered = choice;
    ordered.only.clear();
    try {
        (void)pbo::chosen_rows(joined, ordered);
    } catch (std::invalid_argument const& e) {
        throw usage_error("--sort: " + plain_words(e.what()));
    }
    try {
        return pbo::chosen_rows(joined, choice);
    } catch (std::invalid_argument const& e) {
        throw std::runtime_error("--only: " + plain_words(e.what()));
    }
}

/// Leaves in the sheets the rows asked for, and says which.
inline pbo::rows_chosen choose_rows(side_by_side const& asked, std::vector<pbo::sheet>& sheets) {
    auto chosen = detail::chosen(pbo::joined_sheets(sheets, pbo::council_identity()), detail::rows_from(asked));
    for (auto& s : sheets) s = pbo::with_rows(s, chosen);
    return chosen;
}

}  // namespace detail

/// The sheets with the rows asked for, where nothing was counted.
inline std::vector<pbo::sheet> with_rows_chosen(side_by_side const& asked, std::vector<pbo::sheet> sheets) {
    auto const chosen = detail::choose_rows(asked, sheets);
    sheets.front().warn("Shown: " + chosen.in_words + ".");
    return sheets;
}

/// The sheets with the rows asked for.  One council alone has its page in place of the first sheet, but not in CSV, where it
/// is a row like any other.
template <class Returns>
std::vector<pbo::sheet> with_rows_asked_for(side_by_side const& asked, std::vector<pbo::sheet> sheets, pbo::take_up_table const& table,
                                            Returns const& returns, pbo::provenance const& from, std::optional<pbo::target> const& aim,
                                            pbo::any_interval_method const& method, pbo::confidence_level level, bool for_people,
                                            std::string const& indicator = {}) {
    if (aim) detail::note_shortfalls(sheets.front(), table, *aim);
    if (!asked.chooses_rows()) return sheets;
    auto const chosen = detail::choose_rows(asked, sheets);
    sheets.front().warn("Shown: " + chosen.in_words + ". All with figures were counted, and are what is compared with.");
    if (!for_people || asked.only.size() != 1) return sheets;
    pbo::council_page_options options{.breaks = detail::breaks_asked_for(asked.break_at, indicator), .level = level};
    if (aim) options.aim = aim->share();
    if (asked.benchmark == "pilots") options.peers.push_back(pbo::pilot_councils(table));
    if (std::filesystem::exists(asked.benchmark)) options.peers.push_back(peers_in(asked.benchmark, table));
    auto const series = pbo::take_up_series(returns, table.context().basis, table.context().role);
    for (auto const& who : table.context().councils)
        if (auto const area = pbo::detail::area_of(who);  // no region, nor the whole
            pbo::detail::row_identity{area.level, area.ons_code, area.cassr_code, area.name} == chosen.rows.front())
            sheets.front() = detail::page_asked_for(asked, table, series, who, options, from, method);
    return sheets;
}

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
    if (asked.changes()) {
        auto const changes = detail::changes_of(asked, indicator, table, returns, level);
        sheets.push_back(pbo::change_sheet(table, changes.found, from));
        for (auto const& note : changes.notes) sheets.back().warn(note);
    }
    if (asked.trend) {
        auto const series = pbo::take_up_series(returns, table.context().basis, table.context().role);
        sheets.push_back(detail::trend_asked_for(asked, indicator, table, series, from));
    }
    return sheets;
}

}  // namespace examples

#endif
