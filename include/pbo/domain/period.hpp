// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_PERIOD_HPP
#define PBO_DOMAIN_PERIOD_HPP

// When was it counted?  On one day (a snapshot: 2011-03-31), over a financial year from April to March (2009-10), over
// half of one (2010-11 H1 is April to September, H2 is October to March), over a calendar year (2022) or a quarter of
// one (2024Q2 is April to June).  Ordered in time by the last day, then by the first: so 2009-10 is before a snapshot
// on its last day, and both are before 2010-11 H1.  2010-11 is always the year, never November 2010.  A period that
// nobody has given is a value too: the default, whose text is empty.
//
// comparable(a, b): from 2024-25 on, councils send client-level data; figures from before and after must not be
// compared (ASCOF 2024-25).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/detail/date_text.hpp>
#include <pbo/domain/detail/decimal.hpp>
#include <pbo/domain/detail/hash.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

enum class period_kind : std::uint8_t { not_stated, snapshot, financial_year, half_year, calendar_year, quarter };

template <>
inline constexpr std::array<spelled<period_kind>, 6> spellings_of<period_kind>{{
    {period_kind::not_stated, "not_stated"},
    {period_kind::snapshot, "snapshot"},
    {period_kind::financial_year, "financial_year"},
    {period_kind::half_year, "half_year"},
    {period_kind::calendar_year, "calendar_year"},
    {period_kind::quarter, "quarter"},
}};

class period {
public:
    /// Not stated.
    constexpr period() = default;

    /// One day.  Throws std::domain_error when no day is given.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr period snapshot(date day) {
        if (!day.is_stated()) throw std::domain_error("pbo::period: a snapshot needs a date");
        return {day, day};
    }
    /// April of start_year to March of the next; 1 to 9998.  Throws std::domain_error otherwise.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr period financial_year(int start_year) {
        check(start_year);
        return {date(start_year, 4, 1), date(start_year + 1, 3, 31)};
    }
    /// Half 1 or 2 of the financial year.  Throws std::domain_error for other halves and years.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr period half_year(int start_year, int half) {
        check(start_year);
        if (half != 1 && half != 2)
            throw std::domain_error("pbo::period: half " + std::to_string(half) + " of a year is neither 1 nor 2");
        return half == 1 ? period{date(start_year, 4, 1), date(start_year, 9, 30)}
                         : period{date(start_year, 10, 1), date(start_year + 1, 3, 31)};
    }

    /// January to December; 1 to 9998.  Throws std::domain_error otherwise.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr period calendar_year(int year) {
        check(year);
        return {date(year, 1, 1), date(year, 12, 31)};
    }
    /// Quarter 1 (January to March) to 4 of the calendar year.  Throws std::domain_error for other quarters and years.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr period quarter(int year, int quarter) {
        check(year);
        if (quarter < 1 || quarter > 4)
            throw std::domain_error("pbo::period: quarter " + std::to_string(quarter) + " of a year is none of 1 to 4");
        return {date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, quarter == 1 || quarter == 4 ? 31 : 30)};
    }

    [[nodiscard]] constexpr bool is_stated() const noexcept { return first_.is_stated(); }
    [[nodiscard]] constexpr date first_day() const noexcept { return first_; }
    [[nodiscard]] constexpr date last_day() const noexcept { return last_; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr period_kind kind() const noexcept {
        if (!is_stated()) return period_kind::not_stated;
        if (first_ == last_) return period_kind::snapshot;
        auto const months = 12 * (last_.year() - first_.year()) + last_.month() - first_.month() + 1;
        if (months == 3) return period_kind::quarter;
        if (months == 6) return period_kind::half_year;
        return first_.month() == 4 ? period_kind::financial_year : period_kind::calendar_year;
    }
    /// The year in which the financial year of the first day starts: 2010 for 2011-03-31; 0 when not stated.
    template <class = detail::when_called>
    [[nodiscard]] constexpr int financial_year_start() const noexcept {
        return first_.year() - (is_stated() && first_.month() < 4 ? 1 : 0);
    }

    template <class = detail::when_called>
    [[nodiscard]] std::string text() const {
        if (first_ == last_) return first_.text();
        if (kind() == period_kind::calendar_year || kind() == period_kind::quarter) {
            auto const number = detail::padded(static_cast<std::uint64_t>(first_.year()), 4);
            return kind() == period_kind::quarter ? number + "Q" + std::to_string(last_.month() / 3) : number;
        }
        int const year = financial_year_start();
        std::string const whole = detail::padded(static_cast<std::uint64_t>(year), 4) + "-" +
                                  detail::padded(static_cast<std::uint64_t>((year + 1) % 100), 2);
        if (kind() == period_kind::financial_year) return whole;
        return whole + (first_.month() == 4 ? " H1" : " H2");
    }

    friend constexpr bool operator==(period const&, period const&) = default;
    template <class = detail::when_called>
    friend constexpr std::strong_ordering operator<=>(period const& a, period const& b) noexcept {
        return a.last_ != b.last_ ? a.last_ <=> b.last_ : a.first_ <=> b.first_;
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, period const& p) { return out << p.text(); }

private:
    constexpr period(date first, date last) : first_(first), last_(last) {}
    template <class = detail::when_called>
    static constexpr void check(int start_year) {
        if (start_year < 1 || start_year > 9998)
            throw std::domain_error("pbo::period: " + std::to_string(start_year) +
                                    " does not start a year of the calendar or of money");
    }

    date first_;
    date last_;
};

