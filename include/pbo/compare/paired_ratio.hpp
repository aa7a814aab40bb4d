// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_PAIRED_RATIO_HPP
#define PBO_COMPARE_PAIRED_RATIO_HPP

// The same people were asked twice: how many times as many said yes at first, and what are the odds of a change one way to one the
// other?  a yes both times, b yes at first only, c yes the second time only, n people, x = a + b and y = a + c:
//
//     ratio               x / y, with score limits (Tang, Tang, Chan and Chan 2003; Nam and Blackwelder 2002): all r with
//                         |x - r y| <= z sqrt(n (1 + r) q + (a + b + c) (r - 1)), q the share of c's that is likeliest given r
//     conditional odds    b / c, of those who changed; limits from Clopper and Pearson's (exact) or mid-P of b out of b + c
//
//     paired_ratio(two_by_two{yes_yes, yes_no, no_yes, no_no})     conditional_odds_ratio(two_by_two{...})
//
// Unlike a ratio of two groups (ratio.hpp) it knows that they are the same people.  Nobody said yes the second time: the ratio is absent
// (nothing_to_divide_by), its upper limit infinite; nobody said yes at all: no limits either.  Nobody changed: no conditional odds ratio.
//
// Not part of <pbo/compare.hpp>: no report needs it.

#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/mid_p.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

namespace pbo {

struct paired_ratio_result {
    figure<double> ratio = absence::nothing_to_divide_by;
    figure<interval> limits = absence::nothing_to_divide_by;
};

enum class conditional_odds_method : std::uint8_t { exact, mid };

namespace detail {
/// (x - r y) over its standard error were r the ratio; falls as r grows.
template <class = detail::when_called>
[[nodiscard]] inline double paired_ratio_score(double a, double b, double c, double n, double r) {
    double const x = a + b, y = a + c, yes = a + b + c;
    double const apart = x - r * y;
    if (apart == 0.0) return 0.0;
    // q solves A q^2 + B q + C = 0, the larger root
    double const square = n * (1.0 + r), linear = y * r * r - (x + 2.0 * c), constant = c * (1.0 - r) * yes / n;
    double const root = std::sqrt(std::fmax(0.0, linear * linear - 4.0 * square * constant));
    double const q = linear > 0.0 ? -2.0 * constant / (linear + root) : (root - linear) / (2.0 * square);
    double const variance = n * (1.0 + r) * q + yes * (r - 1.0);
    return variance > 0.0 ? apart / std::sqrt(variance) : (apart > 0.0 ? HUGE_VAL : -HUGE_VAL);
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline paired_ratio_result paired_ratio(two_by_two const& counts, confidence_level level = {}) {
    auto const a = static_cast<double>(counts.a), b = static_cast<double>(counts.b), c = static_cast<double>(counts.c);
    double const n = a + b + c + static_cast<double>(counts.d), x = a + b, y = a + c;
    paired_ratio_result found;
    if (x + y == 0.0) return found;
    if (y > 0.0) found.ratio = x / y;
    // The score falls along log r: bisect for where it is z and -z.
    auto const at = [&](double aim) {
        double low = -80.0, high = 80.0;
        for (int i = 0; i < 200; ++i) {
            double const middle = 0.5 * (low + high);
            (detail::paired_ratio_score(a, b, c, n, std::exp(middle)) > aim ? low : high) = middle;
        }
        return std::exp(0.5 * (low + high));
    };
    found.limits = interval(x > 0.0 ? at(level.z()) : 0.0, y > 0.0 ? at(-level.z()) : std::numeric_limits<double>::infinity());
    return found;
}

template <class = detail::when_called>
[[nodiscard]] inline paired_ratio_result conditional_odds_ratio(two_by_two const& counts,
                                                                conditional_odds_method how = conditional_odds_method::exact,
                                                                confidence_level level = {}) {
    paired_ratio_result found;
    if (counts.b == 0 && counts.c == 0) return found;
    if (counts.c != 0) found.ratio = static_cast<double>(counts.b) / static_cast<double>(counts.c);
    proportion const share(counts.b, counts.b + counts.c);
    auto const of_share = how == conditional_odds_method::mid ? mid_p(share, level).limits : clopper_pearson(share, level).limits;
    auto const odds = [](double p) { return p < 1.0 ? p / (1.0 - p) : std::numeric_limits<double>::infinity(); };
    found.limits = of_share.transform([&](interval const& i) { return interval(odds(i.lower()), odds(i.upper())); });
    return found;
}

}  // namespace pbo

#endif
