// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_CALENDAR_HPP
#define PBO_MEASURE_DETAIL_CALENDAR_HPP

// How long is it from one day to another?  In days; and in months, which people plan in: from 31 March to 30 September are
// six, because both end a month.  Where two days neither end a month nor have the same number, months are days divided by
// 30.436875, the mean of the Gregorian calendar.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/date.hpp>

#include <cstdint>
#include <optional>

namespace pbo::detail {

/// Days since 0000-03-01 (the year begins in March, so that a leap day ends it); only differences have a meaning.
template <class = detail::when_called>
[[nodiscard]] constexpr std::int64_t day_number(date const& d) noexcept {
    std::int64_t const shifted = d.month() > 2 ? d.month() - 3 : d.month() + 9;
    std::int64_t const year = d.month() > 2 ? d.year() : d.year() - 1;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5 + d.day() - 1;
}
/// From the first day to the second; negative when the second is earlier.
template <class = detail::when_called>
[[nodiscard]] constexpr std::int64_t days_between(date const& from, date const& to) noexcept {
    return day_number(to) - day_number(from);
}
template <class = detail::when_called>
[[nodiscard]] constexpr bool ends_month(date const& d) noexcept { return !date::exists(d.year(), d.month(), d.day() + 1); }

/// A whole number of months, where the two days make one.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<std::int64_t> whole_months_between(date const& from, date const& to) noexcept {
    if (from.day() != to.day() && !(ends_month(from) && ends_month(to))) return std::nullopt;
    return std::int64_t{12} * (to.year() - from.year()) + (to.month() - from.month());
}
template <class = detail::when_called>
[[nodiscard]] constexpr double months_between(date const& from, date const& to) noexcept {
    if (auto const whole = whole_months_between(from, to)) return static_cast<double>(*whole);
    return static_cast<double>(days_between(from, to)) / 30.436875;
}

}  // namespace pbo::detail

#endif
