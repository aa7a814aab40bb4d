// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Counts and expectations on the synthetic survey, and those of "holding": tests/reference/compare_outcomes.py (Python's
// csv module, SciPy 1.10.1, statsmodels 0.13.5), which does not use this library.
#include <pbo/measure/compare_within_strata.hpp>

#include <doctest/doctest.h>

#include <pbo/compare/miettinen_nurminen.hpp>
#include <pbo/compare/stratified_miettinen_nurminen.hpp>

#include "measure/compared_groups.hpp"

#include <support/shipped.hpp>

#include <array>
#include <tuple>

using namespace pbo;
using compared::answers;
using compared::asking;
using compared::counted;
using compared::held;
using doctest::Approx;

namespace {

using key = std::tuple<std::string, int>;

/// Groups "a" and "b" in strata 1, 2, ...
outcome_table<key> in_strata(std::vector<std::pair<std::vector<answers>, std::vector<answers>>> const& strata) {
    std::vector<std::pair<key, answer_counts<>>> cells;
    int number = 0;
    for (auto const& [a, b] : strata) {
        ++number;
        cells.push_back({{"a", number}, counted(a)});
        cells.push_back({{"b", number}, counted(b)});
    }
    return compared::table_of<key>(asking(strata[0].first.size()), cells);
}

comparison_within_strata<age_band> synthetic_by_age() {
    return compare_within_strata(outcomes(shipped::users(), compared::how_held, &survey_response::age_band),
                                 held::by_the_person, held::by_the_council);
}

}  // namespace

TEST_CASE("it is also true of older people: at 65 and over, self-managed direct payments go with better in all 14 areas") {
    struct expected_area { std::uint64_t x1, n1, x2, n2; double p, holm; };
    std::array<expected_area, 14> const expected{{
        {48, 52, 287, 401, 0.0013482203093459837, 0.0026964406186919675},
        {41, 48, 206, 404, 5.912759883881416e-06, 7.095311860657699e-05},
        {42, 48, 206, 401, 1.964055933057923e-06, 2.7496783062810926e-05},
        {42, 53, 186, 398, 8.699780729254691e-06, 8.69978072925469e-05},
        {41, 51, 221, 395, 0.0008472055833320138, 0.0025416167499960414},
        {47, 52, 259, 404, 0.0001470671258771806, 0.000735335629385903},
        {38, 51, 200, 394, 0.00137696181589596, 0.0026964406186919675},
        {41, 51, 180, 389, 4.601390475084673e-06, 5.981807617610075e-05},
        {36, 49, 155, 369, 3.264844051258812e-05, 0.00026118752410070497},
        {36, 50, 155, 375, 4.2245789499672546e-05, 0.0002756942023503009},
        {34, 46, 157, 387, 1.6619545374984317e-05, 0.00014957590837485886},
        {36, 50, 155, 376, 3.938488605004298e-05, 0.0002756942023503009},
        {1, 3, 0, 36, 0.0004491427032166864, 0.0017965708128667456},
        {24, 46, 71, 330, 7.3598385776797125e-06, 8.095822435447684e-05},
    }};
    auto const c = synthetic_by_age();
    auto const& older = c.within(age_band::from_65);
    REQUIRE(older.areas.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(c.instrument.areas()[i].name);
        CHECK(older.areas[i].first.better() == proportion{expected[i].x1, expected[i].n1});
        CHECK(older.areas[i].second.better() == proportion{expected[i].x2, expected[i].n2});
        CHECK(*older.areas[i].test.p_value == Approx(expected[i].p).epsilon(1e-9));
        CHECK(*older.areas[i].adjusted_p == Approx(expected[i].holm).epsilon(1e-9));
    }
    CHECK(older.adjusted(outcome_finding::better) == 14);
    CHECK(c.strata.size() == 3);  // 18-64, 65+, not stated
}

