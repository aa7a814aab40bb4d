// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <pbo/publish/charts/drawing.hpp>
#include <pbo/publish/charts/palette.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace pbo::charts;

TEST_CASE("a drawing to the byte") {
    drawing d("x", 300);
    d.set_height(50);
    d.describe("What & where", "Seen");
    d.line("z", {1, 2}, {1, 20.25});
    d.dot("d", {10, 12}, 5, "<b>");
    d.text({5, 40}, "1 < 2", looks::small_label, text_anchor::end);
    CHECK(d.as_svg().str() ==
          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 50\" width=\"300\" height=\"50\" role=\"img\" "
          "aria-labelledby=\"x-t x-d\">"
          "<title id=\"x-t\">What &amp; where</title><desc id=\"x-d\">Seen</desc>"
          "<style>text{font-family:Arial,Helvetica,sans-serif;fill:#1b2328;font-size:13px}.e{text-anchor:end}.s{font-"
          "size:12px}"
          ".z{stroke:#1b2328;stroke-width:1.5;fill:none}.d{fill:#14507f}</style><rect width=\"300\" height=\"50\" "
          "fill=\"#fff\"/>"
          "<path class=\"z\" d=\"M1 2V20.2\"/><circle class=\"d\" cx=\"10\" cy=\"12\" r=\"5\" "
          "><title>&lt;b&gt;</title></circle>"
          "<text x=\"5\" y=\"40\" class=\"s e\" >1 &lt; 2</text></svg>\n");
    CHECK(d.as_svg(false).str().find("<style>") == std::string::npos);
}

TEST_CASE("every hostile name stays text, in every place that a name has") {
    for (auto const& name : pictures::hostile_names()) {
        drawing d("hostile", 300);
        d.set_height(50);
        d.describe("Drawn " + name, "Seen " + name);
        d.dot("d", {10, 12}, 5, "x" + name);
        d.diamond("f", {20, 12}, 5, "x" + name);
        d.bar("b1", {1, 1, 2, 2}, "x" + name);
        d.text({5, 40}, "x" + name);
        auto const picture = pictures::read(d);
        CHECK(picture.named("script").empty());
        CHECK(picture.named("rect").size() == 2);  // the ground and the bar
        CHECK(picture.named("text").front().text == "x" + pbo::detail::visible(name));
    }
}

TEST_CASE("what panels have alike stands once in a page and is placed again; a file of its own has it in full") {
    drawing d("p", 300);
    d.set_height(50);
    d.describe("t", "d");
    d.repeated_points("gd", {{10, 10}, {12.5, 11}});
    d.text({5, 40}, "between");
    d.repeated_points("gd", {{110, 15.1}, {112.5, 16.1}});
    d.repeated_curve("li", {{110, 15.1}, {112.5, 16.1}});  // the same way, of another look and kind
    d.repeated_points("gd", {{110, 15.1}, {112.5, 16.2}});
    d.repeated_points("gd", {});
    auto const page = d.as_svg(false).str(), alone = d.as_svg().str();
    CHECK(page.find("<path id=\"p-k0\" class=\"gd\" d=\"M10 10h0M12.5 11h0\"/><text") != std::string::npos);
    CHECK(page.find("</text><use href=\"#p-k0\" x=\"100\" y=\"5.1\"/><path id=\"p-k1\" class=\"li\"") != std::string::npos);
    CHECK(page.find("<path id=\"p-k2\" class=\"gd\"") != std::string::npos);
    CHECK(alone.find("<use") == std::string::npos);
    CHECK(alone.find("<path class=\"gd\" d=\"M110 15.1h0M112.5 16.1h0\"/>") != std::string::npos);
    CHECK(pictures::read(d).named("path", "gd").size() == 3);
    d.set_name("other");  // which a page gives it
    CHECK(d.as_svg(false).str().find("<use href=\"#other-k0\"") != std::string::npos);
}

TEST_CASE("withheld is hatched within its outline; a coordinate that is no number is refused") {
    drawing d("h", 300);
    d.set_height(50);
    d.describe("t", "d");
    d.hatched({10, 10, 70, 28});
    CHECK(pictures::read(d).named("path", "x").size() > 8);
    CHECK_THROWS_AS(d.line("z", {std::numeric_limits<double>::quiet_NaN(), 0}, {0, 0}), std::domain_error);
}

TEST_CASE("the looks have no other colours than the palette, and text none that is too pale") {
    auto const style = detail::all_looks().str();
    for (std::size_t at = style.find('#'); at != std::string::npos; at = style.find('#', at + 1)) {
        auto const end = style.find_first_of(";}", at);
        auto const hex = style.substr(at, end - at);
        bool known = hex == "#fff";
        for (auto const c :
             {colour::ink,           colour::second_ink,  colour::axis,    colour::grid,    colour::blue,
              colour::orange,        colour::orange_text, colour::grey,    colour::teal,    colour::mid_blue,
              colour::no_difference, colour::pale_orange, colour::other,   colour::band,    colour::band_edge,
              colour::class_1,       colour::class_2,     colour::class_3, colour::class_4, colour::class_5})
            known = known || hex == c;
        CHECK_MESSAGE(known, hex);
    }
}

TEST_CASE("where text stands is remembered, and texts on one another are found") {
    drawing d("t", 300);
    d.set_height(50);
    d.text({10, 20}, "one");
    CHECK(pictures::collisions(d) == "");
    d.text({12, 22}, "two");
    CHECK(pictures::collisions(d) != "");
    drawing e("t", 300);
    e.set_height(50);
    e.text({290, 20}, "outside");
    CHECK(pictures::collisions(e) != "");
}
