// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_VARIATION_SHEET_HPP
#define PBO_PUBLISH_VARIATION_SHEET_HPP

// Do groups differ by more than chance, made ready for a reader?  variation_sheet has a row for each area of life, or one for a
// single indicator: the groups, the people, the share of all, the standard deviation beyond chance and the test.  What was fitted
// to the spread (beta_binomial_fit, overdispersion) is a row of its figures or stands beside the areas (shrinkage), which are
// known by their place, as these findings know no names.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/benchmarking/overdispersion.hpp>
#include <pbo/measure/beta_binomial_fit.hpp>
#include <pbo/measure/shrinkage.hpp>
#include <pbo/measure/variation.hpp>
#include <pbo/publish/comparison_sheet.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/named_rows.hpp>
#include <pbo/publish/sheet.hpp>

#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// Of rows that lead to a variation_between; groups are what is compared: "councils".
template <class Row, class Of>
void describe_variation(described_columns<Row>& to, std::string const& groups, std::string const& people, sheet_column const& share,
                        Of of) {
    to.count(groups, groups, [of](Row const& r) { return of(r).groups; })
        .base(people, people, [of](Row const& r) { return of(r).all.trials(); })
        .share(share.name, share.title, [of](Row const& r) { return of(r).all.value(); })
        .share("standard_deviation", "standard deviation", [of](Row const& r) { return of(r).standard_deviation; })
        .p_value("p", "p", [of](Row const& r) { return of(r).test.p_value; });
}
[[nodiscard]] inline provenance from_counts() { return {.rule = "none applied: counts as in the source"}; }
inline constexpr auto variation_method = "homogeneity; moments of an analysis of variance";

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline sheet variation_sheet(outcome_variation const& v, provenance from, std::string const& groups = "groups") {
    using row = detail::area_finding<area_variation>;
    from.method = detail::variation_method;
    auto columns = detail::area_described<row>();
    detail::describe_variation(columns, groups, "answered", {"better_share", "better"}, [](row const& r) { return r.found; });
    columns.p_value("adjusted_p", "adjusted p", [](row const& r) { return r.found.adjusted_p; })
        .number("smallest_expected", "smallest expected", [](row const& r) { return r.found.smallest_expected; });
    auto s = columns.laid_out("Variation between " + groups + ", beyond chance", std::move(from), detail::by_area(v.instrument, v.areas));
    s.warn("Where the smallest expectation is under 5, " + groups + " with few people make the test rough.");
    return s;
}

/// So that text_table(variation(...)), text_table(shrinkage(...)) and the others print whole reports.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(outcome_variation const& v) {
    return variation_sheet(v, completed({.level = "p-values adjusted over the areas: " + std::string(spelling(v.adjusted_by.how())),
                                         .rule = "none applied: counts as in the survey", .data = "sample"}, v.instrument));
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(variation_between const& v) {
    described_columns<variation_between> columns;
    detail::describe_variation(columns, "groups", "people", {"share", "share"}, [](variation_between const& r) { return r; });
    columns.number("smallest_expected", "smallest expected", &variation_between::smallest_expected);
    auto from = detail::from_counts();
    from.method = detail::variation_method;
    return columns.laid_out("Variation between groups, beyond chance", std::move(from), std::vector{v});
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(beta_binomial_fit_result const& f) {
    using row = beta_binomial_fit_result;
    described_columns<row> columns;
    columns.counts({"hits", "counted"}, "trials", {"share", "share"}, &row::all)
        .text("kind", "spread", &row::kind)
        .share("mean", "mean", &row::mean)
        .number("size", "size, a + b", &row::size)
        .number("a", "a", &row::a, shown_to::programs)
        .number("b", "b", &row::b, shown_to::programs)
        .number("correlation", "correlation", &row::correlation)
        .share("standard_deviation", "standard deviation", &row::standard_deviation);
    return columns.laid_out("A beta distribution fitted to the spread of shares", detail::from_counts(), std::vector{f});
}
/// An area's score, below what all of them make together.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(overdispersion_result const& o) {
    using row = detail::named_row<figure<double>>;
    auto columns = detail::named_columns<row>("area");
    columns.number("score", "score", &row::found)
        .share("target", "target", [&o](row const&) { return o.target; })
        .number("phi", "mean squared score", [&o](row const&) { return o.phi; })
        .number("tau_squared", "tau squared", [&o](row const&) { return o.tau_squared; });
    auto from = detail::from_counts();
    from.method = "scores on the scale: " + std::string(spelling(o.options.scale)) + "; extreme scores: " +
                  std::string(spelling(o.options.extremes));
    auto s = columns.laid_out("Scores of areas in the order given, and how much more than by chance they differ", std::move(from),
                              detail::named_rows(o.scores));
    s.warn("By chance alone the mean squared score is 1. It rests on " + std::to_string(o.areas) + " of " +
           std::to_string(o.scores.size()) + " areas.");
    return s;
}
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(shrinkage_result const& r) {
    using row = detail::named_row<shrunk_share>;
    auto columns = detail::named_columns<row>("area");
    columns.counts({"hits", "counted"}, "trials", {"share", "share"}, [](row const& a) { return a.found.counts; })
        .estimate("shrunk", "drawn to the mean", shown_as::share, [](row const& a) { return a.found; })
        .share("shrinkage", "by", [](row const& a) { return a.found.shrinkage; });
    auto from = completed(detail::from_counts(), r.level);
    from.method = "empirical Bayes, beta-binomial";
    auto s = columns.laid_out("Shares of areas in the order given, drawn towards their mean", std::move(from), detail::named_rows(r.areas));
    s.warn("Spread of the areas' own shares: " + std::string(spelling(r.fit.kind)) + ".");
    return s;
}

}  // namespace pbo

#endif
