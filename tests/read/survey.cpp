// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/poet_style.hpp>
#include <pbo/read/survey.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

pbo::instrument two_areas() {
    return {"two areas",
            pbo::role::user,
            {{"better", pbo::answer_direction::better}, {"worse", pbo::answer_direction::worse}},
            {{"dignity"}, {"friendships"}}};
}
pbo::survey read(std::string const& text, pbo::read_options const& options = {},
                 pbo::role_from whose = pbo::role_from::column) {
    std::istringstream in(text);
    return pbo::read_survey({in, "s.csv"}, two_areas(), options, whose);
}
std::string error(std::string const& text, pbo::read_options const& options = {},
                  pbo::role_from whose = pbo::role_from::column) {
    try {
        static_cast<void>(read(text, options, whose));
    } catch (pbo::input_error const& e) {
        return e.what();
    }
    return "no error";
}
std::string const head = "friendships,role,mode,dignity,told_value\n";

}  // namespace

TEST_CASE("answers go to the areas of the instrument, and missing and not applicable stay apart") {
    auto const s = read(head + "worse,user,direct_payment,better,yes\n,user,managed_budget,not applicable,\n");
    REQUIRE(s.size() == 2);
    CHECK(s.instrument == two_areas());
    CHECK(s[0].answers[0] == 1);
    CHECK(s[0].answers[1] == 2);
    CHECK(s[0].mode == pbo::delivery_mode::direct_payment);
    CHECK(s[0].told_value == std::optional<bool>(true));
    CHECK(s[1].answers[0] == pbo::answer_code::not_applicable);
    CHECK(s[1].answers[1] == pbo::answer_code::missing);
    CHECK(s[1].told_value == std::nullopt);
}

TEST_CASE("only the instrument's role is kept, the other is counted, and what it answered is not looked at") {
    auto const s = read(head + "worse,user,direct_payment,better,yes\nnothing of ours,carer,?,,\n");
    CHECK(s.size() == 1);
    CHECK(s.counts == pbo::read_counts{.rows = 2, .kept = 1, .filtered = 1});
    CHECK(error(head + "worse,carer,direct_payment,better,yes\n") ==
          "s.csv: expected at least one row with role=user; none of the 1 has it");
    CHECK(error(head + "worse,carer,direct_payment,better,yes\n", {.where = {{"mode", "direct_payment"}}}) ==
          "s.csv: expected at least one row with mode=direct_payment and role=user; none of the 1 has it");
}

TEST_CASE("a role that no person has makes a bad row") {
    CHECK(error(head + "worse,everybody,direct_payment,better,yes\n") ==
          "s.csv:2: column 'role': found 'everybody'; expected one of user, carer, users_and_carers");
    CHECK(error(head + "worse,users_and_carers,direct_payment,better,yes\n").find("one person is a user or a carer") !=
          std::string::npos);
}

TEST_CASE("the role can be fixed by the caller, for a file without that column") {
    auto const s = read("mode,dignity,friendships\nmanaged_budget,better,\n", {}, pbo::role_from::instrument);
    REQUIRE(s.size() == 1);
    CHECK(s[0].role == pbo::role::user);
    CHECK(error("mode,dignity,friendships\nmanaged_budget,better,\n") ==
          "s.csv:1: expected the column 'role'; the columns found are 'mode', 'dignity', 'friendships'");
}

TEST_CASE("an answer that the scale does not have names its column and the answers there are") {
    CHECK(error(head + "much worse,user,direct_payment,better,yes\n") ==
          "s.csv:2: column 'friendships': found 'much worse'; expected one of better, worse, not applicable, or nothing");
    auto const s = read(
        head +
            "much "
            "worse,user,direct_payment,better,yes\nworse,user,cash,better,yes\nworse,user,direct_payment,better,yes\n",
        {.on_bad_row = pbo::bad_row::collect});
    CHECK(s.counts == pbo::read_counts{.rows = 3, .kept = 1, .filtered = 0, .rejected = 2});
    REQUIRE(s.rejects.size() == 2);
    CHECK(s.rejects[1].message() ==
          "s.csv:3: column 'mode': found 'cash'; expected one of direct_payment, part_direct_payment, managed_budget, "
          "individual_service_fund, "
          "council_commissioned, other_or_not_stated");
}

