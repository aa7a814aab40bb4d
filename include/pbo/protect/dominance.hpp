// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_DOMINANCE_HPP
#define PBO_PROTECT_DOMINANCE_HPP

// Does a sum of money give away what one of a few people gets?  A count of 40 people is large, but if one of them has most of the
// money, the sum is theirs.  Two rules for sums, each a value (Hundepool et al. 2012, Statistical Disclosure Control, 4.2):
//
//     pbo::dominance{1, 75}          one person has more than 75 % of the sum
//     pbo::dominance{2, 90}          two have more than 90 %
//     pbo::p_per_cent{10}            who has the second largest amount, and takes away their own from the sum, knows the largest
//                                    to within 10 % of it: sum - largest - second < 10 % of the largest
//
//     pbo::p_per_cent{10}.is_sensitive(amounts)        // the amounts of the cell, in any order, in pence or any other unit
//     pbo::p_per_cent{10}.least_upper_limit(amounts)   // the sum that an attacker must hold possible, so that it protects
//
// Amounts are not negative.  A sum of nothing is not sensitive: it tells that nobody has any.  One person's sum is sensitive under every
// rule.  Whole numbers throughout: no share is rounded.  O(n) amounts.  Throws std::invalid_argument for a rule that protects nobody.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/proportion.hpp>  // checked_sum

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// (n, k): the largest n amounts are more than k per cent of the sum.
class dominance {
public:
    /// Throws std::invalid_argument unless n is 1 or more and k is from 1 to 99.
    template <class = detail::when_called>
    constexpr dominance(std::size_t n, std::uint64_t k) : n_(n), k_(k) {
        if (n == 0 || k == 0 || k > 99) throw std::invalid_argument("pbo::dominance: expected 1 person or more, and 1 to 99 per cent");
    }
    /// Throws std::overflow_error for a sum beyond 2^64 - 1.
    template <class = detail::when_called>
    [[nodiscard]] bool is_sensitive(std::vector<std::uint64_t> amounts) const {
        std::sort(amounts.begin(), amounts.end(), std::greater<>{});
        std::uint64_t sum = 0, of_largest = 0;
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            sum = detail::checked_sum(sum, amounts[i]);
            if (i < n_) of_largest = sum;
        }
        return detail::wide_count{of_largest} * 100U > detail::wide_count{sum} * k_;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string words() const {
        return "sums of which " + (n_ == 1 ? std::string("one person has") : std::to_string(n_) + " people have") + " more than " +
               std::to_string(k_) + "% are withheld";
    }
    friend constexpr bool operator==(dominance, dominance) = default;

private:
    std::size_t n_;
    std::uint64_t k_;
};

/// The largest amount must not be known to within p per cent by whoever has the second largest.
class p_per_cent {
public:
    /// Throws std::invalid_argument unless p is from 1 to 100.
    template <class = detail::when_called>
    constexpr explicit p_per_cent(std::uint64_t p) : p_(p) {
        if (p == 0 || p > 100) throw std::invalid_argument("pbo::p_per_cent: expected 1 to 100 per cent");
    }
    /// Throws std::overflow_error for a sum beyond 2^64 - 1.
    template <class = detail::when_called>
    [[nodiscard]] bool is_sensitive(std::vector<std::uint64_t> const& amounts) const {
        auto const of = parts(amounts);
        return detail::wide_count{of.rest} * 100U < detail::wide_count{of.largest} * p_;
    }
    /// The least sum that somebody must hold possible who does not see the cell, so that they cannot come closer to the largest amount
    /// than p per cent: the sum, and what the others of it are short of that; the sum itself where it is not sensitive.
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t least_upper_limit(std::vector<std::uint64_t> const& amounts) const {
        auto const of = parts(amounts);
        auto const wanted = detail::wide_count{of.largest} * p_, have = detail::wide_count{of.rest} * 100U;
        if (have >= wanted) return of.sum;
        return detail::checked_sum(of.sum, static_cast<std::uint64_t>((wanted - have + 99U) / 100U));
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string words() const {
        return "sums from which somebody who is in them could tell the largest amount to within " + std::to_string(p_) + "% are withheld";
    }
    friend constexpr bool operator==(p_per_cent, p_per_cent) = default;

private:
    struct amounts_of {
        std::uint64_t sum = 0, largest = 0, rest = 0;  ///< rest: without the two largest
    };
    template <class = detail::when_called>
    [[nodiscard]] static amounts_of parts(std::vector<std::uint64_t> const& amounts) {
        amounts_of of;
        std::uint64_t second = 0;
        for (auto const n : amounts) {
            of.sum = detail::checked_sum(of.sum, n);
            if (n >= of.largest) {
                second = of.largest;
                of.largest = n;
            } else {
                second = std::max(second, n);
            }
        }
        of.rest = of.sum - of.largest - second;
        return of;
    }

    std::uint64_t p_;
};

}  // namespace pbo

#endif
