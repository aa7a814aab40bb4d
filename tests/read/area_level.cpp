// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/area_level.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using pbo::area_level;
using pbo::area_recognised;

TEST_CASE("codes of nations, of nations together and of regions are no areas; those of councils and boards are none of them") {
    CHECK(pbo::level_of_code("E92000001") == area_recognised{area_level::nation, "England"});
    CHECK(pbo::level_of_code("e92000001") == area_recognised{area_level::nation, "England"});
    CHECK(pbo::level_of_code("W92000004") == area_recognised{area_level::nation, "Wales"});
    CHECK(pbo::level_of_code("S92000003") == area_recognised{area_level::nation, "Scotland"});
    CHECK(pbo::level_of_code("N92000002") == area_recognised{area_level::nation, "Northern Ireland"});
    CHECK(pbo::level_of_code("K02000001") == area_recognised{area_level::nation, "United Kingdom"});
    CHECK(pbo::level_of_code("K03000001") == area_recognised{area_level::nation, "Great Britain"});
    CHECK(pbo::level_of_code("K04000001") == area_recognised{area_level::nation, "England and Wales"});
    CHECK(pbo::level_of_code("E12000007") == area_recognised{area_level::group, "london"});
    CHECK(pbo::level_of_code("E12000006") == area_recognised{area_level::group, "east of england"});
    CHECK(pbo::level_of_code("E13000001")->level == area_level::group);
    for (auto code : {"E06000001", "E10000003", "E54000001", "W06000001", "S12000005", "N09000001", "Kirklees!", "E9200000", "", "E92OOOOO1"})
        CHECK_FALSE(pbo::level_of_code(code));
}

TEST_CASE("names of nations are known whatever is written round them") {
    for (auto name : {"England", "ENGLAND", " england ", "England ", "TOTAL England", "England total", "All England", "England [note 3]",
                      "England (153 councils)", "England\xC2\xA0", "National (England)", "Total - England"})
        CHECK_MESSAGE(pbo::level_of_name(name).level != area_level::area, name);
    CHECK(pbo::level_of_name("TOTAL England") == area_recognised{area_level::nation, "England"});
    CHECK(pbo::level_of_name("Scotland (Estimated)") == area_recognised{area_level::nation, "Scotland"});
    CHECK(pbo::level_of_name("All Scotland") == area_recognised{area_level::nation, "Scotland"});
    CHECK(pbo::level_of_name("Cymru") == area_recognised{area_level::nation, "Wales"});
}

TEST_CASE("a letter with an accent parts no word") {
    CHECK(pbo::detail::words_of_name("Ynys M\xC3\xB4n (A)") == std::vector<std::string>{"ynys", "m\xC3\xB4n"});
    CHECK(pbo::detail::words_of_name("Br\xC3\xBCn & S\xC3\xB6hne") == std::vector<std::string>{"br\xC3\xBCn", "and", "s\xC3\xB6hne"});
}

TEST_CASE("a total without a name, and groups") {
    for (auto name : {"Total", "TOTAL", "Grand total", "All councils", "Totals", "Sum of all areas", "Average", "Total for all local authorities", "Sub total",
                      "Total of LADs", "All LAs", "Total for CASSRs", "Estimated total", "National figure", "Total for all regions", "Total in services"})
        CHECK_MESSAGE(pbo::level_of_name(name) == (area_recognised{area_level::whole, ""}), name);
    CHECK(pbo::level_of_name("NORTH  WEST") == area_recognised{area_level::group, "north west"});
    CHECK(pbo::level_of_name("Yorkshire & the Humber Region").level == area_level::group);
    CHECK(pbo::level_of_name("Total North East councils") == area_recognised{area_level::group, "north east"});
    CHECK(pbo::level_of_name("Shire Counties").level == area_level::group);
}

TEST_CASE("what is called like an area is one") {
    for (auto name : {"Kirklees", "Isle of Wight", "City of London", "North Somerset", "East Riding of Yorkshire", "North East Lincolnshire",
                      "All Saints", "Total Care Ltd", "Southend-on-Sea", "New England Road", "Ynys M\xC3\xB4n", "", "Average Street",
                      "Newcastle upon Tyne", "West Northamptonshire", "Telford & Wrekin"})
        CHECK_MESSAGE(pbo::level_of_name(name).level == area_level::area, name);
}

TEST_CASE("a column of levels says which rows are nations and groups") {
    CHECK(pbo::level_of_word("National") == area_level::nation);
    CHECK(pbo::level_of_word("England") == area_level::nation);
    CHECK(pbo::level_of_word("Country") == area_level::nation);
    CHECK(pbo::level_of_word("Regional") == area_level::group);
    CHECK(pbo::level_of_word("Council type") == area_level::group);
    CHECK(pbo::level_of_word("Total") == area_level::whole);
    for (auto word : {"Council", "Local authority", "Counties", "ICBs", "Counties & UAs (from Apr 2023)", ""})
        CHECK(pbo::level_of_word(word) == area_level::area);
}

TEST_CASE("what stands in brackets counts where it names the whole or takes away from it") {
    auto const nation = [](char const* name) {
        auto const found = pbo::level_of_name(name);
        return found.level == area_level::nation ? found.name : "no nation";
    };
    CHECK(nation("Total (England)") == "England");
    CHECK(nation("All councils [Wales]") == "Wales");
    CHECK(nation("England (152 councils)") == "England");
    CHECK(nation("Scotland (Estimated)") == "Scotland");
    CHECK(pbo::level_of_name("Total (North East)").level == area_level::group);
    CHECK(pbo::level_of_name("Total (provisional)").level == area_level::whole);
    for (auto name : {"England (excluding London)", "England excl. London", "England less Isles of Scilly", "Total (excluding London)"})
        CHECK(pbo::level_of_name(name).level == area_level::group);
    CHECK(pbo::level_of_name("England (excluding London)").name == "england excluding london");
    CHECK(pbo::level_of_name("Kirklees (excluding Batley)").level == area_level::area);
    CHECK(pbo::level_of_name("Kirklees (England)").level == area_level::area);
    CHECK(pbo::level_of_name("(").level == area_level::area);
    CHECK(pbo::level_of_name("18 CASSR Average").level == area_level::whole);
    CHECK(pbo::level_of_name("All 152 councils").level == area_level::whole);
    CHECK(pbo::level_of_name("152").level == area_level::area);
}
