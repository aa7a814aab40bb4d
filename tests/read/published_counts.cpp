// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/published_counts.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include "published.hpp"

using namespace pbo;

namespace {
std::string problem(std::string const& text, published_layout const& layout = plain(), read_options const& options = {}) {
    try {
        static_cast<void>(published(text, layout, options));
    } catch (input_error const& e) {
        return e.what();
    }
    return "no problem";
}
bool says(std::vector<std::string> const& notes, std::string const& text) {
    for (auto const& n : notes)
        if (n.find(text) != std::string::npos) return true;
    return false;
}
}  // namespace

TEST_CASE("one row an area: counts, absences, and nothing else") {
    auto const read = published("la,n,d\nAsh,1,2\nElm,[c],7\nFir,0,0\n", plain());
    CHECK(areas_in(read) == "Ash 1/2, Elm [c]/7, Fir 0/0");
    CHECK(read.totals.empty());
    CHECK(read.whole({}).empty());
    CHECK(read.counts.kept == 3);
    CHECK(problem("la,n,d\n") == "t.csv:1: expected at least one row below the header; the file has none");
}

TEST_CASE("a total is never an area, however it says what it is") {
    for (std::string name : {"Total", "ENGLAND", "England ", " England", "All England", "TOTAL England", "E92000001", "K04000001", "All councils"}) {
        auto const read = published("la,n,d\nAsh,100,400\n" + name + ",300,1000\nElm,200,600\n", plain());
        CHECK_MESSAGE(areas_in(read) == "Ash 100/400, Elm 200/600", name);
        REQUIRE(read.totals.size() == 1);
        CHECK(read.totals[0].agrees == agreement::exact);
        CHECK(read.totals[0].row.line == 3);
    }
    CHECK(areas_in(published("la,level,n,d\nX,National,3,7\nY,Region,3,7\nAsh,Council,1,3\nElm,Council,2,4\n", plain())) == "Ash 1/3, Elm 2/4");
}

TEST_CASE("England is England's beside a row of that name that agrees, and nobody's otherwise") {
    CHECK(published("la,n,d\nAsh,1,3\nElm,2,4\nEngland,3,7\n", plain()).whole({}) == "England");
    CHECK(published("la,n,d\nAsh,1,3\nElm,2,4\nEngland,4,7\n", plain()).whole({}).empty());
    CHECK(published("la,n,d\nAsh,1,3\nElm,2,4\nAll Scotland,3,7\n", plain()).whole({}) == "Scotland");
    CHECK(published("la,n,d\nAsh,1,3\nElm,2,4\nTotal,3,7\n", plain()).whole({}).empty());
    CHECK(published("la,n,d\nAsh,1,3\nElm,[c],4\nEngland,3,7\n", plain()).whole({}).empty());
    CHECK(published("la,region,n,d\nAsh,London,1,3\nElm,London,2,4\nLondon,London,3,7\n", plain()).whole({}) == "London");
}

TEST_CASE("the notes name a total, its line, and how it stands to the sum") {
    CHECK(says(published("la,n,d\nEngland,300,1000\nAsh,100,400\nElm,200,600\n", plain()).notes_on_totals({}),
               "The file's 'England' row (line 2) is a total, not an area: it has 300 of 1,000; the sum of the 2 areas with both counts agrees."));
    CHECK(says(published("la,n,d\nEngland,301,1000\nAsh,100,400\nElm,200,600\n", plain()).notes_on_totals({}),
               "it has 301 of 1,000; the sum of the 2 areas with both counts is 300 of 1,000, which does not agree."));
    CHECK(says(published("la,n,d\nEngland,390,1400\nAsh,100,400\nElm,200,600\nFir,[c],[c]\n", plain()).notes_on_totals({}),
               "is 300 of 1,000, and the one without may be the difference."));
    auto const regions = published("la,region,n,d\nNorth East,North East,3,7\nAsh,North East,1,3\nElm,North East,2,4\nYew,South East,1,9\n"
                                   "South West,,5,6\n", plain());
    CHECK(areas_in(regions) == "Ash 1/3, Elm 2/4, Yew 1/9");
    CHECK(says(regions.notes_on_totals({}), "agree with the sums of their areas: North East."));
    CHECK(says(regions.notes_on_totals({}), "which areas are theirs is not known here: South West."));
}

