// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/totals_among_returns.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace pbo;

namespace {
council_return returned(char const* name, char const* region, std::uint64_t k, std::uint64_t n) {
    council_return r;
    r.council.name = name;
    r.council.region = region;
    r.personal_budgets = k;
    r.eligible = n;
    return r;
}
}  // namespace

TEST_CASE("totals among returns are taken out and compared with their councils") {
    std::vector<council_return> all{returned("ENGLAND", "", 6, 30), returned("Ash", "North East", 1, 10), returned("Elm", "North East", 2, 10),
                                    returned("North East Region", "", 3, 20), returned("Yew", "London", 3, 10)};
    auto const totals = take_totals_out(all);
    REQUIRE(all.size() == 3);
    CHECK(all[0].council.name.view() == "Ash");
    CHECK(all[2].council.name.view() == "Yew");
    REQUIRE(totals.size() == 2);
    CHECK(totals[0].row.is.name == "England");
    CHECK(totals[0].agrees == agreement::exact);
    CHECK(totals[1].agrees == agreement::exact);
    CHECK(totals[1].sum.denominator == 20);
}

TEST_CASE("a total is compared with the councils of its own period, basis and role") {
    std::vector<council_return> all{returned("England", "", 1, 10), returned("Ash", "", 1, 10), returned("Ash", "", 2, 10), returned("Ash", "", 3, 10)};
    all[2].basis = eligibility_basis::including_short_term;
    all[3].role = role::carer;
    auto const totals = take_totals_out(all);
    REQUIRE(totals.size() == 1);
    CHECK(totals[0].agrees == agreement::exact);
    CHECK(all.size() == 3);
}

TEST_CASE("a council with a code is a council whatever it is called") {
    std::vector<council_return> all{returned("London", "", 1, 10)};
    all[0].council.ons = ons_code("E09000001");
    CHECK(take_totals_out(all).empty());
    CHECK(all.size() == 1);
    std::vector<council_return> none;
    CHECK(take_totals_out(none).empty());
}
