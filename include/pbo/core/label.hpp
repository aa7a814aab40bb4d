// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_LABEL_HPP
#define PBO_CORE_LABEL_HPP

// What is this called?  A short text (at most 95 bytes) held in place, so that every estimate can carry the name of
// the method that made it and tables of estimates still copy without allocating.  A longer text throws
// std::length_error: a truncated method name could be parsed back as another method.

#include <array>
#include <compare>
#include <cstddef>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

class label {
public:
    static constexpr std::size_t capacity = 95;

    constexpr label() = default;
    constexpr label(std::string_view text) { append(text); }
    constexpr label(char const* text) : label(std::string_view(text)) {}
    constexpr label(std::string const& text) : label(std::string_view(text)) {}

    [[nodiscard]] constexpr std::string_view view() const noexcept { return {text_.data(), size_}; }
    constexpr operator std::string_view() const noexcept { return view(); }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }

    constexpr label& append(std::string_view more) {
        if (more.size() > capacity - size_)
            throw std::length_error("pbo::label: more than 95 bytes: " + std::string(view()) + std::string(more));
        for (char c : more) text_[size_++] = c;
        return *this;
    }

    friend constexpr bool operator==(label const& a, label const& b) noexcept { return a.view() == b.view(); }
    friend constexpr std::strong_ordering operator<=>(label const& a, label const& b) noexcept {
        return a.view() <=> b.view();
    }
    friend std::ostream& operator<<(std::ostream& out, label const& l) { return out << l.view(); }

private:
    std::array<char, capacity> text_{};
    unsigned char size_ = 0;
};

}  // namespace pbo

#endif
