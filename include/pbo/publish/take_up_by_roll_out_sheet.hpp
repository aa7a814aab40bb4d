// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_TAKE_UP_BY_ROLL_OUT_SHEET_HPP
#define PBO_PUBLISH_TAKE_UP_BY_ROLL_OUT_SHEET_HPP

// Take-up by the time since roll-out began (take_up_by_roll_out.hpp), made ready for a reader: a row for each number of years, with
// the councils that have figures, their people together, and the share with its limits.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/roll_out/take_up_by_roll_out.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

struct roll_out_age_row {
    std::string since;
    std::size_t councils = 0;  // with figures
    tally on_budget;
    figure<interval> limits;
};

template <class = detail::when_called>
[[nodiscard]] inline described_columns<roll_out_age_row> roll_out_age_columns(indicator_words const& words) {
    using row = roll_out_age_row;
    described_columns<row> columns;
    columns.key("since_roll_out_began", "since roll-out began", &row::since)
        .count("councils", "councils", &row::councils)
        .count("numerator", words.numerator, [](row const& r) { return r.on_budget.hits(); })
        .base("denominator", words.denominator, [](row const& r) { return r.on_budget.trials(); })
        .share(words.share_name(), words.share, [](row const& r) { return r.on_budget.value(); })
        .limits("", shown_as::share, &row::limits)
        .count("councils_without_figures", "without figures", [](row const& r) { return r.on_budget.absent().total(); });
    return columns;
}

}  // namespace detail

/// Throws std::invalid_argument for a table whose period is not stated.
template <class = detail::when_called>
[[nodiscard]] inline sheet take_up_by_roll_out_sheet(take_up_table const& t, provenance from, confidence_level const& level = {}) {
    auto const& context = t.context();
    from = completed(std::move(from), context, level, wilson);
    std::map<roll_out_age, std::size_t> councils;
    for (auto const& who : context.councils)
        if (t[who.key()].on_budget.absent().total() == 0) ++councils[roll_out_age::of(who.roll_out_start, context.period.last_day())];
    std::vector<detail::roll_out_age_row> rows;
    for (auto const& [age, counts] : take_up_by_roll_out(t)) {
        auto const& n = counts.on_budget;
        rows.push_back({age.text(), councils[age], n,
                        n.trials() == 0 ? figure<interval>(absence::nothing_to_divide_by) : wilson(n.counted(), level).limits});
    }
    auto const title = "By the time since roll-out began, whole years on " + context.period.last_day().text();
    auto s = detail::roll_out_age_columns(context.words).laid_out(title, std::move(from), rows);
    s.warn("Councils that began earlier had longer, and differ in much else. It does not show what roll-out did.");
    s.warn("People together, so that large councils weigh most; the limits are of so many people, and councils differ by more than that.");
    return s;
}

}  // namespace pbo

#endif
