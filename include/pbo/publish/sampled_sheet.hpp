// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_SAMPLED_SHEET_HPP
#define PBO_PUBLISH_SAMPLED_SHEET_HPP

// What was estimated from a sample, made ready for a reader: outcomes of a sample (a row for each key and area of life), a sampled
// table of shares (a row for each key), take-up of a sample of councils (a row for each region and share), and how far weights were
// moved by calibration.  Limits are those of the logit method at 95%, beside standard errors and design effects.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/interval/logit.hpp>
#include <pbo/measure/sampled_outcomes.hpp>
#include <pbo/measure/sampled_take_up.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/named_rows.hpp>
#include <pbo/publish/estimate_sheet.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/sampling/calibration.hpp>
#include <pbo/sampling/normal.hpp>
#include <pbo/sampling/proportion_methods.hpp>
#include <pbo/sampling/sampled_table.hpp>
#include <pbo/sampling/weight_summary.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// of(row) is a sampled_proportion.
template <class Row, class Of>
void describe_sampled(described_columns<Row>& to, std::string const& name, std::string const& title, Of of) {
    to.base("n", "people", [of](Row const& r) { return of(r).n(); })
        .estimate(name, title, shown_as::share, [of](Row const& r) { return logit(of(r)); })
        .number("standard_error", "standard error", [of](Row const& r) { return of(r).standard_error(); }, shown_to::programs)
        .number("degrees_of_freedom", "degrees of freedom", [of](Row const& r) { return of(r).degrees_of_freedom(); }, shown_to::programs)
        .number("design_effect", "design effect", [of](Row const& r) { return of(r).design_effect(); });
}
template <class = detail::when_called>
[[nodiscard]] inline provenance from_sample() {
    return completed({.rule = "none applied: estimates as made", .data = "sample"}, confidence_level{}, logit);
}
struct sampled_area_row {
    std::string group;
    area about;
    sampled_area found;
};
struct sampled_share_row {
    std::string key, of;
    sampled_proportion found;
};

}  // namespace detail

template <class Key, class Unit>
[[nodiscard]] sheet sheet_of(sampled_outcome_table<Key, Unit> const& o) {
    using row = detail::sampled_area_row;
    std::vector<row> rows;
    for (auto const& entry : o.counts()) {
        auto const group = o[entry.key];
        for (std::size_t i = 0; i < group.size(); ++i) rows.push_back({detail::key_text(entry.key), o.questions().areas()[i], group[i]});
    }
    described_columns<row> columns;
    columns.key("group", "group", &row::group)
        .text("area", "area", [](row const& r) { return r.about.name; }, shown_to::programs)
        .key("area_title", "area of life", [](row const& r) { return r.about.title; });
    detail::describe_sampled(columns, "better", "better", [](row const& r) { return r.found.better(); });
    return columns.laid_out("Outcomes of a sample: " + std::string(o.questions().name()),
                            completed(detail::from_sample(), o.questions()), rows);
}

/// Shares by key, and of all.
template <class Key, class Unit>
    requires requires(sampled_table<Key, Unit> const& t) { { t.overall() } -> std::same_as<sampled_proportion>; }
[[nodiscard]] sheet sheet_of(sampled_table<Key, Unit> const& t) {
    using row = detail::named_row<sampled_proportion>;
    std::vector<row> rows;
    for (auto const& entry : t.counts()) rows.push_back({detail::key_text(entry.key), t[entry.key]});
    rows.push_back({"all", t.overall()});
    auto columns = detail::named_columns<row>("group");
    detail::describe_sampled(columns, "share", "share", [](row const& r) { return r.found; });
    return columns.laid_out("Shares estimated from a sample", detail::from_sample(), rows);
}

template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(sampled_take_up const& t) {
    using row = detail::sampled_share_row;
    std::vector<row> rows;
    auto const add = [&rows](sampled_take_up::shares const& shares, std::string const& of) {
        for (auto const& entry : shares.counts())
            rows.push_back({entry.key.empty() ? "Region not stated" : entry.key, of, shares[entry.key]});
        rows.push_back({"All councils", of, shares.overall()});
    };
    add(t.on_budget, "on budgets, of those eligible");
    add(t.direct_payments, "direct payments, of those eligible");
    add(t.direct_payments_of_budgets, "direct payments, of those on budgets");
    described_columns<row> columns;
    columns.key("region", "region", &row::key).key("of", "share of", &row::of);
    detail::describe_sampled(columns, "share", "share", [](row const& r) { return r.found; });
    return columns.laid_out("Take-up estimated from a sample of councils", completed(detail::from_sample(), t), rows);
}

/// A share of a sample with its logit limits, and a total, a ratio or a difference with normal ones.
template <std::derived_from<sampled_estimate> E>
[[nodiscard]] sheet sheet_of(E const& e) {
    if constexpr (std::derived_from<E, sampled_proportion>)
        return sheet_of(logit(static_cast<sampled_proportion const&>(e)));
    else
        return sheet_of(normal(e));
}

/// Weights before and after.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(weighting_report const& r) {
    using row = detail::named_row<weight_summary>;
    auto columns = detail::named_columns<row>("weights");
    columns.base("n", "records", [](row const& w) { return w.found.n(); })
        .number("smallest", "smallest", [](row const& w) { return w.found.smallest(); })
        .number("largest", "largest", [](row const& w) { return w.found.largest(); })
        .number("sum", "sum", [](row const& w) { return w.found.weight(); })
        .number("design_effect", "design effect of weighting", [](row const& w) { return weighting_design_effect(w.found); });
    auto s = columns.laid_out("How far the weights were moved", {.level = "none: nothing here is an interval", .data = "sample"},
                              std::vector<row>{{"before", r.before}, {"after", r.after}});
    auto const shown = [](double v) { return detail::for_people(v, shown_as::number); };
    s.warn("Weights were multiplied by " + shown(r.smallest_factor) + " to " + shown(r.largest_factor) + " in " + std::to_string(r.cycles) +
           (r.cycles == 1 ? " cycle" : " cycles") + "; the largest gap left to a known total is " + shown(r.largest_gap) + " of it.");
    return s;
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(calibration const& c) { return sheet_of(c.report()); }

}  // namespace pbo

#endif
