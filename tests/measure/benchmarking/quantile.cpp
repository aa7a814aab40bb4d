// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/benchmarking/quantile.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

using namespace pbo;

// Expected: tests/reference/quantiles.R (R 4.2.2); a row a type, 1 to 9.
namespace {
std::vector<double> const eleven{3.3, 5.87, 10, 10, 12.5, 20.25, 30, 41, 58.7, 64, 71.5};
std::vector<double> const at_eleven{0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1};
std::vector<std::vector<double>> const of_eleven{
    {3.3, 3.3, 5.87, 10.0, 20.25, 58.7, 64.0, 71.5, 71.5},
    {3.3, 3.3, 5.87, 10.0, 20.25, 58.7, 64.0, 71.5, 71.5},
    {3.3, 3.3, 3.3, 10.0, 20.25, 41.0, 64.0, 64.0, 71.5},
    {3.3, 3.3, 3.5570000000000004, 8.9675, 16.375, 45.425, 63.47, 67.375, 71.5},
    {3.3, 3.4285, 4.8420000000000005, 10.0, 20.25, 54.275000000000006, 67.0, 71.125, 71.5},
    {3.3, 3.3, 3.814, 10.0, 20.25, 58.7, 70.0, 71.5, 71.5},
    {3.3, 4.585, 5.87, 10.0, 20.25, 49.85, 64.0, 67.75, 71.5},
    {3.3, 3.3, 4.4993333333333325, 10.0, 20.25, 55.750000000000014, 68.0, 71.5, 71.5},
    {3.3, 3.3, 4.585, 10.0, 20.25, 55.38125, 67.75, 71.5, 71.5},
};
std::vector<std::vector<double>> const of_two{
    {0.2, 0.2, 0.2, 0.4},
    {0.2, 0.2, 0.30000000000000004, 0.4},
    {0.2, 0.2, 0.2, 0.4},
    {0.2, 0.2, 0.2, 0.36000000000000004},
    {0.2, 0.2, 0.30000000000000004, 0.4},
    {0.2, 0.2, 0.30000000000000004, 0.4},
    {0.22000000000000003, 0.25, 0.30000000000000004, 0.38},
    {0.2, 0.2, 0.3, 0.4},
    {0.2, 0.2, 0.30000000000000004, 0.4},
};
std::vector<std::vector<double>> const of_twenty{
    {2.0, 5.0, 6.0, 10.0, 14.0, 18.0},
    {2.5, 5.5, 6.5, 10.5, 14.5, 18.5},
    {2.0, 5.0, 6.0, 10.0, 14.0, 18.0},
    {2.0, 5.0, 6.0, 10.0, 14.0, 18.0},
    {2.5, 5.5, 6.5, 10.5, 14.5, 18.5},
    {2.1, 5.25, 6.3, 10.5, 14.7, 18.900000000000002},
    {2.9000000000000004, 5.75, 6.7, 10.5, 14.299999999999999, 18.1},
    {2.366666666666667, 5.416666666666667, 6.433333333333334, 10.500000000000002, 14.566666666666668, 18.633333333333336},
    {2.4, 5.4375, 6.45, 10.5, 14.549999999999999, 18.6},
};

void compare(std::vector<double> const& values, std::vector<double> const& at, std::vector<std::vector<double>> const& expected) {
    for (std::size_t type = 1; type <= 9; ++type)
        for (std::size_t i = 0; i < at.size(); ++i) {
            CAPTURE(type);
            CAPTURE(at[i]);
            CHECK(*quantile(values, at[i], static_cast<quantile_definition>(type)) ==
                  doctest::Approx(expected[type - 1][i]).epsilon(1e-13));
        }
}
}  // namespace

TEST_CASE("the nine definitions agree with R") {
    compare(eleven, at_eleven, of_eleven);
    compare({0.4, 0.2}, {0.1, 0.25, 0.5, 0.9}, of_two);
    std::vector<double> twenty;
    for (int i = 20; i > 0; --i) twenty.push_back(i);
    compare(twenty, {0.1, 0.25, 0.3, 0.5, 0.7, 0.9}, of_twenty);
}

TEST_CASE("the default is type 7, and a type is known by its number") {
    CHECK(*quantile(eleven, 0.75) == doctest::Approx(49.85));
    CHECK(spelling(quantile_definition::median_unbiased) == "type_8");
    CHECK(text_form<quantile_definition>::read("type_7") == quantile_definition::linear);
}

TEST_CASE("of no values there is no quantile; of one it is the value; equal ones stay exactly equal") {
    for (std::size_t type = 1; type <= 9; ++type) {
        auto const by = static_cast<quantile_definition>(type);
        CHECK(quantile(std::vector<double>{}, 0.5, by) == figure<double>(absence::not_available));
        for (double p : {0.0, 0.1, 0.5, 1.0}) {
            CHECK(*quantile(std::vector<double>{0.3}, p, by) == 0.3);
            CHECK(*quantile(std::vector<double>(7, 0.1), p, by) == 0.1);
        }
    }
}

TEST_CASE("a quantile never falls as its share rises, and stays among the values") {
    for (std::size_t type = 1; type <= 9; ++type) {
        double last = 3.3;
        for (int i = 0; i <= 1000; ++i) {
            double const q = *quantile(eleven, i / 1000.0, static_cast<quantile_definition>(type));
            CHECK(q >= last);
            CHECK(q <= 71.5);
            last = q;
        }
    }
}

TEST_CASE("records are asked through a projection") {
    struct council_size {
        double people;
    };
    std::array const sizes{council_size{4}, council_size{2}, council_size{9}};
    CHECK(*quantile(sizes, 0.5, quantile_definition::linear, &council_size::people) == 4.0);
}

TEST_CASE("what has no rank is refused") {
    CHECK_THROWS_AS(static_cast<void>(quantile(eleven, 1.01)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(quantile(eleven, -0.1)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(quantile(eleven, std::numeric_limits<double>::quiet_NaN())), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(quantile(std::vector<double>{1.0, std::numeric_limits<double>::infinity()}, 0.5)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(quantile(eleven, 0.5, static_cast<quantile_definition>(10))), std::invalid_argument);
}
