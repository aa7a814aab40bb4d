// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/confidence_level.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>

using pbo::confidence_level;

// Quantiles: mpmath 1.2.1, 40 digits, sqrt(2) erfinv(level) of the level as a double.
TEST_CASE("normal quantiles agree with 40-digit arithmetic to 1e-15 relative") {
    struct row { double level, two_sided, one_sided; };
    for (row r : {row{1e-10, 1.2533141373155003e-10, -6.3613409024040562}, row{0.2, 0.253347103135799813, -0.841621233572914166},
                  row{0.95, 1.95996398454005386, 1.64485362695147228}, row{0.998, 3.09023230616781328, 2.87816173909548316},
                  row{0.9999999, 5.32672388648014356, 5.19933758229066109}}) {
        CAPTURE(r.level);
        CHECK(std::abs(confidence_level{r.level}.z() / r.two_sided - 1) < 1e-15);
        CHECK(std::abs(confidence_level{r.level}.one_sided().z / r.one_sided - 1) < 1e-15);
    }
}

TEST_CASE("the default level is 95 % to the bit") {
    CHECK(confidence_level{} == confidence_level{0.95});
    CHECK(confidence_level{}.z() == confidence_level{0.95}.z());
    CHECK(confidence_level{}.two_sided().probability == confidence_level{0.95}.two_sided().probability);
}

TEST_CASE("a level that is a percentage, an end or not a number is refused") {
    for (double bad : {95.0, 0.0, 1.0, -0.1, std::nan("")}) CHECK_THROWS_AS(confidence_level{bad}, std::domain_error);
    CHECK_THROWS_WITH(confidence_level{95.0}, doctest::Contains("write 0.95 for 95 %"));
}

TEST_CASE("an alpha too small for 1 - alpha keeps its quantile") {
    CHECK(confidence_level::from_alpha(1e-20).z() == doctest::Approx(9.33604484923406).epsilon(1e-14));  // mpmath 1.2.1
    CHECK(confidence_level::from_alpha(1e-20) > confidence_level{0.999999});
}

TEST_CASE("levels print as percentages without noise") {
    std::ostringstream out;
    out << confidence_level{} << ' ' << confidence_level{0.998};
    CHECK(out.str() == "95 % 99.8 %");
}
