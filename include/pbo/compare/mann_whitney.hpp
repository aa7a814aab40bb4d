// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_MANN_WHITNEY_HPP
#define PBO_COMPARE_MANN_WHITNEY_HPP

// Does one group tend to give higher answers on an ordered scale?  Wilcoxon (1945), Mann and Whitney (1947), from two
// sets of counts by category, lowest first, with the variance for ties (Lehmann 1975).
//   mann_whitney                        normal approximation, as R's wilcox.test(exact = FALSE, correct = FALSE)
//   mann_whitney_continuity_corrected   |U - mn/2| less a half, never below 0 (R's default)
//
//     mann_whitney(first.counts(), second.counts())
//
// statistic: z, positive when the first group answers higher; U itself is mn times the probability of superiority
// (superiority.hpp), which belongs beside the p-value.  No normality is assumed, only that people are independent; with
// fewer than ten people or so in a group the approximation is rough.  An empty group, or one answer given by everybody:
// no statistic (nothing_to_divide_by), p = 1.  Throws std::invalid_argument when the numbers of categories differ.

#include <pbo/compare/alternative.hpp>
#include <pbo/compare/superiority.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <cstdint>
#include <span>

namespace pbo {

struct mann_whitney_test {
    alternative sides = alternative::two_sided;
    bool corrected = false;

    template <class = detail::when_called>
    [[nodiscard]] constexpr label name() const {
        return label(corrected ? "mann_whitney_continuity_corrected" : "mann_whitney").append(detail::suffix(sides));
    }
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(std::span<std::uint64_t const> first,
                                         std::span<std::uint64_t const> second) const {
        return (*this)(probability_of_superiority(first, second));
    }
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(probability_of_superiority const& s) const {
        double const m = static_cast<double>(s.first()), n = static_cast<double>(s.second());
        double const all = m + n;
        if (m == 0.0 || n == 0.0 || s.tie_spread() <= 0.0) return detail::silent(absence::not_applicable, name());
        // Everything in units of the mn pairs: U/mn - 1/2 is half the balance.
        double const deviation = std::sqrt(s.tie_spread() * all * (all / (all - 1.0)) / (12.0 * m * n));
        double const half = corrected ? 0.5 / m / n : 0.0;
        double gap = 0.5 * s.balance();
        if (sides == alternative::two_sided)
            gap = std::copysign(std::fmax(0.0, std::abs(gap) - half), gap);
        else
            gap += sides == alternative::greater ? -half : half;
        double const z = gap / deviation;
        double const p = sides == alternative::two_sided ? std::erfc(std::abs(z) / detail::square_root_of_two)
                                                         : detail::normal_upper_tail(sides == alternative::greater ? z : -z);
        return {z, absence::not_applicable, p, name()};
    }
};

inline constexpr mann_whitney_test mann_whitney{};
inline constexpr mann_whitney_test mann_whitney_continuity_corrected{alternative::two_sided, true};

}  // namespace pbo

#endif