TEST_CASE("a row that arithmetic alone gives away stops the reading, and the message says how to go on") {
    auto const found = problem("la,n,d\nAsh,100,400\nElm,200,600\nBoth,300,1000\n");
    CHECK(found.find("t.csv:4: column 'la': found 'Both'") != std::string::npos);
    CHECK(found.find("the sum of the 2 rows of all the others (300 of 1,000)") != std::string::npos);
    CHECK(found.find("--where 'la!=Both'") != std::string::npos);
    CHECK(found.find("--total 'Both'") != std::string::npos);
    CHECK(found.find("--total none") != std::string::npos);

    auto layout = plain();
    layout.total = "both";
    CHECK(areas_in(published("la,n,d\nAsh,100,400\nElm,200,600\nBoth,300,1000\n", layout)) == "Ash 100/400, Elm 200/600");
    layout.total = "none";
    CHECK(areas_in(published("la,n,d\nAsh,100,400\nElm,200,600\nBoth,300,1000\n", layout)) == "Ash 100/400, Elm 200/600, Both 300/1000");
    CHECK(areas_in(published("la,n,d\nAsh,1,4\nEngland,1,4\n", layout)) == "Ash 1/4, England 1/4");
    layout.total = "Nobody";
    CHECK(problem("la,n,d\nAsh,100,400\n", layout).find("a row called 'Nobody', the total") != std::string::npos);

    CHECK(areas_in(published("la,n,d\nAsh,100,400\nBoth,100,400\n", plain())) == "Ash 100/400, Both 100/400");           // of one other
    CHECK(areas_in(published("la,n,d\nAsh,0,400\nElm,200,600\nBoth,200,1000\n", plain())) == "Ash 0/400, Elm 200/600, Both 200/1000");
    CHECK(areas_in(published("la,n,d\nAsh,100,400\nElm,[c],[c]\nBoth,100,400\n", plain())) == "Ash 100/400, Elm [c]/[c], Both 100/400");
    CHECK(areas_in(published("la,n,d\nAsh,100,400\nElm,200,600\nBoth,300,1001\n", plain())) == "Ash 100/400, Elm 200/600, Both 300/1001");
    CHECK(problem("la,region,n,d\nAsh,N,1,4\nElm,N,2,6\nX,N,3,10\nYew,S,5,8\nOak,S,1,9\n").find("found 'X'") != std::string::npos);
    CHECK(problem("la,n,d\nAsh,100,400\nElm,200,600\nX,300,1000\nYew,50,800\nOak,10,900\n").find("the 2 rows right above it") != std::string::npos);
}

TEST_CASE("one area twice is an error with both lines, however its code or its name is written") {
    CHECK(problem("la,n,d\nE06000001,12,50\nE06000002,40,100\nE06000001,13,51\n") ==
          "t.csv:4: found 'E06000001'; expected every area once; it is on line 2 too");
    CHECK(problem("la,n,d\nE06000001,12,50\ne06000001,13,51\n").find("it is on line 2 too") != std::string::npos);
    CHECK(problem("la,n,d\nE06000001,12,50\n E06000001 ,13,51\n").find("it is on line 2 too") != std::string::npos);
    CHECK(problem("la,n,d\nAsh,12,50\nASH,13,51\n").find("it is on line 2 too") != std::string::npos);
    CHECK(problem("la,n,d\nGlen  A,12,50\nGlen A ,13,51\n").find("it is on line 2 too") != std::string::npos);
    CHECK(problem("la,year,n,d\nAsh,2021-22,12,50\nAsh,2022-23,13,51\n").find("--period year") != std::string::npos);
    CHECK(problem("la,age,n,d\nAsh,18-64,12,50\nAsh,65+,13,51\n").find("--where 'age=65+'") != std::string::npos);

    read_options options;
    options.on_bad_row = bad_row::collect;
    auto const read = published("la,n,d\nAsh,12,50\nASH,13,51\nElm,many,9\nYew,9,8\nOak,1,2\n", plain(), options);
    CHECK(areas_in(read) == "Ash 12/50, Oak 1/2");
    CHECK(read.counts.rejected == 3);
    CHECK(read.counts.kept == 2);
    REQUIRE(read.rejects.size() == 3);
    CHECK(read.rejects[1].expected == "at most the denominator, 8");
}

