// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What is estimated, and the calls: values where there is one, reasons where there is none, names that come back.

#include <pbo/compare/mantel_haenszel.hpp>
#include <pbo/compare/odds_ratio.hpp>
#include <pbo/compare/part_against_whole_test.hpp>
#include <pbo/compare/ratio.hpp>
#include <pbo/compare/stratified_miettinen_nurminen.hpp>

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <utility>
#include <vector>

using pbo::proportion;
using pairs_of_proportions::close;
using pairs_of_proportions::huge;

static_assert(pbo::estimand<pbo::difference_of> && pbo::estimand<pbo::ratio_of> && pbo::estimand<pbo::odds_ratio_of>);
static_assert(pbo::estimand<pbo::paired_difference_of> && pbo::estimand<pbo::part_and_whole>);
static_assert(pbo::estimand<pbo::stratified_difference_of> && pbo::estimand<pbo::stratified_odds_ratio_of>);
static_assert(pbo::difference_method<pbo::newcombe_method> && !pbo::difference_method<pbo::koopman_method>);
static_assert(pbo::ratio_method<pbo::koopman_method> && !pbo::ratio_method<pbo::newcombe_method>);
static_assert(pbo::method_for<pbo::mee_method, pbo::part_and_whole> && !pbo::method_for<pbo::katz_method, pbo::part_and_whole>);

TEST_CASE("a difference of nearly equal shares of 10^15 people keeps its digits") {
    // (5 10^14 - (5 10^14 - 1)) / 10^15, which subtracting two shares would not give
    CHECK(*pbo::difference_of{{huge / 2, huge}, {huge / 2 - 1, huge}}.value() == doctest::Approx(1e-15).epsilon(1e-15));
}

TEST_CASE("a ratio or an odds ratio over nothing has no value, and 0 over something is 0") {
    CHECK(pbo::ratio_of{{3, 7}, {0, 9}}.value().reason() == pbo::absence::nothing_to_divide_by);
    CHECK(pbo::ratio_of{{0, 7}, {0, 9}}.value().reason() == pbo::absence::nothing_to_divide_by);
    CHECK(*pbo::ratio_of{{0, 7}, {3, 9}}.value() == 0.0);
    CHECK(pbo::odds_ratio_of{{7, 7}, {3, 9}}.value().reason() == pbo::absence::nothing_to_divide_by);
    CHECK(*pbo::odds_ratio_of{{3, 7}, {9, 9}}.value() == 0.0);
    CHECK(std::isinf(pbo::ratio({3, 7}, {0, 9}).limits.value().upper()));
    CHECK(pbo::ratio({3, 7}, {0, 9}).limits.value().lower() > 0.0);
}

TEST_CASE("the calls default to Newcombe, Koopman, the score and Tango, and take another method and level") {
    CHECK(pbo::difference({56, 70}, {48, 80}) == pbo::newcombe(pbo::difference_of{{56, 70}, {48, 80}}));
    CHECK(pbo::ratio({56, 70}, {48, 80}).method == pbo::label("koopman"));
    CHECK(pbo::odds_ratio({56, 70}, {48, 80}).method == pbo::label("score"));
    CHECK(pbo::paired_difference(20, 12, 2, 16).method == pbo::label("tango"));
    auto const e = pbo::difference({56, 70}, {48, 80}, pbo::mee, pbo::confidence_level{0.9});
    CHECK(e.method == pbo::label("mee"));
    CHECK(e.level == pbo::confidence_level{0.9});
    std::ostringstream text;
    text << pbo::difference({56, 70}, {48, 80});
    CHECK(text.str() == "0.2 [0.0524315, 0.333873] (95% newcombe; 56 of 70 against 48 of 80)");
}

TEST_CASE("every name comes back, with and without its family, and an unknown one says what would have been right") {
    for (auto const& m : pbo::methods_for<pbo::odds_ratio_of>) {
        CHECK(pbo::parse_odds_ratio_method(m.form).name() == pbo::label(m.name()));
        CHECK(pbo::parse_odds_ratio_method(m.name()).chosen().form == m.form);
    }
    CHECK(pbo::any_difference_method{}.name() == pbo::label("newcombe"));
    CHECK(pbo::any_paired_difference_method{}.name() == pbo::label("tango"));
    CHECK(pbo::comparison_method_forms.size() == 29);
    CHECK_THROWS_WITH_AS(static_cast<void>(pbo::parse_ratio_method("newcombe")), doctest::Contains("ratio.koopman"),
                         std::invalid_argument);
}

