// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_GROWTH_COUNT_CHANGE_HPP
#define PBO_MEASURE_GROWTH_COUNT_CHANGE_HPP

// How many more than before?  Two counts of the same thing at two times: the change, how many times as many, whether they
// doubled, how many more a month, and in how many months they would double if they went on so.
//
//     pbo::count_change year{170'000, 340'000};
//     year.change();                     // +170,000
//     year.at_least_doubled();           // yes, in whole numbers
//     year.average_monthly(12);          // 14,166.7 a month
//
// ratio = end / start; average a month = change / months; months to double = months log 2 / log ratio, the time at a
// constant rate of growth.  These are facts of two counts; how far chance alone could move them is flatlined.hpp.
//
// Nobody at the start: no ratio, no doubling (nothing to divide by).  No growth: no time to double (not applicable).
// Counts that differ by 2^63 or more throw std::overflow_error; months that are not above 0 std::domain_error.  O(1).

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>

#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

namespace detail {
/// end - start with its sign.
template <class = detail::when_called>
[[nodiscard]] constexpr std::int64_t signed_difference(std::uint64_t end, std::uint64_t start) {
    std::uint64_t const size = end >= start ? end - start : start - end;
    if (size > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        throw std::overflow_error("pbo: the change from " + std::to_string(start) + " to " + std::to_string(end) +
                                  " exceeds 2^63 - 1");
    auto const change = static_cast<std::int64_t>(size);
    return end >= start ? change : -change;
}
template <class = detail::when_called>
inline void refuse_no_months(double months) {
    if (!(months > 0.0 && months < std::numeric_limits<double>::infinity()))
        throw std::domain_error("pbo::count_change: a change over " + detail::number_text(months) + " months has no monthly average");
}
}  // namespace detail

struct count_change {
    std::uint64_t start = 0;
    std::uint64_t end = 0;

    template <class = detail::when_called>
    [[nodiscard]] constexpr std::int64_t change() const { return detail::signed_difference(end, start); }
    /// How many times as many.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> ratio() const {
        if (start == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(end) / static_cast<double>(start);
    }
    /// change / start: 1 when doubled, negative for a fall.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> relative_change() const {
        if (start == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(change()) / static_cast<double>(start);
    }
    /// end >= 2 start, in whole numbers.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<bool> at_least_doubled() const {
        if (start == 0) return absence::nothing_to_divide_by;
        return end >= start && end - start >= start;
    }
    template <class = detail::when_called>
    [[nodiscard]] double average_monthly(double months) const {
        detail::refuse_no_months(months);
        return static_cast<double>(change()) / months;
    }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> months_to_double(double months) const {
        detail::refuse_no_months(months);
        if (start == 0) return absence::nothing_to_divide_by;
        if (end <= start) return absence::not_applicable;
        return months * std::log(2.0) / std::log1p(*relative_change());
    }

    friend constexpr auto operator<=>(count_change const&, count_change const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, count_change const& c) {
        return out << detail::plain(c.start) << " to " << detail::plain(c.end);
    }
};

/// How much of a whole change a part of it makes up: part / whole, which may leave 0 to 1 when parts go opposite ways.
/// nothing_to_divide_by when the whole did not change.  Always print both counts beside it.
template <class = detail::when_called>
[[nodiscard]] constexpr figure<double> share_of_change(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return absence::nothing_to_divide_by;
    return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace pbo

#endif
