// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_PEARSON_CHI_SQUARED_HPP
#define PBO_COMPARE_PEARSON_CHI_SQUARED_HPP

// Do two groups, or many, answer alike?  Pearson's (1900) chi-squared: the sum of (count - expected)^2 / expected, with
// (rows - 1)(columns - 1) degrees of freedom; rows and columns without anybody are left out.  For two by two it is
// N (ad - bc)^2 / (product of the margins), the square of the pooled z.
//   pearson_chi_squared                        the plain test
//   pearson_chi_squared_continuity_corrected   Yates (1934): |count - expected| less a half, never below 0
//   pearson_chi_squared_n_minus_1              times (N - 1) / N (E. Pearson 1947; Campbell 2007): the test that agrees
//                                              with the Miettinen-Nurminen interval; for expectations of 1 or more
// Fewer than two rows or columns with anybody: no statistic (nothing_to_divide_by), p = 1.  Any count up to 10^15;
// some 80 ns for two by two.

#include <pbo/compare/contingency_table.hpp>
#include <pbo/compare/detail/cell_sum.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/plain_method.hpp>

#include <cmath>

namespace pbo {

namespace detail {
enum class chi_squared_form : unsigned char { plain, yates, n_minus_1 };

/// The squared pooled z of a table without empty margins.
template <class = detail::when_called>
inline double two_by_two_chi_squared(two_by_two const& counts, chi_squared_form form) {
    real_cells const t(counts);
    double const n = t.total();
    double excess = std::abs(difference_of_products(t.a, t.d, t.b, t.c)) / n;
    if (form == chi_squared_form::yates) excess -= std::fmin(0.5, excess);
    double const scale = form == chi_squared_form::n_minus_1 ? (n - 1.0) / n : 1.0;
    double const rows = excess * (n / ((t.a + t.b) * (t.c + t.d)));
    double const columns = excess * (n / ((t.a + t.c) * (t.b + t.d)));
    return rows * columns * n * scale;
}
}  // namespace detail

template <detail::chi_squared_form Form>
struct pearson_chi_squared_test : callable_two_by_two_test<pearson_chi_squared_test<Form>>, plain_method<pearson_chi_squared_test<Form>> {
    using callable_two_by_two_test<pearson_chi_squared_test>::operator();

    static constexpr label method_name = Form == detail::chi_squared_form::plain ? "pearson_chi_squared"
                                         : Form == detail::chi_squared_form::yates
                                             ? "pearson_chi_squared_continuity_corrected"
                                             : "pearson_chi_squared_n_minus_1";
    [[nodiscard]] static test_result test(two_by_two const& counts) {
        if (counts.has_empty_margin()) return detail::silent(absence::no_degrees_of_freedom, method_name);
        double const statistic = detail::two_by_two_chi_squared(counts, Form);
        return {statistic, 1.0, detail::chi_squared_upper_tail(statistic, 1), method_name};
    }
    /// Any number of rows and columns; the continuity correction is for two by two only.
    [[nodiscard]] test_result operator()(contingency_table const& table) const
        requires(Form == detail::chi_squared_form::plain)
    {
        return detail::test_of_independence(
            table, method_name, [](double, double expected, double d) { return d * (d / expected); });
    }
};

inline constexpr pearson_chi_squared_test<detail::chi_squared_form::plain> pearson_chi_squared{};
inline constexpr pearson_chi_squared_test<detail::chi_squared_form::yates> pearson_chi_squared_continuity_corrected{};
inline constexpr pearson_chi_squared_test<detail::chi_squared_form::n_minus_1> pearson_chi_squared_n_minus_1{};

}  // namespace pbo

#endif
