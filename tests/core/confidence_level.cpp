// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/confidence_level.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>
#include <vector>

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

TEST_CASE("the default level is 95% to the bit") {
    CHECK(confidence_level{} == confidence_level{0.95});
    CHECK(confidence_level{}.z() == confidence_level{0.95}.z());
    CHECK(confidence_level{}.two_sided().probability == confidence_level{0.95}.two_sided().probability);
}

TEST_CASE("a level that is a percentage, an end or not a number is refused") {
    for (double bad : {95.0, 0.0, 1.0, -0.1, std::nan("")}) CHECK_THROWS_AS(confidence_level{bad}, std::domain_error);
    CHECK_THROWS_WITH(confidence_level{95.0}, doctest::Contains("write 0.95 for 95%"));
}

TEST_CASE("an alpha too small for 1 - alpha keeps its quantile") {
    CHECK(confidence_level::from_alpha(1e-20).z() == doctest::Approx(9.33604484923406).epsilon(1e-14));  // mpmath 1.2.1
    CHECK(confidence_level::from_alpha(1e-20) > confidence_level{0.999999});
}

TEST_CASE("levels print as percentages without noise") {
    std::ostringstream out;
    out << confidence_level{} << ' ' << confidence_level{0.998};
    CHECK(out.str() == "95% 99.8%");
}

// mpmath 1.2.1, 40 digits: erfc(z / sqrt 2) = alpha solved for z.
TEST_CASE("quantiles hold to the smallest alpha there is") {
    struct row { double alpha, z; };
    for (row r : {row{1e-300, 37.0657878807721304}, row{1e-307, 37.4978089962037758}, row{1e-310, 37.6814468030612539},
                  row{1e-323, 38.4674056171443463}}) {
        CAPTURE(r.alpha);
        CHECK(confidence_level::from_alpha(r.alpha).z() == doctest::Approx(r.z).epsilon(1e-9));
    }
}

TEST_CASE("an alpha that is no alpha, or whose half is nought, is refused with its value") {
    for (double bad : {0.0, 1.0, -1e-9, 2.0, std::nan(""), 5e-324})
        CHECK_THROWS_AS((void)confidence_level::from_alpha(bad), std::domain_error);
    CHECK_THROWS_WITH((void)confidence_level::from_alpha(-1e-9), doctest::Contains("alpha -1e-09 is not"));
}

TEST_CASE("a higher level has a higher quantile, over the whole range") {
    std::vector<confidence_level> levels;
    for (double l : {1e-300, 1e-18, 1e-17, 1e-3}) levels.emplace_back(l);
    for (int i = 1; i < 1000; ++i) levels.emplace_back((i + 1.5) / 1001.0);
    for (double alpha : {1e-4, 1e-10, 1e-15, 1e-17, 1e-18, 1e-100, 1e-300, 1e-310}) levels.push_back(confidence_level::from_alpha(alpha));
    for (std::size_t i = 1; i < levels.size(); ++i) {
        CAPTURE(i);
        CHECK(levels[i - 1] < levels[i]);
        CHECK(levels[i - 1] != levels[i]);
        CHECK(levels[i - 1].z() < levels[i].z());
        CHECK(levels[i - 1].one_sided().z < levels[i].one_sided().z);
        CHECK(levels[i].one_sided().z < levels[i].z());
        CHECK(std::isfinite(levels[i].z()));
    }
}

TEST_CASE("the quantile leaves the tail it names, and tails join without a jump where the approximation changes") {
    for (double l : {0.8499999, 0.85, 0.8500001, 0.5, 0.3, 0.999}) {
        CAPTURE(l);
        auto const side = confidence_level{l}.two_sided();
        CHECK(pbo::detail::normal_upper_tail(side.z) == doctest::Approx(side.probability).epsilon(1e-14));
    }
}

TEST_CASE("no level prints as 100%") {
    std::ostringstream out;
    out << confidence_level::from_alpha(1e-20);
    CHECK(out.str() == "100 - 1e-18%");
}

TEST_CASE("a level keeps its value and its alpha") {
    for (double alpha = 0.01; alpha < 1.0; alpha += 0.07) {
        auto const level = pbo::confidence_level::from_alpha(alpha);
        CHECK(level.alpha() == alpha);
        CHECK(level.value() == 1.0 - alpha);
    }
}

TEST_CASE("levels are in order where only their alphas tell them apart, and where only their values do") {
    for (double alpha = 1e-20; alpha < 0.5; alpha *= 3.0) {
        auto const higher = pbo::confidence_level::from_alpha(alpha), lower = pbo::confidence_level::from_alpha(2.0 * alpha);
        CHECK(lower < higher);
        CHECK_FALSE(higher < lower);
        CHECK(pbo::confidence_level(alpha) < pbo::confidence_level(2.0 * alpha));
    }
}