TEST_CASE("within age bands the common odds ratios, their test and the interaction are those of statsmodels") {
    struct expected_area { double odds_ratio, lower, upper, statistic, p, holm, interaction, interaction_p; };
    std::array<expected_area, 14> const expected{{
        {4.5062560027840135, 2.574351781029811, 7.887944185508268, 31.996454664469102, 1.544542082337478e-08, 3.089084164674956e-08, 0.7970612887584343, 0.6713057085300307},
        {5.458675837751334, 3.508692517964169, 8.492377644690068, 65.57691475928452, 5.588961187105427e-16, 7.265649543237055e-15, 1.0184436590035137, 0.6009630486180393},
        {6.240019629317241, 3.9013787682489722, 9.980534392393968, 69.73488689620159, 6.783562596658298e-17, 9.496987635321616e-16, 0.39816447414674655, 0.8194824987194205},
        {4.159605429946443, 2.800250371505176, 6.178846544903653, 54.76727871701289, 1.3568106002813077e-13, 1.4924916603094385e-12, 0.0405192830202611, 0.9799442060795471},
        {4.551027661294952, 2.9179042402673088, 7.098194823547186, 50.58635454732538, 1.1403514524074743e-12, 7.98246016685232e-12, 1.4624056900559648, 0.4813296767394719},
        {4.806784214230254, 2.834526330938417, 8.15133527954345, 39.47498321457773, 3.322891729129566e-10, 9.9686751873887e-10, 0.825781764603731, 0.6617344858323342},
        {3.6706454750904705, 2.4794470906789843, 5.434130155248627, 45.72549905866603, 1.360403081210787e-11, 5.441612324843148e-11, 2.391235948440142, 0.30251694873037016},
        {3.932526583211711, 2.663570798453783, 5.80602750887799, 51.60842739459117, 6.775014467629073e-13, 6.775014467629073e-12, 0.445856770273471, 0.8001721514619012},
        {4.176759482437551, 2.7697151853322173, 6.298597006117615, 51.10459852207591, 8.757289892510268e-13, 7.0058319140082145e-12, 0.14983684353877863, 0.9278191730877822},
        {3.699779535983228, 2.5458290683556073, 5.376782276950671, 50.34038373702682, 1.2926195684372962e-12, 7.98246016685232e-12, 1.486872209345419, 0.47547731554116934},
        {3.86086570550865, 2.6273889429778166, 5.67342114908895, 51.4341459961212, 7.403948918438334e-13, 6.775014467629073e-12, 2.6574056805804425, 0.2648205531513781},
        {3.4533797461810325, 2.4019796970636937, 4.96500103057163, 47.51105984829544, 5.469449340471928e-12, 2.734724670235964e-11, 0.12339667114542514, 0.9401664587934924},
        {4.537311178247735, 2.454628118896119, 8.387092354140465, 25.971821101708706, 3.464373171983883e-07, 3.464373171983883e-07, 3.160660305715998, 0.20590710616203567},
        {4.310988081701944, 2.9487602073592254, 6.302519341584489, 61.08282169363931, 5.472355220219851e-15, 6.566826264263821e-14, 1.2222756773734167, 0.5427329750337465},
    }};
    auto const c = synthetic_by_age();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        auto const& area = c.areas[i];
        auto const& wanted = expected[i];
        CAPTURE(c.instrument.areas()[i].name);
        CHECK(*area.odds_ratio.value == Approx(wanted.odds_ratio).epsilon(1e-12));
        CHECK(area.odds_ratio.limits->lower() == Approx(wanted.lower).epsilon(1e-11));
        CHECK(area.odds_ratio.limits->upper() == Approx(wanted.upper).epsilon(1e-11));
        CHECK(*area.test.statistic == Approx(wanted.statistic).epsilon(1e-11));
        CHECK(*area.test.p_value == Approx(wanted.p).epsilon(1e-9));
        CHECK(*area.adjusted_p == Approx(wanted.holm).epsilon(1e-9));
        CHECK(*area.interaction.statistic == Approx(wanted.interaction).epsilon(1e-7));
        CHECK(*area.interaction.p_value == Approx(wanted.interaction_p).epsilon(1e-7));
        CHECK(*area.adjusted_interaction_p >= *area.interaction.p_value);
    }
    CHECK(c.alone(outcome_finding::better) == 14);
    CHECK(c.adjusted(outcome_finding::better) == 14);
}

