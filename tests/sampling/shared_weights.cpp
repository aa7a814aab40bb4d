// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// Post-stratification, raking and replicates on R survey's schools, against the shared reference values (R
// survey 4.1-1).
#include "api_designs.hpp"

#include <pbo/count/weighted_proportion.hpp>
#include <pbo/sampling/calibrated.hpp>
#include <pbo/sampling/jackknife.hpp>
#include <pbo/sampling/raked.hpp>
#include <pbo/sampling/replicated.hpp>
#include <pbo/sampling/sample.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

using api::school;

namespace {

using api::schools;

/// The two numbers of the row whose method begins so and whose inputs contain this.
std::pair<double, double> reference(std::string const& method, std::string const& inputs) {
    for (auto const& row : api::reference_values())
        if (row.method.starts_with(method) && row.inputs.find(inputs) != std::string::npos)
            return {std::stod(row.lower), std::stod(row.upper)};
    FAIL("there is no reference row " << method << ' ' << inputs);
    return {};
}
bool all_over_school(school const& s) { return s.wide == "Yes"; }
bool awarded(school const& s) { return s.awards == "Yes"; }
auto weights_of(std::vector<school> const& all) {
    std::vector<double> w;
    for (auto const& s : all) w.push_back(s.weight);
    return w;
}
auto clustered(std::vector<school> const& all) {
    return pbo::sample(all, pbo::clusters(&school::district), pbo::weights(&school::weight),
                       pbo::population(&school::population));
}
using totals = std::vector<std::pair<std::string, double>>;
totals const by_type{{"E", 4421}, {"H", 755}, {"M", 1018}};
totals const by_goal{{"No", 1072}, {"Yes", 5122}};

/// The weighted share of hits and its cell in a table of one key.
auto counted(auto const& sample) {
    return sample.template counted<pbo::weighted_proportion>(
        pbo::by([](school const&) { return 0; }), pbo::no_context{},
        [](auto& cell, auto&, school const& s, double w) { cell.add(all_over_school(s), w); });
}

}  // namespace

TEST_CASE("postStratify(stype): the shared row to 1e-12") {
    auto const all = schools("apiclus1");
    auto const expected = reference("postStratify(stype)", "design=apiclus1");
    auto const adjusted =
        pbo::post_stratified(weights_of(all), pbo::known_margin("stype", all, &school::type, by_type));
    auto const p = pbo::calibrated_share(clustered(all), adjusted, all_over_school);
    CHECK(*p.value() == doctest::Approx(expected.first).epsilon(1e-12));
    CHECK(*p.standard_error() == doctest::Approx(expected.second).epsilon(1e-12));
}

// The row is of weights that R stopped raking after 10 cycles, its limit, with an epsilon that was not reached before
// (R's default, epsilon = 1, stops at .661269094, .021788729).  R's residuals are taken with the weights that each
// margin left behind in the last cycle.  Both are followed step by step here, which gives the row; raked itself goes on
// until the margins are met, 2e-13 further.
TEST_CASE("rake(stype, sch.wide): the shared row by R's rule to 1e-13, and converged to 1e-11") {
    auto const all = schools("apiclus1");
    auto const expected = reference("rake(stype", "design=apiclus1");
    pbo::known_margin const type("stype", all, &school::type, by_type), goal("sch.wide", all, &school::wide, by_goal);

    auto weights = weights_of(all), after_type = weights;
    for (int cycle = 0; cycle < 10; ++cycle) {
        after_type = pbo::post_stratified(weights, type).weights();
        weights = pbo::post_stratified(after_type, goal).weights();
    }
    double people = 0.0, hits = 0.0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        people += weights[i];
        hits += awarded(all[i]) ? weights[i] : 0.0;
    }
    double const p = hits / people;
    std::vector<double> z;
    for (std::size_t i = 0; i < all.size(); ++i) z.push_back(weights[i] * ((awarded(all[i]) ? 1.0 : 0.0) - p) / people);
    auto const take_out = [&](std::vector<double> const& step, pbo::known_margin const& margin) {
        std::vector<double> sum(margin.size()), count(margin.size());
        for (std::size_t i = 0; i < z.size(); ++i) {
            sum[margin.of_record()[i]] += z[i] / step[i];
            count[margin.of_record()[i]] += 1.0;
        }
        for (std::size_t i = 0; i < z.size(); ++i)
            z[i] -= step[i] * sum[margin.of_record()[i]] / count[margin.of_record()[i]];
    };
    for (int i = 0; i < 10; ++i) {
        take_out(after_type, type);
        take_out(weights, goal);
    }
    std::map<std::string, double> by_district;
    for (std::size_t i = 0; i < all.size(); ++i) by_district[all[i].district] += z[i];
    double const n = static_cast<double>(by_district.size());
    double mean = 0.0, squares = 0.0;
    for (auto const& [district, sum] : by_district) mean += sum / n;
    for (auto const& [district, sum] : by_district) squares += (sum - mean) * (sum - mean);
    double const se = std::sqrt((1.0 - n / all.front().population) * n / (n - 1.0) * squares);
    CHECK(p == doctest::Approx(expected.first).epsilon(1e-13));
    CHECK(se == doctest::Approx(expected.second).epsilon(1e-13));

    auto const converged = pbo::raked(weights_of(all), {type, goal});
    auto const ours = pbo::calibrated_share(clustered(all), converged, awarded);
    CHECK(converged.report().largest_gap < 1e-12);
    // R with control = list(epsilon = 1e-12, maxit = 1000)
    CHECK(*ours.value() == doctest::Approx(0.6612697303224323).epsilon(1e-12));
    CHECK(*ours.standard_error() == doctest::Approx(0.0217886008930424).epsilon(1e-11));
    CHECK(*ours.value() == doctest::Approx(expected.first).epsilon(1e-11));
    CHECK(*ours.standard_error() == doctest::Approx(expected.second).epsilon(1e-11));
}

TEST_CASE("JK1, JK1 with finite populations and JKn: the shared rows to 1e-12") {
    auto const clus1 = schools("apiclus1");
    auto const strat = schools("apistrat");
    auto const check = [](auto const& table, auto const& replicates, char const* row) {
        CAPTURE(row);
        auto const expected = reference(row, "sch.wide");
        auto const p = pbo::replicated_share(table.context().frame, table[0], replicates);
        CHECK(*p.value() == doctest::Approx(expected.first).epsilon(1e-12));
        CHECK(*p.standard_error() == doctest::Approx(expected.second).epsilon(1e-12));
    };
    auto const plain = counted(pbo::sample(clus1, pbo::clusters(&school::district), pbo::weights(&school::weight)));
    check(plain, pbo::jackknife_1(pbo::cluster_strata_of(plain.context().frame)), "replicate JK1 ");
    auto const corrected = counted(clustered(clus1));
    check(corrected, pbo::jackknife_1(pbo::cluster_strata_of(corrected.context().frame)), "replicate JK1fpc ");
    auto const stratified =
        counted(pbo::sample(strat, pbo::strata(&school::type), pbo::clusters(&school::school_number),
                            pbo::weights(&school::weight), pbo::population(&school::population)));
    check(stratified, pbo::jackknife_n(pbo::cluster_strata_of(stratified.context().frame)), "replicate JKn ");
}
