// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_WEEKLY_BUDGET_HPP
#define PBO_DOMAIN_WEEKLY_BUDGET_HPP

// How much money a week?  Whole pence, from nothing to 42,949,672.95 pounds, in four bytes; sums and means are made of
// pence() as 64-bit numbers.  Printed as pounds, written in files as pence: 312.50 pounds a week is 31250.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/detail/decimal.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace pbo {

class weekly_budget {
public:
    /// Nothing a week, which is a budget too; where it is unknown, use std::optional.
    constexpr weekly_budget() = default;

    /// Throws std::domain_error for less than nothing and for 2^32 pence or more.
    template <std::integral Pence>
    explicit constexpr weekly_budget(Pence pence) {
        if (!std::in_range<std::uint32_t>(pence))
            throw std::domain_error("pbo::weekly_budget: " + std::to_string(pence) + " pence is not from 0 to " +
                                    std::to_string(std::numeric_limits<std::uint32_t>::max()));
        pence_ = static_cast<std::uint32_t>(pence);
    }

    [[nodiscard]] constexpr std::uint64_t pence() const noexcept { return pence_; }

    friend constexpr auto operator<=>(weekly_budget const&, weekly_budget const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, weekly_budget const& b) {
        constexpr std::string_view pound_sign = "\xC2\xA3";  // in UTF-8
        return out << pound_sign << detail::plain(b.pence_ / 100) << '.' << detail::padded(b.pence_ % 100, 2);
    }

private:
    std::uint32_t pence_ = 0;
};

template <>
struct text_form<weekly_budget> {
    template <class = detail::when_called>
    static std::optional<weekly_budget> read(std::string_view text) {
        auto const pence = text_form<std::uint32_t>::read(text);
        return pence ? std::optional(weekly_budget(*pence)) : std::nullopt;
    }
    static std::string write(weekly_budget const& b) { return std::to_string(b.pence()); }
    template <class = detail::when_called>
    static std::string expected() { return "a weekly budget in pence, " + text_form<std::uint32_t>::expected(); }
};

}  // namespace pbo

#endif
