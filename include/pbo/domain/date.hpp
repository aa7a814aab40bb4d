// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_DATE_HPP
#define PBO_DOMAIN_DATE_HPP

// Which day?  A day of the Gregorian calendar in four bytes, written 2011-03-31 (ISO 8601), ordered in time.  A day
// that nobody has given is a value too: the default, whose text is empty and which is before every day.  <chrono> would
// do the calendar and costs more to include than all of this room.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
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

class date {
public:
    /// No day.
    constexpr date() = default;

    /// Throws std::domain_error for a day that is not in the calendar; years are 1 to 9999.
    template <class = detail::when_called>
    constexpr date(int year, int month, int day) {
        if (!exists(year, month, day))
            throw std::domain_error("pbo::date: " + std::to_string(year) + "-" + std::to_string(month) + "-" +
                                    std::to_string(day) + " is not a day of the calendar");
        packed_ = static_cast<std::uint32_t>(year * 10'000 + month * 100 + day);
    }

    template <class = detail::when_called>
    [[nodiscard]] static constexpr bool exists(int year, int month, int day) noexcept {
        if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
        constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        return day <= days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
    }

    [[nodiscard]] constexpr bool is_stated() const noexcept { return packed_ != 0; }
    /// Year, month and day as numbers; 0 for no day.
    [[nodiscard]] constexpr int year() const noexcept { return static_cast<int>(packed_ / 10'000U); }
    [[nodiscard]] constexpr int month() const noexcept { return static_cast<int>(packed_ / 100U % 100U); }
    [[nodiscard]] constexpr int day() const noexcept { return static_cast<int>(packed_ % 100U); }
    /// The number 20110331; 0 for no day.
    [[nodiscard]] constexpr std::uint32_t packed() const noexcept { return packed_; }

    template <class = detail::when_called>
    [[nodiscard]] std::string text() const {
        if (!is_stated()) return {};
        auto const digits = detail::padded(packed_, 8);
        return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
    }

    friend constexpr auto operator<=>(date const&, date const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, date const& d) { return out << d.text(); }

private:
    std::uint32_t packed_ = 0;
};

/// An empty text is no day.  Read as people write days (detail/date_text.hpp), written as 2011-03-31.
template <>
struct text_form<date> {
    template <class = detail::when_called>
    static constexpr std::optional<date> read(std::string_view text) {
        if (text.empty()) return date{};
        auto const day = detail::day_of(text);
        if (!day || !date::exists(day->year, day->month, day->day)) return std::nullopt;
        return date(day->year, day->month, day->day);
    }
    template <class = detail::when_called>
    static std::string write(date const& d) { return d.text(); }
    template <class = detail::when_called>
    static std::string expected() { return std::string(detail::days_taken) + ", or nothing"; }
};

}  // namespace pbo

template <>
struct std::hash<pbo::date> {
    template <class = pbo::detail::when_called>
    [[nodiscard]] constexpr std::size_t operator()(pbo::date const& d) const noexcept {
        return pbo::detail::mixed(d.packed());
    }
};

#endif
