// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_ANSWER_SHEET_HPP
#define PBO_CORE_ANSWER_SHEET_HPP

// What did one person answer?  A packed block of one byte a question: 0 for no answer, 1 to 7 for an answer of the
// question's scale, 8 for "does not apply to me".  Capacity is a multiple of 16, so that counting can work on whole
// vector registers; an instrument says how many of the bytes are in use and what the codes mean.

#include <pbo/core/detail/platform.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

/// The codes an answer can have; 1 to highest_answer are the answers of a scale, in its order.
namespace answer_code {
inline constexpr std::uint8_t missing = 0;
inline constexpr std::uint8_t highest_answer = 7;
inline constexpr std::uint8_t not_applicable = 8;
inline constexpr std::size_t count = 9;
}  // namespace answer_code

template <std::size_t Capacity = 16>
    requires(Capacity > 0 && Capacity % 16 == 0)
class alignas(16) answer_sheet {
public:
    static constexpr std::size_t capacity = Capacity;

    /// Nothing answered.
    constexpr answer_sheet() = default;
    /// All answers at once.  Throws std::domain_error for a code above 8.
    constexpr explicit answer_sheet(std::array<std::uint8_t, Capacity> const& codes) : codes_(codes) {
        std::uint8_t highest = 0;
        for (auto const code : codes) highest = highest < code ? code : highest;
        check_code(highest);
    }

    [[nodiscard]] constexpr std::uint8_t operator[](std::size_t question) const {
        check(question);
        return codes_[question];
    }
    /// Throws std::out_of_range for a question beyond the capacity, std::domain_error for a code above 8.
    constexpr void set(std::size_t question, std::uint8_t code) {
        check(question);
        check_code(code);
        codes_[question] = code;
    }
    [[nodiscard]] constexpr std::array<std::uint8_t, Capacity> const& codes() const noexcept { return codes_; }

    friend constexpr auto operator<=>(answer_sheet const&, answer_sheet const&) = default;
    /// One digit a question: 1503... .
    friend std::ostream& operator<<(std::ostream& out, answer_sheet const& sheet) {
        for (auto code : sheet.codes_) out << static_cast<char>('0' + code);
        return out;
    }

private:
    static constexpr void check(std::size_t question) {
        if (question >= Capacity)
            throw std::out_of_range("pbo::answer_sheet: question " + std::to_string(question) + " of " +
                                    std::to_string(Capacity));
    }
    static constexpr void check_code(std::uint8_t code) {
        if (code >= answer_code::count)
            throw std::domain_error("pbo::answer_sheet: " + std::to_string(code) + " is not an answer code (0 to 8)");
    }
    std::array<std::uint8_t, Capacity> codes_{};
};

}  // namespace pbo

#endif
