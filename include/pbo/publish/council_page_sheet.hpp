// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_COUNCIL_PAGE_SHEET_HPP
#define PBO_PUBLISH_COUNCIL_PAGE_SHEET_HPP

// One council on one screen: a row for itself, then one for each thing that it is set beside: the target, the council
// in the middle, its region, its peers, the whole, and its own earlier periods, with how far it is from each, whether
// by more than chance, and how many more people it would take to reach it.  The notes hold its rank, quintile and
// trend.

#include <pbo/measure/council_page.hpp>
#include <pbo/publish/benchmark_sheet.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/quintile_sheet.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// The cells that follow a row's name, in the order of the columns.
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

inline void add_page_row(sheet& s, page_row const& row) {
    auto const words = [](figure<interval> const& limits, std::string text) {
        return limits.has_value() ? std::move(text) : std::string();
    };
    s.add_row({row.beside, row.name, row.councils, row.numerator, row.denominator, row.share,
               words(row.limits, limits_in_words(row.limits)), lower_of(row.limits), upper_of(row.limits), row.compared,
               row.points, words(row.points_limits, points_in_words(row.points_limits)),
               in_points(lower_of(row.points_limits)), in_points(upper_of(row.points_limits)), row.people_to_reach});
}

[[nodiscard]] inline page_row row_of(page_group const& g, std::string beside) {
    bool const compared = g.compared.reason == not_compared_because::compared;
    page_row row{.beside = std::move(beside), .name = g.group.name, .councils = std::uint64_t{g.with_figures}};
    row.numerator = g.compared.benchmark.hits();
    row.denominator = g.compared.benchmark.trials();
    row.share = g.compared.benchmark.value();
    row.compared = compared ? std::string(in_words(g.compared.verdict))
                            : "not compared: " + std::string(spelling(g.compared.reason));
    if (compared) {
        row.points = in_points(g.compared.difference);
        row.points_limits = g.compared.difference_limits;
    }
    row.people_to_reach = g.people_to_reach;
    return row;
}

inline void add_past(sheet& s, council_page_result const& p) {
    for (auto const& past : p.past) {
        auto const& then = past.since.before;
        add_page_row(s, {.beside = "itself",
                         .name = past.when.text(),
                         .numerator = count_or_reason(then, then.hits()),
                         .denominator = count_or_reason(then, then.trials()),
                         .share = share_or_reason(then),
                         .compared = past.since.finding == change_finding::not_compared
                                         ? "not compared: no figures"
                                         : std::string(spelling(past.since.finding)),
                         .points = in_points(past.since.change),
                         .points_limits = past.since.limits});
    }
}

inline void note_standing(sheet& s, council_page_result const& p) {
    if (p.rank.median.has_value())
        s.warn("Rank " + ranks_in_words(p.rank.first, p.rank.last) + " of " + std::to_string(p.ranked) +
               " (1 is the highest share); its counts allow " + ranks_in_words(p.rank.lower, p.rank.upper) + " at " +
               level_text(p.level) +
               (p.quintile.has_value()
                    ? ". Quintile " + std::to_string(*p.quintile) + " of 5, where 1 holds the lowest shares."
                    : "."));
    if (p.trend.points > 1)
        s.warn("Recent trend: " + std::string(spelling(p.trend.verdict)) +
               (p.trend.reason == no_trend_because::calculated
                    ? ", " + for_people(100.0 * p.trend.slope.value_or(0.0), shown_as::points) +
                          " points a period over the latest five with figures."
                    : " (" + std::string(spelling(p.trend.reason)) + ")."));
}

}  // namespace detail

[[nodiscard]] inline sheet council_page_sheet(take_up_table const& t, council_page_result const& p, provenance from) {
    using enum shown_as;
    from = detail::from_take_up(std::move(from), t.context());
    from.level = detail::level_text(p.level);
    from.method = p.method.view();
    auto const name = detail::name_of(p.who);
    sheet s(name, std::move(from),
            {{"beside", "beside"},
             {"name", "name"},
             {"councils", "councils", count},
             {"numerator", t.context().words.numerator, count},
             {"denominator", t.context().words.denominator, count},
             {"share", t.context().words.share, shown_as::share},
             {"interval", "interval", text, shown_to::people},
             {"lower", "lower", shown_as::share, shown_to::programs},
             {"upper", "upper", shown_as::share, shown_to::programs},
             {"compared", "compared"},
             {"points_from_it", "points from it", points},
             {"points_interval", "interval of points", text, shown_to::people},
             {"points_lower", "lower", points, shown_to::programs},
             {"points_upper", "upper", points, shown_to::programs},
             {"people_to_reach", "people to reach it", count}});
    auto const known = detail::count_or_reason(p.counts, 0);
    detail::add_page_row(
        s, {.beside = "the council",
            .name = name,
            .numerator = detail::count_or_reason(p.counts, p.counts.hits()),
            .denominator = detail::count_or_reason(p.counts, p.counts.trials()),
            .share = detail::share_or_reason(p.counts),
            .limits = known.has_value() && p.counts.trials() != 0 ? p.own.limits
                                                                  : figure<interval>(absence::not_applicable)});
    bool const has_people = p.counts.trials() != 0;
    if (p.aim) {
        detail::page_row row{.beside = "target", .name = p.aim->text(), .share = p.aim->value()};
        row.compared = p.fact.met.has_value() ? (*p.fact.met ? "met" : "not met") : "not determined";
        row.points = p.fact.points_from_target;
        row.people_to_reach = p.fact.more_people_needed;
        detail::add_page_row(s, row);
    }
    detail::page_row middle{
        .beside = "middle", .name = "the median", .councils = std::uint64_t{p.with_figures}, .share = p.middle};
    if (has_people && p.middle.has_value() && p.own.limits.has_value()) {
        middle.compared = in_words(verdict_against(*p.own.limits, *p.middle));
        middle.points = 100.0 * (*p.own.value - *p.middle);
        middle.people_to_reach = p.people_to_middle;
    }
    detail::add_page_row(s, middle);
    for (std::size_t i = 0; i < p.groups.size(); ++i)
        detail::add_page_row(
            s, detail::row_of(p.groups[i], i + 1 == p.groups.size()                        ? "the whole"
                                           : p.groups[i].group.name == p.who.region.view() ? "its region"
                                                                                           : "its peers"));
    detail::add_past(s, p);
    if (!has_people)
        s.warn(known.has_value() ? "Nobody to count a share of, so nothing is compared."
                                 : "No figures (" + std::string(words(known.reason())) + "), so nothing is compared.");
    detail::note_standing(s, p);
    s.warn("Higher and lower mean that the council's whole " + detail::level_text(p.level) +
           " interval lies above or below the other's own share; rose and fell, that the interval of the change leaves "
           "0 out. It is a part of "
           "its region and of the whole, which the limits of the points take into account. People to reach it: with as "
           "many people as now "
           "to be counted of.");
    if (has_people && p.counts.trials() < warnings::small_base) s.warn(warnings::small_bases(1));
    s.warn(std::string(warnings::not_a_judgement));
    return s;
}

}  // namespace pbo

#endif
