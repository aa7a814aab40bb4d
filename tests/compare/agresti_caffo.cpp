// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/agresti_caffo.hpp>
#include <pbo/compare/difference.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using doctest::Approx;

TEST_CASE("a success and a failure more in each group, then Wald's interval; never outside -1 to 1") {
    // Agresti and Caffo 2000, The American Statistician 54:280, formula (5), worked in Python with SciPy's normal quantile.
    auto const is = [](proportion const& a, proportion const& b, double lower, double upper) {
        auto const found = difference(a, b, agresti_caffo);
        CHECK(found.limits->lower() == Approx(lower).epsilon(1e-12));
        CHECK(found.limits->upper() == Approx(upper).epsilon(1e-12));
    };
    is({56, 70}, {48, 80}, 0.052452926638053704, 0.33575845547576744);
    is({0, 5}, {0, 7}, -0.2989403107189538, 0.36243237421101726);
    is({10, 10}, {0, 10}, 0.6121830183040733, 1.0);  // 1.0545 before it is cut off
    CHECK(difference(proportion{0, 0}, proportion{3, 25}, agresti_caffo).limits == figure<interval>(interval(-1, 1)));
}
