// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/published_categories.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>
#include <string>

using namespace pbo;

namespace {
categories_read read(std::string const& text, category_layout const& layout, read_options const& options = {}) {
    std::istringstream in(text);
    return read_published_categories({in, "c.csv"}, layout, options);
}
std::string problem(std::string const& text, category_layout const& layout) {
    try {
        static_cast<void>(read(text, layout));
    } catch (input_error const& e) {
        return e.what();
    }
    return "no problem";
}
category_layout const down{.key = "la", .category = "mode", .value = "n"};
category_layout const across{.key = "la", .columns = {"cash", "managed"}};
}  // namespace

TEST_CASE("categories down the rows, in the order in which the file has them; their total is none, and England is no area") {
    auto const all = read("la,mode,n\nAsh,cash,12\nAsh,managed,30\nAsh,Total,42\nElm,managed,5\nElm,none,c\nEngland,cash,12\n", down);
    CHECK(all.categories == std::vector<std::string>{"cash", "managed", "none"});
    REQUIRE(all.areas.size() == 2);
    CHECK(all.areas[0].counts == std::vector<figure<std::uint64_t>>{std::uint64_t{12}, std::uint64_t{30}, absence::not_available});
    CHECK(all.areas[1].counts == std::vector<figure<std::uint64_t>>{absence::not_available, std::uint64_t{5}, absence::suppressed});
    REQUIRE(all.totals.size() == 1);
    CHECK(all.totals[0].area.called == "England");
    CHECK(all.notes.back() == "One row that is the total of the categories was left out.");
    CHECK(all.counts.kept == 5);
    CHECK(all.counts.filtered == 1);
}

TEST_CASE("categories in columns; the latest period, or the one asked for") {
    auto const text = std::string("la,period,cash,managed\nAsh,2021-22,1,2\nAsh,2022-23,3,\"1,004\"\n");
    auto const latest = read(text, across);
    CHECK(latest.period == period::financial_year(2022));
    CHECK(latest.periods == 2);
    REQUIRE(latest.areas.size() == 1);
    CHECK(latest.areas[0].counts[1] == figure<std::uint64_t>(1004));
    auto earlier = across;
    earlier.period_is = period::financial_year(2021);
    CHECK(read(text, earlier).areas[0].counts[0] == figure<std::uint64_t>(1));
    earlier.period_is = period::financial_year(2019);
    CHECK(problem(text, earlier).find("a row of 2019-20; the periods there are 2021-22, 2022-23") != std::string::npos);
}

TEST_CASE("a category twice, one alone, a slip of the pen, an amount, half a layout") {
    CHECK(problem("la,mode,n\nAsh,cash,1\nAsh,managed,2\nASH,Cash,3\n", down) ==
          "c.csv:4: found 'Ash, Cash'; expected every area once; it is on line 2 too, where 'mode' is 'cash' and not 'Cash': keep one "
          "kind of row by --where 'mode=Cash'");
    CHECK(problem("la,cash,managed\nAsh,1,2\nAsh,3,4\n", across).find("c.csv:3: found 'Ash'; expected every area once; it is on line 2 too") == 0);
    CHECK(problem("la,mode,n\nAsh,cash,1\n", down).find("two categories or more; there is 'cash' alone") != std::string::npos);
    CHECK(problem("la,mode,n\nAsh,cash,1.5\nAsh,managed,2\n", down).find("c.csv:2: column 'n': found '1.5'; expected a count of people") == 0);
    for (int const columns : {60, 61}) {
        std::string header = "la,cash";
        for (int i = 2; i < columns; ++i) header += ",c" + std::to_string(i);
        CHECK(problem(header + "\n", across).find(columns == 60 ? "'c58', 'c59'" : "'c58', 'c59' and 1 more") != std::string::npos);
        CHECK(problem(header + "\n", across).ends_with(columns == 60 ? "'c59'" : " and 1 more"));
    }
    CHECK(problem("la,cash,manged\nAsh,1,2\n", across).find("the column 'managed'") != std::string::npos);
    CHECK(problem("la,mode,n\nAsh,,1\n", down).find("c.csv:2: column 'mode': expected a category") == 0);
    CHECK(problem("la,cash,managed\nEngland,1,2\n", across).find("at least one area") != std::string::npos);
    CHECK_THROWS_AS((void)read("la\n", {.key = "la"}), std::invalid_argument);
    CHECK_THROWS_AS((void)read("la\n", {.key = "la", .category = "mode", .columns = {"a", "b"}}), std::invalid_argument);
    CHECK_THROWS_AS((void)read("la\n", {.category = "mode", .value = "n"}), std::invalid_argument);
}

TEST_CASE("a bad row goes to the rejects where that is asked for") {
    auto const all = read("la,cash,managed\nAsh,1,x1\nElm,3,4\n", across, {.on_bad_row = bad_row::collect});
    CHECK(all.areas.size() == 1);
    REQUIRE(all.rejects.size() == 1);
    CHECK(all.rejects[0].place.line == 2);
    CHECK(all.counts.rejected == 1);
}
