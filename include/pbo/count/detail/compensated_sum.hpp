// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_COMPENSATED_SUM_HPP
#define PBO_COUNT_DETAIL_COMPENSATED_SUM_HPP

// What do these real numbers add up to, in whatever order they come?  A sum that carries the rounding error of every
// addition along (Knuth's exact error of a sum, added up apart as Neumaier did, 1974).  A million times 0.1 added plainly
// is wrong in the 11th digit, and differently so for every split into parts; here the error stays near that of one
// addition, so parts and whole agree to 1e-15 or so.  Six more additions, of which one alone waits for the last record.
//
// The errors themselves add up without one while n^2 * (largest / smallest) < 2^53, whatever the order: for a million numbers
// that differ by a factor of 9,000, for ten million by one of 90.  (Every error is a multiple of the smallest's last bit, 2^-52
// of it, and at most 2^-53 of the sum, n times the largest: n of them fit into 53 bits.)  Then value() is the exact sum, rounded
// once, so that it is the same to the bit however the numbers were cut into parts.
// Made for finite numbers that are not negative; not to be compiled with -ffast-math, which takes the errors for zeros.

#include <pbo/core/detail/when_called.hpp>

#include <cstdint>

namespace pbo::detail {

class compensated_sum {
public:
    constexpr compensated_sum() = default;

    template <class = detail::when_called>
    constexpr compensated_sum& operator+=(double x) noexcept {
        double const sum = high_ + x;
        double const taken = sum - high_;
        low_ += (high_ - (sum - taken)) + (x - taken);
        high_ = sum;
        return *this;
    }
    template <class = detail::when_called>
    constexpr compensated_sum& operator+=(compensated_sum other) noexcept {  // a copy: a sum may be added to itself
        *this += other.high_;
        low_ += other.low_;
        return *this;
    }
    template <class = detail::when_called>
    constexpr compensated_sum& operator*=(std::uint64_t times) noexcept {
        high_ *= static_cast<double>(times);
        low_ *= static_cast<double>(times);
        return *this;
    }
    [[nodiscard]] constexpr double value() const noexcept { return high_ + low_; }

    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("high", self.high_);
        visit("low", self.low_);
    }
    /// The same number, however it came about.
    template <class = detail::when_called>
    friend constexpr bool operator==(compensated_sum const& a, compensated_sum const& b) noexcept {
        return a.value() == b.value();
    }

private:
    double high_ = 0.0;
    double low_ = 0.0;
};

}  // namespace pbo::detail

#endif
