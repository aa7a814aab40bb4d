// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_COMPENSATED_SUM_HPP
#define PBO_COUNT_DETAIL_COMPENSATED_SUM_HPP

// A sum of doubles that carries what rounding took away (Knuth's two-sum, as Neumaier 1974 uses it).  A million weights
// of 0.1 added one after the other are wrong in the eleventh digit, and wrong differently for every way of splitting
// them; this sum is right in the sixteenth, so that shards and whole agree.

namespace pbo::detail {

class compensated_sum {
public:
    constexpr compensated_sum() = default;

    constexpr compensated_sum& operator+=(double x) noexcept {
        double const sum = high_ + x;
        double const added = sum - high_;
        low_ += (high_ - (sum - added)) + (x - added);
        high_ = sum;
        return *this;
    }
    constexpr compensated_sum& operator+=(compensated_sum const& other) noexcept {
        *this += other.high_;
        low_ += other.low_;
        return *this;
    }
    [[nodiscard]] constexpr double value() const noexcept { return high_ + low_; }

    friend constexpr bool operator==(compensated_sum const&, compensated_sum const&) = default;

private:
    double high_ = 0.0;
    double low_ = 0.0;
};

}  // namespace pbo::detail

#endif
