// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: growth_take_up_by_council.csv of the worked examples; the case of a new council is by hand.
#include <pbo/measure/growth/take_up_change.hpp>

#include "measure/worked.hpp"

using namespace pbo;
using doctest::Approx;

namespace {
council_growth grown(char const* name, proportion start, proportion end) {
    council_growth c;
    c.council.name = name;
    c.all = {start, end};
    return c;
}
take_up_change_result changed(std::vector<council_growth> councils) {
    growth_result g;
    g.councils = std::move(councils);
    return take_up_change(g);
}
}  // namespace

TEST_CASE("the worked example: rate and composition of three councils and of all") {
    auto const rows = worked::example("growth_take_up_by_council.csv");
    REQUIRE_FALSE(rows.empty());
    std::vector<council_growth> councils;
    for (auto const& r : rows)
        if (r.at("council") != "all")
            councils.push_back(grown(r.at("council").c_str(), {worked::count(r, "holders_start"), worked::count(r, "eligible_start")},
                                     {worked::count(r, "holders_end"), worked::count(r, "eligible_end")}));
    auto const c = changed(councils);
    REQUIRE(c.councils.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CAPTURE(i);
        CHECK(*c.councils[i].rate_effect == Approx(worked::number(rows[i], "rate_effect")).epsilon(1e-9));
        CHECK(*c.councils[i].uncentred_composition == Approx(worked::number(rows[i], "composition_effect")).epsilon(1e-9));
        CHECK(*c.councils[i].composition_effect == Approx(worked::number(rows[i], "composition_effect_centred")).epsilon(1e-9));
        CHECK(*c.councils[i].total() == Approx(worked::number(rows[i], "rate_plus_composition_centred")).epsilon(1e-9));
    }
    CHECK(*c.rate_effect == Approx(worked::number(rows[3], "rate_effect")).epsilon(1e-9));
    CHECK(*c.composition_effect == Approx(worked::number(rows[3], "composition_effect")).epsilon(1e-9));
    CHECK(*c.change == Approx(worked::number(rows[3], "rate_plus_composition")).epsilon(1e-9));
    CHECK(*c.rate_effect + *c.composition_effect == Approx(*c.change).epsilon(1e-12));
    CHECK(*c.unattributed == 0.0);
}

TEST_CASE("a council with nobody eligible at an end does not split, and the sum is still the change") {
    auto const c = changed({grown("A", {20, 100}, {30, 100}), grown("new", {0, 0}, {40, 50})});
    CHECK(*c.change == Approx(70.0 / 150 - 0.2));
    CHECK(*c.rate_effect + *c.composition_effect + *c.unattributed == Approx(*c.change).epsilon(1e-12));
    CHECK(*c.councils[1].rate_effect == 0.0);
    CHECK(*c.councils[1].unattributed == Approx(40.0 / 150 - 0.5 * (0.2 + 70.0 / 150) / 3));
    CHECK(*c.councils[0].total() + *c.councils[1].total() == Approx(*c.change).epsilon(1e-12));
}

TEST_CASE("one council has no composition; equal councils do not either; no councils have nothing") {
    auto const one = changed({grown("A", {20, 100}, {30, 90})});
    CHECK(*one.composition_effect == 0.0);
    CHECK(*one.rate_effect == Approx(*one.change).epsilon(1e-15));
    auto const equal = changed({grown("A", {20, 100}, {60, 200}), grown("B", {2, 10}, {3, 10})});
    CHECK(*equal.composition_effect == Approx(0.0));
    auto const none = changed({});
    CHECK(none.change == figure<double>(absence::nothing_to_divide_by));
    CHECK(none.rate_effect == figure<double>(absence::nothing_to_divide_by));
    auto const lost = changed({grown("A", {20, 100}, {0, 0})});
    CHECK(lost.councils[0].total() == figure<double>(absence::nothing_to_divide_by));
}
