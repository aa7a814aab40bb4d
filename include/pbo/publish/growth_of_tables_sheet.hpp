// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_GROWTH_OF_TABLES_SHEET_HPP
#define PBO_PUBLISH_GROWTH_OF_TABLES_SHEET_HPP

// Growth between two tables, made ready for a reader: all keys together, then each, with both counts beside every change and the
// rate and caseload effects that add up to it.  The notes say who has no counts in one of the tables, and why.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/measure/growth/growth_of_tables.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/growth_sheet.hpp>
#include <pbo/publish/sheet.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// A key, or all of them, beside the growth of which it is a share.
struct table_growth_row {
    std::string key;
    growth_effects one, whole;
};

template <class = detail::when_called>
[[nodiscard]] inline described_columns<table_growth_row> table_growth_columns() {
    using row = table_growth_row;
    described_columns<row> columns;
    columns.key("name", "name", &row::key)
        .count("count_start", "before", [](row const& r) { return r.one.start.hits(); })
        .count("count_end", "after", [](row const& r) { return r.one.end.hits(); });
    describe_change(columns);
    columns.base("of_start", "of, before", [](row const& r) { return r.one.start.trials(); })
        .base("of_end", "of, after", [](row const& r) { return r.one.end.trials(); })
        .share("share_start", "share before", [](row const& r) { return r.one.start.value(); })
        .share("share_end", "share after", [](row const& r) { return r.one.end.value(); });
    describe_effects(columns);
    return columns;
}

/// "Oak (before: suppressed), Elm (after: not available)", the first thirty.
template <class Key>
[[nodiscard]] std::string without_counts(table_growth<Key> const& g) {
    std::string names;
    std::size_t shown = 0;
    for (auto const& r : g.without) {
        if (++shown > 30) break;
        names += (names.empty() ? "" : ", ") + key_text(r.key) + " (";
        if (!r.start.has_value()) names += "before: " + std::string(words(r.start.reason()));
        if (!r.end.has_value()) names += (r.start.has_value() ? "after: " : ", after: ") + std::string(words(r.end.reason()));
        names += ")";
    }
    if (g.without.size() > 30) names += " and " + std::to_string(g.without.size() - 30) + " more";
    return names;
}

}  // namespace detail

/// So that text_table(growth(before, after)) prints a whole report.
template <class Key>
[[nodiscard]] sheet sheet_of(table_growth<Key> const& g) {
    std::vector<detail::table_growth_row> rows{{"All together", g.all, g.all}};
    for (auto const& one : g.rows) rows.push_back({detail::key_text(one.key), one.effects, g.all});
    auto const what = std::string(g.about.what.view());
    provenance from{.period = g.between, .basis = std::string(g.about.basis.view()), .role = std::string(g.about.whose.view()),
                    .level = "none: differences of counts", .rule = "none applied: counts as in the tables"};
    from.indicator = what;
    auto s = detail::table_growth_columns().laid_out(what.empty() ? "Growth between two tables" : "Growth: " + what, std::move(from), rows);
    s.warn("Compared: " + std::to_string(g.rows.size()) + ". Without counts in both tables, and so in no row: " +
           std::to_string(g.without.size()) + (g.without.empty() ? "." : ": " + detail::without_counts(g) + "."));
    s.warn(std::string(warnings::complete_growth));
    return s;
}

}  // namespace pbo

#endif
