// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include "support.hpp"

#include <pbo/count/tabulate.hpp>
#include <pbo/publish/sampled_sheet.hpp>
#include <pbo/sampling.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace pbo;
using doctest::Approx;

namespace {
struct answer {
    int stratum;
    double weight;
    bool hit;
    std::string group;
};
}  // namespace

// R 4.2.2, survey 4.1.1: d <- data.frame(s=c(1,1,1,2,2,2,2), w=c(2,2,2,5,5,5,5), y=c(1,0,0,1,1,0,1), g=c("a","a","b","a","b","b","b"));
// ds <- svydesign(~1, strata=~s, weights=~w, data=d); svymean(~y, ds, deff=TRUE); svyciprop(~y, ds, method="logit"); the same of subset(ds, g == ...).
TEST_CASE("seven answers of two strata: what R's survey package makes of them stands in the rows") {
    std::vector<answer> const all{{1, 2, true, "a"},  {1, 2, false, "a"}, {1, 2, false, "b"}, {2, 5, true, "a"},
                                  {2, 5, true, "b"}, {2, 5, false, "b"}, {2, 5, true, "b"}};
    auto const drawn = sample(all, strata(&answer::stratum), weights(&answer::weight));
    auto const s = sheet_of(tabulate(drawn, by(&answer::group), indicator("hit", &answer::hit)));
    REQUIRE(s.rows().size() == 3);
    CHECK(std::get<std::string>(s.rows()[2][0]) == "all");
    CHECK(figure_in(s, 0, "n") == 3.0);
    CHECK(figure_in(s, 0, "share") == Approx(0.777777777777778).epsilon(1e-12));
    CHECK(figure_in(s, 0, "standard_error") == Approx(0.236831186336431).epsilon(1e-12));
    CHECK(figure_in(s, 1, "n") == 4.0);
    CHECK(figure_in(s, 1, "share") == Approx(0.588235294117647).epsilon(1e-12));
    CHECK(figure_in(s, 1, "standard_error") == Approx(0.286731323982839).epsilon(1e-12));
    CHECK(figure_in(s, 2, "n") == 7.0);
    CHECK(figure_in(s, 2, "share") == Approx(0.653846153846154).epsilon(1e-12));
    CHECK(figure_in(s, 2, "standard_error") == Approx(0.207121723351327).epsilon(1e-12));
    CHECK(figure_in(s, 2, "degrees_of_freedom") == 5.0);
    CHECK(figure_in(s, 2, "design_effect") == Approx(1.5562435500516).epsilon(1e-12));
    CHECK(figure_in(s, 2, "share_lower") == Approx(0.152333172048117).epsilon(1e-9));
    CHECK(figure_in(s, 2, "share_upper") == Approx(0.952047096704401).epsilon(1e-9));
}

TEST_CASE("weights before and after, by hand") {
    // Four of weight 1; one is of 10 people, three are of 30: each stands for 10 afterwards, and nobody's part has changed.
    std::vector<answer> const four{{1, 1, true, "a"}, {1, 1, true, "b"}, {1, 1, true, "b"}, {1, 1, true, "b"}};
    std::vector<double> const equal(4, 1.0);
    auto const found = post_stratified(equal, known_margin("group", four, &answer::group, std::map<std::string, double>{{"a", 20.0}, {"b", 30.0}}));
    auto const s = sheet_of(found);
    CHECK(figure_in(s, 0, "sum") == 4.0);
    CHECK(figure_in(s, 1, "n") == 4.0);
    CHECK(figure_in(s, 1, "smallest") == Approx(10.0));
    CHECK(figure_in(s, 1, "largest") == Approx(20.0));
    CHECK(figure_in(s, 1, "sum") == Approx(50.0));
    // Kish: n times the sum of squares over the square of the sum, 4 (400 + 300) / 2500.
    CHECK(figure_in(s, 1, "design_effect") == Approx(1.12).epsilon(1e-12));
    auto const text = text_table(found);
    CAPTURE(text);
    CHECK(text.find("multiplied by 10") != std::string::npos);
}