TEST_CASE("an association that holds in both strata has a common odds ratio and difference, and no interaction to speak of") {
    auto const c = compare_within_strata(in_strata({{{{40, 10}}, {{20, 30}}}, {{{30, 20}}, {{15, 35}}}}), "a", "b");
    auto const& area = c["area0"];
    CHECK(*area.odds_ratio.value == Approx(4.5).epsilon(1e-14));  // (40 x 30 + 30 x 35) / (10 x 20 + 20 x 15)
    CHECK(area.odds_ratio.limits->lower() == Approx(2.457518686372303).epsilon(1e-12));
    CHECK(area.odds_ratio.limits->upper() == Approx(8.240018727952092).epsilon(1e-12));
    CHECK(*area.difference.value == Approx(0.35).epsilon(1e-14));  // equal groups: the mean of 0.4 and 0.3
    CHECK(*area.test.statistic == Approx(24.876923076923077).epsilon(1e-13));
    CHECK(*area.interaction.statistic == Approx(0.7520911382361971).epsilon(1e-11));
    CHECK(*area.adjusted == outcome_finding::better);
}

TEST_CASE("an association that turns round cancels in the common figures and shows in the interaction") {
    auto const c = compare_within_strata(in_strata({{{{40, 10}}, {{20, 30}}}, {{{20, 30}}, {{40, 10}}}}), "a", "b");
    auto const& area = c.areas[0];
    CHECK(*area.odds_ratio.value == 1.0);
    CHECK(*area.test.p_value == 1.0);
    CHECK(*area.alone == outcome_finding::no_clear_difference);
    // By hand: at odds ratio 1 each first cell would be 30, with variance 1 / (1/30 + 1/20 + 1/30 + 1/20) = 6: 2 x 100 / 6.
    CHECK(*area.interaction.statistic == Approx(200.0 / 6.0).epsilon(1e-13));
    CHECK(*c.within(1).areas[0].alone == outcome_finding::better);
    CHECK(*c.within(2).areas[0].alone == outcome_finding::worse);
}

TEST_CASE("groups of a different make-up: a difference of all together that is in no stratum goes away") {
    // 90 % better in stratum 1 and 30 % in stratum 2, in both groups; the first group is mostly of stratum 1.
    auto const o = in_strata({{{{180, 20}}, {{18, 2}}}, {{{6, 14}}, {{60, 140}}}});
    auto const c = compare_within_strata(o, "a", "b");
    CHECK(*c.areas[0].odds_ratio.value == Approx(1.0).epsilon(1e-14));
    CHECK(*c.areas[0].difference.value == Approx(0.0).epsilon(1e-14));
    CHECK(*c.areas[0].alone == outcome_finding::no_clear_difference);
    outcome_table<std::string> const together(regroup(o.counts(), [](key const& k) { return std::get<0>(k); }));
    CHECK(*compare(together["a"], together["b"]).areas[0].alone == outcome_finding::better);
}

TEST_CASE("two tables with the strata as keys say the same as one with the group before them") {
    auto const both = outcomes(shipped::users(), compared::how_held, &survey_response::age_band);
    auto const only = [&](held group) {
        std::vector<std::pair<age_band, answer_counts<>>> cells;
        for (auto const& [k, cell] : both.counts())
            if (std::get<0>(k) == group) cells.push_back({std::get<1>(k), cell});
        return compared::table_of<age_band>(both.questions(), cells);
    };
    CHECK(compare_within_strata(only(held::by_the_person), only(held::by_the_council)) == synthetic_by_age());
}

