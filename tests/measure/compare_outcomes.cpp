// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Counts and expectations on the synthetic survey: tests/reference/compare_outcomes.py (Python's csv module, SciPy 1.10.1,
// statsmodels 0.13.5), which does not use this library.
#include <pbo/measure/compare_outcomes.hpp>

#include <doctest/doctest.h>

#include <pbo/compare/fisher.hpp>
#include <pbo/compare/mee.hpp>

#include "measure/compared_groups.hpp"

#include <support/shipped.hpp>

#include <array>

using namespace pbo;
using compared::answers;
using compared::asking;
using compared::counted;
using compared::held;
using doctest::Approx;

namespace {

/// Two groups named "a" and "b".
outcome_table<std::string> two_groups_of(std::vector<answers> const& a, std::vector<answers> const& b) {
    return compared::table_of<std::string>(asking(a.size()), {{"a", counted(a)}, {"b", counted(b)}});
}

struct expected_area {
    std::uint64_t x1, n1, x2, n2;
    double apart, lower, upper, p, holm;
};

}  // namespace

TEST_CASE("people who manage a direct payment themselves are more positive than people on managed budgets in all 14 areas") {
    std::array<expected_area, 14> const expected{{
        {167, 182, 521, 726, 0.1999515635879272, 0.14159768606673767, 0.24640207314877513, 1.8078234948250883e-08, 3.6156469896501766e-08},
        {156, 182, 380, 734, 0.33943168548073177, 0.2709905796556732, 0.39596439392103366, 8.815798967700664e-17, 1.0578958761240797e-15},
        {153, 175, 374, 723, 0.35699664098004347, 0.2892097088994286, 0.41199288044383764, 7.569522974531719e-18, 1.0597332164344406e-16},
        {148, 182, 343, 722, 0.33811756110925084, 0.2654279305838775, 0.39979310430504833, 2.7565688644225126e-16, 3.032225750864764e-15},
        {155, 182, 405, 713, 0.28362591125564474, 0.21465910519638948, 0.3411453877916511, 1.7010885079453807e-12, 1.4112092700842803e-11},
        {168, 187, 487, 730, 0.23127243425390087, 0.16987398385240327, 0.2811750842405194, 4.2041963574856186e-10, 1.2612589072456856e-09},
        {142, 179, 358, 716, 0.2932960893854749, 0.21857961888989907, 0.35754451273307264, 1.5680103000936448e-12, 1.4112092700842803e-11},
        {138, 179, 342, 708, 0.2878988732127639, 0.21157290576050897, 0.35437618566737306, 4.9848082312535155e-12, 2.9908849387521093e-11},
        {128, 169, 318, 675, 0.2862853385930309, 0.20687689673764514, 0.35566090609706524, 2.6037221410495222e-11, 1.0414888564198089e-10},
        {123, 175, 274, 667, 0.29206254015849215, 0.21123261582692154, 0.36477816704813687, 5.629628436327999e-12, 2.9908849387521093e-11},
        {130, 174, 301, 697, 0.31527564768548294, 0.23656829391321543, 0.3843500323398422, 1.0000064325731535e-13, 1.0000064325731536e-12},
        {126, 179, 279, 682, 0.2948197054342306, 0.21497156598406067, 0.36668365179082607, 2.0152449126188e-12, 1.4112092700842803e-11},
        {30, 84, 25, 245, 0.25510204081632654, 0.15107178440054558, 0.3664335063897745, 6.399314894783334e-08, 6.399314894783334e-08},
        {89, 155, 133, 590, 0.3487698195735375, 0.2624519819448228, 0.4303762456648263, 2.949735213481935e-17, 3.834655777526516e-16},
    }};
    auto const o = outcomes(shipped::users(), compared::how_held);
    auto const c = compare(o[held::by_the_person], o[held::by_the_council]);
    REQUIRE(c.areas.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        auto const& area = c.areas[i];
        auto const& wanted = expected[i];
        CAPTURE(c.asked.areas()[i].name);
        CHECK(area.first.better() == proportion{wanted.x1, wanted.n1});
        CHECK(area.second.better() == proportion{wanted.x2, wanted.n2});
        CHECK(*area.difference.value == Approx(wanted.apart).epsilon(1e-12));
        CHECK(area.difference.limits->lower() == Approx(wanted.lower).epsilon(1e-12));
        CHECK(area.difference.limits->upper() == Approx(wanted.upper).epsilon(1e-12));
        CHECK(*area.test.p_value == Approx(wanted.p).epsilon(1e-9));
        CHECK(*area.adjusted_p == Approx(wanted.holm).epsilon(1e-9));
        CHECK(area.alone == figure<outcome_finding>(outcome_finding::better));
        CHECK(area.adjusted == figure<outcome_finding>(outcome_finding::better));
    }
    CHECK(c.alone(outcome_finding::better) == 14);
    CHECK(c.adjusted(outcome_finding::better) == 14);
    CHECK(c.not_compared() == 0);
    CHECK(c["independence"] == c.areas[0]);
}

