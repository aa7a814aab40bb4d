// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_MCNEMAR_HPP
#define PBO_COMPARE_MCNEMAR_HPP

// The same people were asked twice: did the share of yes change?  Only those who changed their answer tell: b from yes
// to no, c from no to yes (McNemar 1947).
//   mcnemar                        (b - c)^2 / (b + c), one degree of freedom; the one to prefer with mcnemar_mid_p
//   mcnemar_continuity_corrected   (|b - c| - 1)^2 / (b + c) (Edwards 1948); very cautious
//   mcnemar_exact                  binomial with a half, twice the smaller tail; cautious
//   mcnemar_mid_p                  the same, counting the split that was seen by half (Fagerland, Lydersen, Laake 2013)
// The exact ones have one-sided forms: greater is "more yes at first", b larger than c.
//
//     mcnemar(two_by_two{yes_yes, yes_no, no_yes, no_no})     mcnemar(b, c)
//
// statistic of the exact ones: the smaller of b and c (b when one-sided), without degrees of freedom.  Nobody changed:
// no statistic (nothing_to_divide_by), p = 1.  Exact at any counts; tens of nanoseconds at hundreds.

#include <pbo/compare/alternative.hpp>
#include <pbo/compare/detail/binomial_law.hpp>
#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/plain_method.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pbo {

/// The call syntax of tests of paired answers.
template <class Test>
struct callable_paired_test {
    [[nodiscard]] test_result operator()(two_by_two const& counts) const {
        return static_cast<Test const&>(*this).test(counts.b, counts.c);
    }
    [[nodiscard]] test_result operator()(std::uint64_t yes_to_no, std::uint64_t no_to_yes) const {
        return static_cast<Test const&>(*this).test(yes_to_no, no_to_yes);
    }
};

template <bool Corrected>
struct mcnemar_test : callable_paired_test<mcnemar_test<Corrected>>, plain_method<mcnemar_test<Corrected>> {
    static constexpr label method_name = Corrected ? "mcnemar_continuity_corrected" : "mcnemar";
    [[nodiscard]] static test_result test(std::uint64_t b, std::uint64_t c) {
        if (b == 0 && c == 0) return detail::silent(1.0, method_name);
        double gap = static_cast<double>(std::max(b, c) - std::min(b, c));
        double const changed = static_cast<double>(b) + static_cast<double>(c);
        if (Corrected) gap = std::fmax(0.0, gap - 1.0);
        double const statistic = gap * (gap / changed);
        return {statistic, 1.0, detail::chi_squared_upper_tail(statistic, 1), method_name};
    }
};

struct mcnemar_exact_test : callable_paired_test<mcnemar_exact_test> {
    alternative sides = alternative::two_sided;
    bool mid_p = false;

    constexpr mcnemar_exact_test() = default;
    template <class = detail::when_called>
    constexpr explicit mcnemar_exact_test(alternative which, bool halve_the_seen = false)
        : sides(which), mid_p(halve_the_seen) {}

    template <class = detail::when_called>
    [[nodiscard]] constexpr label name() const {
        return label(mid_p ? "mcnemar_mid_p" : "mcnemar_exact").append(detail::suffix(sides));
    }
    template <class = detail::when_called>
    [[nodiscard]] test_result test(std::uint64_t b, std::uint64_t c) const {
        if (b == 0 && c == 0) return detail::silent(absence::not_applicable, name());
        bool const both = sides == alternative::two_sided;
        // The tail is that of `outer`: the larger when two-sided, b when we look for many b, c when for many c.
        double const outer = static_cast<double>(both ? std::max(b, c) : sides == alternative::greater ? b : c);
        double const inner = static_cast<double>(b) + static_cast<double>(c) - outer;
        detail::binomial_law const seen(outer, inner, 1.0);
        double const probability = std::exp(seen.log_probability());
        double p = detail::binomial_upper_tail(seen);
        if (both) p = outer == inner ? 1.0 : std::fmin(1.0, 2.0 * p);
        // Of two equal splits the one seen is the only one as extreme; otherwise its mirror image is too.
        if (mid_p) p -= both && outer != inner ? probability : 0.5 * probability;
        double const statistic = static_cast<double>(both ? std::min(b, c) : b);
        return {statistic, absence::not_applicable, std::fmax(0.0, p), name()};
    }
};

inline constexpr mcnemar_test<false> mcnemar{};
inline constexpr mcnemar_test<true> mcnemar_continuity_corrected{};
inline constexpr mcnemar_exact_test mcnemar_exact{};
inline constexpr mcnemar_exact_test mcnemar_mid_p{alternative::two_sided, true};

}  // namespace pbo

#endif