TEST_CASE("a stratum without one of the groups adds nothing to the common figures, and one stratum is the plain comparison") {
    auto const one = in_strata({{{{40, 10}}, {{20, 30}}}});
    auto with_another = one;
    with_another += compared::table_of<key>(asking(1), {{{"a", 2}, counted({{30, 3}})}});
    auto const c = compare_within_strata(one, "a", "b");
    auto const d = compare_within_strata(with_another, "a", "b");
    CHECK(c.areas[0].odds_ratio.value == d.areas[0].odds_ratio.value);
    CHECK(c.areas[0].odds_ratio.limits == d.areas[0].odds_ratio.limits);
    CHECK(c.areas[0].difference.limits == d.areas[0].difference.limits);
    CHECK(c.areas[0].test == d.areas[0].test);
    CHECK(d.strata.size() == 2);
    CHECK(d.within(2).areas[0].alone == figure<outcome_finding>(absence::nothing_to_divide_by));
    CHECK(*c.areas[0].odds_ratio.value == Approx(6.0).epsilon(1e-14));  // 40 x 30 / (10 x 20)
    CHECK(*c.areas[0].difference.value == Approx(0.4).epsilon(1e-14));
    for (auto const* r : {&c.areas[0].interaction, &d.areas[0].interaction})
        CHECK(r->p_value == figure<double>(absence::no_degrees_of_freedom));
    CHECK(d.areas[0].adjusted_interaction_p == figure<double>(absence::no_degrees_of_freedom));
}

TEST_CASE("without a stratum in which both groups answered there are reasons and no finding") {
    auto const o = compared::table_of<key>(asking(1), {{{"a", 1}, counted({{5, 3}})}, {{"b", 2}, counted({{2, 6}})}});
    auto const c = compare_within_strata(o, "a", "b");
    auto const nothing = absence::nothing_to_divide_by;
    CHECK(c.areas[0].odds_ratio.value == figure<double>(nothing));
    CHECK(c.areas[0].difference.value == figure<double>(nothing));
    CHECK(c.areas[0].test.p_value == figure<double>(nothing));
    CHECK(c.areas[0].adjusted_p == figure<double>(nothing));
    CHECK(c.areas[0].alone == figure<outcome_finding>(nothing));
    auto const none = compare_within_strata(outcome_table<int>(outcome_table<int>::counts_type(asking(2))),
                                            outcome_table<int>(outcome_table<int>::counts_type(asking(2))));
    CHECK(none.strata.empty());
    CHECK(none.areas.size() == 2);
    CHECK(none.areas[1].adjusted == figure<outcome_finding>(nothing));
}

TEST_CASE("several keys after the group make the stratum, and the score limits are the other choice") {
    auto const o = outcomes(shipped::users(), compared::how_held, &survey_response::age_band, &survey_response::client_group);
    auto const c = compare_within_strata(o, held::by_the_person, held::by_the_council, miettinen_nurminen, confidence_level{0.9},
                                         benjamini_hochberg, miettinen_nurminen);
    CHECK(c.within({age_band::from_65, client_group::older_people}).areas.size() == 14);
    CHECK(c.areas[0].odds_ratio.method == label("miettinen_nurminen"));
    CHECK(c.areas[0].odds_ratio.level == confidence_level{0.9});
    CHECK(c.adjusted(outcome_finding::better) == 14);
}

TEST_CASE("a group or a stratum that is not there is named, and instruments are not mixed") {
    auto const o = in_strata({{{{4, 1}}, {{2, 3}}}});
    CHECK_THROWS_WITH_AS(static_cast<void>(compare_within_strata(o, "a", "c")),
                         "pbo::compare_within_strata: no answers of the group 'c'", std::out_of_range);
    CHECK_THROWS_WITH_AS(static_cast<void>(compare_within_strata(o, "a", "b").within(7)),
                         "pbo::compare_within_strata: no stratum '7'", std::out_of_range);
    CHECK_THROWS_AS(static_cast<void>(compare_within_strata(outcomes(shipped::users(), &survey_response::age_band),
                                                            outcomes(shipped::carers(), &survey_response::age_band))),
                    std::invalid_argument);
}
