// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/headed_rows.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <sstream>
#include <string>
#include <vector>

TEST_CASE("a file with one column has a row for an empty line, because it may be an empty value") {
    std::istringstream in("name\na\n\nb\n");
    pbo::headed_rows rows({in, "n"});
    while (rows.next()) {
    }
    CHECK(rows.summary().counts.rows == 3);
}

TEST_CASE("columns are found by our names, through the column map, and a heading that is not there is nothing") {
    std::istringstream in("a,,c\n1,2,3\n");
    pbo::headed_rows rows({in, "h"}, {.columns = {{"third", "c"}, {"none", ""}}});
    CHECK(rows.find("third") == std::optional<std::size_t>(2));
    CHECK(rows.find("c") == std::optional<std::size_t>(2));
    CHECK(rows.find("b") == std::nullopt);
    CHECK(rows.find("none") == std::nullopt);  // a column without a heading is nobody's
    CHECK_THROWS_WITH_AS(static_cast<void>(rows.column("b")),
                         "h:1: expected the column 'b'; the columns found are 'a', '', 'c'", pbo::input_error);
    REQUIRE(rows.next());
    CHECK(rows[rows.column("third")] == "3");
    CHECK(rows.line() == 2);
    CHECK(rows.place(2) == pbo::input_place{"h", 2, "c"});
}

TEST_CASE("a header of many columns is listed as far as anybody would read") {
    std::string header;
    for (int i = 0; i < 100; ++i) header += (i == 0 ? "c" : ",c") + std::to_string(i);
    std::istringstream in(header + "\n");
    pbo::headed_rows rows({in, "h"});
    CHECK_THROWS_WITH(static_cast<void>(rows.column("x")), doctest::Contains("'c59' and 40 more"));
}

TEST_CASE("a header that is not UTF-8 or is never closed is an error in either mode") {
    for (auto how : {pbo::bad_row::stop, pbo::bad_row::collect})
        for (std::string text : {"caf\xE9\n1\n", "\"a\n1\n"}) {
            std::istringstream in(text);
            CHECK_THROWS_AS(pbo::headed_rows({in, "h"}, {.on_bad_row = how}), pbo::input_error);
        }
}

TEST_CASE("rows that the caller takes back are counted as filtered or rejected, and every row is counted once") {
    std::istringstream in("a\n1\n2\n3\n");
    pbo::headed_rows rows({in, "h"}, {.on_bad_row = pbo::bad_row::collect});
    REQUIRE(rows.next());
    rows.filter_out("a=0");
    REQUIRE(rows.next());
    rows.refuse({rows.place(0), "2", "something else"});
    REQUIRE(rows.next());
    CHECK_FALSE(rows.next());
    CHECK(rows.summary().counts == pbo::read_counts{.rows = 3, .kept = 1, .filtered = 1, .rejected = 1});
    CHECK(rows.summary().rejects[0].message() == "h:3: column 'a': found '2'; expected something else");
}

TEST_CASE("rows are kept by what a column is not, and the message says which were asked for") {
    std::string const text = "name,n\nAsh,1\nTotal,3\nElm,2\n";
    std::istringstream in(text), again(text);
    pbo::read_options options;
    options.where = {pbo::column_filter::parse("name!=Total")};
    pbo::headed_rows rows({in, "t.csv"}, options);
    std::string kept;
    while (rows.next()) kept += std::string(rows[0]) + " ";
    CHECK(kept == "Ash Elm ");
    CHECK(rows.summary().counts.filtered == 1);
    options.where = {pbo::column_filter::parse("n!=1"), pbo::column_filter::parse("n=1")};
    pbo::headed_rows none({again, "t.csv"}, options);
    CHECK_THROWS_WITH_AS(static_cast<void>(none.next()), "t.csv: expected at least one row with n!=1 and n=1; none of the 3 has it",
                         pbo::input_error);
}