TEST_CASE("paired intervals turn over when the occasions are swapped, stay in the range and contain the difference") {
    for (auto const& n : std::vector<std::array<std::uint64_t, 4>>{
             {20, 12, 2, 16}, {0, 0, 0, 1}, {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 5, 0, 0}, {3, 0, 0, 4}, {43, 0, 1, 0},
             {huge, 0, 0, huge}, {huge, 1, 0, huge}, {huge / 3, huge / 5, 7, 0}, {0, huge, 1, 0}})
        for (auto const& m : pbo::methods_for<pbo::paired_difference_of>)
            for (double level : pairs_of_proportions::levels) {
                CAPTURE(m.name());
                CAPTURE(n[1]);
                CAPTURE(level);
                pbo::paired_difference_of const e{n[0], n[1], n[2], n[3]};
                auto const i = pairs_of_proportions::limits_of(m.name(), e, level);
                auto const j = pairs_of_proportions::limits_of(m.name(), pbo::paired_difference_of{n[0], n[2], n[1], n[3]}, level);
                CHECK(pbo::paired_difference_of::range.contains(i));
                CHECK(i.contains(*e.value()));
                CHECK(close(i.lower(), -j.upper(), 1e-15, 1e-16));
            }
    CHECK(pbo::tango(pbo::paired_difference_of{}).limits == pbo::figure<pbo::interval>(pbo::paired_difference_of::range));
}

TEST_CASE("with nobody in agreement Tango's limits are twice Wilson's less one") {
    auto const t = *pbo::tango(pbo::paired_difference_of{0, 30, 12, 0}).limits;
    auto const w = *pbo::wilson(proportion{30, 42}).limits;
    CHECK(t.lower() == doctest::Approx(2.0 * w.lower() - 1.0).epsilon(1e-14));
    CHECK(t.upper() == doctest::Approx(2.0 * w.upper() - 1.0).epsilon(1e-14));
}

TEST_CASE("a part against the whole: the whole itself is 0 apart, a stranger is refused, the test is that of the rest") {
    auto const same = pbo::part_against_whole({7, 9}, {7, 9});
    CHECK(*same.value == 0.0);
    CHECK(*same.limits == pbo::interval{});
    CHECK(pbo::part_against_whole({0, 0}, {7, 9}).value.reason() == pbo::absence::nothing_to_divide_by);
    CHECK_THROWS_AS(static_cast<void>(pbo::part_against_whole({8, 9}, {7, 20})), std::domain_error);
    CHECK(pbo::part_against_whole({30, 100}, {80, 400}, pbo::parse_difference_method("wald")) .method == pbo::label("wald"));
    CHECK(pbo::part_against_whole_score(proportion{7, 9}, proportion{7, 9}).p_value == pbo::figure<double>(1.0));
}

TEST_CASE("one stratum is no stratification, empty strata change nothing, and neither does their order") {
    std::vector<std::pair<proportion, proportion>> const one{{{7, 34}, {1, 34}}};
    auto const plain = *pbo::miettinen_nurminen(pbo::difference_of{{7, 34}, {1, 34}}).limits;
    auto const single = *pbo::miettinen_nurminen(pbo::stratified_difference_of(one)).limits;
    CHECK(close(single.lower(), plain.lower(), 1e-12));
    CHECK(close(single.upper(), plain.upper(), 1e-12));
    pbo::stratified_ratio_of const a{{{4, 16}, {5, 79}}, {{2, 16}, {3, 87}}};
    pbo::stratified_ratio_of const b{{{2, 16}, {3, 87}}, {{0, 0}, {3, 9}}, {{4, 16}, {5, 79}}};
    CHECK(close(*b.value(), *a.value(), 1e-15));
    CHECK(close(pbo::mantel_haenszel(b).limits.value().upper(), pbo::mantel_haenszel(a).limits.value().upper(), 1e-15));
    CHECK(close(pbo::miettinen_nurminen(b).limits.value().upper(), pbo::miettinen_nurminen(a).limits.value().upper(), 1e-12));
    CHECK(pbo::mantel_haenszel(pbo::stratified_difference_of{}).value.reason() == pbo::absence::nothing_to_divide_by);
    CHECK(pbo::miettinen_nurminen(pbo::stratified_difference_of{}).limits ==
          pbo::figure<pbo::interval>(pbo::stratified_difference_of::range));
}

TEST_CASE("stratified score limits keep to the range where every stratum is at an end") {
    pbo::stratified_difference_of const apart{{{5, 5}, {0, 7}}, {{3, 3}, {0, 2}}};
    CHECK(pbo::miettinen_nurminen(apart).limits.value().upper() == 1.0);
    CHECK(pbo::miettinen_nurminen(apart).limits.value().lower() > 0.0);
    pbo::stratified_ratio_of const none{{{0, 5}, {0, 7}}, {{0, 3}, {0, 2}}};
    CHECK(*pbo::miettinen_nurminen(none).limits == pbo::stratified_ratio_of::range);
    pbo::stratified_odds_ratio_of const up{{{5, 5}, {2, 7}}, {{3, 3}, {1, 2}}};
    CHECK(std::isinf(pbo::miettinen_nurminen(up).limits.value().upper()));
    CHECK(pbo::miettinen_nurminen(up).limits.value().lower() > 0.0);
}