TEST_CASE("periods stand in any column, and one may be chosen") {
    auto layout = plain();
    layout.period = "year";
    std::string const text = "year,la,n,d\n2021-22,Ash,10,50\n2022-23,Ash,12,50\n2022-23,England,12,50\n";
    auto const read = published(text, layout);
    CHECK(read.latest() == period::financial_year(2022));
    CHECK(read.periods().size() == 2);
    CHECK(read.whole(period::financial_year(2022)) == "England");
    CHECK(read.whole(period::financial_year(2021)).empty());
    layout.period_is = period::financial_year(2021);
    CHECK(areas_in(published(text, layout)) == "Ash 10/50");
    layout.period_is = period::financial_year(2019);
    CHECK(problem(text, layout).find("a row of 2019-20; the periods there are 2021-22, 2022-23") != std::string::npos);
    layout.period = {};
    CHECK(published("la,n,d\nAsh,1,2\n", layout).areas[0].period == period::financial_year(2019));
    CHECK(problem("period,la,n,d\nwinter,Ash,1,2\n").find("t.csv:2: column 'period': found 'winter'") != std::string::npos);
}

TEST_CASE("the file's basis and role are read, and what is asked for must not contradict them") {
    auto layout = plain();
    CHECK(published("la,n,d,basis\nAsh,1,2,ongoing\n", layout).basis == "ongoing");
    CHECK(published("la,n,d,role\nAsh,1,2,carer\n", layout).returns()[0].role == role::carer);
    layout.role = role::user;
    CHECK(problem("la,n,d,role\nAsh,1,2,carer\n", layout) == "t.csv: column 'role': expected 'user', as was asked for; the file says 'carer'");
    CHECK(areas_in(published("la,n,d,role\nAsh,1,2,carer\nAsh,3,4,user\n", layout)) == "Ash 3/4");
    CHECK(published("la,n,d\nAsh,1,2\n", layout).role == "user");
    CHECK(problem("la,n,d,role\nAsh,1,2,carer\nAsh,3,4,user\n").find("one role; the file has 'carer', 'user'") != std::string::npos);
}

TEST_CASE("numerator and denominator on two rows") {
    published_layout const layout{.key = "la", .measure = "what", .numerator_is = "Part", .denominator_is = "Base", .value = "v"};
    std::string const text = "la,what,v\nAsh,Part,1\nAsh,Base,2\nAsh,Rate,50\nElm,base,9\nElm,part,[c]\nOak,Base,5\nEngland,Part,1\nEngland,Base,2\n";
    auto const read = published(text, layout);
    CHECK(areas_in(read) == "Ash 1/2, Elm [c]/9, Oak [x]/5");
    CHECK(read.whole({}) == "England");  // it agrees with the sum of those that have figures
    CHECK(read.counts.filtered == 1);
    CHECK(says(read.notes, "Only one of the two rows is in the file for Oak"));
    CHECK(problem("la,what,v\nAsh,Part,1\nAsh,Part,2\nAsh,Base,3\n", layout) ==
          "t.csv:3: found 'Ash, Part'; expected every area once; it is on line 2 too");
    CHECK(problem("la,what,v\nAsh,Part,1\nAsh,Bse,2\n", layout).find("a row with 'Base'; the others are 'Bse'") != std::string::npos);
}

