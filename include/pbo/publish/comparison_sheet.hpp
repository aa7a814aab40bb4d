// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_COMPARISON_SHEET_HPP
#define PBO_PUBLISH_COMPARISON_SHEET_HPP

// Two groups compared, made ready for a reader: a row for each area of life, with both groups' counts and shares, the difference in
// percentage points with its limits, the p-value, the same adjusted over the areas, and what is found of an area alone and as one of
// all.  comparison_sheet lays out two groups of a survey or of a sample of one; within_strata_sheet what is common to all strata;
// by_age_sheet a share at 65 and over beside that of younger people.

#include <pbo/compare/fisher.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/measure/compare_within_strata.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>
#include <pbo/measure/sampled_outcomes.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/publish/withheld_rows.hpp>

#include <algorithm>
#include <concepts>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

template <class Finding>
struct area_finding {
    area about;
    Finding found;
};
/// Findings of an instrument's areas, each beside its area.
template <class Finding>
[[nodiscard]] std::vector<area_finding<Finding>> by_area(instrument const& instrument, std::vector<Finding> const& findings) {
    std::vector<area_finding<Finding>> rows;
    for (std::size_t i = 0; i < findings.size(); ++i) rows.push_back({instrument.areas()[i], findings[i]});
    return rows;
}
template <class Row>
[[nodiscard]] described_columns<Row> area_described() {
    described_columns<Row> columns;
    columns.key("area", "area of life", [](Row const& r) { return r.about.title; });
    return columns;
}
/// The difference, the p-value, and what is found alone and as one of all the areas.
template <class Row>
void describe_findings(described_columns<Row>& to) {
    to.difference("difference", "points", [](Row const& r) { return r.found.difference; })
        .p_value("p", "p", [](Row const& r) { return r.found.test.p_value; })
        .p_value("adjusted_p", "adjusted p", [](Row const& r) { return r.found.adjusted_p; })
        .text("alone", "alone", [](Row const& r) { return r.found.alone; })
        .text("adjusted", "adjusted", [](Row const& r) { return r.found.adjusted; });
}
/// "Paid job (p = 0.07692)": a p-value by Fisher's exact test where a chi-squared one rests on an expectation of fewer than 5, as of
/// 1 in 3 beside 0 in 36; empty where it does not.
template <class = detail::when_called>
[[nodiscard]] inline std::string exact_where_rough(std::string const& title, two_by_two const& counts, test_result const& test) {
    constexpr double few = 5.0;
    if (counts.has_empty_margin() || test.method.view().find("chi_squared") == std::string_view::npos) return {};
    auto const fewest = [](std::uint64_t a, std::uint64_t b) { return static_cast<double>(std::min(a, b)); };
    double const people = static_cast<double>(counts.total());
    if (fewest(counts.a + counts.b, counts.c + counts.d) * (fewest(counts.hits(), counts.misses()) / people) >= few) return {};
    return title + " (" + p_in_words(fisher(counts).p_value) + ")";
}
template <class = detail::when_called>
inline void note_rough_tests(sheet& s, std::vector<std::string> const& exact) {
    std::string all;
    std::size_t n = 0;
    for (auto const& one : exact)
        if (!one.empty()) all += (n++ == 0 ? "" : ", ") + one;
    if (n != 0)
        s.warn(std::string("Where fewer than 5 answers would be expected in a cell, p and what is found by it are rough. By Fisher's "
                           "exact test, not adjusted: ") + all + ".");
}
template <class = detail::when_called>
[[nodiscard]] inline std::string level_of_areas(confidence_level const& level, adjustment_choice const& adjusted_by) {
    return level.text() + "; p-values adjusted over the areas: " + std::string(spelling(adjusted_by.how()));
}

}  // namespace detail

