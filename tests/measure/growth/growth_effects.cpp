// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: growth_modes.csv of the worked examples (an independent implementation); laws.
#include <pbo/measure/growth/growth_effects.hpp>

#include "measure/worked.hpp"

#include <random>

using namespace pbo;
using doctest::Approx;

TEST_CASE("the worked example: effects by mode to 1e-9, adding up to the change and to the whole") {
    auto const rows = worked::example("growth_modes.csv");
    REQUIRE_FALSE(rows.empty());
    double rate = 0.0, caseload = 0.0;
    for (auto const& r : rows) {
        CAPTURE(r.at("mode"));
        growth_effects const g{{worked::count(r, "holders_start"), worked::count(r, "eligible_start")},
                               {worked::count(r, "holders_end"), worked::count(r, "eligible_end")}};
        CHECK(*g.rate_effect() == Approx(worked::number(r, "rate_effect")).epsilon(1e-9));
        CHECK(*g.caseload_effect() == Approx(worked::number(r, "caseload_effect")).epsilon(1e-9));
        CHECK(*g.rate_effect() + *g.caseload_effect() == Approx(static_cast<double>(g.change())).epsilon(1e-9));
        growth_effects const all{{170'000, 1'000'000}, {340'000, 971'000}};
        CHECK(*share_of_change(g.change(), all.change()) == Approx(worked::number(r, "share_of_growth")).epsilon(1e-12));
        if (r.at("mode") == "all") continue;
        rate += *g.rate_effect();
        caseload += *g.caseload_effect();
    }
    CHECK(rate == Approx(worked::number(rows[0], "rate_effect")).epsilon(1e-12));
    CHECK(caseload == Approx(worked::number(rows[0], "caseload_effect")).epsilon(1e-12));
}

TEST_CASE("effects always add up to the change, and turn their sign with time") {
    std::mt19937_64 draw(7);
    for (int i = 0; i < 2000; ++i) {
        std::uint64_t const n0 = draw() % 1'000'000 + 1, n1 = draw() % 1'000'000 + 1;
        proportion const start{draw() % (n0 + 1), n0}, end{draw() % (n1 + 1), n1};
        growth_effects const there{start, end}, back{end, start};
        double const scale = static_cast<double>(n0 + n1);
        REQUIRE(std::abs(*there.rate_effect() + *there.caseload_effect() - static_cast<double>(there.change())) < 1e-13 * scale);
        REQUIRE(*there.rate_effect() == Approx(-*back.rate_effect()).epsilon(1e-12));
        REQUIRE(*there.caseload_effect() == Approx(-*back.caseload_effect()).epsilon(1e-12));
    }
}

TEST_CASE("nobody eligible at an end: no split, and the whole change is unattributed") {
    growth_effects const g{{0, 0}, {5, 10}};
    CHECK_FALSE(g.splits());
    CHECK(g.rate_effect() == figure<double>(absence::nothing_to_divide_by));
    CHECK(g.caseload_effect() == figure<double>(absence::nothing_to_divide_by));
    CHECK(g.rate_change() == figure<double>(absence::nothing_to_divide_by));
    CHECK(g.unattributed() == 5);
    CHECK(growth_effects{{1, 2}, {2, 2}}.unattributed() == 0);
}

TEST_CASE("effects of 10^15 people keep their digits: one person more is one person of rate effect") {
    constexpr std::uint64_t n = 1'000'000'000'000'000;
    growth_effects const g{{n / 3, n}, {n / 3 + 1, n}};
    CHECK(*g.rate_effect() == Approx(1.0).epsilon(1e-12));
    CHECK(*g.caseload_effect() == 0.0);
    CHECK(*growth_effects{{5, 10}, {5, 10}}.rate_effect() == 0.0);
}
