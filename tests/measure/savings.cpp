// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: tests/reference/growth_and_conditions.py (NumPy arithmetic, mpmath's t).
#include <pbo/measure/savings.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <utility>
#include <vector>

using namespace pbo;
using doctest::Approx;

namespace {
savings of(std::vector<std::pair<std::uint32_t, std::uint32_t>> const& reviews) {
    savings s;
    for (auto const& [before, after] : reviews) s.add(weekly_budget{before}, weekly_budget{after});
    return s;
}
auto const six = of({{40000, 36000}, {12000, 12500}, {25000, 20000}, {60000, 61000}, {8000, 7000}, {31000, 30000}});
}  // namespace

TEST_CASE("what was saved, a review and as a share of spend, with limits") {
    CHECK(six.saved() == 9500);
    CHECK(six.spend() == 176'000);
    auto const share = student(savings_share{six});
    CHECK(*share.value == Approx(0.05397727272727273).epsilon(1e-14));
    CHECK(share.limits->lower() == Approx(-0.04304828114615555).epsilon(1e-10));
    CHECK(share.limits->upper() == Approx(0.151002826600701).epsilon(1e-10));
    auto const each = student(mean_saving{six});
    CHECK(*each.value == Approx(1583.3333333333333).epsilon(1e-14));
    CHECK(each.limits->lower() == Approx(-953.1043404541417).epsilon(1e-10));
    CHECK(each.limits->upper() == Approx(4119.7710071208085).epsilon(1e-10));
}

TEST_CASE("savings are signed: support that costs more is a negative saving") {
    auto const dearer = of({{10000, 15000}, {20000, 20000}});
    CHECK(dearer.saved() == -5000);
    CHECK(*student(savings_share{dearer}).value < 0.0);
}

TEST_CASE("split and merged is the whole to the bit, with empty parts") {
    auto part = of({{40000, 36000}});
    part += savings{};
    part += of({{12000, 12500}, {25000, 20000}, {60000, 61000}});
    part += of({{8000, 7000}, {31000, 30000}});
    CHECK(part == six);
    auto with_absent = six;
    with_absent.add(absence::not_available);
    CHECK(with_absent.n() == 6);
    CHECK(with_absent.absent().total() == 1);
}

TEST_CASE("no review, one review, nothing spent, everybody the same share") {
    CHECK(student(savings_share{}).value == figure<double>(absence::nothing_to_divide_by));
    CHECK(student(mean_saving{}).value == figure<double>(absence::nothing_to_divide_by));
    auto const one = of({{100, 80}});
    CHECK(*student(savings_share{one}).value == 0.2);
    CHECK(student(savings_share{one}).limits == figure<interval>(absence::no_degrees_of_freedom));
    CHECK(student(mean_saving{one}).limits == figure<interval>(absence::no_degrees_of_freedom));
    CHECK(student(savings_share{of({{0, 80}, {0, 10}})}).value == figure<double>(absence::nothing_to_divide_by));
    auto const same = student(savings_share{of({{1000, 900}, {2000, 1800}, {500, 450}})});
    CHECK(same.limits->width() < 1e-9);
}

TEST_CASE("the share's upper limit never passes 1") {
    auto const e = student(savings_share{of({{10000, 0}, {10000, 5000}})});
    CHECK(e.limits->upper() == 1.0);
    CHECK(e.limits->lower() < 0.75);
}

TEST_CASE("the largest weekly budgets do not overflow; it prints") {
    savings s;
    weekly_budget const most{4'294'967'295U};
    for (int i = 0; i < 1000; ++i) s.add(most, i % 2 == 0 ? weekly_budget{0} : most);
    CHECK(*s.share() == Approx(0.5));
    CHECK(student(savings_share{s}).limits->contains(0.5));
    std::ostringstream text;
    text << six;
    CHECK(text.str() == "9500 of 176000 pence a week in 6 reviews");
}
