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
        {167, 182, 518, 726, 0.20408379499288587, 0.14564104816077234, 0.25062223733419, 1.06840719535454e-08, 2.13681439070908e-08},
        {155, 182, 376, 734, 0.3393867712668802, 0.27036591519869946, 0.39659063751952167, 1.0129110505374094e-16, 1.2154932606448912e-15},
        {152, 175, 372, 723, 0.3540486069946651, 0.2855944280561391, 0.40980813021042467, 1.529809700445787e-17, 2.1417335806241017e-16},
        {145, 182, 346, 722, 0.31747891997199473, 0.24354828686783553, 0.38090078321393495, 1.5419082305366157e-14, 1.3877174074829542e-13},
        {156, 182, 400, 713, 0.29613303947104785, 0.22767070049260335, 0.3529931046102259, 1.9684972128606263e-13, 1.385949114614347e-12},
        {170, 187, 484, 730, 0.24607721046077202, 0.1861013442415944, 0.2944849993470418, 3.168391715507689e-11, 9.505175146523066e-11},
        {141, 179, 359, 716, 0.28631284916201116, 0.2112110761854022, 0.3511262103477182, 5.198659225010491e-12, 2.0794636900041965e-11},
        {139, 179, 332, 708, 0.30760975917684563, 0.23162020271414258, 0.37348928621543576, 1.7324363932679338e-13, 1.385949114614347e-12},
        {135, 169, 313, 675, 0.3351128643436335, 0.25842203834395266, 0.4003296750693301, 5.867573395000396e-15, 6.454330734500435e-14},
        {126, 175, 275, 667, 0.3077061469265367, 0.22755658141202045, 0.37913482090284584, 4.043842298230512e-13, 2.4263053789383072e-12},
        {132, 174, 301, 697, 0.32676990055904614, 0.24869461979051025, 0.39481461307767346, 1.2396266803451971e-14, 1.239626680345197e-13},
        {125, 179, 277, 682, 0.29216566457510773, 0.21212537144242544, 0.36440248206315634, 3.0988372408056603e-12, 1.54941862040283e-11},
        {30, 84, 24, 245, 0.25918367346938775, 0.1554046192078968, 0.3703106032346617, 3.124203538266617e-08, 3.124203538266617e-08},
        {90, 155, 137, 590, 0.34844177145981414, 0.26199572270874993, 0.42991836380340137, 4.97416593725373e-17, 6.466415718429849e-16},
    }};
    auto const o = outcomes(shipped::users(), compared::how_held);
    auto const c = compare(o[held::by_the_person], o[held::by_the_council]);
    REQUIRE(c.areas.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        auto const& area = c.areas[i];
        auto const& wanted = expected[i];
        CAPTURE(c.instrument.areas()[i].name);
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
