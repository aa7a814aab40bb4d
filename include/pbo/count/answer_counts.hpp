// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_ANSWER_COUNTS_HPP
#define PBO_COUNT_ANSWER_COUNTS_HPP

// How often was each answer given to each question?  Counts packed answer sheets; what the codes mean is the business
// of the instrument, which travels as the table's context.  Adding a sheet is one increment a question, noexcept.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/proportion.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace pbo {

template <std::size_t Capacity = 16>
class answer_counts {
public:
    static constexpr std::size_t capacity = Capacity;

    constexpr answer_counts() = default;

    constexpr void add(answer_sheet<Capacity> const& sheet) noexcept {
        auto const& codes = sheet.codes();
        for (std::size_t question = 0; question < Capacity; ++question) ++counts_[codes[question]][question];
        ++sheets_;
    }

    /// Adds sheets that were counted by the bits of their answers: of code c at question q, n[(c - 1) * Capacity + q].
    /// What remains of the sheets is missing.  For counting loops; throws std::overflow_error, and then nothing changed.
    constexpr void add_bits(std::uint64_t const* n, std::uint64_t sheets) {
        auto const all = detail::checked_sum(sheets_, sheets);
        for (std::size_t question = 0; question < Capacity; ++question) counts_[0][question] += sheets;
        for (std::size_t code = 1; code < answer_code::count; ++code)
            for (std::size_t question = 0; question < Capacity; ++question, ++n) {
                counts_[code][question] += *n;
                counts_[0][question] -= *n;
            }
        sheets_ = all;
    }

    /// How many sheets were counted.
    [[nodiscard]] constexpr std::uint64_t sheets() const noexcept { return sheets_; }

    /// How many sheets have this code at this question.  Throws std::out_of_range when there is no such question or code.
    [[nodiscard]] constexpr std::uint64_t count(std::size_t question, std::size_t code) const {
        if (question >= Capacity || code >= answer_code::count)
            throw std::out_of_range("pbo::answer_counts: question " + std::to_string(question) + " of " +
                                    std::to_string(Capacity) + ", code " + std::to_string(code) + " of 0 to 8");
        return counts_[code][question];
    }

    constexpr answer_counts& operator+=(answer_counts const& other) {
        // No count exceeds the number of sheets, so one check guards them all and a throw changes nothing.
        auto const sheets = detail::checked_sum(sheets_, other.sheets_);
        for (std::size_t code = 0; code < answer_code::count; ++code)
            for (std::size_t question = 0; question < Capacity; ++question)
                counts_[code][question] += other.counts_[code][question];
        sheets_ = sheets;
        return *this;
    }
    /// Takes a part out of the whole that contains it; throws std::domain_error when it does not.
    constexpr answer_counts& operator-=(answer_counts const& part) {
        auto rest = *this;
        for (std::size_t code = 0; code < answer_code::count; ++code)
            for (std::size_t question = 0; question < Capacity; ++question) {
                if (part.counts_[code][question] > counts_[code][question])
                    throw std::domain_error("pbo::answer_counts: question " + std::to_string(question) +
                                            ": a part of " + std::to_string(part.counts_[code][question]) +
                                            " answers " + std::to_string(code) + " in a whole of " +
                                            std::to_string(counts_[code][question]));
                rest.counts_[code][question] -= part.counts_[code][question];
            }
        rest.sheets_ -= part.sheets_;
        return *this = rest;
    }
    constexpr answer_counts& operator*=(std::uint64_t times) {
        auto const sheets = detail::checked_product(sheets_, times);
        for (auto& of_code : counts_)
            for (auto& n : of_code) n *= times;
        sheets_ = sheets;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp. Every sheet has one code at every question.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("sheets", self.sheets_);
        visit("counts", self.counts_);
        if constexpr (!std::is_const_v<Self>)
            for (std::size_t question = 0; question < Capacity; ++question) {
                std::uint64_t sum = 0;
                for (auto const& of_code : self.counts_) sum = detail::checked_sum(sum, of_code[question]);
                if (sum != self.sheets_)
                    throw std::domain_error("pbo::answer_counts: question " + std::to_string(question) + ": " + std::to_string(sum) +
                                            " answers on " + std::to_string(self.sheets_) + " sheets");
            }
    }
    friend constexpr bool operator==(answer_counts const&, answer_counts const&) = default;
    friend std::ostream& operator<<(std::ostream& out, answer_counts const& c) {
        return out << detail::plain(c.sheets_) << " answer sheets";
    }

private:
    std::array<std::array<std::uint64_t, Capacity>, answer_code::count> counts_{};
    std::uint64_t sheets_ = 0;
};

}  // namespace pbo

#endif
