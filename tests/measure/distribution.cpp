// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/distribution.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using namespace pbo;

namespace {
council_return returned(char const* name, figure<std::uint64_t> budgets, figure<std::uint64_t> eligible) {
    council_return r;
    r.council.name = name;
    r.period = period::snapshot({2011, 3, 31});
    r.eligible = eligible;
    r.personal_budgets = budgets;
    return r;
}
auto of(std::vector<council_return> const& returns, distribution_options const& options = {}) {
    return distribution(take_up(returns, eligibility_basis::ongoing), options);
}
std::vector<council_return> seven() {
    return {returned("Wold", 30, 100), returned("Ash", 5, 50),  returned("Elm", absence::suppressed, 40), returned("Oak", 60, 100),
            returned("Yew", 0, 0),     returned("Fir", 6, 20), returned("Bay", absence::not_available, absence::not_available)};
}
template <class Members>
std::string names(Members const& members) {
    std::string all;
    for (auto const& m : members) all += std::string(m.council.name.view()) + " ";
    return all;
}
}  // namespace

TEST_CASE("councils stand in the order of their shares, each once and by name") {
    auto const d = of(seven());
    CHECK(names(d.members()) == "Ash Fir Wold Oak ");
    CHECK(d.shares() == std::vector<double>{0.1, 0.3, 0.3, 0.6});
    CHECK(names(d.absent()) == "Bay Elm ");
    CHECK(d.absent()[1].why == absence::suppressed);
    REQUIRE(d.nobody_eligible().size() == 1);
    CHECK(d.nobody_eligible().front().name == "Yew");
    CHECK(d.in_all() == 6);  // Yew has no share to be known
    CHECK(d.missing() == 2);
}

TEST_CASE("the least and the most are named, with all who tie") {
    CHECK(names(of(seven()).least()) == "Ash ");
    CHECK(names(of(seven()).most()) == "Oak ");
    auto const tied = of({returned("Wold", 30, 100), returned("Fir", 6, 20), returned("Ash", 1, 9)});
    CHECK(names(tied.most()) == "Fir Wold ");
}

TEST_CASE("quartiles, deciles and their ratio are those of the shares, by the definition asked for") {
    auto const d = of(seven());
    CHECK(*d.median() == doctest::Approx(0.3));
    CHECK(*d.interquartile_range() == doctest::Approx(0.375 - 0.25));     // R 4.2.2, type 7
    CHECK(*d.decile_ratio() == doctest::Approx(0.51 / 0.16));             // R 4.2.2, type 7
    CHECK(*d.mean() == doctest::Approx(0.325));
    auto const by_six = of(seven(), {.councils_in_all = {}, .quantiles = quantile_definition::weibull});
    CHECK(*by_six.interquartile_range() == doctest::Approx(0.525 - 0.15));  // R 4.2.2, type 6
    CHECK(by_six.defined_by() == quantile_definition::weibull);
}

TEST_CASE("how many are above or below is a count of whole councils, with the missing ones kept in mind") {
    auto const d = of(seven(), {.councils_in_all = 8});
    auto const met = d.councils(claim::at_least(share::percent(30)));
    CHECK(met.share.counts == finite_proportion{3, 4, 8});
    CHECK(met.possible() == count_range{3, 7});
    CHECK(names(d.those(claim::at_least(share::percent(30)))) == "Fir Wold Oak ");
    CHECK(d.councils(claim::above(share::percent(30))).share.counts.hits() == 1);
    CHECK(d.councils(claim::below(share::percent(30))).share.counts.hits() == 1);
    CHECK(d.councils(claim::at_most(share::percent(30))).share.counts.hits() == 3);
    CHECK_FALSE(d.complete_count());
}

TEST_CASE("when every council has a share the count is complete and has no interval") {
    auto const d = of({returned("Wold", 30, 100), returned("Ash", 5, 50), returned("Yew", 0, 0)});
    CHECK(d.complete_count());
    CHECK(d.councils(claim::at_least(share::percent(30))).share.limits == figure<interval>(absence::not_applicable));
}