TEST_CASE("categories down the rows, whose sum is the denominator") {
    published_layout layout{.key = "la", .value = "v", .category = {{"kind", "met"}}};
    std::string const text = "la,kind,v\nAsh,met,120\nAsh,not met,80\nElm,met,[c]\nElm,not met,[c]\nOak,met,7\nOak,not met,[c]\nAsh,Total,200\n";
    auto const read = published(text, layout);
    CHECK(areas_in(read) == "Ash 120/200, Elm [c]/[c], Oak 7/[c]");
    CHECK(says(read.notes, "one row that is their total was left out"));
    layout.category.push_back({"kind", "not met"});
    CHECK(areas_in(published("la,kind,v\nAsh,met,120\nAsh,not met,80\nAsh,unknown,50\n", layout)) == "Ash 200/250");
    CHECK(problem("la,kind,v\nAsh,met,1\nAsh,mett,2\n", layout).find("a row with 'not met'; the others are 'mett'") != std::string::npos);
    CHECK(problem("la,kind,v\nAsh,met,253.14\nAsh,not met,2\n", layout).find("this is an amount, a rate or an estimate") != std::string::npos);
}

TEST_CASE("areas across the page") {
    published_layout const layout{.numerator = "On direct payments", .denominator = "People", .across = true};
    auto const read = published("Item,Ash,Elm,England\nPeople,10,20,30\nOther,1,1,2\nOn direct payments,4,[c],9\n", layout);
    CHECK(areas_in(read) == "Ash 4/10, Elm [c]/20");
    CHECK(read.totals.size() == 1);
    CHECK(problem("Item,Ash,Elm\nPeople,10,20\nOn direct payments,4,many\n", layout).find("t.csv:3: column 'Elm': found 'many'") != std::string::npos);
    CHECK(problem("Item,Ash\nPeople,10\n", layout).find("the row 'On direct payments'; the rows found are") != std::string::npos);
}

TEST_CASE("headings among the rows are left out and named; a row of nobody with figures is an error") {
    auto const read = published("la,n,d\nNORTH EAST,,\nAsh,12,50\nNORTH WEST,,\nElm,9,30\n", plain());
    CHECK(areas_in(read) == "Ash 12/50, Elm 9/30");
    CHECK(says(read.notes, "'NORTH EAST' (line 2), 'NORTH WEST' (line 4)"));
    CHECK(problem("la,n,d\n,1,2\n").find("expected the code or the name of an area") != std::string::npos);
}

TEST_CASE("a table of regions alone is a table of regions") {
    auto const read = published("la,n,d\nEngland,3,7\nE12000001,1,3\nE12000002,2,4\n", plain());
    CHECK(areas_in(read) == "E12000001 1/3, E12000002 2/4");
    CHECK(read.whole({}) == "England");
    CHECK(says(read.notes, "the regions are the areas here"));
}

TEST_CASE("kinds of area that count the same people twice are an error beside a total that has fewer") {
    auto const found = problem("la,level,n,d\nEngland,England,3,7\nAsh,Counties,3,7\nBoard,ICBs,3,6\n");
    CHECK(found.find("'Counties', 'ICBs'") != std::string::npos);
    CHECK(areas_in(published("la,level,n,d\nEngland,England,6,13\nAsh,Counties,3,7\nBoard,ICBs,3,6\n", plain())) == "Ash 3/7, Board 3/6");
}

TEST_CASE("what was found by its heading is said, and so is a heading with a typing error") {
    auto const read = published("la,area_name,regoin,n,d\nE06000001,Ash,North,1,2\n", plain());
    CHECK(says(read.notes, "name from 'area_name' (--name)"));
    // The key has one of the usual headings of names: it is what was asked for, and no guess.
    CHECK_FALSE(says(published("Council,Region,n,d\nAsh,North,1,2\n", {.key = "Council", .numerator = "n", .denominator = "d"}).notes, "--"));
    CHECK(says(read.notes, "'regoin' was not read; if it is the column 'region'"));
    CHECK(problem("la,n,d\nAsh,1,2\n", {.key = "la", .numerator = "n", .denominator = "dd"}).find("the column 'dd'; the columns found are") != std::string::npos);
}

