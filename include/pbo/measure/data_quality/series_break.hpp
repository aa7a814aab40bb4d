// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DATA_QUALITY_SERIES_BREAK_HPP
#define PBO_MEASURE_DATA_QUALITY_SERIES_BREAK_HPP

// From which day on does a source count something else?  A break belongs to an indicator: client-level data broke the
// series of self-directed support and direct payments in 2024-25, and no other one.  So nothing is taken for broken unless
// the break is given.
//
//     std::vector breaks{pbo::breaks::client_level_data};
//     pbo::recent_trend(points, breaks);
//     pbo::in_one_series(before, after, breaks);
//
// Two periods are in one series when they are of one kind, because a snapshot counts the people of a day and a year
// everybody who came, and no break lies between them: a break on 1 April 2024 lies between 2023-24 and 2024-25.  A period that
// nobody has given is in one series only with another such.  O(breaks).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/period.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pbo {

/// From this day on the source counts something else.
struct series_break {
    date from;
    std::string_view what;
    friend constexpr bool operator==(series_break const&, series_break const&) = default;
};

/// Breaks that the library knows of.
namespace breaks {
/// Of self-directed support and direct payments (ASCOF 3D, earlier 1C).
inline constexpr series_break client_level_data{
    client_level_data_start, "from 2024-25 on figures come from client-level data, and must not be compared with earlier years"};
/// In PSS-EX1, of the item of people on direct payments.
inline constexpr series_break pss_ex1_direct_payments{
    date(2011, 4, 1), "until 2010-11 the item counts direct payments and personal budgets together, from 2011-12 on direct payments"};
}  // namespace breaks

using series_break_list = std::vector<series_break>;

template <class = detail::when_called>
[[nodiscard]] constexpr bool in_one_series(period const& a, period const& b, std::span<series_break const> breaks = {}) noexcept {
    return a.kind() == b.kind() && std::none_of(breaks.begin(), breaks.end(), [&](series_break const& one) {
        return (a.first_day() < one.from) != (b.first_day() < one.from);
    });
}

/// The breaks of an indicator of the Adult Social Care Outcomes Framework, by its code ("ascof_3d", "ascof_1c2a", also "ASCOF 3D"):
/// 3D and 1C, as it was called earlier, have client-level data; none is known of any other name.
template <class = detail::when_called>
[[nodiscard]] inline series_break_list breaks_of_indicator(std::string_view name) {
    std::string plain;
    for (char c : name)
        if (c != ' ' && c != '_' && c != '-') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (plain.starts_with("ascof3d") || plain.starts_with("ascof1c")) return {breaks::client_level_data};
    return {};
}

}  // namespace pbo

#endif
