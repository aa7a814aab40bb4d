// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_GROWTH_SHEET_HPP
#define PBO_PUBLISH_GROWTH_SHEET_HPP

// Growth made ready for a reader.  growth_sheet: all councils together and each delivery mode, then each council, with both
// counts beside every change and share of growth, and the rate and caseload effects that add up to the change.
// composition_sheet: what each council's own take-up and its weight did to the take-up of all.  The notes name the councils
// that could not be compared.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/measure/growth/growth.hpp>
#include <pbo/measure/growth/take_up_change.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

namespace warnings {
inline constexpr std::string_view share_of_growth =
    "A share of growth can leave 0 to 100% when some modes shrink while others grow: read both counts beside it.";
inline constexpr std::string_view complete_growth =
    "Counts of everybody: a change is a fact and has no interval. Rate effect and caseload effect add up to the change.";
}  // namespace warnings

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline std::string council_title(council const& c) {
    return c.name.empty() ? c.key().text() : std::string(c.name.view());
}

/// All, a mode of all, or a council; beside the growth of which it is a share.
struct growth_row {
    std::string level, code, name, mode;
    growth_effects one, whole;
};

/// The change of a row's one, and its share of that of the whole.
template <class Row>
void describe_change(described_columns<Row>& to) {
    to.count("change", "change", [](Row const& r) { return r.one.change(); })
        .number("ratio", "times", [](Row const& r) { return r.one.holders().ratio(); })
        .share("share_of_growth", "of growth", [](Row const& r) { return share_of_change(r.one.change(), r.whole.change()); });
}
/// What the change is made of.
template <class Row>
void describe_effects(described_columns<Row>& to) {
    to.count("rate_effect", "rate effect", [](Row const& r) { return r.one.rate_effect(); })
        .count("caseload_effect", "caseload effect", [](Row const& r) { return r.one.caseload_effect(); })
        .count("unattributed", "unattributed", [](Row const& r) { return r.one.unattributed(); }, shown_to::programs);
}

template <class = detail::when_called>
[[nodiscard]] inline described_columns<growth_row> growth_columns() {
    using row = growth_row;
    described_columns<row> columns;
    columns.text("level", "level", &row::level)
        .text("code", "code", &row::code)
        .key("name", "name", &row::name)
        .key("mode", "mode", &row::mode)
        .count("holders_start", "before", [](row const& r) { return r.one.start.hits(); })
        .count("holders_end", "after", [](row const& r) { return r.one.end.hits(); });
    describe_change(columns);
    columns.base("eligible_start", "eligible before", [](row const& r) { return r.one.start.trials(); })
        .base("eligible_end", "eligible after", [](row const& r) { return r.one.end.trials(); })
        .share("take_up_start", "take-up before", [](row const& r) { return r.one.start.value(); })
        .share("take_up_end", "take-up after", [](row const& r) { return r.one.end.value(); });
    describe_effects(columns);
    return columns;
}

/// A council by its code where it has one, with what its take-up and its weight did to that of all.
struct contribution_row {
    std::string level, code, name;
    growth_effects counts;
    figure<double> rate, composition, unattributed, total;
};

template <class = detail::when_called>
[[nodiscard]] inline described_columns<contribution_row> contribution_columns() {
    using row = contribution_row;
    auto const in_points = [](auto of) {
        return [of](row const& r) { return (r.*of).transform([](double v) { return 100.0 * v; }); };
    };
    described_columns<row> columns;
    columns.text("level", "level", &row::level)
        .text("code", "code", &row::code)
        .key("name", "name", &row::name)
        .share("take_up_start", "take-up before", [](row const& r) { return r.counts.start.value(); })
        .share("take_up_end", "take-up after", [](row const& r) { return r.counts.end.value(); })
        .base("eligible_start", "eligible before", [](row const& r) { return r.counts.start.trials(); })
        .base("eligible_end", "eligible after", [](row const& r) { return r.counts.end.trials(); })
        .number("rate_effect", "rate effect", in_points(&row::rate))
        .number("composition_effect", "composition", in_points(&row::composition))
        .number("unattributed", "unattributed", in_points(&row::unattributed))
        .number("total", "total, points", in_points(&row::total));
    return columns;
}
template <class = detail::when_called>
[[nodiscard]] inline std::string code_of(council const& c) { return c.key().is_name() ? std::string() : c.key().text(); }

/// "20 councils without figures at both ends: A, B".
template <class = detail::when_called>
[[nodiscard]] inline std::string without_growth(growth_result const& g) {
    std::string names;
    std::size_t shown = 0;
    for (auto const& c : g.without)
        if (++shown <= 30) names += (names.empty() ? "" : ", ") + council_title(c.council);
    if (shown > 30) names += " and " + std::to_string(shown - 30) + " more";
    return "Councils compared: " + std::to_string(g.councils.size()) + ". Without figures at both ends, and so in no row: " +
           std::to_string(g.without.size()) + (names.empty() ? "." : " (" + names + ").");
}

}  // namespace detail

/// with_councils adds a row for each council below the modes.
template <class = detail::when_called>
[[nodiscard]] inline sheet growth_sheet(growth_result const& g, provenance from, bool with_councils = true,
                                        std::string title = "Growth in personal budgets") {
    if (from.period.empty()) from.period = g.from.text() + " to " + g.until.text();
    std::string const all = "All councils compared";
    std::vector<detail::growth_row> rows{{"all", "", all, "all", g.all, g.all}};
    for (std::size_t i = 0; i < g.modes.size(); ++i)
        rows.push_back({"all", "", all, std::string(spelling(personal_budget_modes[i])), g.modes[i], g.all});
    auto const rest = g.not_broken_down;
    if (rest.start.hits() != 0 || rest.end.hits() != 0) rows.push_back({"all", "", all, "not_broken_down", rest, g.all});
    if (with_councils)
        for (auto const& c : g.councils)
            rows.push_back({"council", detail::code_of(c.council), detail::council_title(c.council), "all", c.all, g.all});
    auto s = detail::growth_columns().laid_out(std::move(title), completed(std::move(from), g), rows);
    s.warn(detail::without_growth(g));
    s.warn(std::string(warnings::complete_growth));
    s.warn(std::string(warnings::share_of_growth));
    if (g.basis == eligibility_basis::including_short_term)
        s.warn("People with short-term support are among those eligible: not to be set beside figures of ongoing support only.");
    return s;
}

/// The change of all councils' take-up, council by council; effects in percentage points.
template <class = detail::when_called>
[[nodiscard]] inline sheet composition_sheet(take_up_change_result const& c, provenance from,
                                             std::string title = "What councils did to the take-up of all") {
    std::vector<detail::contribution_row> rows{{"all", "", "All councils compared", c.counts, c.rate_effect, c.composition_effect,
                                                c.unattributed, c.change}};
    for (auto const& one : c.councils)
        rows.push_back({"council", detail::code_of(one.council), detail::council_title(one.council), one.counts, one.rate_effect,
                        one.composition_effect, one.unattributed, one.total()});
    auto s = detail::contribution_columns().laid_out(std::move(title), std::move(from), rows);
    s.warn("Effects are percentage points of the take-up of all. Composition is centred: a council above the average adds when its "
           "weight grows.");
    return s;
}

/// So that text_table(growth(...)) prints a whole report.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(growth_result const& g) {
    return growth_sheet(g, {.rule = "none applied: counts as in the returns", .data = "complete count"});
}

template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(take_up_change_result const& c) {
    return composition_sheet(c, {.rule = "none applied: counts as in the returns", .data = "complete count"});
}

}  // namespace pbo

#endif
