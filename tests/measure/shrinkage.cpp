// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: tests/reference/benchmarking.py (mpmath 1.2.1 and SciPy 1.10.1's beta quantiles).
#include <pbo/measure/shrinkage.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using doctest::Approx;
using groups = std::vector<proportion>;

TEST_CASE("values, equal-tailed limits and shrinkage from the fitted distribution") {
    auto const check = [](groups const& areas, double value, double lower, double upper) {
        auto const s = shrinkage(areas).areas.at(0);
        CHECK(*s.value == Approx(value).epsilon(1e-10));
        CHECK(s.limits->lower() == Approx(lower).epsilon(1e-8));
        CHECK(s.limits->upper() == Approx(upper).epsilon(1e-9));
    };
    check({{61, 100}, {12, 40}, {40, 80}, {92, 100}, {3, 9}}, 0.6080951879938986, 0.5130214918149516, 0.6992348691173131);
    check({{0, 5}, {7, 7}, {3, 6}}, 0.04541401161574924, 5.177192607537777e-08, 0.295997622590721);
    check({{30, 100}, {45, 110}, {20, 90}}, 0.304611608339326, 0.2353170367021133, 0.37862317650532223);
}

TEST_CASE("values lie between the area's own share and the mean, and smaller areas move more") {
    groups const areas{{61, 100}, {12, 40}, {40, 80}, {92, 100}, {3, 9}};
    auto const r = shrinkage(areas, fitted_by::moments);
    double const mean = *r.fit.mean;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        double const own = *areas[i].value();
        double const s = *r.areas[i].shrinkage;
        CHECK(*r.areas[i].value == Approx((1 - s) * own + s * mean).epsilon(1e-12));
        CHECK(r.areas[i].limits->contains(*r.areas[i].value));
    }
    CHECK(*r.areas[4].shrinkage > *r.areas[1].shrinkage);
    CHECK(*r.areas[1].shrinkage > *r.areas[0].shrinkage);
    CHECK(shrinkage(areas, fitted_by::moments, confidence_level{0.998}).areas[0].limits->contains(*r.areas[0].limits));
}

TEST_CASE("an area without people gets the mean and the spread of the others") {
    auto const r = shrinkage(groups{{61, 100}, {12, 40}, {40, 80}, {92, 100}, {0, 0}});
    CHECK(*r.areas[4].value == Approx(*r.fit.mean).epsilon(1e-14));
    CHECK(*r.areas[4].shrinkage == 1.0);
    CHECK(r.areas[4].limits->width() > r.areas[1].limits->width());
}

TEST_CASE("no spread beyond chance: everyone at the share of all together, with its limits; not estimable: nothing, and why") {
    auto const pooled = shrinkage(groups{{50, 100}, {51, 100}, {49, 100}});
    for (auto const& a : pooled.areas) {
        CHECK(*a.value == 0.5);
        CHECK(a.limits == wilson(proportion{150, 300}).limits);
        CHECK(*a.shrinkage == 1.0);
    }
    CHECK(shrinkage(groups{{3, 10}}).areas[0].value == figure<double>(absence::no_degrees_of_freedom));
    CHECK(shrinkage(groups{{0, 10}, {0, 10}}).areas[0].limits == figure<interval>(absence::not_applicable));
    CHECK(shrinkage(groups{}).areas.empty());
}
