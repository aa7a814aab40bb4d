// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_GROWTH_SHEET_HPP
#define PBO_PUBLISH_GROWTH_SHEET_HPP

// Growth made ready for a reader.  growth_sheet: all councils together and each delivery mode, then each council, with both
// counts beside every change and share of growth, and the rate and caseload effects that add up to the change.
// composition_sheet: what each council's own take-up and its weight did to the take-up of all.  The notes name the councils
// that could not be compared.

#include <pbo/core/figure.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/measure/growth/growth.hpp>
#include <pbo/measure/growth/take_up_change.hpp>
#include <pbo/publish/detail/shown.hpp>
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
    "A share of growth can leave 0 to 100 % when some modes shrink while others grow: read both counts beside it.";
inline constexpr std::string_view complete_growth =
    "Counts of everybody: a change is a fact and has no interval. Rate effect and caseload effect add up to the change.";
}  // namespace warnings

namespace detail {

[[nodiscard]] inline std::string council_title(council const& c) {
    return c.name.empty() ? c.key().text() : std::string(c.name.view());
}

inline void add_growth_cells(std::vector<sheet_cell>& to, growth_effects const& g, growth_effects const& whole) {
    to.emplace_back(figure<std::uint64_t>(g.start.hits()));
    to.emplace_back(figure<std::uint64_t>(g.end.hits()));
    to.emplace_back(figure<std::int64_t>(g.change()));
    to.emplace_back(g.holders().ratio());
    to.emplace_back(share_of_change(g.change(), whole.change()));
    to.emplace_back(figure<std::uint64_t>(g.start.trials()));
    to.emplace_back(figure<std::uint64_t>(g.end.trials()));
    to.emplace_back(g.start.value());
    to.emplace_back(g.end.value());
    to.emplace_back(g.rate_effect());
    to.emplace_back(g.caseload_effect());
    to.emplace_back(figure<std::int64_t>(g.unattributed()));
}

/// "20 councils without figures at both ends: A, B".
[[nodiscard]] inline std::string without_growth(growth_result const& g) {
    std::string names;
    std::size_t shown = 0;
    for (auto const& c : g.without)
        if (++shown <= 30) names += (names.empty() ? "" : ", ") + council_title(c.who);
    if (shown > 30) names += " and " + std::to_string(shown - 30) + " more";
    return "Councils compared: " + std::to_string(g.councils.size()) + ". Without figures at both ends, and so in no row: " +
           std::to_string(g.without.size()) + (names.empty() ? "." : " (" + names + ").");
}

}  // namespace detail

/// with_councils adds a row for each council below the modes.
[[nodiscard]] inline sheet growth_sheet(growth_result const& g, provenance from, bool with_councils = true,
                                        std::string title = "Growth in personal budgets") {
    using enum shown_as;
    if (from.period.empty()) from.period = g.from.text() + " to " + g.until.text();
    if (from.basis.empty()) from.basis = spelling(g.basis);
    if (from.role.empty()) from.role = spelling(g.whose);
    sheet s(std::move(title), std::move(from),
            {{"level", "level"}, {"code", "code"}, {"name", "name"}, {"mode", "mode"}, {"holders_start", "before", count},
             {"holders_end", "after", count}, {"change", "change", count}, {"ratio", "times", number},
             {"share_of_growth", "of growth", share}, {"eligible_start", "eligible before", count},
             {"eligible_end", "eligible after", count}, {"take_up_start", "take-up before", share},
             {"take_up_end", "take-up after", share}, {"rate_effect", "rate effect", count},
             {"caseload_effect", "caseload effect", count}, {"unattributed", "unattributed", count, shown_to::programs}});
    auto const add = [&](std::string level, std::string code, std::string name, std::string mode, growth_effects const& one,
                         growth_effects const& whole) {
        std::vector<sheet_cell> cells{std::move(level), std::move(code), std::move(name), std::move(mode)};
        detail::add_growth_cells(cells, one, whole);
        s.add_row(std::move(cells));
    };
    std::string const all = "All councils compared";
    add("all", "", all, "all", g.all, g.all);
    for (std::size_t i = 0; i < g.modes.size(); ++i)
        add("all", "", all, std::string(spelling(personal_budget_modes[i])), g.modes[i], g.all);
    auto const rest = g.not_broken_down;
    if (rest.start.hits() != 0 || rest.end.hits() != 0) add("all", "", all, "not_broken_down", rest, g.all);
    if (with_councils)
        for (auto const& c : g.councils)
            add("council", c.who.key().is_name() ? "" : c.who.key().text(), detail::council_title(c.who), "all", c.all, g.all);
    s.warn(detail::without_growth(g));
    s.warn(std::string(warnings::complete_growth));
    s.warn(std::string(warnings::share_of_growth));
    if (g.basis == eligibility_basis::including_short_term)
        s.warn("People with short-term support are among those eligible: not to be set beside figures of ongoing support only.");
    return s;
}

/// The change of all councils' take-up, council by council; effects in percentage points.
[[nodiscard]] inline sheet composition_sheet(take_up_change_result const& c, provenance from,
                                             std::string title = "What councils did to the take-up of all") {
    using enum shown_as;
    sheet s(std::move(title), std::move(from),
            {{"level", "level"}, {"code", "code"}, {"name", "name"}, {"take_up_start", "take-up before", share},
             {"take_up_end", "take-up after", share}, {"eligible_start", "eligible before", count},
             {"eligible_end", "eligible after", count}, {"rate_effect", "rate effect", number},
             {"composition_effect", "composition", number}, {"unattributed", "unattributed", number},
             {"total", "total, points", number}});
    auto const in_points = [](figure<double> const& f) { return f.transform([](double v) { return 100.0 * v; }); };
    auto const add = [&](std::vector<sheet_cell> cells, growth_effects const& g, figure<double> const& rate,
                         figure<double> const& composition, figure<double> const& unattributed, figure<double> const& total) {
        cells.emplace_back(g.start.value());
        cells.emplace_back(g.end.value());
        cells.emplace_back(figure<std::uint64_t>(g.start.trials()));
        cells.emplace_back(figure<std::uint64_t>(g.end.trials()));
        for (auto const& effect : {rate, composition, unattributed, total}) cells.emplace_back(in_points(effect));
        s.add_row(std::move(cells));
    };
    add({std::string("all"), std::string(), std::string("All councils compared")}, c.counts, c.rate_effect, c.composition_effect,
        c.unattributed, c.change);
    for (auto const& one : c.councils)
        add({std::string("council"), one.who.key().is_name() ? std::string() : one.who.key().text(), detail::council_title(one.who)},
            one.counts, one.rate_effect, one.composition_effect, one.unattributed, one.total());
    s.warn("Effects are percentage points of the take-up of all. Composition is centred: a council above the average adds when its "
           "weight grows.");
    return s;
}

/// So that text_table(growth(...)) prints a whole report.
[[nodiscard]] inline sheet sheet_of(growth_result const& g) {
    return growth_sheet(g, {.rule = "none applied: counts as in the returns", .data = "complete count"});
}

}  // namespace pbo

#endif
