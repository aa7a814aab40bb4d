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

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/indicator_words.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/read/areas_and_totals.hpp>
#include <pbo/read/detail/stated_shares.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// As it was printed, for people; why it is not there, otherwise.
template <class = detail::when_called>
[[nodiscard]] inline std::string printed_or_symbol(published_row const& r, figure<std::uint64_t> const& per) {
    if (!r.stated.value.has_value()) return std::string(symbol(r.stated.value.reason()));
    return per == figure<std::uint64_t>(100) ? r.stated_text + "%" : r.stated_text;
}

struct stated_row {
    area_texts council;
    published_row read;
};
template <class = detail::when_called>
[[nodiscard]] inline described_columns<stated_row> stated_columns(std::string const& title, figure<std::uint64_t> const& per,
                                                                  bool own_limits) {
    using row = stated_row;
    auto columns = area_columns<row>();
    columns.number("as_published", title, [per](row const& r) { return printed_or_symbol(r.read, per); }, shown_to::people)
        .number("figure", "figure", [](row const& r) { return r.read.stated.value; }, shown_to::programs)
        .count("per", "per", [per](row const&) { return per; }, shown_to::programs);
    if (own_limits)
        columns.number("published_lower", "published lower limit", [](row const& r) { return r.read.stated.lower; })
            .column({"published_upper", "published upper limit", shown_as::number, shown_to::everyone, false, true},
                    [](row const& r) { return r.read.stated.upper; });
    columns.text("reason_if_absent", "reason if absent", [](row const& r) {
        return r.read.stated.value.has_value() ? std::string_view() : words(r.read.stated.value.reason());
    });
    return columns;
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline sheet stated_shares_sheet(areas_and_totals const& read, indicator_words const& said, provenance from,
                                               period const& when) {
    if (read.has_bases || read.per == 0)
        throw std::invalid_argument("pbo::stated_shares_sheet: the table has counts, which take_up_sheet shows");
    auto const what = read.scale_is_known ? detail::scale_in_words(read.per) : std::string("figures");
    if (from.period.empty() && when.is_stated()) from.period = when.text();
    if (from.basis.empty()) from.basis = read.basis;
    if (from.role.empty()) from.role = read.role;
    from.level = "no intervals";
    from.method = "none: " + what + " as published";
    from.data = what + " without a base";

    std::vector<detail::stated_row> rows;
    std::size_t without = 0;
    std::string without_names;
    auto const add = [&](published_row const& r) {
        if (r.period != when) return;
        rows.push_back({detail::area_of(r.council), r});
        if (r.is.level == area_level::area) {
            constexpr std::size_t most = 30;
            if (r.stated.value.has_value()) return;
            if (++without <= most) without_names += (without == 1 ? ": " : ", ") + r.called;
            if (without == most + 1) without_names += " and others";
        } else {
            rows.back().council.level = r.is.level == area_level::group ? "region" : "whole";
            rows.back().council.name = r.called + " (as published)";
        }
    };
    for (auto const& a : read.areas) add(a);
    auto const areas = rows.size();
    for (auto const& t : read.totals) add(t.row);
    bool const own_limits = std::any_of(rows.begin(), rows.end(), [](detail::stated_row const& r) {
        return r.read.stated.lower.has_value() && r.read.stated.upper.has_value();
    });
    auto const title = what == "figures"       ? "as published"
                       : read.per == 1         ? "share"
                       : what == "percentages" ? "percentage"
                                               : what.substr(6);
    figure<std::uint64_t> per = absence::not_available;
    if (read.scale_is_known) per = read.per;
    auto s = detail::stated_columns(title, per, own_limits).laid_out(said.indicator, std::move(from), rows);
    s.warn("Areas: " + std::to_string(areas - without) + " with figures, " + std::to_string(without) + " without" + without_names + ".");
    s.warn("No intervals, no sum of the areas and no comparison: the file has " + what +
           " without the number of people they are of, and how far chance alone moves a " +
           (read.scale_is_known ? "share" : "figure") + " depends on that number "
           "(24% may be 6 of 25, from 11 to 43%, or 2,400 of 10,000, from 23 to 25%). Where a column has that number: "
           "--denominator.");
    if (own_limits) s.warn("The limits are those that the file states; how they were made it does not say here.");
    return s;
}

}  // namespace pbo

#endif