TEST_CASE("the groups changed round: differences change sign, better becomes worse, p-values stay") {
    auto const o = two_groups_of({{80, 20}, {60, 40}, {10, 0}}, {{50, 50}, {58, 42}, {2, 9}});
    auto const ab = compare(o["a"], o["b"]);
    auto const ba = compare(o["b"], o["a"]);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(*ab.areas[i].difference.value == -*ba.areas[i].difference.value);
        CHECK(ab.areas[i].test.p_value == ba.areas[i].test.p_value);
        CHECK(ab.areas[i].adjusted_p == ba.areas[i].adjusted_p);
    }
    CHECK(*ab.areas[0].adjusted == outcome_finding::better);
    CHECK(*ba.areas[0].adjusted == outcome_finding::worse);
    CHECK(*ab.areas[1].alone == outcome_finding::no_clear_difference);
    CHECK(*ba.areas[1].alone == outcome_finding::no_clear_difference);
}

TEST_CASE("a finding alone may not survive among several areas, and how it fares depends on the adjustment") {
    // Pearson by hand: 60/100 against 45/100 has 200 (60 x 55 - 40 x 45)^2 / (100 x 100 x 105 x 95) = 4.5113, p = 0.0337;
    // the others are equal shares with p = 1.
    auto const o = two_groups_of({{60, 40}, {50, 50}, {50, 50}}, {{45, 55}, {50, 50}, {50, 50}});
    auto const with_holm = compare(o["a"], o["b"]);
    CHECK(*with_holm.areas[0].test.statistic == Approx(200.0 * 1500.0 * 1500.0 / (100.0 * 100.0 * 105.0 * 95.0)).epsilon(1e-13));
    CHECK(*with_holm.areas[0].adjusted_p == Approx(3.0 * *with_holm.areas[0].test.p_value).epsilon(1e-13));
    CHECK(*with_holm.areas[0].alone == outcome_finding::better);
    CHECK(*with_holm.areas[0].adjusted == outcome_finding::no_clear_difference);
    CHECK(*with_holm.areas[1].test.p_value == 1.0);
    auto const as_it_is = compare(o["a"], o["b"], newcombe, {}, unadjusted);
    CHECK(*as_it_is.areas[0].adjusted == outcome_finding::better);
    CHECK(as_it_is.adjusted_by == adjustment_choice{unadjusted});
    auto const at_99 = compare(o["a"], o["b"], newcombe, confidence_level{0.99}, multiplicity::unadjusted);
    CHECK(*at_99.areas[0].alone == outcome_finding::no_clear_difference);
    CHECK(at_99.areas[0].difference.level == confidence_level{0.99});
}

TEST_CASE("an area that nobody in a group answered has figures with a reason, no finding, and is not adjusted for") {
    auto const o = two_groups_of({{60, 40}, {30, 20}}, {{45, 55}, {0, 0}});
    auto const c = compare(o["a"], o["b"]);
    auto const nothing = absence::nothing_to_divide_by;
    CHECK(c.areas[1].difference.value == figure<double>(nothing));
    CHECK(c.areas[1].difference.limits == figure<interval>(interval{-1.0, 1.0}));
    CHECK(c.areas[1].test.p_value == figure<double>(nothing));
    CHECK(c.areas[1].adjusted_p == figure<double>(nothing));
    CHECK(c.areas[1].alone == figure<outcome_finding>(nothing));
    CHECK(c.areas[1].adjusted == figure<outcome_finding>(nothing));
    CHECK(c.areas[0].adjusted_p == c.areas[0].test.p_value);
    CHECK(*c.areas[0].adjusted == outcome_finding::better);
    CHECK(c.not_compared() == 1);
}

