// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_MCNEMAR_UNCONDITIONAL_HPP
#define PBO_COMPARE_MCNEMAR_UNCONDITIONAL_HPP

// The same people were asked twice: could so many more have changed one way than the other by chance alone, exactly, whatever
// share of people change?  Suissa and Shuster (1991): the largest probability, over the unknown share of people who change, of
// answers whose McNemar's z = (b - c) / sqrt(b + c) is at least as far from 0 as the one seen.  It takes all n people into account,
// where mcnemar_exact (mcnemar.hpp) looks at those who changed alone, and is as a rule less cautious.
//
//     mcnemar_unconditional(two_by_two{yes_yes, yes_no, no_yes, no_no})
//
// Of a number m who change, those that count are a binomial tail with a half; m is binomial with the unknown share
// (detail/nuisance_supremum.hpp).  statistic: z, positive when there is more yes at first.  Nobody changed: no statistic
// (nothing_to_divide_by), p = 1.  More than 100,000 people: no p-value (not_available).  Cost: n binomial tails, then as Barnard's.
//
// Not part of <pbo/compare.hpp>: no report needs it.

#include <pbo/compare/detail/binomial_law.hpp>
#include <pbo/compare/detail/nuisance_supremum.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace pbo {

template <class = detail::when_called>
[[nodiscard]] inline test_result mcnemar_unconditional(two_by_two const& counts) {
    label const method("mcnemar_unconditional");
    auto const b = static_cast<double>(counts.b), c = static_cast<double>(counts.c);
    if (b + c == 0.0) return detail::silent(absence::not_applicable, method);
    double const z = (b - c) / std::sqrt(b + c);
    auto const n = counts.total();
    constexpr std::uint64_t most = 100'000;
    if (n > most) return {z, absence::not_applicable, absence::not_available, method};
    double const least = std::fabs(z) * (1.0 - 1e-13);  // equal fractions may round differently
    std::vector<double> weights(n + 1, 0.0);
    weights[0] = z == 0.0 ? 1.0 : 0.0;
    for (std::uint64_t m = 1; m <= n; ++m) {
        // the smallest k above the middle with (2 k - m) / sqrt(m) >= |z|
        auto const of = static_cast<double>(m);
        double k = std::ceil(0.5 * (of + least * std::sqrt(of)) - 1e-9);
        while (k > 0.5 * of && (2.0 * (k - 1.0) - of) >= least * std::sqrt(of) && k - 1.0 >= 0.5 * of) k -= 1.0;
        while ((2.0 * k - of) < least * std::sqrt(of)) k += 1.0;
        if (k > of) continue;
        weights[m] = 2.0 * k <= of ? 1.0 : std::fmin(1.0, 2.0 * detail::binomial_upper_tail({k, of - k, 1.0}));
    }
    return {z, absence::not_applicable, std::fmin(1.0, detail::rejection_polynomial(std::move(weights)).supremum()), method};
}

}  // namespace pbo

#endif
