// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_PERIOD_HPP
#define PBO_DOMAIN_PERIOD_HPP

// When was it counted?  On one day (a snapshot: 2011-03-31), over a financial year from April to March (2009-10), or
// over half of one (2010-11 H1 is April to September, H2 is October to March).  Ordered in time by the last day, then
// by the first: so 2009-10 is before a snapshot on its last day, and both are before 2010-11 H1.  2010-11 is always the
// year, never November 2010.  A period that nobody has given is a value too: the default, whose text is empty.
//
// comparable(a, b): from 2024-25 on, councils send client-level data; figures from before and after must not be
// compared (ASCOF 2024-25).

#include <pbo/core/text_form.hpp>
#include <pbo/domain/date.hpp>
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

enum class period_kind : std::uint8_t { not_stated, snapshot, financial_year, half_year };

template <>
inline constexpr std::array<spelled<period_kind>, 4> spellings_of<period_kind>{{
    {period_kind::not_stated, "not_stated"},
    {period_kind::snapshot, "snapshot"},
    {period_kind::financial_year, "financial_year"},
    {period_kind::half_year, "half_year"},
}};

class period {
public:
    /// Not stated.
    constexpr period() = default;

    /// One day.  Throws std::domain_error when no day is given.
    [[nodiscard]] static constexpr period snapshot(date day) {
        if (!day.is_stated()) throw std::domain_error("pbo::period: a snapshot needs a date");
        return {day, day};
    }
    /// April of start_year to March of the next; 1 to 9998.  Throws std::domain_error otherwise.
    [[nodiscard]] static constexpr period financial_year(int start_year) {
        check(start_year);
        return {date(start_year, 4, 1), date(start_year + 1, 3, 31)};
    }
    /// Half 1 or 2 of the financial year.  Throws std::domain_error for other halves and years.
    [[nodiscard]] static constexpr period half_year(int start_year, int half) {
        check(start_year);
        if (half != 1 && half != 2)
            throw std::domain_error("pbo::period: half " + std::to_string(half) + " of a year is neither 1 nor 2");
        return half == 1 ? period{date(start_year, 4, 1), date(start_year, 9, 30)}
                         : period{date(start_year, 10, 1), date(start_year + 1, 3, 31)};
    }

    [[nodiscard]] constexpr bool is_stated() const noexcept { return first_.is_stated(); }
    [[nodiscard]] constexpr date first_day() const noexcept { return first_; }
    [[nodiscard]] constexpr date last_day() const noexcept { return last_; }
    [[nodiscard]] constexpr period_kind kind() const noexcept {
        if (!is_stated()) return period_kind::not_stated;
        if (first_ == last_) return period_kind::snapshot;
        return first_.month() == 4 && last_.month() == 3 ? period_kind::financial_year : period_kind::half_year;
    }
    /// The year in which the financial year of the first day starts: 2010 for 2011-03-31; 0 when not stated.
    [[nodiscard]] constexpr int financial_year_start() const noexcept {
        return first_.year() - (is_stated() && first_.month() < 4 ? 1 : 0);
    }

    [[nodiscard]] std::string text() const {
        if (first_ == last_) return first_.text();
        int const year = financial_year_start();
        std::string const whole = detail::padded(static_cast<std::uint64_t>(year), 4) + "-" +
                                  detail::padded(static_cast<std::uint64_t>((year + 1) % 100), 2);
        if (kind() == period_kind::financial_year) return whole;
        return whole + (first_.month() == 4 ? " H1" : " H2");
    }

    friend constexpr bool operator==(period const&, period const&) = default;
    friend constexpr std::strong_ordering operator<=>(period const& a, period const& b) noexcept {
        return a.last_ != b.last_ ? a.last_ <=> b.last_ : a.first_ <=> b.first_;
    }
    friend std::ostream& operator<<(std::ostream& out, period const& p) { return out << p.text(); }

private:
    constexpr period(date first, date last) : first_(first), last_(last) {}
    static constexpr void check(int start_year) {
        if (start_year < 1 || start_year > 9998)
            throw std::domain_error("pbo::period: " + std::to_string(start_year) + " does not start a financial year");
    }

    date first_;
    date last_;
};

/// The first day of the first financial year that was collected as client-level data: 2024-25.
inline constexpr date client_level_data_start{2024, 4, 1};

/// Whether figures of both periods may be compared: both before or both after client-level data came in.  A period that
/// is not stated is comparable only with another that is not.
[[nodiscard]] constexpr bool comparable(period const& a, period const& b) noexcept {
    if (!a.is_stated() || !b.is_stated()) return a.is_stated() == b.is_stated();
    return (a.first_day() < client_level_data_start) == (b.first_day() < client_level_data_start);
}

/// Years are also read as "2009/10" and "2024 to 2025"; an empty text is not stated.
template <>
struct text_form<period> {
    static constexpr std::optional<period> read(std::string_view text) {
        if (text.empty()) return period{};
        if (auto const day = text_form<date>::read(text)) return period::snapshot(*day);
        auto const start = detail::whole_number(text.substr(0, 4));
        if (!start || text.size() < 7 || *start < 1 || *start > 9998) return std::nullopt;
        int const year = static_cast<int>(*start);
        if (text.size() == 12 && text.substr(4, 4) == " to ")
            return detail::whole_number(text.substr(8)) == *start + 1 ? std::optional(period::financial_year(year))
                                                                     : std::nullopt;
        if ((text[4] != '-' && text[4] != '/') || detail::whole_number(text.substr(5, 2)) != (*start + 1) % 100)
            return std::nullopt;
        auto const rest = text.substr(7);
        if (rest.empty()) return period::financial_year(year);
        if (rest == " H1") return period::half_year(year, 1);
        if (rest == " H2") return period::half_year(year, 2);
        return std::nullopt;
    }
    static std::string write(period const& p) { return p.text(); }
    static std::string expected() {
        return "a date like 2011-03-31, a financial year like 2009-10, a half of one like 2010-11 H1, or nothing";
    }
};

}  // namespace pbo

template <>
struct std::hash<pbo::period> {
    [[nodiscard]] constexpr std::size_t operator()(pbo::period const& p) const noexcept {
        return pbo::detail::mixed(std::uint64_t{p.first_day().packed()} << 32U | p.last_day().packed());
    }
};

#endif
