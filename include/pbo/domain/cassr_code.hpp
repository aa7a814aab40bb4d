// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_CASSR_CODE_HPP
#define PBO_DOMAIN_CASSR_CODE_HPP

// Which council, in the codes of the social care returns?  CASSR codes (Councils with Adult Social Services
// Responsibilities) are three digits for old councils (211 is Kirklees) and letters with digits for the newest (Z9D4Z).
// One to five capital letters and digits, at least one of them a digit: so that the letters which the same column gives
// to regions and to kinds of council (EM, S) are refused, and no council's name can be mistaken for a code.
//
// A code that nobody has given is a value too: the default, whose text is empty.  The order is that of the texts.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
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

class cassr_code {
public:
    static constexpr std::size_t capacity = 5;

    /// No code.
    constexpr cassr_code() = default;

    /// Throws std::invalid_argument for anything that is not a code; "" is refused too.
    explicit constexpr cassr_code(std::string_view text) : cassr_code(required(text)) {}

    /// The code, or nothing when the text is not one.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::optional<cassr_code> parsed(std::string_view text) noexcept {
        if (text.empty() || text.size() > capacity) return std::nullopt;
        cassr_code code;
        bool has_digit = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            bool const digit = text[i] >= '0' && text[i] <= '9';
            if (!digit && !(text[i] >= 'A' && text[i] <= 'Z')) return std::nullopt;
            has_digit = has_digit || digit;
            code.text_[i] = text[i];
        }
        if (!has_digit) return std::nullopt;
        return code;
    }

    [[nodiscard]] constexpr bool is_stated() const noexcept { return text_[0] != 0; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::string_view view() const noexcept {
        std::size_t size = 0;
        while (size < capacity && text_[size] != 0) ++size;
        return {text_.data(), size};
    }
    /// The bytes as one number, whose order is that of the texts; 0 for no code.
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::uint64_t packed() const noexcept {
        std::uint64_t bytes = 0;
        for (char c : text_) bytes = bytes << 8U | static_cast<unsigned char>(c);
        return bytes;
    }

    friend constexpr bool operator==(cassr_code const&, cassr_code const&) = default;
    // Written out, because arrays have no <=> before libc++ 17.
    template <class = detail::when_called>
    friend constexpr std::strong_ordering operator<=>(cassr_code const& a, cassr_code const& b) noexcept {
        for (std::size_t i = 0; i < capacity; ++i)
            if (a.text_[i] != b.text_[i]) return a.text_[i] <=> b.text_[i];
        return std::strong_ordering::equal;
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, cassr_code const& code) { return out << code.view(); }

private:
    static constexpr cassr_code required(std::string_view text) {
        if (auto const code = parsed(text)) return *code;
        throw std::invalid_argument("pbo::cassr_code: " + detail::in_quotes(text) +
                                    " is not one to five capital letters and digits with at least one digit");
    }

    std::array<char, capacity> text_{};
};

/// An empty text is no code.
template <>
struct text_form<cassr_code> {
    template <class = detail::when_called>
    static constexpr std::optional<cassr_code> read(std::string_view text) noexcept {
        return text.empty() ? cassr_code{} : cassr_code::parsed(text);
    }
    template <class = detail::when_called>
    static std::string write(cassr_code const& code) { return std::string(code.view()); }
    template <class = detail::when_called>
    static std::string expected() {
        return "a CASSR code (one to five capital letters and digits, at least one digit), or nothing";
    }
};

}  // namespace pbo

template <>
struct std::hash<pbo::cassr_code> {
    template <class = pbo::detail::when_called>
    [[nodiscard]] constexpr std::size_t operator()(pbo::cassr_code const& code) const noexcept {
        return pbo::detail::mixed(code.packed());
    }
};

#endif
