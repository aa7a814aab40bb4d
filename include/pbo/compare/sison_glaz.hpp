// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_SISON_GLAZ_HPP
#define PBO_COMPARE_SISON_GLAZ_HPP

// How sure are we of several categories at once, as narrowly as possible?  Sison and Glaz (1995): the smallest c for
// which all counts lie within c of those seen with the stated probability, the probability of a multinomial box being
// Levin's (1981) product of Poissons corrected by Edgeworth's expansion.  Limits: share - c / n and share +
// (c + 2 g) / n, g interpolating between c and c + 1; kept within [0, 1].
//
// For seven or more categories with counts of 5 or more it is far narrower than goodman.  Sparse counts: use goodman (a
// category nobody chose gets no lower limit, and where all chose one category nothing at all).  The expansion is an
// approximation: the probability starts at c = 0 with the multinomial probability itself, is certain at c = n, and
// where it stays below the level (it can stand still) c is n - 1.  R's MultinomialCI and Python's statsmodels start their
// search at c = 1 as if the box of c = 0 had no probability, which changes g only where c is 0: of 1, 1, 0, 0, 0, 0, 0 it
// has 1/2, so that g is (0.95 - 0.5) / (0.9839 - 0.5) = 0.9300 where theirs is 0.95 / 0.9839 = 0.9656.
// Nobody at all: no values (nothing_to_divide_by), limits [0, 1].  Cost: k c steps, c about sqrt(n); beyond a million
// people c is halved for instead and the sums are integrals: 10^15 cost a millisecond a category.

#include <pbo/compare/detail/multinomial_box.hpp>
#include <pbo/compare/simultaneous.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/plain_method.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace pbo {

struct sison_glaz_method : plain_method<sison_glaz_method> {
    static constexpr label method_name = "sison_glaz";
    template <class = detail::when_called>
    [[nodiscard]] std::vector<estimate<proportion>> operator()(std::span<std::uint64_t const> counts,
                                                               confidence_level const& level = {}) const {
        auto const total = detail::checked_total(counts);
        detail::box_width const width =
            total == 0 ? detail::box_width{} : detail::width_of_box(counts, total, level.value());
        double const n = static_cast<double>(total);
        std::vector<estimate<proportion>> all;
        all.reserve(counts.size());
        for (auto const count : counts) {
            proportion const p{count, total};
            interval both = unit_interval;
            if (total != 0) {
                double const value = *p.value();
                double const lower =
                    static_cast<double>(count) <= width.c ? 0.0 : (static_cast<double>(count) - width.c) / n;
                both = interval{
                    lower, std::clamp((static_cast<double>(count) + width.c + 2.0 * width.excess) / n, value, 1.0)};
            }
            all.push_back({p.value(), both, level, name(), p});
        }
        return all;
    }
};

inline constexpr sison_glaz_method sison_glaz{};

}  // namespace pbo

#endif
