// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/non_response.hpp>

#include <doctest/doctest.h>

#include <pbo/read/records.hpp>

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace pbo;

namespace {
struct published {
    std::string code, name, ons, region;
    figure<std::uint64_t> holders, eligible;
};
struct quantity {
    std::string name;
    double value = 0.0;
};
}  // namespace

template <>
inline constexpr auto pbo::columns_of<published> =
    columns(column("la_code", &published::code), column("name", &published::name), column("ons_code", &published::ons),
            column("region", &published::region), column("direct_payments", &published::holders),
            column("eligible", &published::eligible));
template <>
inline constexpr auto pbo::columns_of<quantity> = columns(column("quantity", &quantity::name), column("value", &quantity::value));

namespace {
auto asked(std::vector<published> const& of, non_response_options const& options = {}) {
    return non_response(of, &published::name, &published::region, &published::holders, &published::eligible, options);
}
published one(char const* name, char const* region, figure<std::uint64_t> holders, figure<std::uint64_t> eligible) {
    return {"", name, "", region, holders, eligible};
}
}  // namespace

TEST_CASE("what a record of one's own lacks is a council that is silent") {
    struct office {
        std::string name;
        std::optional<std::uint64_t> holders;
    };
    std::vector<office> const offices{{"Ash", 30}, {"Elm", 50}, {"Oak", {}}};
    auto const r = non_response(offices, &office::name, [](office const&) { return ""; }, &office::holders, [](office const&) { return 100U; });
    CHECK(r.overall.value.value() == doctest::Approx(0.4));
    CHECK(r.silent == std::vector<std::string>{"Oak"});
    CHECK(r.possible->bounds()->upper() == doctest::Approx(0.6));
}

