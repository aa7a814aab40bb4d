// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/interval/detail/f_distribution.hpp>

#include <doctest/doctest.h>

using doctest::Approx;
using pbo::detail::f_upper_tail;

TEST_CASE("the upper tail of F, as mpmath and SciPy 1.10 have it") {
    CHECK(f_upper_tail(3.2, 1.38, 53.9) == Approx(0.0659521624155910505).epsilon(1e-12));
    CHECK(f_upper_tail(0.5, 3.0, 10.0) == Approx(0.690622245533557472).epsilon(1e-12));
    CHECK(f_upper_tail(4.25, 2.0, 7.5) == Approx(0.0583485143627877758).epsilon(1e-12));
    CHECK(f_upper_tail(1.0, 5.0, 5.0) == Approx(0.5).epsilon(1e-12));  // F and 1 / F have the same law
}

TEST_CASE("nothing and less is exceeded surely") {
    CHECK(f_upper_tail(0.0, 3.0, 4.0) == 1.0);
    CHECK(f_upper_tail(-1.0, 3.0, 4.0) == 1.0);
}
