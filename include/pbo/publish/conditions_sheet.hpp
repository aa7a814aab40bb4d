// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CONDITIONS_SHEET_HPP
#define PBO_PUBLISH_CONDITIONS_SHEET_HPP

// Process and outcome made ready for a reader.  conditions_sheet: a row for each condition and area of life, with the shares
// better with and without the condition, the odds ratio of everybody and within strata, and the finding adjusted over the
// whole table.  condition_shares_sheet: one condition by council, by mode or by any other key.

#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/method.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/condition_shares.hpp>
#include <pbo/measure/outcomes_by_condition.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// "1.51 to 2.92", or the reason why there are no limits.
[[nodiscard]] inline std::string ratio_limits_in_words(figure<interval> const& limits) {
    if (!limits) return std::string(symbol(limits.reason()));
    return rounded(limits->lower(), 2) + " to " + rounded(limits->upper(), 2);
}
template <class E>
void add_odds_ratio_cells(std::vector<sheet_cell>& to, estimate<E> const& e) {
    to.emplace_back(e.value);
    to.emplace_back(ratio_limits_in_words(e.limits));
    to.emplace_back(lower_of(e.limits));
    to.emplace_back(upper_of(e.limits));
}
inline void add_odds_ratio_columns(std::vector<sheet_column>& to, std::string const& name, std::string const& title) {
    using enum shown_as;
    to.push_back({name, title, number});
    to.push_back({name + "_interval", "interval", text, shown_to::people});
    to.push_back({name + "_lower", "lower", number, shown_to::programs});
    to.push_back({name + "_upper", "upper", number, shown_to::programs});
}
[[nodiscard]] inline std::string finding_in_words(figure<outcome_finding> const& f) {
    return std::string(f ? spelling(*f) : symbol(f.reason()));
}

}  // namespace detail

/// strata says in words what `within` holds fixed.
[[nodiscard]] inline sheet conditions_sheet(condition_table const& t, provenance from, std::string const& strata = "councils",
                                            std::string title = "Outcomes by condition") {
    using enum shown_as;
    from.level = detail::level_text(t.level);
    from.method = "score; within " + strata + " mantel_haenszel";
    std::vector<sheet_column> columns{{"condition", "condition", text, shown_to::programs}, {"condition_title", "condition"},
                                      {"area", "area", text, shown_to::programs}, {"area_title", "area of life"},
                                      {"better_with", "better with", count}, {"answered_with", "of", count},
                                      {"share_with", "share", share}, {"better_without", "without", count},
                                      {"answered_without", "of", count}, {"share_without", "share", share}};
    detail::add_odds_ratio_columns(columns, "odds_ratio", "odds ratio");
    detail::add_odds_ratio_columns(columns, "odds_ratio_within", "within " + strata);
    for (auto const& c : std::vector<sheet_column>{{"p_within", "p", number}, {"adjusted_p", "adjusted p", number},
                                                   {"finding", "adjusted"}, {"interaction_p", "interaction p", number}})
        columns.push_back(c);
    sheet s(std::move(title), std::move(from), std::move(columns));
    std::size_t small_ones = 0;
    std::string missing;
    for (auto const& c : t.conditions) {
        missing += (missing.empty() ? "" : "; ") + c.which.title + ": " + std::to_string(c.people_with) + " yes, " +
                   std::to_string(c.people_without) + " no, " + std::to_string(c.not_answered) + " not answered";
        for (std::size_t i = 0; i < c.areas.size(); ++i) {
            auto const& a = c.areas[i];
            small_ones += std::min(a.with_condition.trials(), a.without_condition.trials()) < warnings::small_base ? 1U : 0U;
            auto const& area = t.asked.areas()[i];
            std::vector<sheet_cell> cells{c.which.name, c.which.title, std::string(area.name), std::string(area.title)};
            for (auto const& p : {a.with_condition, a.without_condition}) {
                cells.emplace_back(figure<std::uint64_t>(p.hits()));
                cells.emplace_back(figure<std::uint64_t>(p.trials()));
                cells.emplace_back(p.value());
            }
            detail::add_odds_ratio_cells(cells, a.odds_ratio);
            detail::add_odds_ratio_cells(cells, a.within.odds_ratio);
            cells.emplace_back(a.within.test.p_value);
            cells.emplace_back(a.within.adjusted_p);
            cells.emplace_back(detail::finding_in_words(a.within.adjusted));
            cells.emplace_back(a.within.interaction.p_value);
            s.add_row(std::move(cells));
        }
    }
    if (!missing.empty()) s.warn(missing + ".");
    s.warn("p-values are adjusted over all areas of all conditions (" + std::string(spelling(t.adjusted_by.how())) +
           "). Conditions go together; each odds ratio is of one alone.");
    s.warn(std::string(warnings::self_selected));
    if (small_ones != 0) s.warn(warnings::small_bases(small_ones));
    return s;
}

/// key_column is the key's name ("council", "mode").
template <class Key, class Method = wilson_method>
    requires interval_method<Method>
[[nodiscard]] sheet condition_shares_sheet(condition_shares_result<Key> const& c, std::string const& key_column, provenance from,
                                           Method const& method = {}, confidence_level const& level = {}) {
    using enum shown_as;
    from.method = label(method.name()).view();
    from.level = detail::level_text(level);
    std::vector<sheet_column> columns{{key_column, key_column}, {"answered", "answered", count}, {"not_answered", "not answered", count}};
    detail::add_share_columns(columns, "yes", "yes");
    sheet s(c.which.title + ", by " + key_column, std::move(from), std::move(columns));
    std::size_t small_ones = 0;
    auto const add = [&](std::string key, tally const& met) {
        std::vector<sheet_cell> cells{std::move(key), figure<std::uint64_t>(met.trials()), figure<std::uint64_t>(met.absent().total())};
        detail::add_share_cells(cells, met.hits(), method(met.counted(), level));
        s.add_row(std::move(cells));
    };
    for (auto const& r : c.rows) {
        small_ones += r.met.trials() < warnings::small_base ? 1U : 0U;
        auto const key = detail::key_text(r.key);
        add(key.empty() ? "not stated" : key, r.met);
    }
    add("all", c.all);
    auto const shown = [](figure<double> const& f, auto how) { return f ? how(*f) : std::string(symbol(f.reason())); };
    s.warn("Groups compared: " + std::to_string(c.variation.groups) +
           (c.least > 1 ? ", those with at least " + std::to_string(c.least) + " answers" : std::string()) +
           ". Beyond chance their own shares have a standard deviation of " +
           shown(c.variation.standard_deviation, [](double v) { return detail::rounded(100.0 * v, 1) + " points"; }) +
           "; that all share one: p = " + shown(c.variation.test.p_value, [](double p) { return detail::for_people(p, number); }) + ".");
    if (auto const low = c.lowest(), high = c.highest(); low && high) {
        std::ostringstream ends;
        ends << "Lowest and highest of these: " << detail::key_text(low->key) << " (" << low->met.counted() << ") and "
             << detail::key_text(high->key) << " (" << high->met.counted()
             << "). The ends of many small groups lie far apart by chance alone.";
        s.warn(ends.str());
    }
    s.warn(std::string(warnings::overlapping_intervals));
    if (small_ones != 0) s.warn(warnings::small_bases(small_ones));
    return s;
}

/// So that text_table(outcomes_by_condition(survey)) prints a whole report.
[[nodiscard]] inline sheet sheet_of(condition_table const& t) {
    return conditions_sheet(t, {.rule = "none applied: counts as in the survey", .data = "sample"});
}

}  // namespace pbo

#endif
