// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_WEIGHTED_COUNT_HPP
#define PBO_COUNT_WEIGHTED_COUNT_HPP

// For how many people do these few stand, and how many are they worth?  The cell of records that carry a weight: n, the sum
// of the weights, and the sum of their squares.  n people of unequal weights tell as much as fewer people of equal ones:
// Kish (1965, 11.7), effective n = (sum w)^2 / sum w^2, which is n for equal weights and less for all others.
//
// A record of weight 0 stands for nobody and is not counted, as in replicate weights; other weights are from 1e-100 to
// 1e100, so that no sum of squares of 2^64 of them can overflow or vanish.  Sums are compensated: parts merged in any order
// agree with the whole to 1e-15 or so, and n exactly.  There is no -=: real sums do not give a part back.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/compensated_sum.hpp>

#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <type_traits>

namespace pbo {

namespace detail {
inline constexpr double least_weight = 1e-100;
inline constexpr double greatest_weight = 1e100;

template <class = detail::when_called>
[[noreturn]] inline void refuse_weight(double weight) {
    throw std::domain_error("pbo: " + number_text(weight) + " is not a weight (0, or from 1e-100 to 1e100)");
}
/// Whether a record of this weight counts: not for 0.  Throws std::domain_error for what is no weight.
template <class = detail::when_called>
[[nodiscard]] constexpr bool counts_weight(double weight) {
    if (weight >= least_weight && weight <= greatest_weight) [[likely]] return true;
    if (weight != 0.0) refuse_weight(weight);
    return false;
}
/// The weight, if it is one.  Throws std::domain_error unless it is 0 or from 1e-100 to 1e100.
template <class = detail::when_called>
[[nodiscard]] constexpr double checked_weight(double weight) {
    return counts_weight(weight) ? weight : 0.0;
}
}  // namespace detail

class weighted_count {
public:
    constexpr weighted_count() = default;

    /// Counts one record.  Throws std::domain_error unless the weight is 0 or from 1e-100 to 1e100; then nothing has changed.
    template <class = detail::when_called>
    constexpr void add(double weight) {
        if (detail::counts_weight(weight)) add_checked(weight);
    }
    /// Counts one record whose weight has been checked and is not 0.
    template <class = detail::when_called>
    constexpr void add_checked(double weight) noexcept {
        ++n_;
        sum_ += weight;
        squares_ += weight * weight;
    }

    /// How many records.
    [[nodiscard]] constexpr std::uint64_t n() const noexcept { return n_; }
    /// The sum of the weights: how many people they stand for.
    [[nodiscard]] constexpr double sum() const noexcept { return sum_.value(); }
    [[nodiscard]] constexpr double sum_of_squares() const noexcept { return squares_.value(); }
    /// Kish's effective n; 0 of nobody, never more than n.
    template <class = detail::when_called>
    [[nodiscard]] constexpr double effective() const noexcept {
        if (n_ == 0) return 0.0;
        double const kish = sum() * (sum() / sum_of_squares());
        double const most = static_cast<double>(n_);
        return kish < most ? kish : most;
    }

    template <class = detail::when_called>
    constexpr weighted_count& operator+=(weighted_count const& other) {
        n_ = detail::checked_sum(n_, other.n_);  // first, so that a throw changes nothing
        sum_ += other.sum_;
        squares_ += other.squares_;
        return *this;
    }
    /// The same records so many times over.
    template <class = detail::when_called>
    constexpr weighted_count& operator*=(std::uint64_t times) {
        n_ = detail::checked_product(n_, times);
        sum_ *= times;
        squares_ *= times;
        return *this;
    }
    template <class = detail::when_called>
    [[nodiscard]] friend constexpr weighted_count operator+(weighted_count a, weighted_count const& b) { return a += b; }

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("n", self.n_);
        visit("sum", self.sum_);
        visit("squares", self.squares_);
        if constexpr (!std::is_const_v<Self>) {
            auto const is_sum = [none = self.n_ == 0](double x) { return none ? x == 0.0 : x > 0.0 && x - x == 0.0; };
            if (!is_sum(self.sum()) || !is_sum(self.sum_of_squares()))
                throw std::domain_error("pbo::weighted_count: " + std::to_string(self.n_) + " records of weight " +
                                        detail::number_text(self.sum()) + ", their squares " +
                                        detail::number_text(self.sum_of_squares()));
        }
    }
    friend constexpr bool operator==(weighted_count const&, weighted_count const&) = default;
    /// 3 of weight 4.5
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, weighted_count const& c) {
        return out << detail::plain(c.n_) << " of weight " << detail::number_text(c.sum());
    }

private:
    std::uint64_t n_ = 0;
    detail::compensated_sum sum_;
    detail::compensated_sum squares_;
};

}  // namespace pbo

#endif
