// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_LABEL_HPP
#define PBO_CORE_LABEL_HPP

// What is this called?  A short text held in place: every estimate can carry the name of the method that made it (label,
// at most 95 bytes), and a record can carry names and still be trivially copyable (basic_label<47>).  A longer text
// throws std::length_error: a truncated name could be read back as another's.

#include <array>
#include <compare>
#include <cstddef>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace pbo {

template <std::size_t Capacity>
    requires(Capacity < 256)
class basic_label {
public:
    static constexpr std::size_t capacity = Capacity;

    constexpr basic_label() = default;
    constexpr basic_label(std::string_view text) {
        append(text);
        // No comparison sees the bytes after the text.  Blanks in a constant let it be copied in six moves; a constant
        // mostly of zeros is not copied but cleared and written anew, which takes GCC's code ten times as long.
        if (std::is_constant_evaluated())
            for (std::size_t i = size_; i < capacity; ++i) text_[i] = ' ';
    }
    constexpr basic_label(char const* text) : basic_label(std::string_view(text)) {}
    constexpr basic_label(std::string const& text) : basic_label(std::string_view(text)) {}

    [[nodiscard]] constexpr std::string_view view() const noexcept { return {text_.data(), size_}; }
    constexpr operator std::string_view() const noexcept { return view(); }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }

    constexpr basic_label& append(std::string_view more) {
        if (more.size() > capacity - size_)
            throw std::length_error("pbo::label: more than " + std::to_string(Capacity) +
                                    " bytes: " + std::string(view()) + std::string(more));
        for (char c : more) text_[size_++] = c;
        return *this;
    }

    friend constexpr bool operator==(basic_label const& a, basic_label const& b) noexcept {
        return a.view() == b.view();
    }
    friend constexpr std::strong_ordering operator<=>(basic_label const& a, basic_label const& b) noexcept {
        return a.view() <=> b.view();
    }
    friend std::ostream& operator<<(std::ostream& out, basic_label const& l) { return out << l.view(); }

private:
    std::array<char, capacity> text_{};
    unsigned char size_ = 0;
};

using label = basic_label<95>;

}  // namespace pbo

template <std::size_t Capacity>
struct std::hash<pbo::basic_label<Capacity>> {
    [[nodiscard]] std::size_t operator()(pbo::basic_label<Capacity> const& l) const noexcept {
        return std::hash<std::string_view>{}(l.view());
    }
};

#endif