TEST_CASE("the worked national figure comes out to 1e-9, in every way it is worked") {
    std::string const reference = PBO_SOURCE_DIR "/tests/reference/";
    std::map<std::string, double> expected;
    for (auto const& q : read_records<quantity>(reference + "worked/nonresponse_national.csv").records) expected[q.name] = q.value;
    std::vector<published> councils;
    for (auto const& c : read_records<published>(reference + "ascof_2024_25.csv").records)
        if (c.name != "Isles of Scilly") councils.push_back(c);
    auto const truth = asked(councils);
    CHECK(truth.complete_count());
    CHECK(std::abs(*truth.overall.value - expected.at("truth (all councils)")) < 1e-15);

    for (auto& c : councils)
        if (c.code.ends_with('7')) c.holders = absence::not_available;
    auto const r = asked(councils);
    CHECK(static_cast<double>(r.all.answered) == expected.at("councils answering"));
    CHECK(static_cast<double>(r.all.councils) == expected.at("councils in all"));
    CHECK(static_cast<double>(r.all.counted.hits()) == expected.at("holders reported"));
    CHECK(static_cast<double>(r.all.counted.trials()) == expected.at("eligible in answering councils"));
    CHECK(static_cast<double>(*r.all.eligible) == expected.at("eligible in all councils"));
    CHECK(r.silent.size() == 17);
    CHECK(std::abs(*r.overall.value - expected.at("take-up of those who answered")) < 1e-12);
    CHECK(std::abs(*r.overall.standard_error - expected.at("its standard error, known eligible total in the denominator")) < 1e-12);
    CHECK(std::abs(*r.within_strata.value - expected.at("separate ratio estimate within region")) < 1e-12);
    CHECK(std::abs(*r.within_strata.standard_error - expected.at("its standard error, known eligible totals (Cochran 6.13)")) < 1e-12);
    CHECK(std::abs(r.possible->bounds()->lower() - expected.at("worst case lower")) < 1e-12);
    CHECK(std::abs(r.possible->bounds()->upper() - expected.at("worst case upper")) < 1e-12);
    CHECK(r.overall.limits->contains(*truth.overall.value));
    CHECK(r.within_strata.limits->contains(*truth.overall.value));
    CHECK(*r.overall.degrees_of_freedom == 134.0);
    CHECK(*r.within_strata.degrees_of_freedom == 126.0);
    CHECK(r.on(claim::at_least(share(1, 5))) == claim_verdict::survives_the_worst_case);
    CHECK(r.on(claim::below(share::percent(26))) == claim_verdict::holds_at_the_level);
    CHECK(r.on(claim::above(share::percent(24))) == claim_verdict::open);
    CHECK(r.on(claim::above(share::percent(24)), r.within_strata) == claim_verdict::open);
    CHECK(r.on(claim::above(share::percent(30))) == claim_verdict::fails_at_the_level);
    CHECK(r.on(claim::above(share::percent(33))) == claim_verdict::refuted_in_every_case);

    for (auto& c : councils)
        if (c.code.ends_with('7')) c.eligible = absence::not_available;
    auto const unknown = asked(councils);  // the eligible total is estimated, as R's svyratio does
    CHECK(std::abs(*unknown.overall.standard_error -
                   expected.at("its standard error, R survey 4.1.1 svyratio (estimated total in the denominator)")) < 1e-12);
    CHECK(unknown.possible == figure<worst_cases>(absence::not_available));
    CHECK(unknown.within_strata.value == figure<double>(absence::not_available));
    CHECK(unknown.on(claim::at_least(share(1, 5))) == claim_verdict::holds_at_the_level);
    CHECK(asked(councils, {.councils_in_all = {}, .eligible_in_all = 480'106}).possible == r.possible);
}

// Expected by hand: R = 14/40, residuals 3 - 7/2, 11 - 21/2 (s^2 = 1/2); N = 3, n = 2, X = 60.
TEST_CASE("two of three answered: the arithmetic by hand") {
    auto const r = asked({one("a", "", 3, 10), one("b", "", 11, 30), one("c", "", absence::suppressed, 20)});
    CHECK(*r.overall.value == doctest::Approx(0.35));
    CHECK(*r.overall.standard_error == doctest::Approx(3.0 / 60.0 * std::sqrt((1.0 - 2.0 / 3.0) / 2.0 * 0.5)));
    CHECK(*r.overall.degrees_of_freedom == 1.0);
    CHECK(*r.possible == worst_cases({14, 60}, {34, 60}));
    CHECK(r.overall.limits->lower() == 14.0 / 60.0);  // .35 - 12.7 standard errors, cut
    CHECK(r.overall.limits->upper() == doctest::Approx(0.35 + 12.706204736174706 * 0.05 * std::sqrt(1.0 / 12.0)).epsilon(1e-12));
    CHECK(r.silent == std::vector<std::string>{"c"});
    CHECK(*r.within_strata.value == doctest::Approx(0.35));
}

TEST_CASE("every council answered: a fact, without an interval") {
    auto const r = asked({one("a", "N", 3, 10), one("b", "S", 11, 30)});
    CHECK(r.complete_count());
    CHECK(*r.overall.value == 0.35);
    CHECK(*r.overall.standard_error == 0.0);
    CHECK(r.overall.limits == figure<interval>(absence::not_applicable));
    CHECK(r.within_strata.value == r.overall.value);
    CHECK(r.within_strata.limits == figure<interval>(absence::not_applicable));
    CHECK(r.on(claim::at_least(share::percent(35))) == claim_verdict::survives_the_worst_case);
    CHECK(asked({one("a", "N", 3, 10)}).complete_count());
}

TEST_CASE("one council answered of two: a share, no standard error, and the worst case") {
    auto const r = asked({one("a", "N", 3, 10), one("b", "N", {}, 30)});
    CHECK(*r.overall.value == 0.3);
    CHECK(r.overall.standard_error == figure<double>(absence::no_degrees_of_freedom));
    CHECK(r.overall.limits == figure<interval>(absence::no_degrees_of_freedom));
    CHECK(r.within_strata.limits == figure<interval>(absence::no_degrees_of_freedom));
    CHECK(*r.possible == worst_cases({3, 40}, {33, 40}));
    CHECK(r.on(claim::above(share::percent(5))) == claim_verdict::survives_the_worst_case);
    CHECK(r.on(claim::above(share::percent(30))) == claim_verdict::open);
}

TEST_CASE("a region in which nobody answered has no estimate of its own, and is named") {
    auto const r = asked({one("a", "N", 3, 10), one("b", "N", 5, 30), one("c", "S", {}, 30)});
    CHECK(r.overall.limits.has_value());
    CHECK(r.within_strata.value == figure<double>(absence::not_available));
    CHECK(r.without_answers == std::vector<std::string>{"S"});
    CHECK(r.strata.front().counted == proportion{8, 40});
}

TEST_CASE("equal councils show no variation, so that a standard error of 0 makes no limits") {
    auto const r = asked({one("a", "N", 3, 10), one("b", "N", 6, 20), one("c", "N", {}, 30)});
    CHECK(*r.overall.value == doctest::Approx(0.3));
    CHECK(*r.overall.standard_error == 0.0);
    CHECK(r.overall.limits == figure<interval>(absence::not_available));
}

TEST_CASE("nobody eligible, nobody answering, no councils at all") {
    auto const nobody = asked({one("a", "N", 0, 0), one("b", "N", 0, 0)});
    CHECK(nobody.overall.value == figure<double>(absence::nothing_to_divide_by));
    CHECK(nobody.possible == figure<worst_cases>(absence::nothing_to_divide_by));
    auto const silent = asked({one("a", "N", {}, 10)});
    CHECK(silent.overall.value == figure<double>(absence::not_available));
    CHECK(*silent.possible == worst_cases({0, 10}, {10, 10}));
    auto const none = asked({});
    CHECK(none.overall.value == figure<double>(absence::not_available));
    CHECK(none.within_strata.value == figure<double>(absence::not_available));
    CHECK(none.on(claim::at_least(share{})) == claim_verdict::open);
    auto const empty_council = asked({one("a", "N", 3, 10), one("b", "N", 0, 0), one("c", "S", {}, 0)});
    CHECK(*empty_council.overall.value == 0.3);
    CHECK(*empty_council.possible == worst_cases({3, 10}, {3, 10}));
}

TEST_CASE("the estimates lie in the worst case, whatever is silent") {
    for (std::uint64_t silent = 1; silent < 31; ++silent) {
        std::vector<published> all{one("a", "N", 1, 10), one("b", "N", 20, 20), one("c", "S", 0, 9), one("d", "S", 5, 70), one("e", "S", 2, 3)};
        for (std::size_t i = 0; i < all.size(); ++i)
            if ((silent >> i & 1U) != 0) all[i].holders = absence::not_available;
        auto const r = asked(all);
        for (auto const* e : {&r.overall, &r.within_strata}) {
            if (!e->value) continue;
            CHECK(r.possible->bounds()->lower() <= *e->value + 1e-15);
            CHECK(*e->value <= r.possible->bounds()->upper() + 1e-15);
            if (e->limits.has_value()) CHECK(e->limits->contains(*e->value));
        }
    }
}

TEST_CASE("totals that are less than what is listed, and more holders than people, are refused") {
    std::vector<published> const two{one("a", "N", 3, 10), one("b", "N", 6, 20)};
    CHECK_THROWS_AS(asked(two, {.councils_in_all = 1, .eligible_in_all = {}}), std::invalid_argument);
    CHECK_THROWS_AS(asked(two, {.councils_in_all = 3, .eligible_in_all = 29}), std::invalid_argument);
    CHECK_THROWS_WITH_AS(asked({one("Wold", "N", 11, 10)}), "pbo::non_response: Wold: 11 of 10 eligible people", std::domain_error);
    auto const more = asked(two, {.councils_in_all = 4, .eligible_in_all = {}});
    CHECK(more.possible == figure<worst_cases>(absence::not_available));
    CHECK(more.within_strata.value == figure<double>(absence::not_available));
}

TEST_CASE("returns are asked directly, on one basis and within region") {
    std::vector<council_return> returns(3);
    char const* const names[] = {"Wold", "Ash", "Elm"};
    for (std::size_t i = 0; i < 3; ++i) {
        returns[i].council.name = names[i];
        returns[i].council.region = "North";
        returns[i].eligible = 100;
        if (i < 2) returns[i].personal_budgets = 30 + 10 * i;
    }
    auto const r = non_response(returns, eligibility_basis::ongoing);
    CHECK(r.all.counted == proportion{70, 200});
    REQUIRE(r.silent.size() == 1);
    CHECK(r.silent.front().name == "Elm");
    CHECK(r.strata.front().name == "North");
    CHECK_THROWS_AS(static_cast<void>(non_response(returns, eligibility_basis::including_short_term)),
                    std::invalid_argument);
}