/// Of an outcome_comparison, or of a sampled_outcome_comparison, which has answers and weighted shares in place of counts; areas that are
/// withheld have rows that show nothing.
template <class Comparison>
[[nodiscard]] sheet comparison_sheet(Comparison const& c, provenance from, std::string title = "Two groups compared",
                                     std::vector<bool> const& withheld = {}) {
    using row = detail::area_finding<std::remove_cvref_t<decltype(c.areas.front())>>;
    from.level = detail::level_of_areas(c.level, c.adjusted_by);
    if (!c.areas.empty())
        from.method = std::string(c.areas.front().difference.method.view()) + ", " + std::string(c.areas.front().test.method.view());
    auto columns = detail::area_described<row>();
    if constexpr (requires { c.areas.front().first.hits(); }) {
        columns.counts({"better_1", "first: better"}, "answered_1", {"share_1", "share"}, [](row const& r) { return r.found.first; })
            .counts({"better_2", "second: better"}, "answered_2", {"share_2", "share"}, [](row const& r) { return r.found.second; });
    } else {
        columns.base("answered_1", "first: answered", [](row const& r) { return r.found.first.answered(); })
            .share("share_1", "better", [](row const& r) { return r.found.first.value(); })
            .base("answered_2", "second: answered", [](row const& r) { return r.found.second.answered(); })
            .share("share_2", "better", [](row const& r) { return r.found.second.value(); });
    }
    detail::describe_findings(columns);
    auto s = columns.laid_out(std::move(title), std::move(from), detail::by_area(c.instrument, c.areas));
    s.warn(std::string(warnings::self_selected));
    auto shown = withheld.empty() ? std::move(s) : with_withheld_rows(s, withheld);
    if (auto const few = shown.rows_with_bases_under(warnings::small_base); few != 0) shown.warn(warnings::small_bases(few));
    if constexpr (requires { c.areas.front().first.hits(); }) {
        std::vector<std::string> exact;
        for (std::size_t i = 0; i < c.areas.size(); ++i) {
            auto const& a = c.areas[i];
            if (withheld.empty() || !withheld.at(i))
                exact.push_back(detail::exact_where_rough(c.instrument.areas()[i].title, {a.first, a.second}, a.test));
        }
        detail::note_rough_tests(shown, exact);
    }
    return shown;
}

/// strata says in words what is held fixed: "age bands".
template <class Stratum>
[[nodiscard]] sheet within_strata_sheet(comparison_within_strata<Stratum> const& c, provenance from,
                                        std::string const& strata = "strata") {
    using row = detail::area_finding<area_within_strata>;
    from.level = detail::level_of_areas(c.level, c.adjusted_by);
    from.method = "mantel_haenszel";
    auto columns = detail::area_described<row>();
    columns.ratio("odds_ratio", "odds ratio", [](row const& r) { return r.found.odds_ratio; });
    detail::describe_findings(columns);
    columns.p_value("interaction_p", "interaction p", [](row const& r) { return r.found.interaction.p_value; })
        .number("adjusted_interaction_p", "adjusted", [](row const& r) { return r.found.adjusted_interaction_p; });
    auto s = columns.laid_out("Common to all " + strata, std::move(from), detail::by_area(c.instrument, c.areas));
    s.warn("Interaction tests have little power: a large p-value does not show that the " + strata + " are alike.");
    return s;
}

/// Notes with numbers of their own are left out where counts are protected, as they may tell what is withheld.
template <class = detail::when_called>
[[nodiscard]] inline sheet by_age_sheet(shares_by_age const& found, provenance from,
                                        std::string title = "Shares at 65 and over, and at 18 to 64", bool counted_in_notes = true) {
    using row = shares_by_age;
    using enum age_band;
    described_columns<row> columns;
    columns.key("what", "what", [](row const& r) { return r.shares.context().names[0].view(); })
        .counts({"older", "65+"}, "older_people", {"older_share", "share"}, [](row const& r) { return r[from_65]; })
        .counts({"younger", "18-64"}, "younger_people", {"younger_share", "share"}, [](row const& r) { return r[from_18_to_64]; })
        .difference("difference", "points", &row::difference)
        .p_value("p", "p", [](row const& r) { return r.test.p_value; })
        .text("finding", "65+", &row::older_people);
    auto s = columns.laid_out(std::move(title), completed(std::move(from), found.difference), std::vector{found});
    if (!counted_in_notes) return s;
    std::uint64_t no_part = 0;
    for (auto const& [age, counted] : found.shares)
        if (age != from_65 && age != from_18_to_64) no_part += counted.trials();
    if (no_part != 0)
        s.warn("Of another age or of none that is stated, and so in neither of the two: " +
               detail::with_thousands(std::to_string(no_part)) + (no_part == 1 ? " person." : " people."));
    detail::note_rough_tests(s, {detail::exact_where_rough(std::string(found.shares.context().names[0].view()),
                                                           {found[from_65], found[from_18_to_64]}, found.test)});
    return s;
}

/// So that text_table(compare(...)) and the others print whole reports.
template <class Comparison>
    requires(std::same_as<Comparison, outcome_comparison> || std::same_as<Comparison, sampled_outcome_comparison>)
[[nodiscard]] sheet sheet_of(Comparison const& c) {
    return comparison_sheet(c, completed({.rule = "none applied: counts as in the survey", .data = "sample"}, c.instrument));
}
template <class Stratum>
[[nodiscard]] sheet sheet_of(comparison_within_strata<Stratum> const& c) {
    return within_strata_sheet(c, completed({.rule = "none applied: counts as in the survey", .data = "sample"}, c.instrument));
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(shares_by_age const& found) {
    return by_age_sheet(found, {.rule = "none applied: counts as in the source"});
}

}  // namespace pbo

#endif
