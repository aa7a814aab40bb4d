// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/read_options.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>

TEST_CASE("a filter is written COLUMN=VALUE, and the value may be empty or have an equals sign") {
    CHECK(pbo::column_filter::parse("a=b=c") == pbo::column_filter{"a", "b=c"});
    CHECK(pbo::column_filter::parse("a=") == pbo::column_filter{"a", ""});
    CHECK_THROWS_WITH_AS(static_cast<void>(pbo::column_filter::parse("level")),
                         "pbo::column_filter: 'level' is neither COLUMN=VALUE nor COLUMN!=VALUE", std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(pbo::column_filter::parse("=x")), std::invalid_argument);
}

TEST_CASE("COLUMN!=VALUE keeps all rows but those, and says so again") {
    auto const others = pbo::column_filter::parse("council!=Total");
    CHECK(others == pbo::column_filter{"council", "Total", true});
    CHECK(others.keeps("Ash"));
    CHECK_FALSE(others.keeps("Total"));
    CHECK(others.text() == "council!=Total");
    CHECK(pbo::column_filter::parse("level=Council").text() == "level=Council");
    CHECK(pbo::column_filter::parse("a=b!=c") == pbo::column_filter{"a", "b!=c"});
    CHECK_THROWS_AS(static_cast<void>(pbo::column_filter::parse("!=x")), std::invalid_argument);
}

TEST_CASE("counts print as a sentence") {
    std::ostringstream out;
    out << pbo::read_counts{.rows = 9, .kept = 4, .filtered = 3, .rejected = 2};
    CHECK(out.str() == "9 rows read, 4 kept, 3 filtered out, 2 rejected");
}

TEST_CASE("rows are limited to a mebibyte unless raised, and reading stops at the first bad one unless asked") {
    CHECK(pbo::read_options{}.csv.row_limit == 1048576);
    CHECK(pbo::read_options{}.on_bad_row == pbo::bad_row::stop);
}

TEST_CASE("another word for a value is written COLUMN:TEXT=VALUE; the text may have colons and equals signs, the value neither") {
    CHECK(pbo::value_map::parse("mode:Direct payment only=direct_payment") == pbo::value_map{"mode", "Direct payment only", "direct_payment"});
    CHECK(pbo::value_map::parse("a:b:c=d=e") == pbo::value_map{"a", "b:c=d", "e"});
    CHECK(pbo::value_map::parse("a:-9=") == pbo::value_map{"a", "-9", ""});
    for (auto const* bad : {"mode", "mode:x", "mode=x", ":x=y", "a=b:c", ""})
        CHECK_THROWS_AS(static_cast<void>(pbo::value_map::parse(bad)), std::invalid_argument);
}
