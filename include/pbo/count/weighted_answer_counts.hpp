// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_WEIGHTED_ANSWER_COUNTS_HPP
#define PBO_COUNT_WEIGHTED_ANSWER_COUNTS_HPP

// How often was each answer given to each question, by people who each stand for several?  The weighted twin of
// answer_counts: for every question and code n, sum w and sum w^2, so that any answers can be put together into a
// weighted_proportion.  A sheet of weight 0 is not counted; a weight that is none throws, see weighted_count.hpp.  Three
// compensated additions a question.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/count/weighted_count.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace pbo {

template <std::size_t Capacity = 16>
class weighted_answer_counts {
public:
    static constexpr std::size_t capacity = Capacity;

    constexpr weighted_answer_counts() = default;

    /// Throws std::domain_error for a weight that is none; then nothing has changed.
    constexpr void add(answer_sheet<Capacity> const& sheet, double weight) {
        if (!detail::counts_weight(weight)) return;
        auto const& codes = sheet.codes();
        for (std::size_t question = 0; question < Capacity; ++question) counts_[codes[question]][question].add_checked(weight);
        sheets_.add_checked(weight);
    }

    /// The sheets that were counted.
    [[nodiscard]] constexpr weighted_count const& sheets() const noexcept { return sheets_; }

    /// The sheets that have this code at this question.  Throws std::out_of_range when there is no such question or code.
    [[nodiscard]] constexpr weighted_count const& count(std::size_t question, std::size_t code) const {
        if (question >= Capacity || code >= answer_code::count)
            throw std::out_of_range("pbo::weighted_answer_counts: question " + std::to_string(question) + " of " +
                                    std::to_string(Capacity) + ", code " + std::to_string(code) + " of 0 to 8");
        return counts_[code][question];
    }

    constexpr weighted_answer_counts& operator+=(weighted_answer_counts const& other) {
        sheets_ += other.sheets_;  // no count exceeds the number of sheets, so this one throws before anything has changed
        for (std::size_t code = 0; code < answer_code::count; ++code)
            for (std::size_t question = 0; question < Capacity; ++question)
                counts_[code][question] += other.counts_[code][question];
        return *this;
    }
    constexpr weighted_answer_counts& operator*=(std::uint64_t times) {
        sheets_ *= times;
        for (auto& of_code : counts_)
            for (auto& c : of_code) c *= times;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp. Every sheet has one code at every question.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("sheets", self.sheets_);
        visit("counts", self.counts_);
        if constexpr (!std::is_const_v<Self>)
            for (std::size_t question = 0; question < Capacity; ++question) {
                weighted_count sum;
                for (auto const& of_code : self.counts_) sum += of_code[question];
                if (sum.n() != self.sheets_.n())
                    throw std::domain_error("pbo::weighted_answer_counts: question " + std::to_string(question) + ": " +
                                            std::to_string(sum.n()) + " answers on " + std::to_string(self.sheets_.n()) + " sheets");
            }
    }
    friend constexpr bool operator==(weighted_answer_counts const&, weighted_answer_counts const&) = default;
    friend std::ostream& operator<<(std::ostream& out, weighted_answer_counts const& c) {
        return out << detail::plain(c.sheets_.n()) << " answer sheets of weight "
                   << detail::number_text(c.sheets_.sum());
    }

private:
    std::array<std::array<weighted_count, Capacity>, answer_code::count> counts_{};
    weighted_count sheets_;
};

}  // namespace pbo

#endif