TEST_CASE("everybody better in both groups is a comparison without a difference") {
    auto const o = two_groups_of({{7, 0}}, {{9, 0}});
    auto const c = compare(o["a"], o["b"]);
    CHECK(*c.areas[0].test.p_value == 1.0);
    CHECK(*c.areas[0].alone == outcome_finding::no_clear_difference);
    CHECK(c.areas[0].difference.limits->contains(0.0));
}

TEST_CASE("with the score intervals the finding alone is no clear difference exactly when 0 is inside") {
    std::size_t found = 0;
    for (std::uint64_t x = 0; x <= 12; ++x)
        for (std::uint64_t y = 0; y <= 17; ++y) {
            auto const o = two_groups_of({{x, 12 - x}}, {{y, 17 - y}});
            for (double level : {0.8, 0.95, 0.99}) {
                auto const agrees = [&](auto const& method) {
                    auto const c = compare(o["a"], o["b"], method, confidence_level{level}).areas[0];
                    found += *c.alone == outcome_finding::no_clear_difference ? 0U : 1U;
                    return c.difference.limits->contains(0.0) == (*c.alone == outcome_finding::no_clear_difference);
                };
                CAPTURE(x);
                CAPTURE(y);
                CHECK(agrees(miettinen_nurminen));
                CHECK(agrees(mee));
            }
        }
    CHECK(found > 100);
    auto const o = two_groups_of({{9, 3}}, {{5, 12}});
    CHECK(compare(o["a"], o["b"], miettinen_nurminen).areas[0].test.method == label("pearson_chi_squared_n_minus_1"));
    CHECK(compare(o["a"], o["b"], mee).areas[0].test.method == label("pearson_chi_squared"));
    CHECK(compare(o["a"], o["b"]).areas[0].test.method == label("pearson_chi_squared"));
}

TEST_CASE("any other test of two proportions may be given") {
    auto const o = two_groups_of({{9, 3}}, {{5, 12}});
    auto const c = compare(o["a"], o["b"], newcombe, {}, holm, fisher);
    CHECK(c.areas[0].test == fisher(proportion{9, 12}, proportion{5, 17}));
}

TEST_CASE("users and carers are refused, with both named") {
    auto const users = outcomes(shipped::users());
    auto const carers = outcomes(shipped::carers());
    CHECK_THROWS_AS(static_cast<void>(compare(users[everybody{}], carers[everybody{}])), std::invalid_argument);
    CHECK_THROWS_WITH(static_cast<void>(compare(users[everybody{}], carers[everybody{}])),
                      "pbo::compare: answers to different instruments cannot be compared: POET-style, users (user, 14 areas) "
                      "and POET-style, carers (carer, 10 areas)");
}

TEST_CASE("counts of 10^15 are compared without losing their digits") {
    auto cell = counted({{3, 2}});
    auto other = counted({{3, 2}});
    cell *= 200'000'000'000'000;
    other *= 200'000'000'000'000;
    auto const o = compared::table_of<std::string>(asking(1), {{"a", cell}, {"b", other}});
    auto const c = compare(o["a"], o["b"]);
    CHECK(c.areas[0].first.answered() == 1'000'000'000'000'000);
    CHECK(*c.areas[0].difference.value == 0.0);
    CHECK(*c.areas[0].test.p_value == 1.0);
    CHECK(*c.areas[0].alone == outcome_finding::no_clear_difference);
}

TEST_CASE("findings are written as words and read back") {
    CHECK(spelling(outcome_finding::no_clear_difference) == "no clear difference");
    for (auto const& s : spellings_of<outcome_finding>) CHECK(text_form<outcome_finding>::read(s.text) == s.value);
    CHECK(text_form<figure<outcome_finding>>::write(absence::nothing_to_divide_by) == "[n/0]");
}
