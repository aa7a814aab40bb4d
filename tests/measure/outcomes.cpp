// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/outcomes.hpp>

#include <doctest/doctest.h>

#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/interval/wilson.hpp>

#include <string>
#include <vector>

using namespace pbo;

namespace {

struct answered {
    pbo::instrument instrument;
    std::vector<survey_response> responses;
};

/// Three areas; the third has a scale of its own in which the answers stand the other way round.
instrument three_areas() {
    return {"ours", role::user, poet_style_scale(),
            {{"dignity", "Dignity"}, {"safety", "Safety"},
             {"worry", "Worry", answer_scale{{"less worry", answer_direction::better}, {"more worry", answer_direction::worse}}}}};
}

survey_response response(delivery_mode mode, std::uint8_t dignity, std::uint8_t safety, std::uint8_t worry) {
    survey_response r;
    r.mode = mode;
    r.answers.set(0, dignity);
    r.answers.set(1, safety);
    r.answers.set(2, worry);
    return r;
}

answered small_survey() {
    using enum delivery_mode;
    // Counted by hand below: codes 1 and 2 better, 3 no difference, 4 and 5 worse, 8 not applicable, 0 missing.
    return {three_areas(),
            {response(direct_payment, 1, 3, 1), response(managed_budget, 5, 8, 2), response(direct_payment, 2, 4, 0),
             response(direct_payment, 3, 0, 8), response(managed_budget, 1, 8, 1)}};
}

}  // namespace

TEST_CASE("a table is walked, group by group in the order of the keys") {
    auto const o = outcomes(small_survey(), &survey_response::mode);
    std::vector<delivery_mode> modes;
    std::uint64_t people = 0;
    for (auto const& [mode, areas] : o) {
        modes.push_back(mode);
        people += areas.people();
        CHECK(areas["dignity"] == o[mode]["dignity"]);
    }
    CHECK(modes == std::vector{delivery_mode::direct_payment, delivery_mode::managed_budget});
    CHECK(people == 5);
    outcome_table<everybody> const none;
    CHECK(none.begin() == none.end());
}

TEST_CASE("each area counts asked, answered, not applicable, missing, better, no difference and worse") {
    auto const o = outcomes(small_survey());
    auto const all = o[everybody{}];
    CHECK(all.people() == 5);
    auto const dignity = all["dignity"];
    CHECK(dignity.asked() == 5);
    CHECK(dignity.answered() == 5);
    CHECK(dignity.better() == proportion{3, 5});
    CHECK(dignity.no_difference() == proportion{1, 5});
    CHECK(dignity.worse() == proportion{1, 5});
    auto const safety = all["safety"];
    CHECK(safety.answered() == 2);
    CHECK(safety.not_applicable() == 2);
    CHECK(safety.missing() == 1);
    CHECK(safety.better() == proportion{0, 2});
    CHECK(safety.worse() == proportion{1, 2});
    CHECK(all["worry"].better() == proportion{2, 3});
    CHECK(all["worry"].worse() == proportion{1, 3});
}

TEST_CASE("groups by any keys, and an area is a proportion to every method") {
    auto const o = outcomes(small_survey(), &survey_response::mode);
    CHECK(o[delivery_mode::direct_payment]["dignity"].better() == proportion{2, 3});
    CHECK(o[delivery_mode::managed_budget]["dignity"].better() == proportion{1, 2});
    CHECK(*wilson(o[delivery_mode::direct_payment]["dignity"]).value == doctest::Approx(2.0 / 3.0));
    auto const by_two = outcomes(small_survey(), &survey_response::mode, &survey_response::age_band);
    CHECK(by_two[{delivery_mode::managed_budget, age_band::not_stated}]["worry"].better() == proportion{1, 2});
}

TEST_CASE("an area or a group that is not there is named") {
    auto const o = outcomes(small_survey(), &survey_response::mode);
    CHECK_THROWS_WITH(static_cast<void>(o[delivery_mode::part_direct_payment]), doctest::Contains("part_direct_payment"));
    CHECK_THROWS_WITH(static_cast<void>(o[delivery_mode::direct_payment]["hope"]), doctest::Contains("dignity"));
}

TEST_CASE("split in unequal and empty parts and merged, outcomes are the same as in one pass") {
    auto const whole = small_survey();
    auto const once = outcomes(whole, &survey_response::mode);
    for (std::size_t cut = 0; cut <= whole.responses.size(); ++cut) {
        auto const middle = whole.responses.begin() + static_cast<std::ptrdiff_t>(cut);
        auto merged = outcomes(answered{whole.instrument, {whole.responses.begin(), middle}}, &survey_response::mode);
        merged += outcomes(answered{whole.instrument, {middle, whole.responses.end()}}, &survey_response::mode);
        CHECK(merged == once);
    }
}

TEST_CASE("carers' answers are never pooled with users'") {
    auto users = outcomes(answered{poet_style_users(), {survey_response{}}});
    auto const before = users;
    CHECK_THROWS_AS(users += outcomes(answered{poet_style_carers(), {survey_response{}}}), std::invalid_argument);
    CHECK(users == before);
}

TEST_CASE("nobody answered: no share, and the reason") {
    auto const o = outcomes(answered{three_areas(), {survey_response{}}});
    auto const e = wilson(o[everybody{}]["dignity"]);
    CHECK(e.value == figure<double>(absence::nothing_to_divide_by));
    CHECK(*e.limits == interval{0.0, 1.0});
    CHECK(o[everybody{}]["dignity"].missing() == 1);
    CHECK(outcomes(answered{three_areas(), {}}).size() == 0);
}

TEST_CASE("more answers than people asked is refused") { CHECK_THROWS_AS((area_outcome{3, 1, 1, 1, 5}), std::domain_error); }
