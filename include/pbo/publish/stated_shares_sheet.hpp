// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_STATED_SHARES_SHEET_HPP
#define PBO_PUBLISH_STATED_SHARES_SHEET_HPP

// Percentages or rates that were published without the number of people they are of: a row for each area as it was
// printed, then the totals of the file, with the limits that the file itself states, if it does.
//
// No interval is made and nothing is added up, because 24.0% may be 6 of 25 people or 24,000 of 100,000: the limits of
// the one are 32 points apart, those of the other half a point.  A note says so.
//
//     pbo::text_table(pbo::stated_shares_sheet(read, words, from, read.latest()));
//
// from.period, level, method and data are filled in here.  Throws std::invalid_argument for a table of counts.

#include <pbo/measure/indicator_words.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/read/areas_and_totals.hpp>
#include <pbo/read/detail/stated_shares.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// As it was printed, for people; why it is not there, otherwise.
[[nodiscard]] inline std::string printed_or_symbol(published_row const& r, std::uint64_t per) {
    if (!r.stated.value.has_value()) return std::string(symbol(r.stated.value.reason()));
    return per == 100 ? r.stated_text + "%" : r.stated_text;
}

}  // namespace detail

[[nodiscard]] inline sheet stated_shares_sheet(areas_and_totals const& read, indicator_words const& said, provenance from,
                                               period const& when) {
    if (read.has_bases || read.per == 0)
        throw std::invalid_argument("pbo::stated_shares_sheet: the table has counts, which take_up_sheet shows");
    auto const what = detail::scale_in_words(read.per);
    if (from.period.empty() && when.is_stated()) from.period = when.text();
    if (from.basis.empty()) from.basis = read.basis;
    if (from.role.empty()) from.role = read.role;
    from.level = "no intervals";
    from.method = "none: " + what + " as published";
    from.data = what + " without a base";

    std::vector<published_row const*> shown;
    for (auto const& a : read.areas)
        if (a.when == when) shown.push_back(&a);
    auto const areas = shown.size();
    for (auto const& t : read.totals)
        if (t.row.when == when) shown.push_back(&t.row);
    bool const own_limits = std::any_of(shown.begin(), shown.end(), [](published_row const* r) {
        return r->stated.lower.has_value() && r->stated.upper.has_value();
    });

    auto columns = detail::council_columns();
    columns.push_back({"as_published", read.per == 1 ? "share" : what == "percentages" ? "percentage" : what.substr(6),
                       shown_as::number, shown_to::people});
    columns.push_back({"figure", "figure", shown_as::number, shown_to::programs});
    columns.push_back({"per", "per", shown_as::count, shown_to::programs, false, false, true});
    if (own_limits) {
        columns.push_back({"published_lower", "published lower limit", shown_as::number});
        columns.push_back({"published_upper", "published upper limit", shown_as::number, shown_to::everyone, false, true});
    }
    columns.push_back({"reason_if_absent", "reason if absent"});

    sheet s(said.indicator, std::move(from), std::move(columns));
    std::size_t without = 0;
    std::string without_names;
    for (auto const* r : shown) {
        auto const& value = r->stated.value;
        bool const is_area = r->is.level == area_level::area;
        auto cells = detail::council_cells(r->who);
        if (!is_area) {
            cells[0] = r->is.level == area_level::group ? std::string("region") : std::string("whole");
            cells[3] = r->called + " (as published)";
        }
        if (is_area && !value.has_value()) {
            constexpr std::size_t most = 30;
            if (++without <= most) without_names += (without == 1 ? ": " : ", ") + r->called;
            if (without == most + 1) without_names += " and others";
        }
        cells.emplace_back(detail::printed_or_symbol(*r, read.per));
        cells.emplace_back(value);
        cells.emplace_back(figure<std::uint64_t>(read.per));
        if (own_limits) {
            cells.emplace_back(r->stated.lower);
            cells.emplace_back(r->stated.upper);
        }
        cells.emplace_back(value.has_value() ? std::string() : std::string(words(value.reason())));
        s.add_row(std::move(cells));
    }
    s.warn("Areas: " + std::to_string(areas - without) + " with figures, " + std::to_string(without) + " without" + without_names + ".");
    s.warn("No intervals, no sum of the areas and no comparison: the file has " + what +
           " without the number of people they are of, and how far chance alone moves a share depends on that number "
           "(24% may be 6 of 25, from 11 to 43%, or 2,400 of 10,000, from 23 to 25%). Where a column has that number: "
           "--denominator.");
    if (own_limits) s.warn("The limits are those that the file states; how they were made it does not say here.");
    return s;
}

}  // namespace pbo

#endif
