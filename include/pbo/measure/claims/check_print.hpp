// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_CHECK_PRINT_HPP
#define PBO_MEASURE_CLAIMS_CHECK_PRINT_HPP

// Does a figure in print follow from the numbers beside it?  A per cent, a change, a ratio or a sum is held against its
// values in whole numbers, halves up, and where it does not hold what holds is said, and the bases with which it would:
//
//     pbo::check_print({pbo::print_claim_kind::share, "339 1341", "27.1 %", ""});
//         // does not hold; 339 of 1,341 is 25.28 %, which prints 25.3 %; bases 1,249 to 1,253
//     pbo::check_print({pbo::print_claim_kind::shares, "36.7 26.2 13.1 11.1 11.5", "", "302"});    // no base up to 302
//     pbo::check_print({pbo::print_claim_kind::change, "170000 250000", "up 68 %", ""});           // does not hold:
//     up 47.1 %
//
//     share    a count and its base, in values or in base; without a count: which counts of the base it can be; without
//     a base:
//              which bases it would need
//     shares   per cents of one unknown base of at most `base`, some of them with their count (23=40): which bases fit
//     all change   from and to: up 40 %, down 26 points, doubled, down 3,000; the later alone: which earlier ones it
//     would need ratio    a and b: a is 7.5 times b (or b of a: the words say which is larger), a is 40 % or a third of
//     b sum      parts and their total.  Per cents, and numbers with decimals, were rounded, and so may miss it by half
//     a last digit
//              each; whole numbers were not.  100 % is exact.  With a base whole numbers of people must print so and be
//              all
//
// Words are read as printed_figure.hpp says.  Verdicts: `holds` where the figure is what the values print, or where
// some count prints so; `does_not_hold` where neither they nor, if they were rounded, what they were before can print
// so; `cannot_tell` where something is not given, where only rounding could make it so, or where the words name no
// size.  Values are exact as they stand unless they have decimals or a per cent sign.
//
// Throws print_claim_error, which names the column, for what cannot be read, and for counts above their base.
// O(values), and for shares O(bases up to 10^(2 + decimals)).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/claims/detail/check_change.hpp>
#include <pbo/measure/claims/detail/check_share.hpp>
#include <pbo/measure/claims/detail/check_sum.hpp>
#include <pbo/measure/claims/print_claim.hpp>

#include <stdexcept>

namespace pbo {

template <class = detail::when_called>
[[nodiscard]] inline checked_print check_print(print_claim const& c) {
    try {
        switch (c.kind) {
            case print_claim_kind::share:
                return detail::check_share(c);
            case print_claim_kind::shares:
                return detail::check_shares(c);
            case print_claim_kind::change:
                return detail::check_change(c);
            case print_claim_kind::times:
                return detail::check_ratio(c);
            case print_claim_kind::sum:
                return detail::check_sum(c);
        }
    } catch (std::overflow_error const&) {
        throw print_claim_error("values", c.values.substr(0, 80),
                                "numbers of fewer digits: these exceed what can be computed exactly");
    }
    throw std::invalid_argument("pbo::check_print: no such kind of claim");
}

}  // namespace pbo

#endif
