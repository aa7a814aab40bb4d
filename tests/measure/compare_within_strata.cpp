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
        {49, 52, 288, 401, 0.0004947361011862533, 0.0019789444047450134}, {40, 48, 206, 404, 2.1030428036975435e-05, 0.0002225784585483693},
        {42, 48, 204, 401, 1.4470549827227542e-06, 2.025876975811856e-05}, {42, 53, 181, 398, 3.855162554621068e-06, 4.626195065545281e-05},
        {40, 51, 222, 395, 0.0024081655326913145, 0.0024081655326913145}, {46, 52, 263, 404, 0.0006918517930954854, 0.0019789444047450134},
        {41, 51, 194, 394, 2.7467238668623184e-05, 0.0002225784585483693}, {40, 51, 182, 389, 2.1382565454148677e-05, 0.0002225784585483693},
        {34, 49, 152, 369, 0.0001903895169233063, 0.0009519475846165315}, {36, 50, 160, 375, 9.286878437457104e-05, 0.0005572127062474263},
        {31, 46, 158, 387, 0.0005938294929294951, 0.0019789444047450134}, {36, 50, 151, 376, 2.0234405322579028e-05, 0.0002225784585483693},
        {2, 3, 1, 36, 6.611235268624621e-05, 0.00046278646880372346}, {24, 46, 68, 330, 3.0748859727180594e-06, 3.997351764533477e-05},
    }};
    auto const c = synthetic_by_age();
    auto const& older = c.within(age_band::from_65);
    REQUIRE(older.areas.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(c.asked.areas()[i].name);
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
        {4.469245577712397, 2.5458457565406234, 7.845784051365051, 31.10493896202835, 2.444486150243672e-08, 4.888972300487344e-08, 1.4911047446840406, 0.4744721422538105},
        {5.445212476170257, 3.4854930411451734, 8.506784710405986, 64.34915380483012, 1.0421313622319395e-15, 1.3547707709015213e-14, 1.0486325984427962, 0.5919599495218515},
        {6.3565654975980515, 3.94672551217059, 10.2378350864922, 69.87248155297266, 6.326492113975105e-17, 8.857088959565147e-16, 1.3560753096715903, 0.5076121258490135},
        {4.598512635218755, 3.0647284585540007, 6.899899531798582, 60.66256866960016, 6.774614324499864e-15, 7.45207575694985e-14, 0.052623711030071234, 0.9740312852115627},
        {4.165038711265823, 2.6882722712049025, 6.453047056341347, 45.65681956815976, 1.408946925287922e-11, 8.453681551727533e-11, 2.8935014035983575, 0.23533371654052038},
        {4.2088924227028395, 2.540552751019512, 6.972803622666966, 35.2830504833127, 2.851025088309564e-09, 1.1404100353238255e-08, 0.6385170887282062, 0.7266876440216338},
        {3.7911796907978057, 2.5475961654798853, 5.6418060455081305, 46.9852641042335, 7.152244232833905e-12, 6.02431740981225e-11, 1.9907094420549718, 0.36959231912177193},
        {3.5154314177729167, 2.390091601630321, 5.170621094453085, 43.800116923311414, 3.636833036639177e-11, 1.8184165183195887e-10, 0.39235015640922805, 0.8218683308495479},
        {3.094924947240782, 2.096546555999542, 4.568732519505974, 34.287352790817195, 4.754615616532279e-09, 1.4263846849596838e-08, 0.10966277723779723, 0.9466447495764192},
        {3.5189188679778725, 2.433882370594342, 5.087669868115629, 47.666146742041136, 5.053430214275381e-12, 5.053430214275381e-11, 0.8822578679683164, 0.6433097567355608},
        {3.6195866734858595, 2.475631964520529, 5.292146762781787, 47.1151333584762, 6.6936860109025e-12, 6.02431740981225e-11, 0.9572235366303581, 0.6196430030484161},
        {3.391712552811657, 2.3578121752944377, 4.878978131268497, 46.05181665472398, 1.1516630610292529e-11, 8.06164142720477e-11, 1.1906955989387145, 0.5513707660559736},
        {4.47712322042219, 2.4395871216043434, 8.216403568183136, 26.38968149097284, 2.790271065103266e-07, 2.790271065103266e-07, 4.05157877368173, 0.13188969009888984},
        {4.2901391640578135, 2.9390977283511384, 6.262225944187375, 61.636577441651134, 4.130734221008802e-15, 4.9568810652105616e-14, 5.059727936821262, 0.07966985716609742},
    }};
    auto const c = synthetic_by_age();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        auto const& area = c.areas[i];
        auto const& wanted = expected[i];
        CAPTURE(c.asked.areas()[i].name);
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
        return compared::table_of<age_band>(both.asked(), cells);
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
