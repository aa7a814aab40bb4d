// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_BRESLOW_DAY_HPP
#define PBO_COMPARE_BRESLOW_DAY_HPP

// Is the difference between two groups the same in every stratum ("is it also true of older people")?  Breslow and Day
// (1980, 4.4): the sum over strata of (a - A)^2 / Var(A), where A is what a would be, given the margins, if every
// stratum had the Mantel-Haenszel odds ratio; strata - 1 degrees of freedom.
//   breslow_day_tarone   less (sum of a - A)^2 / sum of Var (Tarone 1985): the one to use, because the Mantel-Haenszel
//                        odds ratio is not the most likely one, and without this the test is not quite valid
//   breslow_day          as first published
// Takes a range of two_by_two, and a projection.  Strata with an empty margin say nothing and have no degree of
// freedom.  Fewer than two others, or a common odds ratio of 0 or infinity: no statistic (nothing_to_divide_by), p = 1.
// Wants expectations of 5 or so in each stratum.  50 ns a stratum.

#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/plain_method.hpp>

#include <cmath>
#include <cstdint>
#include <functional>

namespace pbo {

namespace detail {

/// The count in the first cell of a table with these margins and this odds ratio: the root of a quadratic whose
/// discriminant is written as a sum of positive terms.
template <class = detail::when_called>
inline double cell_for_odds_ratio(double row1, double row2, double column1, double column2, double odds_ratio) {
    double const b = odds_ratio * (row1 + column1) + (row2 - column1);
    double const root = std::sqrt(odds_ratio * (row1 - column1) * (odds_ratio * (row1 - column1)) +
                                  2.0 * odds_ratio * (row1 * row2 + column1 * column2) +
                                  (row2 - column1) * (row2 - column1));
    if (b >= 0.0) return 2.0 * odds_ratio * row1 * (column1 / (b + root));
    return (root - b) / (2.0 * (1.0 - odds_ratio));  // only possible for odds ratios below 1
}

}  // namespace detail

template <bool Tarone>
struct breslow_day_test : plain_method<breslow_day_test<Tarone>> {
    static constexpr label method_name = Tarone ? "breslow_day_tarone" : "breslow_day";

    template <class Strata, class Projection = std::identity>
    [[nodiscard]] test_result operator()(Strata const& strata, Projection projection = {}) const {
        double agreeing = 0.0;
        double crossing = 0.0;
        std::uint64_t informative = 0;
        for (auto const& stratum : strata) {
            two_by_two const counts = std::invoke(projection, stratum);
            if (counts.has_empty_margin()) continue;
            detail::real_cells const t(counts);
            agreeing += t.a * (t.d / t.total());
            crossing += t.b * (t.c / t.total());
            ++informative;
        }
        if (informative < 2) return detail::silent(absence::no_degrees_of_freedom, method_name);
        auto const df = informative - 1;
        if (agreeing == 0.0 || crossing == 0.0) return detail::silent(static_cast<double>(df), method_name);
        double const common = agreeing / crossing;
        double statistic = 0.0, excess = 0.0, variance = 0.0;
        for (auto const& stratum : strata) {
            two_by_two const counts = std::invoke(projection, stratum);
            if (counts.has_empty_margin()) continue;
            detail::real_cells const t(counts);
            double const r1 = t.a + t.b, r2 = t.c + t.d, c1 = t.a + t.c, c2 = t.b + t.d;
            double const a = detail::cell_for_odds_ratio(r1, r2, c1, c2, common);
            double const b = detail::cell_for_odds_ratio(r1, r2, c2, c1, 1.0 / common);
            double const c = detail::cell_for_odds_ratio(r2, r1, c1, c2, 1.0 / common);
            double const d = detail::cell_for_odds_ratio(r2, r1, c2, c1, common);
            double const v = 1.0 / (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d);
            double const gap = t.a - a;
            statistic += gap * (gap / v);
            excess += gap;
            variance += v;
        }
        if (Tarone) statistic = std::fmax(0.0, statistic - excess * (excess / variance));
        return {statistic, static_cast<double>(df), detail::chi_squared_upper_tail(statistic, df), method_name};
    }
};

inline constexpr breslow_day_test<false> breslow_day{};
inline constexpr breslow_day_test<true> breslow_day_tarone{};

}  // namespace pbo

#endif
