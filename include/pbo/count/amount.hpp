// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_AMOUNT_HPP
#define PBO_COUNT_AMOUNT_HPP

// How much altogether, and how much each?  The cell for money in integer pence (weekly budgets, savings at review, which
// may be negative): n, the sum and the sum of squares, all exact, so that merging in any order gives the same bits.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/tally.hpp>

#include <cstdint>
#include <limits>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace pbo {

class amount {
public:
    constexpr amount() = default;

    /// Counts one amount.  Throws std::overflow_error when the sum would leave the range of 64 bits or the sum of squares
    /// that of 128; then nothing has changed.
    template <class = detail::when_called>
    constexpr void add(std::int64_t value) {
        auto const sum = checked(sum_, value);
        squares_ = checked(squares_, size_of(value) * size_of(value));
        sum_ = sum;
        ++n_;
    }
    constexpr void add(absence why) noexcept { absent_.add(why); }

    [[nodiscard]] constexpr std::uint64_t n() const noexcept { return n_; }
    [[nodiscard]] constexpr std::int64_t sum() const noexcept { return sum_; }
    [[nodiscard]] constexpr absences const& absent() const noexcept { return absent_; }

    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> mean() const {
        if (n_ == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(sum_) / static_cast<double>(n_);
    }
    /// The sample variance (divisor n - 1): (n sum of squares - square of the sum) / (n (n - 1)), exact before the last
    /// division while n times the sum of squares stays under 2^128, else to 1e-18 relative (the square of the sum is then
    /// at most a quarter of the minuend); no_degrees_of_freedom for n < 2.
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> variance() const {
        if (n_ < 2) return absence::no_degrees_of_freedom;
        auto const square = size_of(sum_) * size_of(sum_);
        auto const n = static_cast<detail::wide_count>(n_);
        double const pairs = static_cast<double>(n_) * static_cast<double>(n_ - 1);
        if (squares_ <= std::numeric_limits<detail::wide_count>::max() / n)
            return static_cast<double>(n * squares_ - square) / pairs;
        return static_cast<double>(squares_ - square / n) / static_cast<double>(n_ - 1);
    }

    template <class = detail::when_called>
    constexpr amount& operator+=(amount const& other) {
        auto merged = *this;
        merged.sum_ = checked(sum_, other.sum_);
        merged.n_ = detail::checked_sum(n_, other.n_);
        merged.squares_ = checked(squares_, other.squares_);
        merged.absent_ += other.absent_;
        return *this = merged;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("n", self.n_);
        visit("sum", self.sum_);
        detail::visit_halves(self.squares_, "squares_high", "squares_low", visit);
        visit("absent", self.absent_);
        if constexpr (!std::is_const_v<Self>) {
            // n times the sum of squares is at least the square of the sum.
            auto const square = size_of(self.sum_) * size_of(self.sum_);
            auto const n = static_cast<detail::wide_count>(self.n_);
            if (n == 0 ? square != 0 || self.squares_ != 0 : self.squares_ < (square + n - 1) / n)
                throw std::domain_error("pbo::amount: no " + std::to_string(self.n_) + " amounts have the sum " +
                                        std::to_string(self.sum_) + " and so small a sum of squares");
        }
    }
    friend constexpr bool operator==(amount const&, amount const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, amount const& a) {
        return out << detail::plain(a.sum_) << " over " << detail::plain(a.n_);
    }

private:
    template <class = detail::when_called>
    static constexpr std::int64_t checked(std::int64_t a, std::int64_t b) {
        using limit = std::numeric_limits<std::int64_t>;
        if ((b > 0 && a > limit::max() - b) || (b < 0 && a < limit::min() - b))
            throw std::overflow_error("pbo::amount: a sum would leave the range of 64 bits: " + std::to_string(a) + " + " +
                                      std::to_string(b));
        return a + b;
    }
    template <class = detail::when_called>
    static constexpr detail::wide_count checked(detail::wide_count a, detail::wide_count b) {
        if (a + b < a) throw std::overflow_error("pbo::amount: a sum of squares would exceed 2^128 - 1");
        return a + b;
    }
    /// |value|, which for the least value is no std::int64_t.
    template <class = detail::when_called>
    static constexpr detail::wide_count size_of(std::int64_t value) noexcept {
        return value < 0 ? static_cast<detail::wide_count>(-(value + 1)) + 1U : static_cast<detail::wide_count>(value);
    }
    std::uint64_t n_ = 0;
    std::int64_t sum_ = 0;
    detail::wide_count squares_ = 0;
    absences absent_;
};

}  // namespace pbo

#endif
