// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_FUNNEL_SHEET_HPP
#define PBO_PUBLISH_FUNNEL_SHEET_HPP

// A funnel made ready for a reader: a row for each council in the order of the returns, with its share, the limits for a
// council of its size, and on which side of which it lies.  The notes say how many lie outside, how many chance alone would
// put there, how much more than by chance the councils differ, and what an adjustment does about it.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/benchmarking/funnel.hpp>
#include <pbo/measure/p_chart.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/detail/named_rows.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// A funnel with what its limits were widened by.
struct reported_funnel {
    funnel_result result;         ///< of the table's entries, in the table's order
    overdispersion_result found;  ///< of the same
    funnel_adjustment how = funnel_adjustment::none;
};

namespace detail {
/// The take-up of a table's entry.
inline constexpr auto entry_on_budget = [](auto const& entry) { return entry.cell.on_budget.counted(); };

template <class = detail::when_called>
[[nodiscard]] inline std::string funnel_position(in_funnel const& area, std::vector<confidence_level> const& levels) {
    if (!area.levels_beyond.has_value()) return "";
    if (*area.levels_beyond == 0) return "inside";
    return std::string(area.above ? "above " : "below ") + levels[*area.levels_beyond - 1].text();
}

template <class = detail::when_called>
[[nodiscard]] inline std::string adjustment_in_words(reported_funnel const& f) {
    if (!f.found.phi.has_value())
        return "Overdispersion cannot be estimated (" + std::string(words(f.found.phi.reason())) + "): the limits are not widened.";
    auto const phi = rounded(*f.found.phi, 2);
    if (*f.found.phi <= 1.0) return "Councils differ no more than chance allows: the mean squared score is " + phi + ".";
    bool const drawn_in = f.found.options.extremes == extreme_scores::winsorised;
    std::string const found = "Councils differ by more than chance: the mean squared score is " + phi +
                              " where chance alone gives 1, and their own shares vary with a standard deviation of " +
                              rounded(100.0 * std::sqrt(*f.found.tau_squared), 1) + " points" +
                              (drawn_in ? ", the scores of the outermost " + rounded(100.0 * f.found.options.each_tail, 0) +
                                              "% at each end being drawn in. "
                                        : ". ");
    switch (f.how) {
        case funnel_adjustment::multiplicative: return found + "The limits are widened by the root of that score.";
        case funnel_adjustment::additive:
            return found + "The limits are widened by adding the square of that deviation to the variance of every council.";
        case funnel_adjustment::none: break;
    }
    return found + "These limits are not widened for it, and flag differences that all councils have.";
}

/// An area in a funnel, with its score, and why it has no limits where it has none.
struct funnel_place {
    in_funnel area;
    figure<double> score;
    absence why = absence::nothing_to_divide_by;
};

/// The levels' limits, how far outside them the area is, and for programs the target, the score and the method.
template <class Row, class Of>
void describe_funnel(described_columns<Row>& to, funnel_result const& r, Of of) {
    to.share("funnel_target", "target", [target = r.target](Row const&) { return target; }, shown_to::programs);
    for (std::size_t i = 0; i < r.levels.size(); ++i) {
        auto const text = r.levels[i].text();
        auto name = "funnel_" + text.substr(0, text.find('%')) + "_";
        std::replace(name.begin(), name.end(), '.', '_');
        to.limits(name, shown_as::share, [of, i](Row const& row) {
            funnel_place const place = of(row);
            return place.area.limits.empty() ? figure<interval>(place.why) : figure<interval>(place.area.limits[i]);
        }, text + " limits");
    }
    to.number("funnel_score", "score", [of](Row const& row) {
        funnel_place const place = of(row);
        return place.score.has_value() ? place.score : figure<double>(place.why);
    }, shown_to::programs);
    to.text("funnel_position", "position", [of, levels = r.levels](Row const& row) { return funnel_position(of(row).area, levels); })
        .text("funnel_method", "method", [method = r.method](Row const&) { return method.view(); }, shown_to::programs);
}

template <class = detail::when_called>
[[nodiscard]] inline provenance from_funnel(provenance from, funnel_result const& r) {
    from.level.clear();
    for (auto const& level : r.levels) from.level += (from.level.empty() ? "" : " and ") + level.text();
    from.method = r.method.view();
    return from;
}

/// Areas without more than their place, or their period.
template <class Name>
[[nodiscard]] sheet funnel_of_areas(funnel_result const& r, std::string const& key, Name const& name, std::string title) {
    using row = named_row<in_funnel>;
    auto columns = named_columns<row>(key);
    columns.base("denominator", "of", [](row const& one) { return one.found.counts.trials(); })
        .share("share", "share", [](row const& one) { return one.found.value; });
    describe_funnel(columns, r, [](row const& one) { return funnel_place{one.found, {}, absence::nothing_to_divide_by}; });
    return columns.laid_out(std::move(title), from_funnel({.rule = "none applied: counts as in the source"}, r), named_rows(r.areas, name));
}
}  // namespace detail