TEST_CASE("areas that are not in the file are named, and an area can have another heading there") {
    CHECK(error("role,mode\nuser,managed_budget\n") ==
          "s.csv:1: expected the columns 'dignity', 'friendships'; the columns found are 'role', 'mode'");
    auto const s = read("role,mode,Q1,Q2\nuser,managed_budget,better,worse\n",
                        {.columns = {{"dignity", "Q2"}, {"friendships", "Q1"}}});
    CHECK(s[0].answers[0] == 2);
    CHECK_THROWS_AS(read(head, {.columns = {{"dignitty", "Q2"}}}), std::invalid_argument);
}

TEST_CASE("an instrument that does not fit a response is refused before the file is read") {
    std::vector<pbo::area> areas;
    for (int i = 0; i < 17; ++i) areas.push_back({"a" + std::to_string(i)});
    pbo::instrument const large("large", pbo::role::user, two_areas().scale(), areas);
    std::istringstream in(head);
    CHECK_THROWS_WITH_AS(pbo::read_survey({in, "s.csv"}, large),
                         "pbo::read_survey: 17 areas; a survey_response holds the answers to 16",
                         std::invalid_argument);
}

TEST_CASE("the shipped survey has 1,114 users and 950 carers, and collecting finds nothing to reject") {
    auto const file = std::filesystem::path(PBO_SOURCE_DIR) / "examples/data/synthetic_survey.csv";
    auto const users = pbo::read_survey(file, pbo::poet_style_users());
    auto const carers = pbo::read_survey(file, pbo::poet_style_carers(), {.on_bad_row = pbo::bad_row::collect});
    CHECK(users.counts == pbo::read_counts{.rows = 2064, .kept = 1114, .filtered = 950});
    CHECK(carers.counts == pbo::read_counts{.rows = 2064, .kept = 950, .filtered = 1114});
    CHECK(carers.rejects.empty());
    // Staying independent: 76 % better in print (field.md, section 2).
    std::array<std::uint64_t, 9> independence{};
    for (auto const& r : users) ++independence[r.answers[0]];
    auto const better = independence[1] + independence[2];
    auto const answered = better + independence[3] + independence[4] + independence[5];
    CHECK(100.0 * static_cast<double>(better) / static_cast<double>(answered) == doctest::Approx(76).epsilon(0.5 / 76));
}

TEST_CASE("a heading with a typing error is named in the notes, and a column that is needed must be there") {
    std::string const row = "better,user,managed_budget,worse,no\n";
    auto const s = read("friendships,role,mode,dignity,told_valeu\n" + row);
    CHECK(s.notes == std::vector<std::string>{
                         "The column 'told_valeu' was not read; if it is the column 'told_value', its heading has a typing error."});
    CHECK(std::find(s.absent_columns.begin(), s.absent_columns.end(), "told_value") != s.absent_columns.end());
    CHECK(std::find(s.absent_columns.begin(), s.absent_columns.end(), "mode") == s.absent_columns.end());
    CHECK(read(head + row).notes.empty());
    CHECK(error("friendships,role,mode,dignity,told_valeu\n" + row, {.needed = {{"told_value"}}}) ==
          "s.csv:1: expected the column 'told_value'; 'told_valeu' may be 'told_value' with a typing error; the columns found are "
          "'friendships', 'role', 'mode', 'dignity', 'told_valeu'");
    CHECK(error("freindships,role,mode,dignity\n" + row) ==
          "s.csv:1: expected the column 'friendships'; 'freindships' may be 'friendships' with a typing error; the columns found are "
          "'freindships', 'role', 'mode', 'dignity'");
}