TEST_CASE("of sixty headings all are listed, of more the first sixty and how many more there are") {
    auto const without = [](int columns) {
        std::string header = "la,d";
        for (int i = 2; i < columns; ++i) header += ",c" + std::to_string(i);
        return problem(header + "\nAsh\n", plain());
    };
    CHECK(without(60).ends_with("'c58', 'c59'"));
    CHECK(without(61).ends_with("'c58', 'c59' and 1 more"));
    // Across the page they are rows.
    auto const without_row = [](int rows) {
        std::string text = "la,Ash\nd,2\n";
        for (int i = 2; i < rows; ++i) text += "c" + std::to_string(i) + ",1\n";
        return problem(text, {.numerator = "n", .denominator = "d", .across = true});
    };
    CHECK(without_row(60).find("the row 'n'; the rows found are 'la', 'd', 'c2'") != std::string::npos);
    CHECK(without_row(60).ends_with("'c58', 'c59'"));
    CHECK(without_row(61).ends_with("'c58', 'c59' and 1 more"));
}

TEST_CASE("a percentage beside its base makes a count, and the notes say so") {
    auto const read = published("la,n,d\nAsh,24.0%,50\nElm,33.3 %,[c]\n", plain());
    CHECK(areas_in(read) == "Ash 12/50, Elm [c]/[c]");
    CHECK(problem("la,n,d\nAsh,24.0%,50\nFir,12,40\n").find("with a per cent sign as other rows have it") != std::string::npos);
    CHECK(says(read.notes, "1 numerator was made from a percentage and its base"));
    CHECK(problem("la,n,d\nAsh,101%,50\n").find("found '101%'") != std::string::npos);
}

TEST_CASE("the value and the limits that a table states are kept beside the counts, and its indicator is read") {
    auto const read = published("la,Indicator Name,n,d,Value,Lower CI 95.0 limit,Upper CI 95.0 limit\nAsh,Smokers,30,120,25,18.1,\n", plain());
    CHECK(read.areas[0].stated.value == figure<double>(25.0));
    CHECK(read.areas[0].stated.lower == figure<double>(18.1));
    CHECK_FALSE(read.areas[0].stated.upper.has_value());
    CHECK(read.indicator == "Smokers");
    CHECK(says(read.notes, "--indicator says otherwise"));
}

TEST_CASE("a total that only arithmetic gives away is named where its name stands") {
    CHECK_THROWS_WITH_AS(
        static_cast<void>(published("la,area,n,d\nE06000001,Ash,12,50\nE06000002,Elm,40,100\n,Gamma,52,150\n", plain())),
        doctest::Contains("t.csv:4: column 'area': found 'Gamma'; expected an area; in both counts this row is the sum of the 2 rows of all "
                          "the others (52 of 150), so it may be their total. Leave it out by --where 'area!=Gamma', or"),
        pbo::input_error);
}

TEST_CASE("England without London is not England, and no area either") {
    auto const read = published("la,area,n,d\nE06000001,Ash,12,50\nE06000002,Elm,40,100\n,England (excluding London),52,150\n", plain());
    CHECK(areas_in(read) == "Ash 12/50, Elm 40/100");
    CHECK(read.whole(read.latest()).empty());
}

namespace {
/// A look-up file for the time of a test.
struct region_file {
    std::filesystem::path path;
    explicit region_file(std::string const& text)
        : path(std::filesystem::temp_directory_path() / ("pbo_regions_" + std::to_string(text.size()) + "_" + std::to_string(text.back()) + ".csv")) {
        std::ofstream(path) << text;
    }
    ~region_file() {
        std::error_code none;
        std::filesystem::remove(path, none);
    }
    region_file(region_file const&) = delete;
    region_file& operator=(region_file const&) = delete;
};
std::string regions_of(areas_and_totals const& read) {
    std::string all;
    for (auto const& a : read.areas) all += (all.empty() ? "" : ", ") + a.called + ": " + std::string(a.council.region.view());
    return all;
}
}  // namespace

