// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_COCHRAN_MANTEL_HAENSZEL_HPP
#define PBO_COMPARE_COCHRAN_MANTEL_HAENSZEL_HPP

// Do two groups differ when like is compared with like, stratum by stratum?  Cochran (1954), Mantel and Haenszel
// (1959): (|sum of a - E(a)|)^2 / sum of Var(a), with E and Var hypergeometric given each stratum's margins; one
// degree of freedom.  It gathers many small strata well; it is blind to differences that go opposite ways (see
// breslow_day).
//   cochran_mantel_haenszel                        without continuity correction
//   cochran_mantel_haenszel_continuity_corrected   |sum| less a half, never below 0: R's default where |sum| is at least a
//                                                  half; below that R corrects nothing, and its statistic jumps up there
//
//     cochran_mantel_haenszel(strata)                     strata: a range of two_by_two
//     cochran_mantel_haenszel(strata, &stratum::table)    or of anything, with a projection to two_by_two
//
// A stratum with an empty margin adds nothing.  No other: no statistic (nothing_to_divide_by), p = 1.  10 ns a stratum.

#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/plain_method.hpp>

#include <cmath>
#include <functional>

namespace pbo {

template <bool Corrected>
struct cochran_mantel_haenszel_test : plain_method<cochran_mantel_haenszel_test<Corrected>> {
    static constexpr label method_name =
        Corrected ? "cochran_mantel_haenszel_continuity_corrected" : "cochran_mantel_haenszel";
    template <class Strata, class Projection = std::identity>
    [[nodiscard]] test_result operator()(Strata const& strata, Projection projection = {}) const {
        double excess = 0.0;
        double variance = 0.0;
        for (auto const& stratum : strata) {
            two_by_two const counts = std::invoke(projection, stratum);
            if (counts.has_empty_margin()) continue;
            detail::real_cells const t(counts);
            double const n = t.total();
            excess += detail::difference_of_products(t.a, t.d, t.b, t.c) / n;
            variance += ((t.a + t.b) / n) * ((t.c + t.d) / n) * (t.a + t.c) * ((t.b + t.d) / (n - 1.0));
        }
        if (variance == 0.0) return detail::silent(1.0, method_name);
        excess = std::abs(excess);
        if (Corrected) excess -= std::fmin(0.5, excess);
        double const statistic = excess * (excess / variance);
        return {statistic, 1.0, detail::chi_squared_upper_tail(statistic, 1), method_name};
    }
};

inline constexpr cochran_mantel_haenszel_test<false> cochran_mantel_haenszel{};
inline constexpr cochran_mantel_haenszel_test<true> cochran_mantel_haenszel_continuity_corrected{};

}  // namespace pbo

#endif
