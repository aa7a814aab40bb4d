// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Shares, means, totals, ratios, domains and their differences of thirteen designs against R's survey 4.1-1: see
// tests/reference/survey_designs.R, which made own_designs_reference.hpp.
#include "own_designs_reference.hpp"

#include <pbo/sampling.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace pbo;

namespace {

struct person {
    int number = 0, region = 0, council = 0, team = 0, group = 0;
    bool hit = false;
    double weight = 0;
    std::int64_t amount = 0, base = 0;
    double councils = 0, people_of_team = 0, people_of_council = 0, people_of_region = 0, councils_of_stratum = 0;
    std::string stratum;
};

/// The records of the script.
std::vector<person> people() {
    std::vector<person> all(360);
    for (int i = 0; i < 360; ++i) {
        auto& p = all[static_cast<std::size_t>(i)];
        p.number = i;
        p.region = i % 3;
        p.council = (i / 3) % (4 + p.region);
        p.team = (i / 60) % 2;
        p.weight = 1 + ((i * 7) % 5) / 2.0;
        p.hit = (i * i + 3 * i) % 11 < 4 + p.region;
        p.group = (i * 5 + i / 7) % 4;
        p.amount = (i * 37) % 101 + 10 * p.region;
        p.base = 20 + i % 9;
        p.councils = 10 + 3 * p.region;
        p.people_of_team = 60 + 5 * p.council + p.region;
        p.people_of_council = 160 + 5 * p.council + p.region;
        p.people_of_region = 900 + 50 * p.region;
        bool const alone = p.region == 0 && p.council == 2;
        p.stratum = alone ? "alone" : std::to_string(p.region);
        p.councils_of_stratum = alone ? 4 : p.councils;
    }
    return all;
}
std::vector<person> with_one_lonely_person() {
    std::vector<person> some;
    bool met = false;
    for (auto const& p : people()) {
        bool const there = p.region == 1 && p.council == 3;
        if (!there || !met) some.push_back(p);
        met = met || there;
    }
    return some;
}
std::vector<person> with_every_council_of_region_2() {
    auto all = people();
    for (auto& p : all)
        if (p.region == 2) p.councils = 6;
    return all;
}

bool near(double ours, double theirs, double tolerance) {
    return std::abs(ours - theirs) <= tolerance * std::fmax(1.0, std::abs(theirs));
}

template <class E>
void check(own_designs::row const& row, E const& e) {
    CHECK_MESSAGE(near(*e.value(), row.value, 1e-12), *e.value());
    if (std::isnan(row.standard_error)) {  // nothing to average over: R gives NaN
        CHECK(e.standard_error() == figure<double>(absence::no_degrees_of_freedom));
        return;
    }
    CHECK_MESSAGE(near(*e.standard_error(), row.standard_error, 1e-11), *e.standard_error());
    CHECK(e.degrees_of_freedom() == row.degrees_of_freedom);
    if (!std::isnan(row.deff)) CHECK_MESSAGE(near(*e.design_effect(), row.deff, 1e-9), *e.design_effect());
    if (!std::isnan(row.deff_with_replacement))
        CHECK(near(*e.design_effect_with_replacement(), row.deff_with_replacement, 1e-9));
}

/// All rows of a design.
template <class Sample>
void check_design(std::string const& design, Sample const& s) {
    CAPTURE(design);
    auto const everybody = by([](person const&) { return 0; });
    auto const all = tabulate(s, everybody, indicator("hit", &person::hit), mean_of("amount", &person::amount),
                              ratio_between("ratio", &person::amount, &person::base));
    auto const groups = tabulate(s, by(&person::group), indicator("hit", &person::hit), mean_of("amount", &person::amount));
    auto const share = column<0>(groups);
    auto const mean = column<1>(groups);
    std::size_t rows = 0;
    for (auto const& row : own_designs::rows) {
        if (row.design != design) continue;
        ++rows;
        std::string const what(row.what);
        CAPTURE(what);
        int const group = what.back() - '0';
        if (what == "share") check(row, column<0>(all)[0]);
        else if (what == "mean") check(row, column<1>(all)[0]);
        else if (what == "people") check(row, column<0>(all).total(0));
        else if (what == "sum") check(row, column<1>(all).total(0));
        else if (what == "ratio") check(row, column<2>(all)[0]);
        else if (what.starts_with("share of")) check(row, share[group]);
        else if (what.starts_with("mean of")) check(row, mean[group]);
        else if (what.starts_with("people of")) check(row, share.total(group));
        else if (what == "difference of y") check(row, share.difference(0, 1));
        else check(row, mean.difference(0, 1));
    }
    CHECK(rows == 19);
}

}  // namespace

