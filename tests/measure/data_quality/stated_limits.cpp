// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/data_quality/stated_limits.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace pbo;

namespace {
published_row row(char const* name, std::uint64_t k, std::uint64_t n, double value, double lower, double upper) {
    published_row r;
    r.called = name;
    r.numerator = k;
    r.denominator = n;
    r.stated = {value, lower, upper};
    return r;
}
}  // namespace

// statsmodels 0.13.5, proportion_confint(..., method='wilson'), per cent: 30 of 120 18.1098 to 33.4411; 0 of 40 0 to 8.7622.
TEST_CASE("limits that agree, on any scale, limits that are others, and values that are not of the counts") {
    auto const found = compare_stated_limits({row("Ash", 30, 120, 25, 18.1098, 33.4411), row("Elm", 30, 120, 0.25, 0.181, 0.334),
                                              row("Fir", 0, 40, 0, 0, 8.8), row("Oak", 30, 120, 250, 181.1, 334.4),
                                              row("Yew", 30, 120, 25, 17.25, 32.75), row("Bay", 30, 120, 26, 18.1, 33.4)});
    CHECK(found.compared == 6);
    CHECK(found.agree == 4);
    CHECK(found.apart == std::vector<std::string>{"Yew"});  // Wald's
    CHECK(found.other_value == std::vector<std::string>{"Bay"});
    CHECK(sentence_of(found) == "The file's own 95% limits agree with Wilson's for 4 of 6 areas that state them; other limits: Yew; a value "
                                "that is not numerator over denominator: Bay.");
}

TEST_CASE("what states nothing, or has nothing to divide by, is not compared") {
    auto none = row("Ash", 0, 0, 0, 0, 0);
    auto absent = row("Elm", 1, 2, 50, 9, 91);
    absent.stated.lower = absence::not_available;
    CHECK(compare_stated_limits({none, absent}).compared == 0);
    CHECK(sentence_of(compare_stated_limits({})).empty());
    CHECK(sentence_of(compare_stated_limits({row("Ash", 30, 120, 25, 18.1, 33.4)})) ==
          "The file's own 95% limits agree with Wilson's for the one area that states them.");
    CHECK(sentence_of(compare_stated_limits({row("Yew", 30, 120, 25, 17.25, 32.75)})) ==
          "The one area that states 95% limits has others than Wilson's; other limits: Yew.");
}
