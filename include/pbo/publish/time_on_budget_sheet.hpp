// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_TIME_ON_BUDGET_SHEET_HPP
#define PBO_PUBLISH_TIME_ON_BUDGET_SHEET_HPP

// Time on a budget (time_on_budget.hpp), made ready for a reader: a row for each group and one for all, with the people in each
// band and the quartiles of months.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/domain/budget_duration.hpp>
#include <pbo/measure/time_on_budget.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/sheet.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

struct time_on_budget_row {
    std::string group;
    months_on_budget months;
};

template <class = detail::when_called>
[[nodiscard]] inline described_columns<time_on_budget_row> time_on_budget_columns(std::string const& group) {
    using row = time_on_budget_row;
    described_columns<row> columns;
    columns.key(group, group, &row::group);
    auto const people = [&columns](std::string name, std::string title, budget_duration band) {
        columns.count(std::move(name), std::move(title), [band](row const& r) { return r.months.people(band); });
    };
    people("under_6_months", "under 6 months", budget_duration::under_6_months);
    people("months_6_to_11", "6 to 11 months", budget_duration::from_6_months);
    people("year_1", "1 year", budget_duration::from_1_year);
    people("years_2_or_more", "2 years or more", budget_duration::from_2_years);
    columns.base("known", "known", [](row const& r) { return r.months.known(); })
        .count("lower_quartile_months", "lower quartile, months", [](row const& r) { return r.months.lower_quartile(); })
        .count("median_months", "median, months", [](row const& r) { return r.months.median(); })
        .count("upper_quartile_months", "upper quartile, months", [](row const& r) { return r.months.upper_quartile(); });
    people("not_yet", "not yet", budget_duration::not_yet);
    people("not_stated", "not stated", budget_duration::not_stated);
    return columns;
}

}  // namespace detail

/// group is the key's name.
template <class Key>
[[nodiscard]] sheet time_on_budget_sheet(time_on_budgets<Key> const& t, provenance from, std::string const& group = "mode") {
    if (from.period.empty()) from.period = t.day.text();
    from.level = "none: a count";
    from.method = "quartiles of whole months";
    std::vector<detail::time_on_budget_row> rows;
    for (auto const& g : t.groups) {
        auto text = detail::key_text(g.key);
        rows.push_back({text.empty() ? "not known" : std::move(text), g.months});
    }
    rows.push_back({"all", t.all()});
    auto s = detail::time_on_budget_columns(group).laid_out("Time on a personal budget, on " + t.day.text(), std::move(from), rows);
    s.warn("Whole months since the first budget of people who still have one: how long a budget lasts is not known from them.");
    return s;
}

/// So that text_table(time_on_budget(...)) prints a whole report.
template <class Key>
[[nodiscard]] sheet sheet_of(time_on_budgets<Key> const& t) {
    constexpr bool by_mode = std::is_same_v<Key, std::optional<delivery_mode>>;
    return time_on_budget_sheet(t, {.rule = "none applied: counts as in the source"}, by_mode ? "mode" : "group");
}

}  // namespace pbo

#endif
