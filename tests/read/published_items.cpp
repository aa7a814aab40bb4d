// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/published_items.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>
#include <string>

using namespace pbo;

namespace {
std::string const printed =
    "\"An invented return, final release\",,,\n,\"PAYMENTS - Adults\",,\"PAYMENTS - Carers\"\n,A4.10,A4.18,H4\n,,,\n"
    "901 - Ashshire,\"1,200\",\"2,000\",-\n902 - Elmham,300,500,25\nTOTAL England,\"1,500\",\"2,500\",25\n,,,\n\"Source: invented.\",,,\n";
template <class T = std::uint64_t>
items_read<T> read(std::string const& text, item_layout const& layout, read_options const& options = {}) {
    std::istringstream in(text);
    return read_published_items<T>({in, "r.csv"}, layout, options);
}
std::string problem(std::string const& text, item_layout const& layout) {
    try {
        static_cast<void>(read(text, layout));
    } catch (input_error const& e) {
        return e.what();
    }
    return "no problem";
}
}  // namespace

TEST_CASE("a return as it is printed: item codes as headings, totals and footnotes no areas") {
    auto const all = read(printed, {.items = {"A4.18", "H4"}});
    REQUIRE(all.areas.size() == 2);
    CHECK(all.areas[0].area.called == "Ashshire");
    CHECK(all.areas[0].area.council.cassr.is_stated());
    CHECK(all.areas[0].figures[0] == figure<std::uint64_t>(2000));
    CHECK(all.areas[0].figures[1] == figure<std::uint64_t>(absence::reason_not_stated));
    REQUIRE(all.totals.size() == 1);
    CHECK(all.totals[0].area.is.name == "England");
    CHECK(all.totals[0].figures[0] == figure<std::uint64_t>(2500));
    CHECK(sum_of(all, 0) == std::pair<std::uint64_t, std::size_t>(2500, 2));
    CHECK(sum_of(all, 1) == std::pair<std::uint64_t, std::size_t>(25, 1));
    CHECK(read(printed, {.items = {"H4"}}, {.suppressed = {"-"}}).areas[0].figures[0] == figure<std::uint64_t>(absence::suppressed));
}

TEST_CASE("amounts are any numbers, and counts are not amounts") {
    auto const money = read<double>("la,F1\nAsh,253.14\nElm,\"3,266\"\nFir,-12.5\nOak,..\n", {.items = {"F1"}});
    CHECK(money.areas[0].figures[0] == figure<double>(253.14));
    CHECK(money.areas[2].figures[0] == figure<double>(-12.5));
    CHECK(sum_of(money, 0).first == doctest::Approx(3506.64));
    CHECK(sum_of(money, 0).second == 3);
    CHECK(problem("la,F1\nAsh,253.14\n", {.items = {"F1"}}).find("r.csv:2: column 'F1': found '253.14'; expected a count of people") == 0);
}

TEST_CASE("an area twice, a missing item, no item") {
    CHECK(problem("la,F1\nAsh,1\nElm,2\nASH,3\n", {.items = {"F1"}}) ==
          "r.csv:4: found 'ASH'; expected every area once; it is on line 2 too");
    CHECK(problem("la,F1\nAsh,1\n", {.items = {"F2"}}).find("the column 'F2'") != std::string::npos);
    CHECK_THROWS_AS((void)read("la,F1\nAsh,1\n", {}), std::invalid_argument);
    CHECK(problem("la,F1\nEngland,1\n", {.items = {"F1"}}).find("at least one area") != std::string::npos);
    CHECK_THROWS_AS((void)sum_of(read("la,F1\nAsh,18446744073709551615\nElm,1\n", {.items = {"F1"}}), 0), std::overflow_error);
}

TEST_CASE("with rejects, a bad row is passed over") {
    auto const all = read("la,F1\nAsh,one\nElm,2\n", {.items = {"F1"}}, {.on_bad_row = bad_row::collect});
    CHECK(all.areas.size() == 1);
    CHECK(all.rejects.size() == 1);
    CHECK(all.counts.rejected == 1);
}

TEST_CASE("rows of one area are added up where that is asked for, and a sum of which a part is not known is not known") {
    auto const text = std::string("code,care,age,F1\nAsh,long,18-64,253.14\nAsh,long,65+,3266\nAsh,short,65+,12.5\nElm,long,18-64,-\nElm,long,65+,100\n");
    auto const by_care = read<double>(text, {.key = "code", .items = {"F1"}, .by = {"care"}, .add_up = true});
    REQUIRE(by_care.areas.size() == 3);
    CHECK(*by_care.areas[0].figures[0] == doctest::Approx(3519.14));
    CHECK(by_care.areas[0].groups == std::vector<std::string>{"long"});
    CHECK(by_care.areas[0].rows == 2);
    CHECK(by_care.areas[1].figures[0] == figure<double>(12.5));
    CHECK(by_care.areas[2].figures[0] == figure<double>(absence::reason_not_stated));
    CHECK(by_care.notes.back() == "5 rows were added up to 3, over 'age' (2 texts).");
    auto const all = read<std::uint64_t>("la,age,n\nAsh,18-64,2\nAsh,65+,3\n", {.key = "la", .items = {"n"}, .add_up = true});
    CHECK(all.areas[0].figures[0] == figure<std::uint64_t>(5));
    CHECK_THROWS_AS((void)read<std::uint64_t>("la,age,n\nAsh,18-64,18446744073709551615\nAsh,65+,3\n", {.key = "la", .items = {"n"}, .add_up = true}),
                    std::overflow_error);
    CHECK(problem("la,age,n\nAsh,18-64,2\nAsh,Total,3\n", {.key = "la", .items = {"n"}, .add_up = true}) ==
          "r.csv:3: column 'age': found 'Total'; expected no total among the rows that are added up: leave it out by --where 'age!=Total'");
    CHECK(problem("la,age,n\nAsh,18-64,2\nAsh,65+,3\n", {.key = "la", .items = {"n"}}) ==
          "r.csv:3: found 'Ash'; expected every area once; it is on line 2 too, where 'age' is '18-64' and not '65+': keep one kind of row by "
          "--where 'age=65+'");
}

TEST_CASE("the year that titles name is found, unless they name two") {
    auto const titled = [](std::string const& title) {
        return read("\"" + title + "\",\n,\nla,F1\nAsh,1\n", {.key = "la", .items = {"F1"}}).titled;
    };
    CHECK(titled("A return, England - 2013-14, Final Release") == period::financial_year(2013));
    CHECK(titled("2012/13: a return") == period::financial_year(2012));
    CHECK_FALSE(titled("Growth from 2012-13 to 2013-14").is_stated());
    CHECK_FALSE(titled("Table 12-13 of 2013").is_stated());
    CHECK_FALSE(read("la,F1\nAsh,1\n", {.key = "la", .items = {"F1"}}).titled.is_stated());
}
