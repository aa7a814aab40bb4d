// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/coefficient_errors.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;

TEST_CASE("F's tail: that of Student's t for one contrast, and chi-squared's for many degrees of freedom") {
    // R 4.2.2: pf(3.2, 2, 7.5, lower = FALSE), pf(5, 1, 9, lower = FALSE), pf(1e-9, 3, 4, lower = FALSE)
    CHECK(detail::f_upper_tail(3.2, 2, 7.5) == doctest::Approx(0.09889497767641779).epsilon(1e-9));
    CHECK(detail::f_upper_tail(5, 1, 9) ==
          doctest::Approx(detail::student_t_both_tails(std::sqrt(5.0), 9)).epsilon(1e-12));
    CHECK(detail::f_upper_tail(0, 3, 4) == 1.0);
    CHECK(detail::f_upper_tail(2, 3, 1e12) == doctest::Approx(detail::chi_squared_upper_tail(6, 3)).epsilon(1e-9));
}

TEST_CASE("with less than one degree of freedom nothing is tested") {
    coefficient_errors const none("design", Eigen::MatrixXd::Identity(1, 1), 0.0);
    auto const c = detail::unit_contrast(1, 0);
    CHECK(none.degrees_of_freedom(c).reason() == absence::no_degrees_of_freedom);
    CHECK(none.limits(1.0, c, {}).reason() == absence::no_degrees_of_freedom);
    CHECK(none.p_value(1.0, c).reason() == absence::no_degrees_of_freedom);
    CHECK_FALSE(none.wald(Eigen::MatrixXd::Identity(1, 1), c).p_value.has_value());
    // No contrast, or one whose variance is 0: there is nothing to divide by.
    coefficient_errors const known("model", Eigen::MatrixXd::Zero(1, 1));
    CHECK(known.wald(Eigen::MatrixXd::Identity(1, 1), c).statistic.reason() == absence::nothing_to_divide_by);
    CHECK(known.wald(Eigen::MatrixXd::Identity(1, 1), c).p_value.reason() == absence::no_degrees_of_freedom);
    CHECK(known.wald(Eigen::MatrixXd(0, 1), c).statistic.reason() == absence::nothing_to_divide_by);
    coefficient_errors const normal("model", Eigen::MatrixXd::Identity(1, 1));
    CHECK(*normal.p_value(1.959963984540054, c) == doctest::Approx(0.05).epsilon(1e-12));
    CHECK(normal.degrees_of_freedom(c).reason() == absence::not_applicable);
}
