// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/attainment.hpp>

#include <doctest/doctest.h>

#include <pbo/domain/council_return.hpp>
#include <pbo/read/headed_rows.hpp>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

using namespace pbo;

namespace {
take_up_table table_of(std::vector<proportion> const& councils, completeness counted = completeness::complete_count) {
    std::vector<council_return> returns;
    for (auto const& p : councils) {
        council_return r;
        r.council.name = council_name("council " + std::to_string(returns.size()));
        r.eligible = p.trials();
        r.personal_budgets = p.hits();
        returns.push_back(r);
    }
    return take_up(returns, eligibility_basis::ongoing, {{}, {}, counted});
}
target aim(share wanted) { return {"take_up", wanted, {}, eligibility_basis::ongoing, role::users_and_carers}; }
}  // namespace

TEST_CASE("the fact is arithmetic in whole numbers") {
    CHECK(fact_of(tally{7, 100}, share::percent(7)) == attainment_fact{true, 0.0, std::uint64_t{0}});
    CHECK(fact_of(tally{0, 100}, share::percent(7)).more_people_needed == figure<std::uint64_t>(7));  // doubles say 8
    CHECK(fact_of(tally{29, 100}, share::percent(30)) == attainment_fact{false, -1.0, std::uint64_t{1}});
    CHECK(fact_of(tally{100, 100}, share::percent(100)).met == figure<bool>(true));
    CHECK(fact_of(tally{99, 100}, share::percent(100)).more_people_needed == figure<std::uint64_t>(1));
    CHECK(fact_of(tally{0, 100}, share::percent(0)).met == figure<bool>(true));
}

TEST_CASE("nobody eligible and no figures are no facts, each with its reason") {
    CHECK(fact_of(tally{}, share::percent(30)).met == figure<bool>(absence::nothing_to_divide_by));
    tally suppressed;
    suppressed.add(absence::suppressed);
    CHECK(fact_of(suppressed, share::percent(30)).more_people_needed == figure<std::uint64_t>(absence::suppressed));
}

TEST_CASE("a complete count gets no statistical statement") {
    auto const a = attainment(table_of({{30, 100}, {29, 100}, {100, 100}, {0, 0}}), aim(share::percent(30)));
    CHECK(a.met() == 2);
    CHECK(a.missed() == 1);
    CHECK(a.undetermined() == 1);
    for (auto const& r : a.rows) CHECK_FALSE(r.result.statement.has_value());
    CHECK(a.overall.fact.met == figure<bool>(true));  // 159 of 300
}

// Wilson at 95 %: 45/100 is .3561 to .5476, 30/100 is .2189 to .3958, 20/100 is .1334 to .2888 (SciPy 1.10.1).
TEST_CASE("a sample's interval lies above, across or below the target, whatever the fact") {
    auto const a = attainment(table_of({{45, 100}, {30, 100}, {20, 100}, {0, 0}}, completeness::sample), aim(share::percent(30)));
    REQUIRE(a.rows.size() == 4);
    CHECK(a.rows[0].result.statement->position == interval_position::above);
    CHECK(a.rows[1].result.statement->position == interval_position::across);
    CHECK(a.rows[1].result.fact.met == figure<bool>(true));
    CHECK(a.rows[2].result.statement->position == interval_position::below);
    CHECK_FALSE(a.rows[3].result.statement.has_value());
}

TEST_CASE("a target on another basis, role or indicator is refused and named") {
    auto const t = table_of({{30, 100}});
    CHECK_THROWS_WITH(static_cast<void>(attainment(t, target{"take_up", share::percent(30), {}, eligibility_basis::including_short_term,
                                                             role::users_and_carers})),
                      doctest::Contains("including_short_term"));
    CHECK_THROWS_AS(static_cast<void>(attainment(t, target{"take_up", share::percent(30), {}, eligibility_basis::ongoing, role::carer})),
                    std::invalid_argument);
    CHECK_THROWS_WITH(static_cast<void>(attainment(t, target{"happiness", share::percent(30), {}, eligibility_basis::ongoing,
                                                             role::users_and_carers})),
                      doctest::Contains("no indicator 'happiness'"));
}

TEST_CASE("the worked edges: fact, points and people needed of every row") {
    std::filesystem::path const file = PBO_SOURCE_DIR "/tests/reference/worked/attainment_edges.csv";
    headed_rows rows(file);
    std::size_t compared = 0;
    while (rows.next()) {
        auto const cell = [&](char const* name) { return std::string(rows[rows.column(name)]); };
        tally const counts(std::stoull(cell("holders")), std::stoull(cell("eligible")));
        auto const fact = fact_of(counts, text_form<share>::read(cell("target")).value());
        CAPTURE(cell("holders"));
        if (cell("fact") == "no eligible people") {
            CHECK_FALSE(fact.met.has_value());
        } else {
            CHECK(*fact.met == (cell("fact") == "met"));
            CHECK(std::abs(*fact.points_from_target - std::stod(cell("points_from_target"))) < 1e-12);
            CHECK(*fact.more_people_needed == std::stoull(cell("more_people_needed")));
        }
        ++compared;
    }
    CHECK(compared == 10);
}

TEST_CASE("any table of tallies attains a target, complete or a sample") {
    table<std::string, tally>::builder cells;
    cells["ash"] = tally(30, 100);
    cells["elm"] = tally(2, 10);
    cells["oak"].add(absence::suppressed);
    auto const t = cells.freeze();
    target const aim("told_value", share::percent(30), {}, eligibility_basis::ongoing, role::user);
    auto const a = attainment(t, aim);
    CHECK(a.met() == 1);
    CHECK(a.missed() == 1);
    CHECK(a.undetermined() == 1);
    REQUIRE(a.find("elm") != nullptr);
    CHECK(a.find("elm")->fact.more_people_needed == figure<std::uint64_t>(1));
    CHECK(a.find("fir") == nullptr);
    CHECK(a.overall.counts.counted() == proportion{32, 110});
    CHECK_FALSE(a.overall.statement.has_value());
    auto const drawn = attainment(t, aim, wilson, {}, completeness::sample);
    CHECK(drawn.find("ash")->statement->position == interval_position::across);
    CHECK_FALSE(drawn.find("oak")->statement.has_value());
}
