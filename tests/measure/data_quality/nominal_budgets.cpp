// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/data_quality/nominal_budgets.hpp>

#include <doctest/doctest.h>

#include <pbo/read/records.hpp>

#include "measure/snapshots.hpp"

#include <string>
#include <vector>

using namespace pbo;
using tests::counted;
using tests::returned;

namespace {
struct published {
    std::string name, ons;
    figure<std::uint64_t> direct, holders, eligible;
};
}  // namespace

template <>
inline constexpr auto pbo::columns_of<published> =
    columns(column("name", &published::name), column("ons_code", &published::ons), column("direct_payments", &published::direct),
            column("self_directed_support", &published::holders), column("eligible", &published::eligible));

TEST_CASE("the 23 councils of 2024-25 whose managed budgets were not recorded are found") {
    std::vector<council_return> returns;
    for (auto const& p : read_records<published>(PBO_SOURCE_DIR "/tests/reference/ascof_2024_25.csv").records) {
        council_return r;
        r.council.name = p.name;
        r.council.ons = ons_code(p.ons);
        r.period = period::financial_year(2024);
        r.role = role::user;
        r.eligible = p.eligible;
        r.personal_budgets = p.holders;
        r.direct_payment = p.direct;
        r.part_direct_payment = 0;
        returns.push_back(r);
    }
    auto const found = nominal_budgets(take_up(returns, eligibility_basis::ongoing));
    CHECK(found.of(question_kind::managed_budgets_not_recorded) == 23);
    CHECK(found.of(question_kind::nominal_budgets) == 0);  // the nearest is Portsmouth: all of 1,531, and 8 % direct payments
    CHECK(found.looked_at == 2 * 152);
    CHECK(found.without_figures == 2);  // Isles of Scilly
    nominal_budget_signs const wider{share::percent(95), share::percent(12)};
    auto const more = nominal_budgets(take_up(returns, eligibility_basis::ongoing), wider);
    CHECK(more.of(question_kind::nominal_budgets) == 4);  // counted with Python 3.11 from the published files
}

TEST_CASE("both signs, exactly at their limits") {
    auto const found = nominal_budgets(counted({returned("Wold", 95, 100, 5), returned("Ash", 94, 100, 0), returned("Elm", 100, 100, 6),
                                                returned("Oak", 30, 100, 30), returned("Fir", 20, 20, 1)}));
    REQUIRE(found.questions.size() == 3);
    CHECK(found.questions[0].about == question_kind::nominal_budgets);
    CHECK(found.questions[0].council.name == "Wold");
    CHECK(found.questions[0].finding == "95 of 100 people have a budget, and 5 a direct payment");
    CHECK(found.questions[1].about == question_kind::managed_budgets_not_recorded);
    CHECK(found.questions[1].council.name == "Oak");
    CHECK(found.questions[1].finding == "30 people with a budget, and as many with direct payments");
    CHECK(found.questions[2].council.name == "Fir");
}

TEST_CASE("nothing to ask where nobody has a budget, and no answer where figures are absent") {
    auto const found = nominal_budgets(counted({returned("Wold", 0, 100, 0), returned("Yew", 0, 0, 0), returned("Ash", absence::suppressed, 50, 3),
                                                returned("Elm", 5, 50)}));
    CHECK(found.questions.empty());
    CHECK(found.looked_at == 4);
    CHECK(found.without_figures == 4);
}
