// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_FUNNEL_SHEET_HPP
#define PBO_PUBLISH_FUNNEL_SHEET_HPP

// A funnel made ready for a reader: a row for each council in the order of the returns, with its share, the limits for a
// council of its size, and on which side of which it lies.  The notes say how many lie outside, how many chance alone would
// put there, how much more than by chance the councils differ, and what an adjustment does about it.

#include <pbo/measure/benchmarking/funnel.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cmath>
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

[[nodiscard]] inline std::string funnel_position(in_funnel const& area, std::vector<confidence_level> const& levels) {
    if (!area.levels_beyond.has_value()) return "";
    if (*area.levels_beyond == 0) return "inside";
    return std::string(area.above ? "above " : "below ") + level_text(levels[*area.levels_beyond - 1]);
}

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
}  // namespace detail

/// A funnel of a table's take-up: 95 and 99.8 %, inverted Wilson limits, winsorised overdispersion.  Where that cannot be
/// estimated (one council, nobody on a budget anywhere) the limits are not widened, and the sheet says so.
[[nodiscard]] inline reported_funnel funnel_of(take_up_table const& t, funnel_adjustment how) {
    auto const found = overdispersion(t, {}, detail::entry_on_budget);
    auto const possible = found.phi.has_value() ? how : funnel_adjustment::none;
    return {funnel(t, adjusted_for(found, possible), usual_funnel_levels(), {}, detail::entry_on_budget), found, possible};
}

[[nodiscard]] inline sheet funnel_sheet(take_up_table const& t, reported_funnel const& f, provenance from) {
    auto const& r = f.result;
    from = detail::from_take_up(std::move(from), t.context());
    from.level.clear();
    auto columns = detail::council_columns();
    columns.insert(columns.end(), {{"denominator", t.context().words.denominator, shown_as::count},
                                   {t.context().words.share_name(), t.context().words.share, shown_as::share},
                                   {"funnel_target", "target", shown_as::share, shown_to::programs}});
    for (auto const& level : r.levels) {
        auto const text = detail::level_text(level);
        from.level += (from.level.empty() ? "" : " and ") + text;
        auto name = "funnel_" + text.substr(0, text.find('%'));
        std::replace(name.begin(), name.end(), '.', '_');
        columns.push_back({name + "_limits", text + " limits", shown_as::number, shown_to::people, false, true});
        columns.push_back({name + "_lower", "lower", shown_as::share, shown_to::programs, false, true});
        columns.push_back({name + "_upper", "upper", shown_as::share, shown_to::programs, false, true});
    }
    columns.push_back({"funnel_score", "score", shown_as::number, shown_to::programs});
    columns.push_back({"funnel_position", "position"});
    columns.push_back({"funnel_method", "method", shown_as::text, shown_to::programs});
    from.method = r.method.view();

    sheet s("Funnel of " + t.context().words.subject() + " about the average of " + t.context().whole_name(), std::move(from),
            std::move(columns));
    for (auto const& c : t.context().councils) {
        auto const at = detail::position_in(t, c.key());
        auto const& counts = t[c.key()].on_budget;
        auto const absent = detail::count_or_reason(counts, 0);
        auto const why = absent.has_value() ? absence::nothing_to_divide_by : absent.reason();
        auto cells = detail::council_cells(c);
        cells.emplace_back(detail::count_or_reason(counts, counts.trials()));
        cells.emplace_back(detail::share_or_reason(counts));
        cells.emplace_back(r.target);
        for (std::size_t i = 0; i < r.levels.size(); ++i) {
            auto const limits = r.areas[at].limits.empty() ? figure<interval>(why) : figure<interval>(r.areas[at].limits[i]);
            cells.emplace_back(detail::limits_in_words(limits));
            cells.emplace_back(detail::lower_of(limits));
            cells.emplace_back(detail::upper_of(limits));
        }
        cells.emplace_back(f.found.scores[at].has_value() ? f.found.scores[at] : figure<double>(why));
        cells.emplace_back(detail::funnel_position(r.areas[at], r.levels));
        cells.emplace_back(std::string(r.method.view()));
        s.add_row(std::move(cells));
    }
    auto const n = r.with_people();
    std::string outside, chance;
    for (std::size_t i = 0; i < r.levels.size(); ++i) {
        auto const before = i == 0 ? "" : i + 1 == r.levels.size() ? " and " : ", ";
        outside += before + std::to_string(r.outside(i)) + " outside the " + detail::level_text(r.levels[i]) + " limits";
        chance += before + detail::rounded(r.levels[i].alpha() * static_cast<double>(n), 1);
    }
    if (n == 0) {
        s.warn("No council has figures: there is no funnel.");
    } else {
        s.warn("Of " + detail::councils_in_words(n) + ", " + outside + " about " + detail::for_people(*r.target, shown_as::share) +
               "; chance alone would put about " + chance + " there.");
        if (n == 1) s.warn("One council is its own average: a funnel says nothing about it.");
        s.warn(detail::adjustment_in_words(f));
    }
    s.warn(std::string(warnings::not_a_judgement));
    return s;
}

}  // namespace pbo

#endif
