// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_ATTAINMENT_SHEET_HPP
#define PBO_PUBLISH_ATTAINMENT_SHEET_HPP

// Is the target met, made ready for a reader: a row for each key (a council, a region) and one for all together, with the fact, the
// points from the target, the people who are missing, and, of samples, where the interval lies.  shortfalls has the same for councils,
// with how a shortfall can be read.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/data_quality/shortfalls.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/sheet.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace pbo {

namespace detail {

/// of(row) is an attainment_fact.
template <class Row, class Of>
void describe_fact(described_columns<Row>& to, Of of) {
    to.text("met", "target met", [of](Row const& r) { return of(r).met; })
        .points("points_from_target", "points from target", [of](Row const& r) { return of(r).points_from_target; })
        .count("people_short", "people short", [of](Row const& r) { return of(r).more_people_needed; });
}

}  // namespace detail

template <class Key>
[[nodiscard]] sheet sheet_of(attainment_result<Key> const& a) {
    using row = typename attainment_result<std::string>::row;
    described_columns<row> columns;
    columns.key("name", "name", &row::key);
    detail::describe_fact(columns, [](row const& r) { return r.result.fact; });
    columns.text("interval_position", "interval lies", [](row const& r) {
        return r.result.statement ? std::string(spelling(r.result.statement->position)) + " the target" : std::string();
    });
    std::vector<row> rows;
    for (auto const& one : a.rows) rows.push_back({detail::key_text(one.key), one.result});
    rows.push_back({"All together", a.overall});
    auto const due = a.aim.due().is_stated() ? " by " + a.aim.due().text() : std::string();
    auto s = columns.laid_out("Is the target met?",
                              {.basis = std::string(spelling(a.aim.basis())), .role = std::string(spelling(a.aim.role())),
                               .rule = "none applied: counts as in the returns"}, rows);
    s.warn("Target " + a.aim.share().text() + due + ": met by " + std::to_string(a.met()) + ", missed by " + std::to_string(a.missed()) +
           ", not determined for " + std::to_string(a.undetermined()) + " of " + std::to_string(a.rows.size()) + ".");
    return s;
}

template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(shortfalls_result const& found) {
    using row = shortfalls_result::row;
    auto columns = detail::area_columns<row>();
    columns.count("numerator", "counted", [](row const& r) { return detail::count_or_reason(r.counts, r.counts.hits()); })
        .base("denominator", "of", [](row const& r) { return detail::count_or_reason(r.counts, r.counts.trials()); })
        .share("share", "share", [](row const& r) { return detail::share_or_reason(r.counts); });
    detail::describe_fact(columns, [](row const& r) { return r.fact; });
    columns.text("reading", "how it can be read", &row::reading);
    return columns.laid_out("Not reached, or not recorded? Target " + found.aim.text(),
                            {.level = "none: whole-number comparisons", .rule = "none applied: counts as in the returns"}, found.rows);
}

}  // namespace pbo

#endif
