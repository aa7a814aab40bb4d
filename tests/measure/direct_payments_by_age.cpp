// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Counts and expectations on the synthetic survey: tests/reference/compare_outcomes.py (Python's csv module, SciPy 1.10.1,
// statsmodels 0.13.5), which does not use this library.
#include <pbo/measure/direct_payments_by_age.hpp>

#include <doctest/doctest.h>

#include <pbo/domain/budget_holder.hpp>
#include <pbo/domain/survey_response.hpp>

#include "measure/compared_groups.hpp"

#include <support/shipped.hpp>

#include <optional>
#include <vector>

using namespace pbo;
using doctest::Approx;

namespace {
budget_holder holder(age_band age, delivery_mode mode) {
    budget_holder h;
    h.age_band = age;
    h.mode = mode;
    return h;
}
}  // namespace

TEST_CASE("older people have direct payments less often: 92 of 540 against 190 of 546 of the synthetic users") {
    auto const d = direct_payments_by_age(shipped::users());
    CHECK(d[age_band::from_65] == tally{92, 540});
    CHECK(d[age_band::from_18_to_64] == tally{190, 546});
    CHECK(d[age_band::not_stated] == tally{8, 28});
    CHECK(*d.difference.value == Approx(-0.1776149776149776).epsilon(1e-13));
    CHECK(d.difference.limits->lower() == Approx(-0.22795112239168938).epsilon(1e-12));
    CHECK(d.difference.limits->upper() == Approx(-0.12604360056102507).epsilon(1e-12));
    CHECK(*d.test.statistic == Approx(44.55231152061893).epsilon(1e-12));
    CHECK(*d.test.p_value == Approx(2.4765093944295312e-11).epsilon(1e-9));
    CHECK(d.older_people == figure<share_finding>(share_finding::lower));
}

TEST_CASE("and are offered them less often: 234 of 540 against 375 of 546") {
    auto const offered = [](survey_response const& r) { return r.mode_offered == delivery_mode::direct_payment; };
    auto const d = share_by_age(shipped::users(), indicator("offered a direct payment", offered));
    CHECK(d[age_band::from_65] == tally{234, 540});
    CHECK(d[age_band::from_18_to_64] == tally{375, 546});
    CHECK(*d.difference.value == Approx(-0.25347985347985347).epsilon(1e-13));
    CHECK(*d.test.p_value == Approx(3.9097684012832684e-17).epsilon(1e-9));
    CHECK(*d.older_people == share_finding::lower);
}

TEST_CASE("part direct payments count, unknown modes are among the people, a service without a budget is not") {
    using enum age_band;
    using enum delivery_mode;
    std::vector<budget_holder> const holders{
        holder(from_65, part_direct_payment), holder(from_65, managed_budget),       holder(from_65, other_or_not_stated),
        holder(from_65, council_commissioned), holder(from_18_to_64, direct_payment), holder(not_stated, direct_payment)};
    auto const d = direct_payments_by_age(holders, miettinen_nurminen, confidence_level{0.9});
    CHECK(d[from_65] == tally{1, 3});
    CHECK(d[from_18_to_64] == tally{1, 1});
    CHECK(d[age_band::not_stated] == tally{1, 1});
    CHECK(*d.difference.value == Approx(-2.0 / 3.0).epsilon(1e-14));
    CHECK(d.difference.level == confidence_level{0.9});
    CHECK(d.test.method == label("pearson_chi_squared_n_minus_1"));
    CHECK(*d.older_people == share_finding::no_clear_difference);
}

TEST_CASE("an age band that nobody is in has reasons and no finding") {
    for (auto const& holders : {std::vector<budget_holder>{}, std::vector{holder(age_band::from_65, delivery_mode::direct_payment)}}) {
        auto const d = direct_payments_by_age(holders);
        CHECK(d[age_band::from_18_to_64] == tally{});
        CHECK(d.difference.value == figure<double>(absence::nothing_to_divide_by));
        CHECK(d.test.p_value == figure<double>(absence::nothing_to_divide_by));
        CHECK(d.older_people == figure<share_finding>(absence::nothing_to_divide_by));
    }
}

TEST_CASE("a higher share at 65 and over is called higher, and people who did not say are counted as absent") {
    struct person { pbo::age_band age_band; std::optional<bool> yes; };
    std::vector<person> people;
    for (int i = 0; i < 20; ++i) people.push_back({age_band::from_65, i < 18});
    for (int i = 0; i < 20; ++i) people.push_back({age_band::from_18_to_64, i < 5});
    people.push_back({age_band::from_65, std::nullopt});
    auto const d = share_by_age(people, indicator("said yes", &person::yes));
    CHECK(*d.older_people == share_finding::higher);
    CHECK(d[age_band::from_65].trials() == 20);
    CHECK(d[age_band::from_65].absent()[absence::not_available] == 1);
    CHECK(spelling(share_finding::lower) == "lower");
    // Shares that were counted before are the same finding.
    CHECK(share_by_age(d.shares) == d);
    CHECK(share_by_age(shares_by_age::table_type{}).older_people.reason() == absence::nothing_to_divide_by);
}
