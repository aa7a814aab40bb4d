// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_GROWTH_FINDINGS_SHEET_HPP
#define PBO_PUBLISH_GROWTH_FINDINGS_SHEET_HPP

// What stands on growth, made ready for a reader: has it flatlined (flatlined), does rounding explain what is left over
// (rounding_residual), are slow councils picking up the pace (growth_by_start), did direct payments rise, and their share of budgets
// fall (direct_payment_increase).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/direct_payment_increase.hpp>
#include <pbo/measure/growth/flatlined.hpp>
#include <pbo/measure/growth/growth_by_start.hpp>
#include <pbo/measure/growth/rounding_residual.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>

#include <string>
#include <vector>

namespace pbo {

template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(flatlined_result const& found) {
    using row = flatlined_result;
    described_columns<row> columns;
    columns.number("change", "change", &row::change)
        .limits("change_", shown_as::number, &row::change_limits)
        .number("margin", "margin", &row::margin)
        .text("within", "within the margin", &row::within)
        .p_value("p", "p of no more than that", [](row const& r) { return r.beyond_chance.p_value; })
        .text("claim", "claim", &row::claim);
    auto from = completed({.rule = "none applied: counts as given"}, found.level);
    from.method = found.beyond_chance.method.view();
    auto s = columns.laid_out("Has it flatlined?", std::move(from), std::vector{found});
    s.warn("Of counts the change is relative to the start (0.05 is 5%), of shares it is their difference. Two tests at this level, one at "
           "each margin, stand behind the claim; the limits beside it have the level that belongs to them.");
    return s;
}

template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(rounding_residual_result const& found) {
    using row = rounding_residual_result;
    described_columns<row> columns;
    columns.count("whole", "change of the whole", [](row const& r) { return r.whole.change(); })
        .count("parts", "of the parts", [](row const& r) { return r.parts.change(); })
        .count("residual", "left over", &row::residual)
        .number("half_width", "by rounding, at the level", &row::half_width)
        .number("largest", "by rounding, at most", &row::largest)
        .count("rounded_counts", "rounded counts", &row::rounded_counts)
        .count("missing", "parts without figures", [](row const& r) { return r.missing.size(); })
        .text("verdict", "verdict", &row::verdict);
    return columns.laid_out("Does rounding explain what is left over?", {.rule = "as published: rounded counts"}, std::vector{found});
}

namespace detail {
struct half_row {
    std::string half;
    starting_half found;
};
}  // namespace detail

/// The two halves, with the slopes in the notes.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(growth_by_start_result const& found) {
    using row = detail::half_row;
    described_columns<row> columns;
    columns.key("half", "started", &row::half)
        .count("councils", "councils", [](row const& r) { return r.found.councils; })
        .counts({"before", "before"}, "eligible_before", {"share_before", "share"}, [](row const& r) { return r.found.counts.start; })
        .counts({"after", "after"}, "eligible_after", {"share_after", "share"}, [](row const& r) { return r.found.counts.end; })
        .points("points", "points", [](row const& r) { return detail::in_points(r.found.counts.rate_change()); })
        .number("slope", "slope", [&found](row const&) { return found.slope; }, shown_to::programs)
        .number("slope_by_chance", "by chance", [&found](row const&) { return found.slope_by_chance; }, shown_to::programs)
        .number("corrected_slope", "corrected", [&found](row const&) { return found.corrected_slope; }, shown_to::programs)
        .number("oldham", "Oldham's correlation", [&found](row const&) { return found.correlation; }, shown_to::programs)
        .p_value("oldham_p", "its p", [&found](row const&) { return found.oldham.p_value; }, shown_to::programs);
    auto s = columns.laid_out("Growth by where councils started",
                              {.level = "none: nothing here is an interval", .method = "least squares; Blomqvist's correction; oldham",
                               .rule = "none applied: counts as in the returns"},
                              std::vector<row>{{"below the median", found.slower}, {"at the median or above", found.faster}});
    auto const shown = detail::shown_to_people{shown_as::number};
    s.warn("Slope of growth on the start: " + shown(found.slope) + ", of which regression to the mean alone makes " +
           shown(found.slope_by_chance) + "; corrected for it: " + shown(found.corrected_slope) + ". Oldham's correlation of growth and "
           "average level: " + shown(found.correlation) + " (" + detail::p_in_words(found.oldham.p_value) + ").");
    s.warn(detail::councils_in_words(found.councils) + " with take-up at both ends; " + std::to_string(found.left_out) + " left out.");
    return s;
}

namespace detail {
struct direct_row {
    area_texts council;
    direct_payment_change found;
};
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(direct_payment_increase_result const& found) {
    using row = detail::direct_row;
    auto columns = detail::area_columns<row>();
    columns.count("before", "before", [](row const& r) { return r.found.people.start; })
        .count("after", "after", [](row const& r) { return r.found.people.end; })
        .count("change", "change", [](row const& r) { return r.found.people.change(); })
        .points("points_of_eligible", "points of those eligible", [](row const& r) { return r.found.points_of_eligible(); })
        .points("points_of_budgets", "points of budgets", [](row const& r) { return r.found.points_of_budgets(); });
    std::vector<row> rows;
    for (auto const& c : found.councils) rows.push_back({detail::area_of(c.council), c});
    rows.push_back({{"whole", {}, {}, "All councils compared", {}}, found.all});
    auto s = columns.laid_out("Did direct payments rise?",
                              {.level = "none: counts of everybody", .rule = "none applied: counts as in the returns"}, rows);
    s.warn("More people in " + std::to_string(found.rose()) + " of " + detail::councils_in_words(found.councils.size()) + "; " +
           std::to_string(found.without_modes) + (found.without_modes == 1 ? " more does" : " more do") +
           " not say how many have direct payments at both ends.");
    return s;
}

}  // namespace pbo

#endif
