// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_WEIGHTED_MOMENTS_HPP
#define PBO_COUNT_WEIGHTED_MOMENTS_HPP

// What does a variance need to know of some weighted records?  Every record has a weight w and two numbers, a and b: one
// if it is a hit and one if it is a miss; or a numerator and a denominator.  Every estimate here is a smooth function of
// the totals of w a and w b, so its linearised value for a record is w (x a + y b) with the same x and y for all, and the
// sums of those values and of their squares follow from the eight sums below, whatever x and y are found to be later.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>

#include <cstdint>

namespace pbo {

struct weighted_moments {
    std::uint64_t n = 0;    ///< records with a weight above 0
    double weight = 0.0;    ///< sum of w
    double a = 0.0;         ///< sum of w a
    double b = 0.0;         ///< sum of w b
    double waa = 0.0;       ///< sums of w a^2, w a b and w b^2: the spread in the population
    double wab = 0.0;
    double wbb = 0.0;
    double wwaa = 0.0;      ///< sums of w^2 a^2, w^2 a b and w^2 b^2: the spread of the linearised values
    double wwab = 0.0;
    double wwbb = 0.0;

    template <class = detail::when_called>
    constexpr weighted_moments& operator+=(weighted_moments const& other) {
        n = detail::checked_sum(n, other.n);  // first, so that a throw changes nothing
        weight += other.weight;
        a += other.a;
        b += other.b;
        waa += other.waa;
        wab += other.wab;
        wbb += other.wbb;
        wwaa += other.wwaa;
        wwab += other.wwab;
        wwbb += other.wwbb;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("n", self.n);
        for (auto* sum : {&self.weight, &self.a, &self.b, &self.waa, &self.wab, &self.wbb, &self.wwaa, &self.wwab, &self.wwbb})
            visit("sum", *sum);
    }
    friend constexpr bool operator==(weighted_moments const&, weighted_moments const&) = default;
};

}  // namespace pbo

#endif