TEST_CASE("regions are looked up by code, and by name however it is written; who is not there is named") {
    region_file const file("ons_code,name,region\nE06000043,Brighton and Hove,South East\nE08000013,St. Helens,North West\n"
                           "E06000023,\"Bristol, City of\",South West\n");
    auto layout = plain();
    layout.regions = file.path;
    auto const by_name = published("la,n,d\nBrighton & Hove UA,1,3\nSt Helens,1,4\nBristol,2,5\nLuton,1,9\n", layout);
    CHECK(regions_of(by_name) == "Brighton & Hove UA: South East, St Helens: North West, Bristol: South West, Luton: ");
    CHECK(says(by_name.notes, "Not in " + file.path.filename().string() + ", by code or by name, so that no region is known of it: Luton."));
    layout.name = "called";
    // A code that the file does not have, of an area that it has by name.
    auto const by_code = published("la,called,n,d\nE08000013,Other,1,3\nE99000013,Bristol,1,3\n", layout);
    CHECK(regions_of(by_code) == "Other: North West, Bristol: South West");
    CHECK_FALSE(says(by_code.notes, "Not in "));
}

TEST_CASE("a look-up with a code in two regions, or with neither codes nor names, is refused") {
    region_file const twice("ons_code,region\nE06000043,South East\nE06000043,London\n"), neither("a,region\n1,North\n");
    auto layout = plain();
    layout.regions = twice.path;
    CHECK(problem("la,n,d\nE06000043,1,3\n", layout).find(":3: column 'region': found 'London'; expected 'South East' for 'E06000043', as on line 2") !=
          std::string::npos);
    layout.regions = neither.path;
    CHECK(problem("la,n,d\nE06000043,1,3\n", layout).find("expected one of the columns 'ons_code', 'name'") != std::string::npos);
}

TEST_CASE("names that may be one area are read as two, and said to be") {
    auto const read = published("la,n,d\nAlpha and Beta,1,90\nGamma,1,9\nAlpha & Beta,5,19\n", plain());
    CHECK(read.areas.size() == 3);
    CHECK(says(read.notes, "'Alpha and Beta' (line 2) and 'Alpha & Beta' (line 4) are read as two areas."));
    CHECK_FALSE(says(published("la,n,d\nAlpha,1,90\nBeta,1,9\n", plain()).notes, "two areas"));
}

TEST_CASE("a usual heading of periods is the period where all rows are of one, and told where they are not") {
    auto const one = published("la,Time period,n,d\nAsh,2022/23,1,3\nElm,2022/23,2,4\n", plain());
    CHECK(one.latest() == period::financial_year(2022));
    CHECK(says(one.notes, "Columns found by their headings: period from 'Time period' (--period)."));
    auto const two = published("la,Year,n,d\nAsh,2021/22,1,3\nElm,2022/23,2,4\n", plain());
    CHECK_FALSE(two.latest().is_stated());
    CHECK(says(two.notes, "The rows are of 2 periods by their column 'Year', from 2021-22 to 2022-23; they were not told apart by it (--period)."));
    CHECK_FALSE(published("la,Year,n,d\nAsh,first,1,3\nElm,first,2,4\n", plain()).latest().is_stated());
}

TEST_CASE("a count below zero is told as one; an area that is there again in a breakdown names the breakdown") {
    CHECK(problem("la,n,d\nAsh,-1,3\n") == "t.csv:2: column 'n': found '-1'; expected a count of people, which is never negative");
    CHECK(problem("la,Category,n,d\nAsh,,1,3\nAsh,Most deprived,1,2\n") ==
          "t.csv:3: found 'Ash'; expected every area once; it is on line 2 too, where 'Category' is empty and not 'Most deprived': keep one kind of "
          "row by --where 'Category='");
}

TEST_CASE("short codes under a heading that does not call them CASSR codes keep that heading") {
    CHECK(published("old_la_code,n,d\n840,1,3\n841,2,4\n", {.key = "old_la_code", .numerator = "n", .denominator = "d"}).code_heading == "old_la_code");
    for (std::string heading : {"CASSR code", "la_code", "Council Code", "CASSR"})
        CHECK(published(heading + ",n,d\n840,1,3\n841,2,4\n", {.key = heading, .numerator = "n", .denominator = "d"}).code_heading.empty());
    CHECK(published("la,n,d\nAsh,1,3\nElm,2,4\n", plain()).code_heading.empty());
    CHECK(published("la,n,d\nE06000001,1,3\n", plain()).code_heading.empty());
}

