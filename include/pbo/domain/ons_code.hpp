// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_ONS_CODE_HPP
#define PBO_DOMAIN_ONS_CODE_HPP

// Which area, in the codes of the Office for National Statistics (GSS codes)?  A letter and eight digits, of which the
// first two say what kind of area: E06 unitary authority, E08 metropolitan district, E09 London borough, E10 county are
// councils with adult social services responsibilities; E12 is a region and E92 is England.  Anything else (E07 shire
// districts, other countries, lower case) is refused.  Packed into four bytes; the order is that of the texts.
//
// A code that nobody has given is a value too: the default, whose text is empty.  No code is required of a council.

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

    /// Throws std::invalid_argument for anything but a code of a council, a region or England; "" is refused too.
    explicit constexpr ons_code(std::string_view text) : ons_code(required(text)) {}

    /// The code, or nothing when the text is not one.
    [[nodiscard]] static constexpr std::optional<ons_code> parsed(std::string_view text) noexcept {
        if (text.size() != 9 || text[0] != 'E') return std::nullopt;
        auto const digits = detail::whole_number(text.substr(1));
        if (!digits) return std::nullopt;
        ons_code const code(*digits);
        auto const number = *digits % 1'000'000U;
        bool const known = code.is_council() || (code.is_region() && number <= 9) || (code.is_england() && number == 1);
        if (!known || number == 0) return std::nullopt;
        return code;
    }

    [[nodiscard]] constexpr bool is_stated() const noexcept { return packed_ != 0; }
    [[nodiscard]] constexpr bool is_council() const noexcept {
        auto const p = prefix();
        return p == 6 || (p >= 8 && p <= 10);
    }
    [[nodiscard]] constexpr bool is_region() const noexcept { return prefix() == 12; }
    [[nodiscard]] constexpr bool is_england() const noexcept { return prefix() == 92; }
    /// The two digits after the E: 6, 8, 9, 10, 12 or 92; 0 for no code.
    [[nodiscard]] constexpr unsigned prefix() const noexcept { return packed_ / 1'000'000U; }
    /// The eight digits as a number; 0 for no code.
    [[nodiscard]] constexpr std::uint32_t packed() const noexcept { return packed_; }

    [[nodiscard]] std::string text() const { return is_stated() ? "E" + detail::padded(packed_, 8) : std::string{}; }

    friend constexpr auto operator<=>(ons_code const&, ons_code const&) = default;
    friend std::ostream& operator<<(std::ostream& out, ons_code const& code) { return out << code.text(); }

private:
    explicit constexpr ons_code(std::uint32_t packed) noexcept : packed_(packed) {}
    static constexpr ons_code required(std::string_view text) {
        if (auto const code = parsed(text)) return *code;
        throw std::invalid_argument("pbo::ons_code: '" + std::string(text) +
                                    "' is not E06, E08, E09, E10 or E12 with six digits, or E92000001");
    }

    std::uint32_t packed_ = 0;
};

/// An empty text is no code.
template <>
struct text_form<ons_code> {
    static constexpr std::optional<ons_code> read(std::string_view text) noexcept {
        return text.empty() ? ons_code{} : ons_code::parsed(text);
    }
    static std::string write(ons_code const& code) { return code.text(); }
    static std::string expected() {
        return "an ONS code (E06, E08, E09, E10 or E12 and six digits, or E92000001), or nothing";
    }
};

}  // namespace pbo

template <>
struct std::hash<pbo::ons_code> {
    [[nodiscard]] constexpr std::size_t operator()(pbo::ons_code const& code) const noexcept {
        return pbo::detail::mixed(code.packed());
    }
};

#endif
