// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_WEIGHTED_RATIO_HPP
#define PBO_COUNT_WEIGHTED_RATIO_HPP

// How much for each, when each record stands for so many?  The cell for weighted amounts: a numerator and a denominator
// a record.  With 1 as the denominator it is a mean; with counts, a take-up from a sample of councils.
//
// A record of weight 0 is not counted.  A weight that is negative or not finite, or an amount that is not finite, throws
// std::domain_error.  Sums carry their rounding errors, so that merging in any order agrees to 1e-15.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/compensated_sum.hpp>
#include <pbo/count/weighted_moments.hpp>
#include <pbo/count/weighted_proportion.hpp>

#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace pbo {

class weighted_ratio {
public:
    constexpr weighted_ratio() = default;

    /// Counts one record.
    template <class = detail::when_called>
    constexpr void add(double numerator, double denominator, double weight) {
        if (!(numerator - numerator == 0.0 && denominator - denominator == 0.0))
            throw std::domain_error("pbo::weighted_ratio: found " + detail::number_text(numerator) + " over " +
                                    detail::number_text(denominator) + "; expected two finite numbers");
        if (detail::checked_weight(weight) == 0.0) return;
        n_ = detail::checked_sum(n_, 1);
        double const terms[9] = {weight, weight * numerator, weight * denominator,
                                 weight * numerator * numerator, weight * numerator * denominator,
                                 weight * denominator * denominator,
                                 weight * numerator * (weight * numerator), weight * numerator * (weight * denominator),
                                 weight * denominator * (weight * denominator)};
        for (int i = 0; i < 9; ++i) sums_[i] += terms[i];
    }

    [[nodiscard]] constexpr std::uint64_t n() const noexcept { return n_; }
    [[nodiscard]] constexpr double weight() const noexcept { return sums_[0].value(); }
    /// Weighted totals.
    [[nodiscard]] constexpr double numerator() const noexcept { return sums_[1].value(); }
    [[nodiscard]] constexpr double denominator() const noexcept { return sums_[2].value(); }

    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> value() const {
        if (denominator() == 0.0) return absence::nothing_to_divide_by;
        return numerator() / denominator();
    }
    /// With a the numerator and b the denominator.
    template <class = detail::when_called>
    [[nodiscard]] constexpr weighted_moments moments() const noexcept {
        return {n_, sums_[0].value(), sums_[1].value(), sums_[2].value(), sums_[3].value(), sums_[4].value(),
                sums_[5].value(), sums_[6].value(), sums_[7].value(), sums_[8].value()};
    }

    template <class = detail::when_called>
    constexpr weighted_ratio& operator+=(weighted_ratio const& other) {
        n_ = detail::checked_sum(n_, other.n_);
        for (int i = 0; i < 9; ++i) sums_[i] += other.sums_[i];
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("n", self.n_);
        for (auto& sum : self.sums_) visit("sum", sum);
        if constexpr (!std::is_const_v<Self>)
            for (auto const& sum : self.sums_)
                if (auto const x = sum.value(); !(x - x == 0.0) || (self.n_ == 0 && x != 0.0))
                    throw std::domain_error("pbo::weighted_ratio: a sum of " + detail::number_text(x) + " over " +
                                            std::to_string(self.n_) + " records");
    }
    friend constexpr bool operator==(weighted_ratio const&, weighted_ratio const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, weighted_ratio const& r) {
        return out << detail::plain(r.numerator()) << " over " << detail::plain(r.denominator()) << " ("
                   << detail::plain(r.n_) << " records)";
    }

private:
    std::uint64_t n_ = 0;
    detail::compensated_sum sums_[9];
};

}  // namespace pbo

#endif
