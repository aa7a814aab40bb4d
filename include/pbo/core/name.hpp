// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_NAME_HPP
#define PBO_CORE_NAME_HPP

// What is this place called?  A name of any length in a value of one size: up to Inline bytes are held in place, so
// that records which carry names stay trivially copyable and nearly all of them allocate nothing; a longer name ("NHS
// ... Integrated Care Board") is kept once for the whole program, as long as it runs, and known by where it is kept.
// Equal and ordered by their texts.  Names are never cut: a truncated name could be read back as another's.
//
// May be made by several threads at once.  A long name costs a look-up among all long names seen so far, O(log n) whoever chose
// them, and, the first time, an allocation that is never given back.  In a constant a name longer than Inline does not compile.  The
// bytes of a name mean something in one process alone: send its text.

#include <pbo/core/detail/kept_names.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstring>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace pbo {

template <std::size_t Inline>
requires(Inline >= sizeof(void*) && Inline < 255) class basic_name {
public:
    static constexpr std::size_t held_in_place = Inline;

    constexpr basic_name() = default;
    constexpr basic_name(std::string_view text) {
        if (text.size() <= Inline) {
            for (char const c : text) text_[size_++] = c;
        } else {
            if (std::is_constant_evaluated())
                throw std::length_error("pbo::name: in a constant, more bytes than are held in place");
            auto const* const kept = detail::all_kept_names.keep(text).name;
            std::memcpy(text_.data(), &kept, sizeof kept);
            size_ = elsewhere;
        }
    }
    constexpr basic_name(char const* text) : basic_name(std::string_view(text)) {}
    constexpr basic_name(std::string const& text) : basic_name(std::string_view(text)) {}

    [[nodiscard]] constexpr std::string_view view() const noexcept {
        if (size_ != elsewhere) return {text_.data(), size_};
        detail::kept_name const* kept = nullptr;
        std::memcpy(&kept, text_.data(), sizeof kept);
        return kept->text;
    }
    constexpr operator std::string_view() const noexcept { return view(); }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }

    friend constexpr bool operator==(basic_name const& a, basic_name const& b) noexcept {
        return a.size_ == b.size_ && a.view() == b.view();
    }
    friend constexpr std::strong_ordering operator<=>(basic_name const& a, basic_name const& b) noexcept {
        return a.view() <=> b.view();
    }
    friend std::ostream& operator<<(std::ostream& out, basic_name const& n) { return out << n.view(); }

private:
    static constexpr unsigned char elsewhere = 255;
    std::array<char, Inline> text_{};  // or where the name is kept
    unsigned char size_ = 0;
};

}  // namespace pbo

#endif
