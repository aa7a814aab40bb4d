// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/text_form.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <locale>
#include <string>

using pbo::detail::read_decimal;

TEST_CASE("decimal numbers are read to the nearest double") {
    CHECK(read_decimal("0") == 0.0);
    CHECK(read_decimal("-12.5e3") == -12500.0);
    CHECK(read_decimal(".5") == 0.5);
    CHECK(read_decimal("5.") == 5.0);
    CHECK(read_decimal("0.1") == 0.1);
    CHECK(read_decimal("1E+2") == 100.0);
    // The halfway case of Clinger (1990): 2^53 + 1 rounds to even, and a digit far behind decides.
    CHECK(read_decimal("9007199254740993") == 9007199254740992.0);
    CHECK(read_decimal("9007199254740993.00000000000000000001") == 9007199254740994.0);
    REQUIRE(read_decimal("-0").has_value());
    CHECK(std::signbit(read_decimal("-0").value_or(1.0)));
}

TEST_CASE("what is not just a number is not read") {
    for (auto text : {"", " 1", "1 ", "+1", "-", ".", "1e", "1e+", "e5", "0x10", "1,5", "1.2.3", "--1", "inf", "-inf", "nan",
                      "infinity", "1f", "1_000"}) {
        CAPTURE(text);
        CHECK_FALSE(read_decimal(text).has_value());
    }
}

TEST_CASE("what is too large or too small for a double is not read as infinity or zero") {
    CHECK_FALSE(read_decimal("1e309").has_value());
    CHECK_FALSE(read_decimal("-1e999999").has_value());
    CHECK_FALSE(read_decimal("1e-400").has_value());
    CHECK(read_decimal("0e-400") == 0.0);
}

TEST_CASE("every written double reads back the same, the smallest and the largest too") {
    using limits = std::numeric_limits<double>;
    for (double value : {limits::max(), limits::lowest(), limits::min(), limits::denorm_min(), limits::epsilon(), 1.0 / 3.0}) {
        auto const text = pbo::text_form<double>::write(value);
        CAPTURE(text);
        CHECK(read_decimal(text) == value);
    }
}

TEST_CASE("a locale with decimal commas changes nothing") {
    struct commas : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
    };
    auto const before = std::locale::global(std::locale(std::locale::classic(), new commas));
    auto const read = read_decimal("1.5");
    std::locale::global(before);
    CHECK(read == 1.5);
}
