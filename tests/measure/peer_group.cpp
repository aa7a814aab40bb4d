// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/peer_group.hpp>

#include <doctest/doctest.h>

#include "measure/benchmark_councils.hpp"

#include <stdexcept>

using namespace pbo;
using namespace councils;

namespace {
take_up_table some() {
    auto all = returns_of({{"Ash", "North", 1, 10}, {"Birch", "North", 2, 10}, {"Cedar", "South", 3, 10}, {"cedar", "South", 3, 10}});
    all[0].council.ons = ons_code("E08000034");
    all[1].council.cassr = text_form<cassr_code>::read("211").value();
    all[1].council.pilot = true;
    return take_up(all, eligibility_basis::ongoing);
}
std::string refusal(std::vector<std::string> const& texts) {
    try {
        (void)named_councils(some(), texts);
        return "";
    } catch (std::invalid_argument const& e) { return e.what(); }
}
}  // namespace

TEST_CASE("England is every council, a region its own, and the pilots those that the returns say were") {
    CHECK(every_council(some()).members.size() == 4);
    CHECK(councils_in_region(some(), "North").members.size() == 2);
    CHECK_THROWS_AS((void)councils_in_region(some(), "West"), std::invalid_argument);
    CHECK(pilot_councils(some()).members == std::vector<council_key>{*text_form<cassr_code>::read("211")});
    CHECK(pilot_councils(table_of({{"Elm", "", 1, 2}})).members.empty());
}

TEST_CASE("everybody is called by how many have figures, where some have none") {
    CHECK(every_council(some()).name == "the 4 councils read");
    auto all = returns_of({{"Ash", "", 1, 10}, {"Birch", "", 2, 10}, {"Cedar", "", 3, 10}});
    all[2].personal_budgets = absence::suppressed;
    CHECK(every_council(take_up(all, eligibility_basis::ongoing)).name == "2 of the 3 councils read");
}

TEST_CASE("councils are found by either code or by name, whatever the capitals, and once only") {
    auto const group = named_councils(some(), {"e08000034", "Ash", "BIRCH"}, "ours");
    CHECK(group.name == "ours");
    CHECK(group.members.size() == 2);
    CHECK(group.contains(ons_code("E08000034")));
    CHECK(named_councils(some(), {"211"}).contains(*text_form<cassr_code>::read("211")));
}

TEST_CASE("every council not found is named; so is a name that two councils have") {
    CHECK(refusal({"Ash", "Oak", "E09999999"}) == "pbo::named_councils: not in the data: 'Oak', 'E09999999'");
    CHECK(refusal({"Cedar"}) == "pbo::named_councils: more than one council is called 'Cedar'");
    CHECK(refusal({}) == "pbo::named_councils: no councils are named");
}

TEST_CASE("a group made by hand is put in order, and nobody is in it twice") {
    peer_group const group("ours", {named("Oak"), named("Ash"), named("Oak")});
    CHECK(group.members == std::vector<council_key>{named("Ash"), named("Oak")});
    CHECK(group.contains(named("Oak")));
    CHECK_FALSE(group.contains(named("Elm")));
}

TEST_CASE("a list of peers may write names otherwise than the table, unless it then means two") {
    auto const t = table_of({{"Brighton and Hove", "", 1, 2}, {"St. Helens", "", 1, 2}, {"Bedford", "", 1, 2}, {"Bedford UA", "", 1, 2}});
    auto const group = named_councils(t, {"Brighton & Hove UA", "St Helens", "Bedford"});
    CHECK(group.members == std::vector<council_key>{named("Bedford"), named("Brighton and Hove"), named("St. Helens")});
    CHECK_THROWS_WITH_AS((void)named_councils(t, {"Bedford Borough"}), "pbo::named_councils: more than one council is called 'Bedford Borough'",
                         std::invalid_argument);
}
