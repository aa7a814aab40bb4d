// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/detail/shown.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <limits>

using namespace pbo::detail;
using pbo::shown_as;

// Expected texts worked out by hand: halves round away from zero, as in the published tables.
TEST_CASE("halves round away from zero, also where binary holds them a hair below") {
    CHECK(rounded(0.25, 1) == "0.3");
    CHECK(rounded(100 * (1.005 / 1), 0) == "101");
    CHECK(rounded(100.0 * (201.0 / 2000.0), 1) == "10.1");  // 10.05 is 10.0500000000000007 or 10.04999...: still 10.1
    CHECK(rounded(100.0 * (203.0 / 2000.0), 1) == "10.2");
    CHECK(rounded(100.0 * (1.0 / 2000.0), 1) == "0.1");
    CHECK(rounded(-0.25, 1) == "\u22120.3");
    CHECK(rounded(10.0499999, 1) == "10.0");
}

// The law behind it: for every count out of 2,000, the tenth of a per cent is (10 k + 10) / 20 in whole numbers.
TEST_CASE("every share of 2,000 rounds as integer arithmetic does") {
    for (int k = 0; k <= 2000; ++k) {
        int const tenths = (k + 1) / 2;
        CHECK(rounded(100.0 * (k / 2000.0), 1) == std::to_string(tenths / 10) + "." + std::to_string(tenths % 10));
    }
}

TEST_CASE("a negative number that rounds to nothing has no sign") {
    CHECK(rounded(-0.04, 1) == "0.0");
    CHECK(for_people(-0.04, shown_as::points) == "0.0");
    CHECK(for_people(0.04, shown_as::points) == "0.0");
    CHECK(for_people(0.01831, shown_as::p_value) == "0.01831");
    CHECK(for_people(0.001, shown_as::p_value) == "0.001");
    CHECK(for_people(0.000999, shown_as::p_value) == "< 0.001");
    CHECK(for_people(0.0, shown_as::p_value) == "< 0.001");
    CHECK(p_in_words(1.5e-16) == "p < 0.001");
    CHECK(p_in_words(0.5) == "p = 0.5");
    CHECK(p_in_words(pbo::absence::suppressed) == "p suppressed");
    CHECK(for_people(6.25, shown_as::points) == "+6.3");
    CHECK(for_people(-6.25, shown_as::points) == "\u22126.3");
}

TEST_CASE("an infinite limit prints as inf everywhere") {
    double const inf = std::numeric_limits<double>::infinity();
    for (auto how : {shown_as::share, shown_as::points, shown_as::number, shown_as::count})
        CHECK(for_people(inf, how).ends_with("inf"));
    CHECK(unrounded(inf) == "inf");
    CHECK(unrounded(-inf) == "-inf");
}

TEST_CASE("programs get digits that read back to the same double") {
    for (double x : {0.1, 1.0 / 3.0, 0.24506046581379945, 5e-324, 1.7976931348623157e308})
        CHECK(std::strtod(unrounded(x).c_str(), nullptr) == x);
}

TEST_CASE("thousands are separated from the right") {
    CHECK(with_thousands("1") == "1");
    CHECK(with_thousands("999") == "999");
    CHECK(with_thousands("1000") == "1,000");
    CHECK(with_thousands("480106") == "480,106");
    CHECK(with_thousands("-1234567") == "\u22121,234,567");
}

TEST_CASE("an absent figure is its published symbol for people and for programs") {
    pbo::sheet_cell const cell = pbo::figure<double>(pbo::absence::suppressed);
    CHECK(std::visit(shown_to_people{shown_as::share}, cell) == "[c]");
    CHECK(std::visit(shown_to_programs{}, cell) == "[c]");
}

TEST_CASE("width counts characters, not bytes") { CHECK(characters("caf\u00e9") == 4); }

TEST_CASE("people read a share without a blank, a real minus, and thousands instead of a power of ten") {
    CHECK(for_people(0.76, shown_as::share) == "76.0%");
    CHECK(for_people(-3.2, shown_as::number) == "\u22123.2");
    CHECK(for_people(123456.7, shown_as::number) == "123,457");
    CHECK(for_people(-12345.4, shown_as::number) == "\u221212,345");
    CHECK(for_people(999.4, shown_as::number) == "999.4");
    CHECK(for_people(1.5e-7, shown_as::number) == "1.5e-07");
    CHECK(pbo::detail::shown_to_people{shown_as::count}(pbo::figure<std::int64_t>(-1234)) == "\u22121,234");
}