TEST_CASE("areas across the page stand below a title") {
    auto const read = published("Direct payments,,,\n,,,\n,Ash,Elm,Total\nDP,12,c,12\nPeople,50,60,110\nSource: x,,,\n",
                                {.numerator = "DP", .denominator = "People", .across = true});
    CHECK(areas_in(read) == "Ash 12/50, Elm [c]/60");
    CHECK(read.totals.size() == 1);
}

TEST_CASE("the rows of a pair are counted as rows: those of other periods, of other measures, and of a pair that is refused") {
    published_layout const layout{.key = "la", .measure = "what", .numerator_is = "N", .denominator_is = "D", .value = "n", .period = "year",
                                  .period_is = period::financial_year(2022)};
    std::string const text = "la,what,n,year\nAsh,N,1,2022-23\nAsh,D,3,2022-23\nAsh,Other,9,2022-23\nAsh,N,1,2021-22\nAsh,D,3,2021-22\n"
                             "Elm,N,2,2021-22\nElm,D,3,2021-22\n";
    auto const read = published(text, layout);
    CHECK(read.other_measures);
    CHECK(read.counts.rows == 7);
    CHECK(read.counts.kept == 2);
    CHECK(read.counts.filtered == 5);
    auto const refused = published(text + "Oak,N,4,2022-23\nOak,D,3,2022-23\n", layout, {.on_bad_row = bad_row::collect});
    CHECK(refused.counts.kept == 2);
    CHECK(refused.counts.rejected == 1);
    CHECK(refused.counts.filtered == 6);
    auto const categories = published("la,what,n,year\nAsh,in,1,2022-23\nAsh,out,2,2022-23\nAsh,gone,2,2022-23\nAsh,in,1,2021-22\nAsh,out,2,2021-22\n",
                                      {.key = "la", .value = "n", .category = {{"what", "in"}}, .period = "year",
                                       .period_is = period::financial_year(2022)});
    CHECK(categories.counts.kept == 3);
    CHECK(categories.counts.filtered == 2);
}

TEST_CASE("a row called as the region of others is that region, whatever it is called; an area of a region of its own name is not") {
    CHECK(areas_in(published("la,region,n,d\nAsh,Wessex,1,3\nElm,Wessex,2,4\nWessex,,3,7\nOak,Mercia,5,9\n", plain())) ==
          "Ash 1/3, Elm 2/4, Oak 5/9");
    CHECK(areas_in(published("la,region,n,d\nAsh,Wessex,1,3\nMercia,Mercia,5,9\n", plain())) == "Ash 1/3, Mercia 5/9");
}

TEST_CASE("what tells two rows of an area apart is a text, not a figure or its absence") {
    CHECK(problem("la,other,n,d\nAsh,5,1,2\nAsh,[c],1,2\n", plain()).ends_with("expected every area once; it is on line 2 too"));
    CHECK(problem("la,other,n,d\nAsh,5,1,2\nAsh,6,1,2\n", plain()).ends_with("expected every area once; it is on line 2 too"));
    CHECK(problem("la,other,n,d\nAsh,5,1,2\nAsh,men,1,2\n", plain()).ends_with("keep one kind of row by --where 'other=men'"));
}

TEST_CASE("a published table has at most so many rows, and those that are left out are not counted") {
    std::string const text = "la,kind,n,d\nAsh,a,1,3\nElm,b,2,4\nFir,a,2,5\n";
    CHECK(problem(text, plain(), {.key_limit = 2}) ==
          "t.csv:4: expected at most 2 rows, for a published table is kept whole; leave out those that are not needed (where COLUMN=VALUE)");
    CHECK(problem(text, plain(), {.on_bad_row = bad_row::collect, .key_limit = 2}).starts_with("t.csv:4: expected at most 2 rows"));
    CHECK(areas_in(published(text, plain(), {.key_limit = 3})) == "Ash 1/3, Elm 2/4, Fir 2/5");
    CHECK(areas_in(published(text, plain(), {.where = {{"kind", "a"}}, .key_limit = 2})) == "Ash 1/3, Fir 2/5");
}
