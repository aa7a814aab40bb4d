// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/area_name.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using pbo::area_name_compared;
using positions = std::vector<std::size_t>;

TEST_CASE("the ways in which releases write one area compare alike") {
    // The names of the Office for National Statistics beside those of returns and of councils' own pages.
    for (auto const& names : std::vector<std::pair<std::string, std::string>>{
             {"Brighton and Hove", "Brighton & Hove UA"},
             {"Bristol, City of", "Bristol"},
             {"Bristol, City of", "City of Bristol"},
             {"Kingston upon Hull, City of", "KINGSTON-UPON-HULL"},
             {"Herefordshire, County of", "Herefordshire County Council"},
             {"St. Helens", "St Helens MBC"},
             {"Saint Helens", "St. Helens"},
             {"County Durham", "Durham"},
             {"Camden", "London Borough of Camden"},
             {"Kensington & Chelsea", "Royal Borough of Kensington and Chelsea"},
             {"Leicester", "Leicester City"},
             {"King\u2019s Lynn", "Kings Lynn"},
             {"Ynys M\u00F4n", "ynys mon"},
             {"Ynys Mo\u0302n", "Ynys Mon"},
             {"Bournemouth, Christchurch and Poole", "Bournemouth Christchurch & Poole"},
             {"Bath and North East Somerset", "Bath & North-East Somerset"},
             {"Bedford", " bedford (UA) "}})
        CHECK_MESSAGE(area_name_compared(names.first) == area_name_compared(names.second), names.second);
}

TEST_CASE("two areas stay two, and no name becomes nothing") {
    for (auto const& names : std::vector<std::pair<std::string, std::string>>{{"City of London", "London"},
                                                                                         {"Derby", "Derbyshire"},
                                                                                         {"Cheshire East", "Cheshire West and Chester"},
                                                                                         {"Isle of Wight", "Wight"},
                                                                                         {"North Somerset", "Somerset"},
                                                                                         {"East Sussex", "West Sussex"}})
        CHECK_MESSAGE(area_name_compared(names.first) != area_name_compared(names.second), names.second);
    CHECK(area_name_compared("City of London") == "city of london");
    CHECK(area_name_compared("Council") == "council");
    CHECK(area_name_compared("The") == "the");
    CHECK(area_name_compared("County of") == "county of");
    CHECK(area_name_compared("").empty());
    CHECK(area_name_compared(" . ").empty());
}

TEST_CASE("a name is looked for by its own letters first, and then by what it may be written as") {
    pbo::area_names names;
    names.add("Bedford UA", 0);
    names.add("Bedford", 1);
    names.add("St. Helens", 2);
    names.add("", 3);
    CHECK(names.find("bedford ") == positions{1});
    CHECK(names.find("Bedford Borough") == positions{0, 1});
    CHECK(names.find("Saint Helens") == positions{2});
    CHECK(names.find("").empty());
    CHECK(names.find("Luton").empty());
    CHECK(pbo::area_names{}.find("Luton").empty());
}
