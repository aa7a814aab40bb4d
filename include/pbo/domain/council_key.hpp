// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_COUNCIL_KEY_HPP
#define PBO_DOMAIN_COUNCIL_KEY_HPP

// By what is a council, or another area, known in a table?  By its ONS code if there is one, else by its CASSR code,
// else by its name, else by nothing (an empty key: council not stated).  A small integer inside and a code outside: two
// coded councils compare as one integer, and no text is allocated.  Ordered: not stated, ONS codes, CASSR codes, names.
//
// The text says which it is: a text that is a code makes a code key, whoever calls it a name.  So reading what was
// written gives the same key.  Keys of one council from two files agree only if both files have the same kind of code:
// look codes up first.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/name.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/cassr_code.hpp>
#include <pbo/domain/detail/hash.hpp>
#include <pbo/domain/ons_code.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace pbo {

/// Of any length; the longest of an English council has 35 bytes and is held in place.
using council_name = basic_name<47>;

class council_key {
public:
    /// Council not stated.
    constexpr council_key() = default;

    constexpr council_key(ons_code code) noexcept : code_(code.is_stated() ? ons_kind | code.packed() : 0) {}
    constexpr council_key(cassr_code code) noexcept : code_(code.is_stated() ? cassr_kind | code.packed() : 0) {}

    /// The key that a text means: a code's, or else a name's.
    template <class = detail::when_called>
    explicit constexpr council_key(std::string_view text) {
        if (auto const ons = ons_code::parsed(text)) *this = council_key(*ons);
        else if (auto const cassr = cassr_code::parsed(text)) *this = council_key(*cassr);
        else if (!text.empty()) {
            code_ = name_kind;
            name_ = council_name(text);
        }
    }

    [[nodiscard]] constexpr bool is_stated() const noexcept { return code_ != 0; }
    [[nodiscard]] constexpr bool is_ons_code() const noexcept { return (code_ & kind_mask) == ons_kind; }
    [[nodiscard]] constexpr bool is_cassr_code() const noexcept { return (code_ & kind_mask) == cassr_kind; }
    [[nodiscard]] constexpr bool is_name() const noexcept { return code_ == name_kind; }

    template <class = detail::when_called>
    [[nodiscard]] std::string text() const {
        if (is_ons_code()) return ons_code::from_packed(static_cast<std::uint32_t>(code_ & ~kind_mask)).text();
        if (!is_cassr_code()) return std::string(name_.view());
        std::string bytes;
        for (unsigned shift = 40; shift > 0; shift -= 8)
            if (char const c = static_cast<char>(code_ >> (shift - 8) & 0xffU); c != 0) bytes += c;
        return bytes;
    }

    template <class = detail::when_called>
    [[nodiscard]] constexpr std::size_t hash() const noexcept {
        return detail::mixed(is_name() ? detail::text_hash(name_.view()) : code_);
    }

    template <class = detail::when_called>
    friend constexpr bool operator==(council_key const& a, council_key const& b) noexcept {
        return a.code_ == b.code_ && (!a.is_name() || a.name_ == b.name_);
    }
    template <class = detail::when_called>
    friend constexpr std::strong_ordering operator<=>(council_key const& a, council_key const& b) noexcept {
        if (a.code_ != b.code_) return a.code_ <=> b.code_;
        return a.is_name() ? a.name_ <=> b.name_ : std::strong_ordering::equal;
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, council_key const& key) { return out << key.text(); }

private:
    static constexpr std::uint64_t kind_mask = std::uint64_t{3} << 62U;  // above the 40 bits that a code needs
    static constexpr std::uint64_t ons_kind = std::uint64_t{1} << 62U;
    static constexpr std::uint64_t cassr_kind = std::uint64_t{2} << 62U;
    static constexpr std::uint64_t name_kind = std::uint64_t{3} << 62U;

    std::uint64_t code_ = 0;
    council_name name_;
};

template <>
struct text_form<council_key> {
    template <class = detail::when_called>
    static constexpr std::optional<council_key> read(std::string_view text) { return council_key(text); }
    template <class = detail::when_called>
    static std::string write(council_key const& key) { return key.text(); }
    static std::string expected() { return "an ONS code, a CASSR code, a council's name, or nothing"; }
};

}  // namespace pbo

template <>
struct std::hash<pbo::council_key> {
    template <class = pbo::detail::when_called>
    [[nodiscard]] constexpr std::size_t operator()(pbo::council_key const& key) const noexcept { return key.hash(); }
};

#endif