/// A funnel of a table's take-up: 95 and 99.8 %, inverted Wilson limits, winsorised overdispersion.  Where that cannot be
/// estimated (one council, nobody on a budget anywhere) the limits are not widened, and the sheet says so.
template <class = detail::when_called>
[[nodiscard]] inline reported_funnel funnel_of(take_up_table const& t, funnel_adjustment how) {
    auto const target = detail::average_of_all(t).counts.value();
    overdispersion_options about;
    about.target = target;
    auto const found = overdispersion(t, about, detail::entry_on_budget);
    auto const possible = found.phi.has_value() ? how : funnel_adjustment::none;
    return {funnel(t, adjusted_for(found, possible), usual_funnel_levels(), target, detail::entry_on_budget), found, possible};
}

template <class = detail::when_called>
[[nodiscard]] inline sheet funnel_sheet(take_up_table const& t, reported_funnel const& f, provenance from) {
    auto const& r = f.result;
    auto const& words = t.context().words;
    auto const rows = detail::council_rows(t, [&](council const& c, std::size_t at) {
        auto const known = detail::count_or_reason(t[c.key()].on_budget, 0);
        return detail::funnel_place{r.areas[at], f.found.scores[at],
                                    known.has_value() ? absence::nothing_to_divide_by : known.reason()};
    });
    using row = detail::council_row<detail::funnel_place>;
    auto columns = detail::area_columns<row>();
    columns
        .base("denominator", words.denominator,
              [](row const& c) { return detail::count_or_alone(c.counts, c.denominator_alone, c.counts.trials()); })
        .share(words.share_name(), words.share, [](row const& c) { return detail::share_or_reason(c.counts); });
    detail::describe_funnel(columns, r, [](row const& c) { return c.found; });
    auto s = columns.laid_out("Funnel of " + words.subject() + " about the average of " + detail::average_of_all(t).name,
                              detail::from_funnel(completed(std::move(from), t.context()), r), rows);
    auto const n = r.with_people();
    std::string outside, chance;
    for (std::size_t i = 0; i < r.levels.size(); ++i) {
        auto const before = i == 0 ? "" : i + 1 == r.levels.size() ? " and " : ", ";
        outside += before + std::to_string(r.outside(i)) + " outside the " + r.levels[i].text() + " limits";
        chance += before + detail::rounded(r.levels[i].alpha() * static_cast<double>(n), 1);
    }
    if (n == 0) {
        s.warn(said_of(words.area, "No council has figures: there is no funnel."));
    } else {
        s.warn("Of " + counted_in_words(n, words.area) + ", " + outside + " about " + detail::for_people(*r.target, shown_as::share) +
               "; chance alone would put about " + chance + " there.");
        if (n == 1 && !t.context().sums) s.warn(said_of(words.area, "One council is its own average: a funnel says nothing about it."));
        s.warn(said_of(words.area, detail::adjustment_in_words(f)));
    }
    s.warn(said_of(words.area, std::string(warnings::not_a_judgement)));
    return s;
}

/// So that text_table(funnel(...)) and text_table(p_chart(...)) print whole reports.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(funnel_result const& r) {
    return detail::funnel_of_areas(r, "area", [](std::size_t i) { return std::to_string(i + 1); },
                                   "Funnel of areas in the order given, about the average of all");
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(p_chart_result const& r) {
    return detail::funnel_of_areas(r.chart, "period", [&](std::size_t i) { return r.periods.at(i).text(); },
                                   "Shares over time about the average of all periods");
}

}  // namespace pbo

#endif
