// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_CALENDAR_MONTH_HPP
#define PBO_DOMAIN_CALENDAR_MONTH_HPP

// Which month of which year?  Written 2011-03, ordered in time.  A figure "at a month" is taken at its end, as national
// snapshots are: March 2011 is the snapshot of 31 March 2011.  The default is no month, whose text is empty.  (2010-11
// is here November 2010; as a period it is a financial year.  The type says which is meant, the text cannot.)

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/detail/decimal.hpp>
#include <pbo/domain/detail/hash.hpp>

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

class calendar_month {
public:
    /// No month.
    constexpr calendar_month() = default;

    /// Throws std::domain_error unless the year is 1 to 9999 and the month 1 to 12.
    template <class = detail::when_called>
    constexpr calendar_month(int year, int month) {
        if (!exists(year, month))
            throw std::domain_error("pbo::calendar_month: " + std::to_string(year) + "-" + std::to_string(month) +
                                    " is not a month of the calendar");
        ordinal_ = year * 12 + month - 1;
    }

    template <class = detail::when_called>
    [[nodiscard]] static constexpr bool exists(int year, int month) noexcept {
        return year >= 1 && year <= 9999 && month >= 1 && month <= 12;
    }

    [[nodiscard]] constexpr bool is_stated() const noexcept { return ordinal_ != 0; }
    /// Year and month as numbers; 0 for no month.
    [[nodiscard]] constexpr int year() const noexcept { return ordinal_ / 12; }
    [[nodiscard]] constexpr int month() const noexcept { return is_stated() ? ordinal_ % 12 + 1 : 0; }

    /// The month that many months later (earlier: negative).  Throws std::domain_error for no month, and where the
    /// calendar ends.
    template <class = detail::when_called>
    [[nodiscard]] constexpr calendar_month plus(std::int64_t months) const {
        if (!is_stated()) throw std::domain_error("pbo::calendar_month: no month has no month after it");
        if (months > 120'000 || months < -120'000 || ordinal_ + months < 12 || ordinal_ + months >= 120'000)
            throw std::domain_error("pbo::calendar_month: " + std::to_string(months) + " months from " + text() +
                                    " is outside the years 1 to 9999");
        auto const ordinal = static_cast<int>(ordinal_ + months);
        return {ordinal / 12, ordinal % 12 + 1};
    }
    /// How many months from first to last; negative when last is before first.  Throws std::domain_error for no month.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::int64_t between(calendar_month first, calendar_month last) {
        if (!first.is_stated() || !last.is_stated())
            throw std::domain_error("pbo::calendar_month: no month is no distance away");
        return std::int64_t{last.ordinal_} - first.ordinal_;
    }

    template <class = detail::when_called>
    [[nodiscard]] std::string text() const {
        if (!is_stated()) return {};
        return detail::padded(static_cast<std::uint64_t>(year()), 4) + "-" +
               detail::padded(static_cast<std::uint64_t>(month()), 2);
    }

    friend constexpr auto operator<=>(calendar_month const&, calendar_month const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, calendar_month const& m) { return out << m.text(); }

private:
    int ordinal_ = 0;
};

/// An empty text is no month.
template <>
struct text_form<calendar_month> {
    template <class = detail::when_called>
    static constexpr std::optional<calendar_month> read(std::string_view text) {
        if (text.empty()) return calendar_month{};
        if (text.size() != 7 || text[4] != '-') return std::nullopt;
        auto const year = detail::whole_number(text.substr(0, 4));
        auto const month = detail::whole_number(text.substr(5));
        if (!year || !month || !calendar_month::exists(static_cast<int>(*year), static_cast<int>(*month)))
            return std::nullopt;
        return calendar_month(static_cast<int>(*year), static_cast<int>(*month));
    }
    template <class = detail::when_called>
    static std::string write(calendar_month const& m) { return m.text(); }
    static std::string expected() { return "a month like 2011-03, or nothing"; }
};

}  // namespace pbo

template <>
struct std::hash<pbo::calendar_month> {
    template <class = pbo::detail::when_called>
    [[nodiscard]] constexpr std::size_t operator()(pbo::calendar_month const& m) const noexcept {
        return pbo::detail::mixed(static_cast<std::uint64_t>(m.year()) * 12U + static_cast<std::uint64_t>(m.month()));
    }
};

#endif
