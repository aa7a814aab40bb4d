// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_LIKELIHOOD_RATIO_CHI_SQUARED_HPP
#define PBO_COMPARE_LIKELIHOOD_RATIO_CHI_SQUARED_HPP

// Do two groups, or many, answer alike?  The likelihood-ratio chi-squared (Wilks 1938), G = 2 sum count log(count /
// expected), with (rows - 1)(columns - 1) degrees of freedom; rows and columns without anybody are left out.  Summed as
// deviances, which are all positive, so that nothing cancels at large counts.  Adds up over nested tables exactly, but
// is too eager where expectations are small: prefer Pearson's there.  Fewer than two rows or columns with anybody: no
// statistic (nothing_to_divide_by), p = 1.

#include <pbo/compare/contingency_table.hpp>
#include <pbo/compare/detail/cell_sum.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/plain_method.hpp>

namespace pbo {

struct likelihood_ratio_chi_squared_test : callable_two_by_two_test<likelihood_ratio_chi_squared_test>,
                                           plain_method<likelihood_ratio_chi_squared_test> {
    using callable_two_by_two_test<likelihood_ratio_chi_squared_test>::operator();

    static constexpr label method_name = "likelihood_ratio_chi_squared";
    template <class = detail::when_called>
    [[nodiscard]] static test_result test(two_by_two const& counts) {
        if (counts.has_empty_margin()) return detail::silent(absence::no_degrees_of_freedom, name());
        detail::real_cells const t(counts);
        double const n = t.total();
        double const excess = detail::difference_of_products(t.a, t.d, t.b, t.c) / n;
        double const r1 = (t.a + t.b) / n, r2 = (t.c + t.d) / n, c1 = t.a + t.c, c2 = t.b + t.d;
        double const g = 2.0 * (detail::deviance(t.a, r1 * c1, excess) + detail::deviance(t.b, r1 * c2, -excess) +
                                detail::deviance(t.c, r2 * c1, -excess) + detail::deviance(t.d, r2 * c2, excess));
        return {g, 1.0, detail::chi_squared_upper_tail(g, 1), name()};
    }
    template <class = detail::when_called>
    [[nodiscard]] test_result operator()(contingency_table const& table) const {
        return detail::test_of_independence(table, name(), [](double count, double expected, double gap) {
            return 2.0 * detail::deviance(count, expected, gap);
        });
    }
};

inline constexpr likelihood_ratio_chi_squared_test likelihood_ratio_chi_squared{};

}  // namespace pbo

#endif