TEST_CASE("one council is its own distribution, and has no standard deviation") {
    auto const d = of({returned("Wold", 30, 100)});
    CHECK(*d.median() == 0.3);
    CHECK(*d.interquartile_range() == 0.0);
    CHECK(*d.decile_ratio() == 1.0);
    CHECK(names(d.least()) == names(d.most()));
    CHECK(d.variation().standard_deviation == figure<double>(absence::no_degrees_of_freedom));
}

TEST_CASE("two councils, and equal councils, do not differ beyond chance") {
    auto const equal = of({returned("Wold", 30, 100), returned("Ash", 30, 100), returned("Elm", 15, 50)});
    CHECK(*equal.interquartile_range() == 0.0);
    CHECK(*equal.variation().standard_deviation == 0.0);
    CHECK(*equal.variation().test.p_value == 1.0);
    CHECK(equal.least().size() == 3);
    auto const two = of({returned("Wold", 30, 100), returned("Ash", 60, 100)});
    CHECK(*two.variation().standard_deviation > 0.0);
    CHECK(*two.quantile(0.25) == doctest::Approx(0.375));
}

TEST_CASE("nobody on a budget in the lowest decile: the ratio has nothing to divide by") {
    auto const d = of({returned("Wold", 0, 100), returned("Ash", 0, 50), returned("Elm", 5, 50)});
    CHECK(d.decile_ratio() == figure<double>(absence::nothing_to_divide_by));
}

TEST_CASE("no councils with a share: nothing is available, and nothing breaks") {
    auto const d = of({returned("Yew", 0, 0), returned("Bay", absence::suppressed, 5)});
    CHECK(d.median() == figure<double>(absence::not_available));
    CHECK(d.interquartile_range() == figure<double>(absence::not_available));
    CHECK(d.decile_ratio() == figure<double>(absence::not_available));
    CHECK(d.mean() == figure<double>(absence::not_available));
    CHECK(d.least().empty());
    CHECK(d.most().empty());
    CHECK(d.councils(claim::above(share{})).possible() == count_range{0, 1});
    CHECK(share_distribution<std::string>{}.complete_count());
}

TEST_CASE("fewer councils in all than are listed is refused") {
    CHECK_THROWS_WITH_AS(static_cast<void>(of(seven(), {.councils_in_all = 5})),
                         "pbo::distribution: 6 councils are listed, but there are 5 in all", std::invalid_argument);
}

TEST_CASE("other indicators, and records that are not a table, are asked through projections") {
    table<std::string, tally>::builder cells;
    cells["a"] = tally(1, 4);
    cells["b"] = tally(3, 4);
    CHECK(*distribution(cells.freeze()).median() == 0.5);
    auto const t = take_up(seven(), eligibility_basis::ongoing);
    CHECK(distribution(t, &take_up_counts::direct_payments).members().empty());
    std::vector<std::pair<std::string, figure<proportion>>> const records{{"a", proportion(1, 4)}, {"b", absence::suppressed}};
    auto const d = distribution(records, [](auto const& r) { return r.first; }, [](auto const& r) { return r.second; });
    CHECK(d.absent().front().council == "b");
    CHECK(d.missing() == 1);
    auto const huge = distribution(std::vector<proportion>{{1'000'000'000'000'000U, 3'000'000'000'000'000U}, {1, 3}},
                                   [](proportion const&) { return 0; }, [](proportion const& p) { return p; });
    CHECK(huge.least().size() == 2);
}

TEST_CASE("a council with nobody on a budget is below a threshold, and above none") {
    std::vector<proportion> const councils{{0, 10}, {3, 10}, {9, 10}};
    auto const d = distribution(councils, [](proportion const& p) { return p.hits(); }, [](proportion const& p) { return p; });
    CHECK(d.those(claim::above(share::percent(20))).size() == 2);
    CHECK(d.those(claim::at_least(share::percent(1))).size() == 2);
    CHECK(d.those(claim::below(share::percent(20))).size() == 1);
}
