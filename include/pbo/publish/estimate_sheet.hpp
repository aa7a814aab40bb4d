// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_ESTIMATE_SHEET_HPP
#define PBO_PUBLISH_ESTIMATE_SHEET_HPP

// An estimate, or a test, made ready for a reader: text_table(wilson(p)), text_table(fisher(a, b)), or several of a kind, a row each.
// A row has the value with its limits, what it was made from under the names that its estimand gives, the level and the method.
// A share is a percentage; a difference of shares is in points, for programs too (points, points_lower, points_upper); all else is a
// number.  Tests have the statistic, its degrees of freedom and the p-value.  Standardised shares and the official estimate have rows of
// their own.

#include <pbo/compare/test_result.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/measure/benchmarking/direct_standardisation.hpp>
#include <pbo/measure/benchmarking/indirect_standardisation.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/sampling/ascs_estimate.hpp>
#include <pbo/sampling/rao_scott.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace pbo {

namespace detail {

/// What an estimate was made from: counts and sums, under the names of its estimand.
template <class E>
void describe_evidence(described_columns<estimate<E>>& to) {
    for (std::size_t i = 0; i < E::evidence_names.size(); ++i) {
        std::string const name(E::evidence_names[i]);
        auto title = name;
        std::replace(title.begin(), title.end(), '_', ' ');
        bool const people = name == "n" || name.starts_with("n_") || name.starts_with("trials");
        to.column({.name = name, .title = title, .shown = shown_as::number, .is_base = people},
                  [i](estimate<E> const& e) { return e.counts.evidence()[i]; });
    }
}

}  // namespace detail

/// Estimates of one kind, a row each.
template <class E>
[[nodiscard]] sheet sheet_of(std::vector<estimate<E>> const& all) {
    using row = estimate<E>;
    described_columns<row> columns;
    if constexpr (E::range == unit_interval)
        columns.share("share", "share", &row::value).limits("", shown_as::share, &row::limits);
    else if constexpr (E::range == interval{-1.0, 1.0})
        columns.difference("points", "points", [](row const& e) { return e; });
    else
        columns.number("value", "value", &row::value).limits("", shown_as::number, &row::limits);
    detail::describe_evidence(columns);
    columns.text("level", "level", [](row const& e) { return e.level.text(); })
        .text("method", "method", [](row const& e) { return e.method.view(); });
    return columns.laid_out(all.size() == 1 ? "An estimate" : "Estimates",
                            {.level = "in the rows", .method = "in the rows",
                             .rule = "none applied: counts as given"}, all);
}
template <class E>
[[nodiscard]] sheet sheet_of(estimate<E> const& e) {
    return sheet_of(std::vector{e});
}

/// Tests, a row each.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(std::vector<sampled_test_result> const& all) {
    using row = sampled_test_result;
    described_columns<row> columns;
    columns.text("test", "test", [](row const& r) { return r.method.view(); })
        .number("statistic", "statistic", &row::statistic)
        .number("degrees_of_freedom", "degrees of freedom", &row::degrees_of_freedom)
        .number("denominator_degrees_of_freedom", "and of the denominator", &row::denominator_degrees_of_freedom)
        .p_value("p", "p", &row::p_value);
    return columns.laid_out(all.size() == 1 ? "A test" : "Tests",
                            {.level = "none: nothing here is an interval", .method = "in the rows",
                             .rule = "none applied: counts as given"}, all);
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(std::vector<test_result> const& all) {
    std::vector<sampled_test_result> tests;
    for (auto const& t : all) tests.push_back({t.statistic, t.degrees_of_freedom, absence::not_applicable, t.p_value, t.method});
    return sheet_of(tests);
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(sampled_test_result const& t) { return sheet_of(std::vector{t}); }
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(test_result const& t) { return sheet_of(std::vector{t}); }

/// Shares as they would be with the people of a standard.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(directly_standardised const& found) {
    using row = directly_standardised;
    described_columns<row> columns;
    columns.estimate("share", "standardised share", shown_as::share, [](row const& r) { return r; })
        .count("events", "events", &row::events)
        .text("few_events", "few events", &row::few_events);
    return columns.laid_out("A directly standardised share", {.method = "direct standardisation", .rule = "none applied: counts as given"},
                            std::vector{found});
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(indirectly_standardised const& found) {
    using row = indirectly_standardised;
    described_columns<row> columns;
    columns.number("ratio", "ratio to expected", &row::ratio)
        .limits("ratio_", shown_as::number, &row::limits)
        .count("events", "events", &row::events)
        .number("expected", "expected", &row::expected)
        .share("share", "standardised share", &row::share)
        .limits("share_", shown_as::share, &row::share_limits);
    return columns.laid_out("An indirectly standardised ratio",
                            {.method = "indirect standardisation", .rule = "none applied: counts as given"}, std::vector{found});
}

/// The official estimate with its margin, and what a reader must know beside it.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(ascs_finding const& found) {
    using row = ascs_finding;
    described_columns<row> columns;
    columns.share("share", "share", [](row const& r) { return r.share.value; })
        .limits("", shown_as::share, [](row const& r) { return r.share.limits; })
        .column({"margin", "margin, points", shown_as::number, shown_to::everyone, false, true}, &row::margin)
        .number("respondents", "gave the response", [](row const& r) { return r.share.counts.respondents().hits(); })
        .number("answers", "of", [](row const& r) { return r.share.counts.respondents().trials(); })
        .number("people", "people", [](row const& r) { return r.share.counts.people(); })
        .number("population", "of people", [](row const& r) { return r.share.counts.population(); });
    auto s = columns.laid_out("An official estimate", completed({.rule = "none applied: counts as given", .data = "sample"}, found.share),
                              std::vector{found});
    for (auto const& note : found.notes) s.warn(note);
    return s;
}

}  // namespace pbo

#endif
