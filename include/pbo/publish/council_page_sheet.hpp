// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_COUNCIL_PAGE_SHEET_HPP
#define PBO_PUBLISH_COUNCIL_PAGE_SHEET_HPP

// One council on one screen: a row for itself, then one for each thing that it is set beside: the target, the council
// in the middle, its region, its peers, the whole, and its own earlier periods, with how far it is from each, whether
// by more than chance, and how many more people it would take to reach it.  The notes hold its rank, quintile and
// trend.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/council_page.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/quintile_sheet.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// The council itself, or what it is set beside.
struct page_row {
    std::string beside{};
    std::string name{};
    figure<std::uint64_t> councils = absence::not_applicable;
    figure<std::uint64_t> numerator = absence::not_applicable;
    figure<std::uint64_t> denominator = absence::not_applicable;
    figure<double> share = absence::not_applicable;
    figure<interval> limits = absence::not_applicable;
    std::string compared{};
    figure<double> points = absence::not_applicable;  ///< percentage points
    figure<interval> points_limits = absence::not_applicable;
    figure<std::uint64_t> people_to_reach = absence::not_applicable;
};

template <class = detail::when_called>
[[nodiscard]] inline described_columns<page_row> page_columns(indicator_words const& said) {
    using row = page_row;
    // Many rows have no limits by their nature (a target, a median): people read nothing there.
    auto const limits = [](auto& to, std::string const& name, shown_as shown, auto of, std::string const& title) {
        to.limits(name, shown, of, [=](row const& r) {
            return of(r).has_value() ? limits_in_words(of(r), shown) : std::string();
        }, title);
    };
    described_columns<row> columns;
    columns.text("beside", "beside", &row::beside)
        .text("name", "name", &row::name)
        .count("councils", several_in_words(said.area), &row::councils)
        .count("numerator", said.numerator, &row::numerator)
        .base("denominator", said.denominator, &row::denominator)
        .share("share", said.share, &row::share);
    limits(columns, "", shown_as::share, [](row const& r) { return r.limits; }, "interval");
    columns.text("compared", "compared", &row::compared).points("points_from_it", "points from it", &row::points);
    limits(columns, "points_", shown_as::points, [](row const& r) { return in_points(r.points_limits); }, "interval of points");
    columns.count("people_to_reach", said.about_budgets ? "people to reach it" : "more to reach it", &row::people_to_reach);
    return columns;
}

template <class = detail::when_called>
[[nodiscard]] inline page_row page_row_of(page_group const& g, std::string beside, indicator_words const& said) {
    bool const compared = g.compared.reason == not_compared_because::compared;
    page_row row{.beside = std::move(beside), .name = g.group.name, .councils = std::uint64_t{g.with_figures}};
    if (g.with_figures != 0) {
        row.numerator = g.compared.benchmark.hits();
        row.denominator = g.compared.benchmark.trials();
        row.share = g.compared.benchmark.value();
    }
    row.compared = compared ? std::string(in_words(g.compared.verdict))
                            : "not compared: " + in_words(g.compared.reason, said);
    if (compared) {
        row.points = in_points(g.compared.difference);
        row.points_limits = g.compared.difference_limits;
        row.people_to_reach = g.people_to_reach;
    }
    return row;
}

template <class = detail::when_called>
inline void add_past(std::vector<page_row>& rows, council_page_result const& p) {
    for (auto const& past : p.past) {
        auto const& then = past.since.before;
        rows.push_back({.beside = "itself",
                        .name = past.period.text(),
                        .numerator = count_or_reason(then, then.hits()),
                        .denominator = count_or_reason(then, then.trials()),
                        .share = share_or_reason(then),
                        .compared = past.since.finding == change_finding::not_compared ? "not compared: no figures"
                                                                                       : std::string(spelling(past.since.finding)),
                        .points = in_points(past.since.change),
                        .points_limits = past.since.limits});
    }
}

template <class = detail::when_called>
inline void note_standing(sheet& s, council_page_result const& p) {
    if (p.rank.median.has_value() && p.ranked > 1)
        s.warn("Rank " + ranks_in_words(p.rank.first, p.rank.last) + " of " + std::to_string(p.ranked) +
               " (1 is the highest share); its counts allow " + ranks_in_words(p.rank.lower, p.rank.upper) + " at " +
               p.level.text() +
               (p.standing.quintile.has_value()
                    ? ". Quintile " + std::to_string(*p.standing.quintile) + " of 5, where 1 holds the lowest shares" +
                          (p.standing.tied_across
                               ? "; equal shares stand in another quintile too, by the order of the areas' codes alone."
                               : ".")
                    : "."));
    if (p.trend.points > 1)
        s.warn("Recent trend: " + std::string(spelling(p.trend.verdict)) +
               (p.trend.reason == no_trend_because::calculated
                    ? ", " + for_people(100.0 * p.trend.slope.value_or(0.0), shown_as::points) +
                          " points a period over the latest five with figures."
                    : " (" + std::string(spelling(p.trend.reason)) + ")."));
}