/// The first day of the first financial year that was collected as client-level data: 2024-25.
inline constexpr date client_level_data_start{2024, 4, 1};

/// Whether figures of both periods may be compared: both before or both after client-level data came in.  A period that
/// is not stated is comparable only with another that is not.
template <class = detail::when_called>
[[nodiscard]] constexpr bool comparable(period const& a, period const& b) noexcept {
    if (!a.is_stated() || !b.is_stated()) return a.is_stated() == b.is_stated();
    return (a.first_day() < client_level_data_start) == (b.first_day() < client_level_data_start);
}

/// Years are also read as "2009/10", "2009-2010", "2009/2010", "2024 to 2025" and, where it can be no month, "202223";
/// quarters as "2024 Q2"; days as people write them (detail/date_text.hpp).  An empty text is not stated.
template <>
struct text_form<period> {
    template <class = detail::when_called>
    static constexpr std::optional<period> read(std::string_view text) {
        if (text.empty()) return period{};
        text = detail::trimmed(text);
        if (auto const day = text_form<date>::read(text); day && day->is_stated()) return period::snapshot(*day);
        auto const start = detail::number_of(text.substr(0, 4), 4, 4);
        if (!start || *start < 1 || *start > 9998) return std::nullopt;
        int const year = *start;
        auto rest = text.substr(4);
        if (rest.empty()) return period::calendar_year(year);
        if (rest.size() == 2 && rest.front() >= '0' && rest.front() <= '9') {  // 200708 may be August 2007
            auto const next = detail::number_of(rest, 2, 2);
            return next == (year + 1) % 100 && *next > 12 ? std::optional(period::financial_year(year)) : std::nullopt;
        }
        auto const quarter = rest.substr(rest.front() == ' ' || rest.front() == '-' ? 1 : 0);
        if (quarter.size() == 2 && (quarter.front() == 'Q' || quarter.front() == 'q') && quarter[1] >= '1' &&
            quarter[1] <= '4')
            return period::quarter(year, quarter[1] - '0');
        if (rest.starts_with(" to "))
            rest.remove_prefix(4);
        else if (rest.front() == '-' || rest.front() == '/')
            rest.remove_prefix(1);
        else
            return std::nullopt;
        auto const half = rest.ends_with(" H1") ? 1 : rest.ends_with(" H2") ? 2 : 0;
        if (half != 0) rest.remove_suffix(3);
        if (detail::number_of(rest, 4, 4) != year + 1 && detail::number_of(rest, 2, 2) != (year + 1) % 100)
            return std::nullopt;
        return half == 0 ? period::financial_year(year) : period::half_year(year, half);
    }
    template <class = detail::when_called>
    static std::string write(period const& p) { return p.text(); }
    template <class = detail::when_called>
    static std::string expected() {
        return "a financial year like 2009-10, 2009/10, 2009 to 2010 or 202223, a half of one like "
               "2010-11 H1, a calendar year like 2022, a quarter like 2024Q2, " +
               std::string(detail::days_taken) + ", or nothing";
    }
};

}  // namespace pbo

template <>
struct std::hash<pbo::period> {
    template <class = pbo::detail::when_called>
    [[nodiscard]] constexpr std::size_t operator()(pbo::period const& p) const noexcept {
        return pbo::detail::mixed(std::uint64_t{p.first_day().packed()} << 32U | p.last_day().packed());
    }
};

#endif
