// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: tests/reference/growth_and_conditions.py (NumPy, SciPy and mpmath's t), which reads the synthetic survey itself.
#include <pbo/measure/cost_by_mode.hpp>

#include <doctest/doctest.h>

#include "measure/compared_groups.hpp"

#include <support/shipped.hpp>

#include <stdexcept>

using namespace pbo;
using doctest::Approx;

namespace {
auto const direct = delivery_mode::direct_payment;
auto const managed = delivery_mode::managed_budget;
struct holder {
    delivery_mode mode;
    std::optional<pbo::weekly_budget> weekly_budget;
};
}  // namespace

TEST_CASE("the shipped survey: a difference from managed budgets, plain and within client groups") {
    auto const c = cost_by_mode(shipped::users().responses, &survey_response::client_group);
    CHECK(c[direct].weekly.n() == 270);
    CHECK(c[direct].weekly.sum() == 5'612'050);
    CHECK(c[managed].weekly.n() == 707);
    CHECK(*c[direct].difference.value == Approx(1641.8060139347253).epsilon(1e-12));
    CHECK(c[direct].difference.limits->lower() == Approx(-707.3929492480356).epsilon(1e-10));
    CHECK(c[direct].difference.limits->upper() == Approx(3991.0049771174863).epsilon(1e-10));
    CHECK(*c[direct].within.value == Approx(-1304.4683812101766).epsilon(1e-10));
    CHECK(c[direct].within.limits->lower() == Approx(-3410.593788108838).epsilon(1e-10));
    CHECK(c[direct].within.limits->upper() == Approx(801.6570256884847).epsilon(1e-10));
    CHECK(c[managed].difference.value == figure<double>(absence::not_applicable));
    CHECK(c.all.n() + c.all.absent().total() == 1114);
}

TEST_CASE("without strata the difference within is the plain one") {
    auto const c = cost_by_mode(shipped::users().responses);
    CHECK(*c[direct].within.value == Approx(*c[direct].difference.value).epsilon(1e-12));
    CHECK(c[direct].within.limits->lower() == Approx(c[direct].difference.limits->lower()).epsilon(1e-9));
    CHECK(c[direct].within.strata == 1);
}

TEST_CASE("any reference; a mode nobody is on is no row") {
    auto const c = cost_by_mode(shipped::users().responses, direct);
    CHECK(*c[managed].difference.value == Approx(-1641.8060139347253).epsilon(1e-12));
    CHECK_THROWS_WITH_AS((void)c[delivery_mode::individual_service_fund],
                         "pbo::cost_by_mode: nobody is on the mode 'individual_service_fund'", std::out_of_range);
}

TEST_CASE("nobody, one person, no reference, unknown budgets") {
    CHECK(cost_by_mode(std::vector<holder>{}).rows.empty());
    auto const one = cost_by_mode(std::vector<holder>{{direct, weekly_budget{100U}}, {direct, std::nullopt}});
    REQUIRE(one.rows.size() == 1);
    CHECK(one[direct].weekly.absent().total() == 1);
    CHECK(*one[direct].mean.value == 100.0);
    CHECK(one[direct].mean.limits == figure<interval>(absence::no_degrees_of_freedom));
    CHECK(one[direct].difference.value == figure<double>(absence::nothing_to_divide_by));
    CHECK(one[direct].within.value == figure<double>(absence::nothing_to_divide_by));
    std::vector<holder> const equal{{direct, weekly_budget{5U}}, {direct, weekly_budget{5U}}, {managed, weekly_budget{5U}}, {managed, weekly_budget{5U}}};
    CHECK(*cost_by_mode(equal)[direct].within.limits == interval{0, 0});
}
