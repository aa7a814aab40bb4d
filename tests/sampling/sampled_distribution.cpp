// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Quantiles of R survey's own samples against svyquantile: tests/reference/sampled_quantiles.R made sampled_quantiles.csv.
#include "api_designs.hpp"

#include <pbo/sampling/sampled_distribution.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

using namespace pbo;

namespace {

struct amounts_wanted {
    std::string design, amount, domain;
    friend auto operator<=>(amounts_wanted const&, amounts_wanted const&) = default;
};

sampled_distribution distribution_in(amounts_wanted const& wanted) {
    return api::with_design(wanted.design, api::schools(wanted.design), [&wanted](auto const& s) {
        bool const score = wanted.amount == "api00";
        auto const amount = [score](api::school const& one) { return score ? one.score : one.students.value(); };
        auto const asked = [&wanted](api::school const& one) { return wanted.domain == "all" || one.type == wanted.domain; };
        auto const wide = [](api::school const& one) { return one.wide == "Yes"; };
        return distribution_of(tabulate(s, by(amount), indicator("asked", asked, wide)));
    });
}

void check(figure<double> const& ours, std::string const& theirs) {
    CHECK(ours.has_value() == !theirs.empty());
    if (ours && !theirs.empty()) CHECK(*ours == doctest::Approx(std::stod(theirs)).epsilon(1e-12));
}

struct person {
    double hours, weight;
    int council;
};
auto sample_of(std::vector<person> const& people) {
    return sample(people, clusters(&person::council), weights(&person::weight));
}
sampled_distribution hours_of(std::vector<person> const& people) {
    return distribution_of(
        tabulate(sample_of(people), by(&person::hours), indicator("asked", [](person const&) { return true; })));
}

}  // namespace

TEST_CASE("quantiles of samples with strata, clusters and populations, and their limits, are those of R's survey") {
    std::ifstream in(std::string(PBO_SOURCE_DIR) + "/tests/reference/sampled_quantiles.csv");
    std::map<amounts_wanted, sampled_distribution> made;
    int rows = 0;
    for (std::string line; std::getline(in, line); ++rows) {
        CAPTURE(line);
        auto const c = api::cells_of(line);
        REQUIRE(c.size() == 11);
        amounts_wanted const wanted{c[0], c[1], c[2]};
        auto at = made.find(wanted);
        if (at == made.end()) at = made.emplace(wanted, distribution_in(wanted)).first;
        auto const q = at->second.quantile(std::stod(c[5]), {}, c[3] == "score" ? quantile_limits::by_score : quantile_limits::woodruff,
                                           c[4] == "school" ? quantile_rule::school : quantile_rule::math);
        check(q.value, c[6]);
        check(q.lower, c[7]);
        check(q.upper, c[8]);
        check(q.standard_error, c[9]);
        CHECK(q.at_most.degrees_of_freedom() == std::stoi(c[10]));
    }
    CHECK(rows == 156);
}

TEST_CASE("a share that is met exactly is met whatever rounding its weights bring, and the rules differ there alone") {
    std::vector<person> people;
    for (int i = 0; i < 10; ++i) people.push_back({static_cast<double>(i), 0.1, i});
    auto const d = hours_of(people);
    CHECK(*d.quantile(0.3).value == 2.0);
    CHECK(*d.quantile(0.3, {}, quantile_limits::woodruff, quantile_rule::school).value == 2.5);
    CHECK(*d.quantile(0.35, {}, quantile_limits::woodruff, quantile_rule::school).value == 3.0);
    CHECK(*d.quantile(0.01).value == 0.0);  // R's survey, by a slip of its own, gives the second here
    CHECK(*d.quantile(0.99).value == 9.0);
}

TEST_CASE("of whole hours Woodruff's limits can leave the share out, and say so; those of score keep it") {
    std::vector<person> people;
    for (int council = 0; council < 20; ++council)
        for (int i = 0; i < 10; ++i) people.push_back({i < 4 + council % 2 ? 7.0 : i < 9 ? 14.0 : 21.0, 1.0, council});
    auto const d = hours_of(people);  // 45% have 7, 90% 14 at most
    auto const mean = d.quantile(0.5), score = d.quantile(0.5, {}, quantile_limits::by_score);
    CHECK(*mean.value == 14.0);
    CHECK(mean.ties);
    CHECK(*score.lower == 14.0);  // 45% is not 50% for these councils, which are alike
    CHECK(*score.upper == 14.0);
    CHECK(!d.quantile(0.9).ties);
}

TEST_CASE("people of weight 0 and amounts of nobody do not count, and their clusters do") {
    std::vector<person> people{{1, 1, 1}, {2, 1, 2}, {3, 1, 3}, {100, 0, 4}, {-100, 0, 1}};
    auto const d = hours_of(people);
    CHECK(d.n() == 3);
    CHECK(*d.quantile(0.99).value == 3.0);
    CHECK(*d.quantile(0.01).value == 1.0);
    CHECK(d.share_at_most(2.0).degrees_of_freedom() == 2);
    auto const nobody = hours_of({{1, 0, 1}, {2, 0, 2}}).quantile(0.5);
    CHECK(nobody.value.reason() == absence::nothing_to_divide_by);
    CHECK(nobody.lower.reason() == absence::nothing_to_divide_by);
}

TEST_CASE("one cluster has a median without limits; a share near its end has one limit") {
    auto const t = tabulate(sample(std::vector<person>{{1, 1, 1}, {2, 1, 1}}, strata(&person::council), weights(&person::weight)),
                            by(&person::hours), indicator("asked", [](person const&) { return true; }));
    auto const d = distribution_of(t);
    CHECK(*d.quantile(0.5).value == 1.0);
    CHECK(d.quantile(0.5).lower.reason() == absence::not_available);  // 1 degree of freedom: beyond 0 and 1
    CHECK(d.quantile(0.5).standard_error.reason() == absence::not_available);
    std::vector<person> const alone{{1, 1, 1}, {2, 1, 1}};
    auto const s = sample(alone, clusters(&person::council), weights(&person::weight), lonely_cluster::certainty);
    auto const one = distribution_of(tabulate(s, by(&person::hours), indicator("asked", [](person const&) { return true; })));
    CHECK(*one.quantile(0.5).value == 1.0);
    CHECK(one.quantile(0.5).lower.reason() == absence::no_degrees_of_freedom);
}

TEST_CASE("what is no share or no amount is refused") {
    auto d = hours_of({{1, 1, 1}, {2, 1, 2}});
    for (double const p : {0.0, 1.0, -0.5, 50.0, std::numeric_limits<double>::quiet_NaN()})
        CHECK_THROWS_AS((void)d.quantile(p), std::domain_error);
    design_counts<weighted_proportion> const cell;
    CHECK_THROWS_AS(d.add(std::numeric_limits<double>::infinity(), cell), std::domain_error);
}
