// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Draws of few people against all draws that there are, counted in R, and errors against R's sandwich
// (tests/reference/cost_per_point.R); of many people against Fieller.
#include <pbo/compare/bootstrap_cost_per_point.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace pbo;

namespace {

std::vector<cost_and_points> const with{{310, 14, 1}, {250, 11, 1}, {420, 17, 2}}, without{{200, 9, 1}, {260, 8, 2}, {180, 10, 3}};

/// People whose cost and points are spread evenly and go together.
std::vector<cost_and_points> many(double cost, double points, std::size_t n) {
    std::vector<cost_and_points> all;
    random_source source(7, static_cast<std::uint64_t>(cost));
    for (std::size_t i = 0; i < n; ++i) {
        double const u = source.uniform(), v = source.uniform();
        all.push_back({cost + 100.0 * u, points + 3.0 * u + 4.0 * v, i / 10});
    }
    return all;
}

}  // namespace

TEST_CASE("differences, errors and their correlation are those of the people") {
    auto const found = bootstrap_cost_per_point(with, without);
    CHECK(found.cost.value == doctest::Approx(340.0 / 3.0).epsilon(1e-13));
    CHECK(found.points.value == doctest::Approx(5.0).epsilon(1e-13));
    CHECK(*found.ratio == doctest::Approx(68.0 / 3.0).epsilon(1e-13));
    CHECK(found.cost.standard_error == doctest::Approx(55.2770798392567).epsilon(1e-12));
    CHECK(found.points.standard_error == doctest::Approx(1.82574185835055).epsilon(1e-12));
    CHECK(found.correlation == doctest::Approx(0.710121628506503).epsilon(1e-12));
}

TEST_CASE("by council the errors are the sandwich's of a straight line, times m / (m - 1)") {
    auto const found = bootstrap_cost_per_point(with, without, {.councils = true});
    CHECK(found.cost.standard_error == doctest::Approx(40.1847584889447).epsilon(1e-12));
    CHECK(found.points.standard_error == doctest::Approx(2.08166599946613).epsilon(1e-12));
    CHECK(*found.ratio == doctest::Approx(68.0 / 3.0).epsilon(1e-13));
    CHECK(found.draws.size() == 5000);
}

TEST_CASE("the draws are those that there are, each as often as it should be") {
    auto const found = bootstrap_cost_per_point(with, without, {.draws = 40000});
    double const within = 4.0 * std::sqrt(0.25 / 40000);
    CHECK(found.dearer_better + found.dearer_worse == doctest::Approx(0.9986283).epsilon(0.001));
    CHECK(found.dearer_better + found.cheaper_better == doctest::Approx(1.0));
    CHECK(std::fabs(found.chance_below(10.0) - 0.03566529) < within);
    CHECK(std::fabs(found.chance_below(25.0) - 0.6419753) < within);
    CHECK(std::fabs(found.chance_below(40.0) - 0.9862826) < within);
    CHECK(found.limits->lower() == doctest::Approx(8.181818).epsilon(0.03));
    CHECK(found.limits->upper() == doctest::Approx(36.66667).epsilon(0.03));
    auto const again = bootstrap_cost_per_point(with, without, {.draws = 40000});
    CHECK(again.draws == found.draws);
    CHECK(bootstrap_cost_per_point(with, without, {.draws = 40000, .seed = 2}).draws != found.draws);
}

TEST_CASE("of many people the limits are near Fieller's") {
    auto const found = bootstrap_cost_per_point(many(50, 2, 400), many(10, 0, 300));
    auto const fieller = ratio_of_differences(found.cost, found.points, found.correlation);
    REQUIRE(fieller.where == fieller_set::between);
    CHECK(found.limits->lower() == doctest::Approx(fieller.limits->lower()).epsilon(0.03));
    CHECK(found.limits->upper() == doctest::Approx(fieller.limits->upper()).epsilon(0.03));
    CHECK(found.chance_below(*found.ratio) == doctest::Approx(0.5).epsilon(0.06));
}

TEST_CASE("where points are not told from none there are no limits, and a draw on the other side counts as beyond both") {
    std::vector<cost_and_points> const same{{300, 9}, {250, 12}, {420, 8}, {300, 10}};
    auto const found = bootstrap_cost_per_point(same, without);
    CHECK(found.limits.reason() == absence::not_available);
    CHECK(found.ratio.has_value());
    CHECK(found.dearer_better + found.cheaper_better + found.dearer_worse + found.cheaper_worse == doctest::Approx(1.0));
    std::vector<cost_and_points> const equal{{1, 5}, {2, 5}};
    auto const none = bootstrap_cost_per_point(equal, equal);
    CHECK(none.ratio.reason() == absence::nothing_to_divide_by);
    CHECK(none.limits.reason() == absence::not_available);
    CHECK(none.correlation == 0.0);
}

TEST_CASE("too few, or what is no number, is refused") {
    std::vector<cost_and_points> const one{{1, 2}}, wrong{{1, 2}, {std::numeric_limits<double>::quiet_NaN(), 1}};
    CHECK_THROWS_AS((void)bootstrap_cost_per_point(one, without), std::domain_error);
    CHECK_THROWS_AS((void)bootstrap_cost_per_point(with, wrong), std::domain_error);
    CHECK_THROWS_AS((void)bootstrap_cost_per_point(with, without, {.draws = 0}), std::domain_error);
    std::vector<cost_and_points> const of_one{{1, 2, 4}, {2, 3, 4}};
    CHECK_THROWS_AS((void)bootstrap_cost_per_point(of_one, of_one, {.councils = true}), std::domain_error);
}
