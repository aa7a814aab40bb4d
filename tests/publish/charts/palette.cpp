// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/charts/palette.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace pbo::charts;
using doctest::Approx;

TEST_CASE("the ratio of contrast is that of WCAG 2.2") {
    // Worked examples of the guidelines' own notes and of the WebAIM contrast checker: #767676 on white is 4.54,
    // #777777 is 4.48.
    CHECK(contrast_ratio("#000000", "#ffffff") == Approx(21.0));
    CHECK(contrast_ratio("#ffffff", "#ffffff") == Approx(1.0));
    CHECK(contrast_ratio("#767676", "#ffffff") == Approx(4.54).epsilon(0.002));
    CHECK(contrast_ratio("#777777", "#ffffff") == Approx(4.48).epsilon(0.002));
    CHECK(contrast_ratio("#ffffff", "#777777") == contrast_ratio("#777777", "#ffffff"));
    CHECK(contrast_ratio("#ff0000", "#ffffff") == Approx(4.00).epsilon(0.002));
}

TEST_CASE("text is 4.5 to its ground and a mark that carries a meaning 3; what falls short is always outlined") {
    for (auto const text : {colour::ink, colour::second_ink, colour::orange_text})
        CHECK_MESSAGE(contrast_ratio(text, colour::white) >= 4.5, std::string(text));
    for (auto const mark : {colour::ink, colour::second_ink, colour::axis, colour::blue, colour::orange, colour::grey,
                            colour::teal, colour::mid_blue})
        CHECK_MESSAGE(contrast_ratio(mark, colour::white) >= 3.0, std::string(mark));
    for (auto const fill : {colour::no_difference, colour::pale_orange, colour::other}) {
        CHECK_MESSAGE(contrast_ratio(fill, colour::white) < 3.0, std::string(fill));
        CHECK_MESSAGE(contrast_ratio(colour::ink, fill) >= 4.5, std::string(fill));
    }
    CHECK(contrast_ratio(colour::blue, colour::pale_orange) >= 3.0);  // told apart in grey
}

TEST_CASE("a colour is six small hexadecimal digits, and nothing else") {
    for (auto const bad : {"", "#fff", "ffffff7", "#fffffg", "#FFFFFF"})
        CHECK_THROWS_AS(static_cast<void>(relative_luminance(bad)), std::invalid_argument);
}
