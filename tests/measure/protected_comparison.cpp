// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/protected_comparison.hpp>

#include <doctest/doctest.h>

#include <pbo/publish/comparison_sheet.hpp>
#include <pbo/publish/csv_table.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace pbo;

instrument asked_of_three() {
    return {"ours", role::user, {{"better", answer_direction::better}, {"worse", answer_direction::worse}},
            {{"dignity", "Dignity"}, {"safety", "Safety"}, {"friends", "Friends"}}};
}
/// So many of `people` are better, area by area.
answer_counts<> answers(std::uint64_t people, std::vector<std::uint64_t> const& better) {
    answer_counts<> all;
    for (std::uint64_t i = 0; i < people; ++i) {
        answer_sheet<> sheet;
        for (std::size_t area = 0; area < better.size(); ++area) sheet.set(area, i < better[area] ? 1 : 2);
        all.add(sheet);
    }
    return all;
}

}  // namespace

// Differences and p-values of the areas that are shown are those of a comparison that never had the others: Holm's factors are 2 and 1
// in place of 3, 2 and 1.
TEST_CASE("an area in which a count is withheld is withheld whole, and p-values are adjusted without it") {
    auto const questions = asked_of_three();
    auto const first = answers(60, {40, 3, 30}), second = answers(50, {20, 25, 20});
    auto const all = compare(outcome_view(first, questions), outcome_view(second, questions));
    auto const shown = protected_comparison(all, {.least = 5});
    CHECK(shown.withheld == std::vector<bool>{false, true, false});
    CHECK(shown.areas_withheld() == 1);
    CHECK(shown.comparison.areas[0].test.p_value == all.areas[0].test.p_value);
    CHECK(shown.comparison.areas[0].difference == all.areas[0].difference);
    CHECK(*shown.comparison.areas[0].adjusted_p == doctest::Approx(2.0 * *all.areas[0].test.p_value).epsilon(1e-12));
    CHECK(shown.comparison.areas[1].first.answered() == 0);
    CHECK(shown.comparison.areas[1].adjusted_p == absence::suppressed);
    CHECK(shown.comparison.areas[1].difference.value == absence::suppressed);
    auto const csv = csv_of(comparison_sheet(shown.comparison, {}, "t", shown.withheld), false);
    CHECK(csv.find("\nSafety,,[c],,[c],,[c],,[c],,[c],") != std::string::npos);
    CHECK(csv.find("0.05") == std::string::npos);  // 3 of 60
}

TEST_CASE("both sides, bases, rounding, and no rule at all") {
    auto const questions = asked_of_three();
    auto const first = answers(60, {40, 57, 30}), second = answers(50, {20, 25, 20});
    auto const all = compare(outcome_view(first, questions), outcome_view(second, questions));
    CHECK(protected_comparison(all, {.both_sides = 5}).withheld == std::vector<bool>{false, true, false});
    CHECK(protected_comparison(all, {.least = 5}).areas_withheld() == 0);
    // Beside what was released before another may have to go.
    CHECK(protected_comparison(all, {.both_sides = 5}, {false, false, true}).withheld == std::vector<bool>{false, true, true});
    CHECK(protected_comparison(all, {.least = 5}, {true, false, false}).comparison.areas[0].first.answered() == 0);
    CHECK(protected_comparison(all, {.least_base = 51}).areas_withheld() == 3);
    CHECK(protected_comparison(all, {}).comparison.areas[1].difference == all.areas[1].difference);
    CHECK(protected_comparison(all, {.round_to = 20}).comparison.areas[1].first == area_outcome(60, 0, 0, 0, 60));
    CHECK(protected_counts({57, 60}, {.least = 5}) == proportion(57, 60));
    CHECK_FALSE(protected_counts({57, 60}, {.both_sides = 5}).has_value());
    CHECK(protected_counts({0, 60}, {.both_sides = 5}) == proportion(0, 60));
}

TEST_CASE("variation is that between the groups that are shown") {
    auto const questions = asked_of_three();
    table<int, answer_counts<>, instrument>::builder counted(questions);
    counted[1] = answers(60, {40, 3, 30});
    counted[2] = answers(50, {20, 25, 20});
    counted[3] = answers(40, {20, 10, 2});
    outcome_table<int> const o(counted.freeze());
    auto const v = protected_variation(o, {.least = 5});
    CHECK(static_cast<variation_between const&>(v["dignity"]) == static_cast<variation_between const&>(variation(o)["dignity"]));
    CHECK(v["safety"].groups == 2);
    CHECK(v["safety"].all == proportion(35, 90));
    CHECK(v["friends"].all == proportion(50, 110));
    CHECK(static_cast<variation_between const&>(v["friends"]) == variation(std::vector<proportion>{{30, 60}, {20, 50}}));
}
