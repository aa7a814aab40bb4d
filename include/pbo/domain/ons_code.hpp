// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_ONS_CODE_HPP
#define PBO_DOMAIN_ONS_CODE_HPP

// Which area, in the codes of the Office for National Statistics (GSS codes)?  A letter for the country (E, W, S, N; K
// for several, J, L and M for others) and eight digits, of which the first two say what kind of area: E06 unitary
// authority, E08 metropolitan district, E09 London borough and E10 county are English councils with adult social
// services responsibilities, as W06 are Welsh and S12 Scottish ones; E12 is a region, E54 an integrated care board, E92
// England.  Codes end and begin when boundaries change, so every area of every kind is taken; lower case is not. Packed
// into four bytes; the order is that of the texts.
//
// A code that nobody has given is a value too: the default, whose text is empty.  No code is required of a council.

#include <pbo/core/detail/visible.hpp>
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

class ons_code {
public:
    /// No code.
    constexpr ons_code() = default;

    /// Throws std::invalid_argument for anything but a code of an area; "" is refused too.
    explicit constexpr ons_code(std::string_view text) : ons_code(required(text)) {}

    /// The code, or nothing when the text is not one.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::optional<ons_code> parsed(std::string_view text) noexcept {
        constexpr std::string_view letters = "EWSNKJLM";
        if (text.size() != 9 || letters.find(text[0]) == std::string_view::npos) return std::nullopt;
        auto const digits = detail::whole_number(text.substr(1));
        if (!digits || *digits % 1'000'000U == 0) return std::nullopt;
        return ons_code(static_cast<std::uint32_t>(text[0] - 'A') << letter_shift | *digits);
    }
    /// The code of a number that packed() gave.
    [[nodiscard]] static constexpr ons_code from_packed(std::uint32_t packed) noexcept { return ons_code(packed); }

    [[nodiscard]] constexpr bool is_stated() const noexcept { return packed_ != 0; }
    /// Of a council with adult social services responsibilities, in England, Wales or Scotland.
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool is_council() const noexcept {
        auto const p = prefix();
        switch (country_letter()) {
            case 'E':
                return p == 6 || (p >= 8 && p <= 10);
            case 'W':
                return p == 6;
            case 'S':
                return p == 12;
            default:
                return false;
        }
    }
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool is_region() const noexcept { return country_letter() == 'E' && prefix() == 12; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool is_england() const noexcept { return country_letter() == 'E' && prefix() == 92; }
    /// England, Wales, Scotland, Northern Ireland, or several of them.
    template <class = detail::when_called>
    [[nodiscard]] constexpr bool is_country() const noexcept { return prefix() == 92 || country_letter() == 'K'; }
    /// E for England; 0 for no code.
    template <class = detail::when_called>
    [[nodiscard]] constexpr char country_letter() const noexcept {
        return is_stated() ? static_cast<char>('A' + (packed_ >> letter_shift)) : '\0';
    }
    /// The two digits after the letter: 6 of E06000001; 0 for no code.
    [[nodiscard]] constexpr unsigned prefix() const noexcept { return (packed_ & digits_mask) / 1'000'000U; }
    /// Letter and digits as one number; 0 for no code.
    [[nodiscard]] constexpr std::uint32_t packed() const noexcept { return packed_; }

    template <class = detail::when_called>
    [[nodiscard]] std::string text() const {
        return is_stated() ? country_letter() + detail::padded(packed_ & digits_mask, 8) : std::string{};
    }

    friend constexpr auto operator<=>(ons_code const&, ons_code const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, ons_code const& code) { return out << code.text(); }

private:
    explicit constexpr ons_code(std::uint32_t packed) noexcept : packed_(packed) {}
    static constexpr ons_code required(std::string_view text) {
        if (auto const code = parsed(text)) return *code;
        throw std::invalid_argument("pbo::ons_code: " + detail::in_quotes(text) +
                                    " is not one of the letters E, W, S, N, K, J, L, M with eight digits");
    }

    static constexpr unsigned letter_shift = 27;  // eight digits need 27 bits
    static constexpr std::uint32_t digits_mask = (std::uint32_t{1} << letter_shift) - 1;
    std::uint32_t packed_ = 0;
};

/// An empty text is no code.
template <>
struct text_form<ons_code> {
    template <class = detail::when_called>
    static constexpr std::optional<ons_code> read(std::string_view text) noexcept {
        return text.empty() ? ons_code{} : ons_code::parsed(text);
    }
    template <class = detail::when_called>
    static std::string write(ons_code const& code) { return code.text(); }
    static std::string expected() { return "an ONS code (a letter and eight digits, such as E08000034), or nothing"; }
};

}  // namespace pbo

template <>
struct std::hash<pbo::ons_code> {
    template <class = pbo::detail::when_called>
    [[nodiscard]] constexpr std::size_t operator()(pbo::ons_code const& code) const noexcept {
        return pbo::detail::mixed(code.packed());
    }
};

#endif