template <class = detail::when_called>
[[nodiscard]] inline std::vector<page_row> page_rows(council_page_result const& p, indicator_words const& said) {
    std::vector<page_row> rows{{.beside = "the " + said.area,
                                .name = name_of(p.council),
                                .numerator = count_or_alone(p.counts, p.numerator_alone, p.counts.hits()),
                                .denominator = count_or_alone(p.counts, p.denominator_alone, p.counts.trials()),
                                .share = share_or_reason(p.counts),
                                .limits = p.own.limits}};
    if (p.aim)
        rows.push_back({.beside = "target",
                        .name = p.aim->text(),
                        .share = p.aim->value(),
                        .compared = p.fact.met.has_value() ? (*p.fact.met ? "met" : "not met") : "not determined",
                        .points = p.fact.points_from_target,
                        .people_to_reach = p.fact.more_people_needed});
    rows.push_back({.beside = "middle", .name = "the median", .councils = std::uint64_t{p.with_figures}, .share = p.middle});
    if (p.counts.trials() != 0 && p.with_figures == 1) {
        rows.back().compared = "not compared: " + in_words(not_compared_because::itself_alone, said);
    } else if (p.counts.trials() != 0 && p.middle.has_value() && p.own.limits.has_value()) {
        rows.back().compared = in_words(verdict_against(*p.own.limits, *p.middle));
        rows.back().points = 100.0 * (*p.own.value - *p.middle);
        rows.back().people_to_reach = p.people_to_middle;
    }
    for (auto const& one : p.groups)
        rows.push_back(page_row_of(one, &one == &p.groups.back()                   ? "the whole"
                                        : one.group.name == p.council.region.view() ? "its region"
                                                                                : "its peers", said));
    add_past(rows, p);
    return rows;
}

template <class = detail::when_called>
[[nodiscard]] inline std::string what_the_words_mean(council_page_result const& p, indicator_words const& said) {
    bool const has_region =
        std::any_of(p.groups.begin(), p.groups.end(), [&](page_group const& g) { return g.group.name == p.council.region.view(); });
    return "Higher and lower mean that the council's whole " + p.level.text() +
           " interval lies above or below the other's own share" +
           (p.past.empty() ? "" : "; rose and fell, that the interval of the change leaves 0 out") + ". It is a part of " +
           (has_region ? "its region and of " : "") +
           "the whole, which the limits of the points take into account. " +
           (said.about_budgets ? "People to reach it are how many more would have to be counted, out of as many people as now."
                               : "More to reach it is how many more would have to be counted, out of as many as now.");
}

template <class = detail::when_called>
[[nodiscard]] inline sheet page_laid_out(council_page_result const& p, indicator_words const& said, provenance from) {
    auto s = page_columns(said).laid_out(name_of(p.council), completed(std::move(from), p), page_rows(p, said));
    bool const has_people = p.counts.trials() != 0;
    auto const known = count_or_reason(p.counts, 0);
    if (!has_people)
        s.warn(known.has_value() ? "Nobody to count a share of, so nothing is compared."
                                 : "No figures (" + std::string(words(known.reason())) + "), so nothing is compared.");
    note_standing(s, p);
    if (has_people) s.warn(said_of(said.area, what_the_words_mean(p, said)));
    if (has_people && p.counts.trials() < warnings::small_base) s.warn(warnings::small_bases(1));
    s.warn(said_of(said.area, std::string(warnings::not_a_judgement)));
    return s;
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline sheet council_page_sheet(take_up_table const& t, council_page_result const& p, provenance from) {
    auto s = detail::page_laid_out(p, t.context().words, completed(std::move(from), t.context()));
    if (auto const& when = t.context().period;
        t.context().words.client_level_from_2024 && when.is_stated() && when.last_day() >= client_level_data_start)
        s.warn(std::string(warnings::client_level_data));
    return s;
}

/// So that text_table(council_page(...)) prints a whole report.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(council_page_result const& p) {
    return detail::page_laid_out(p, detail::words_of_any(), {.rule = "none applied: counts as in the returns"});
}

}  // namespace pbo

#endif
