// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/any_comparison_method.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace pbo;

TEST_CASE("every listed name is there once, has a line, and parses to the method of that name") {
    std::set<std::string> names;
    for (auto const& m : comparison_method_forms) {
        CAPTURE(m.form);
        CHECK(names.insert(std::string(m.form)).second);
        CHECK_FALSE(m.what.empty());
    }
    for (auto const& m : methods_for<difference_of>) CHECK(parse_difference_method(m.form).name() == label(m.name()));
    for (auto const& m : methods_for<ratio_of>) CHECK(parse_ratio_method(m.form).name() == label(m.name()));
    for (auto const& m : methods_for<odds_ratio_of>) CHECK(parse_odds_ratio_method(m.name()).name() == label(m.name()));
    for (auto const& m : methods_for<paired_difference_of>) CHECK(parse_paired_difference_method(m.form).name() == label(m.name()));
}

TEST_CASE("chosen at run time or at compile time, the limits are the same to the bit") {
    difference_of const d{{56, 70}, {48, 80}};
    CHECK(parse_difference_method("difference.newcombe")(d).limits == newcombe(d).limits);
    CHECK(parse_difference_method("miettinen_nurminen")(d).limits == miettinen_nurminen(d).limits);
    CHECK(parse_ratio_method("katz")(ratio_of{{56, 70}, {48, 80}}).limits == katz(ratio_of{{56, 70}, {48, 80}}).limits);
}

TEST_CASE("a name of another family, or of nothing, is refused with the names there are") {
    CHECK_THROWS_WITH_AS(static_cast<void>(parse_difference_method("koopman")), doctest::Contains("difference.newcombe"), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(parse_ratio_method("difference.newcombe")), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(parse_odds_ratio_method("")), std::invalid_argument);
}
