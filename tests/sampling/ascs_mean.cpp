// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// ascs_mean.hpp against R survey 4.1.1: svymean of svydesign(~1, strata = ~h, fpc = ~N); and the official shares.
#include <pbo/sampling/ascs_mean.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace pbo;

namespace {
std::vector<ascs_stratum> const strata{{"A", 400, {3, 10, 20, 7}}, {"B", 130, {1, 4, 9, 16}}, {"C", 12, {0, 2, 5, 5}}};
std::vector<double> const scores{6, 12, 18, 24};
}  // namespace

TEST_CASE("three strata, one of which everybody answered: R's svymean") {
    auto const found = ascs_mean(strata, scores);
    CHECK(*found.mean == doctest::Approx(17.5166051660517).epsilon(1e-14));
    CHECK(*found.standard_error == doctest::Approx(0.585650944072042).epsilon(1e-13));
    CHECK(*found.margin == doctest::Approx(1.96 * 0.585650944072042).epsilon(1e-13));
    CHECK(found.limits->lower() == doctest::Approx(17.5166051660517 - 1.96 * 0.585650944072042).epsilon(1e-13));
    CHECK(found.respondents == 82);
    CHECK(found.population == 542.0);
    auto const wide = ascs_mean(strata, scores, confidence_level(0.99));
    CHECK(*wide.margin == doctest::Approx(2.5758293035489004 * 0.585650944072042).epsilon(1e-12));
}

TEST_CASE("of scores 0 and 1 it is the official share") {
    for (std::size_t r = 0; r < 4; ++r) {
        std::vector<double> is(4, 0.0);
        is[r] = 1.0;
        ascs_share const share(strata, r, lone_respondent::refuse);
        auto const found = ascs_mean(strata, is);
        CHECK(*found.mean == doctest::Approx(*share.value()).epsilon(1e-14));
        CHECK(*found.standard_error == doctest::Approx(*share.standard_error()).epsilon(1e-13));
    }
}

TEST_CASE("strata without an answer, of one, and none at all") {
    auto more = strata;
    more.emplace_back("D", 90.0, std::vector<std::uint64_t>{0, 0, 0, 0});
    CHECK(*ascs_mean(more, scores).mean == *ascs_mean(strata, scores).mean);
    CHECK(ascs_mean(more, scores).empty_strata == std::vector<std::string>{"D"});
    more.emplace_back("E", 50.0, std::vector<std::uint64_t>{0, 1, 0, 0});
    auto const refused = ascs_mean(more, scores);
    CHECK(refused.mean);
    CHECK(refused.margin.reason() == absence::no_degrees_of_freedom);
    CHECK(refused.lone_strata == std::vector<std::string>{"E"});
    double const v = 0.585650944072042 * 542 * 0.585650944072042 * 542;
    CHECK(*ascs_mean(more, scores, {}, lone_respondent::as_zero).standard_error == doctest::Approx(std::sqrt(v) / 592).epsilon(1e-12));
    // by hand: a quarter of (24 - 6)^2 times 50^2 more
    CHECK(*ascs_mean(more, scores, {}, lone_respondent::widest).standard_error == doctest::Approx(std::sqrt(v + 81.0 * 2500) / 592).epsilon(1e-12));
    CHECK(ascs_mean({}, scores).mean.reason() == absence::nothing_to_divide_by);
    CHECK_THROWS_AS((void)ascs_mean(strata, std::vector<double>{1, 2}), std::invalid_argument);
}