TEST_CASE("clusters in strata, without and with their population") {
    auto const all = people();
    check_design("clusters", sample(all, strata(&person::region), clusters(&person::council), weights(&person::weight)));
    check_design("clusters_population", sample(all, strata(&person::region), clusters(&person::council),
                                               weights(&person::weight), population(&person::councils)));
}

TEST_CASE("people within clusters: named as clusters of the last stage, or counted as records") {
    auto const all = people();
    auto const populations = population(&person::councils, &person::people_of_council);
    check_design("two_stages", sample(all, strata(&person::region), clusters(&person::council, &person::number),
                                      weights(&person::weight), populations));
    check_design("two_stages",
                 sample(all, strata(&person::region), clusters(&person::council), weights(&person::weight), populations));
}

TEST_CASE("every cluster of a stratum was drawn: its people still vary") {
    auto const all = with_every_council_of_region_2();
    check_design("every_council", sample(all, strata(&person::region), clusters(&person::council), weights(&person::weight),
                                         population(&person::councils, &person::people_of_council)));
}

TEST_CASE("three stages") {
    auto const all = people();
    auto const teams = [](person const&) { return 3; };
    check_design("three_stages",
                 sample(all, strata(&person::region), clusters(&person::council, &person::team), weights(&person::weight),
                        population(&person::councils, teams, &person::people_of_team)));
    check_design("three_stages", sample(all, strata(&person::region), clusters(&person::council, &person::team, &person::number),
                                        weights(&person::weight), population(&person::councils, teams, &person::people_of_team)));
}

TEST_CASE("strata within clusters") {
    auto const all = people();
    check_design("two_stages_of_strata",
                 sample(all, strata(&person::region, &person::team), clusters(&person::council), weights(&person::weight),
                        population(&person::councils, &person::people_of_team)));
}

TEST_CASE("records in strata, with and without their population, and in one") {
    auto const all = people();
    check_design("records", sample(all, strata(&person::region), weights(&person::weight)));
    check_design("records", sample(all, strata(&person::region), clusters(&person::number), weights(&person::weight)));
    check_design("records_population",
                 sample(all, strata(&person::region), weights(&person::weight), population(&person::people_of_region)));
    check_design("one_stratum", sample(all, weights(&person::weight)));
}

TEST_CASE("lonely clusters and lonely people, by every policy") {
    auto const some = with_one_lonely_person();
    for (auto const policy : {lonely_cluster::remove, lonely_cluster::certainty, lonely_cluster::average, lonely_cluster::adjust})
        check_design("lonely_" + std::string(spelling(policy)),
                     sample(some, strata(&person::stratum), clusters(&person::council), weights(&person::weight),
                            population(&person::councils_of_stratum, &person::people_of_council), policy));
    auto const s = sample(some, strata(&person::stratum), clusters(&person::council), weights(&person::weight));
    auto const t = tabulate(s, by([](person const&) { return 0; }), indicator("hit", &person::hit));
    CHECK_THROWS_WITH_AS((void)t[0], doctest::Contains("stratum 'alone' has only one cluster at stage 1"), std::domain_error);
}
