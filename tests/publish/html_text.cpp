// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/html_text.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <type_traits>

using pbo::escaped;
using pbo::html_text;

TEST_CASE("a text becomes characters: no tag, no entity, no end of an attribute") {
    CHECK(escaped("</script>").str() == "&lt;/script&gt;");
    CHECK(escaped("Marks & \"Sons\" 'Ltd'").str() == "Marks &amp; &quot;Sons&quot; &#39;Ltd&#39;");
    CHECK(escaped("]]>").str() == "]]&gt;");
    CHECK(escaped("&lt;").str() == "&amp;lt;");
    CHECK(escaped("").str().empty());
    CHECK(escaped("Caf\u00E9 \u4E2D").str() == "Caf\u00E9 \u4E2D");
}

TEST_CASE("what is invisible, turns the writing round or is no UTF-8 is shown") {
    CHECK(escaped("a\u202Eb").str() == "a\\u202Eb");
    CHECK(escaped("a\nb").str() == "a\\nb");
    CHECK(escaped(std::string("a\0b", 3)).str() == "a\\x00b");
    CHECK(escaped("\xE9").str() == "\\xE9");
}

TEST_CASE("only what is in the program is markup: a text of run time is refused while compiling") {
    static_assert(!std::is_convertible_v<std::string, html_text>);
    static_assert(!std::is_constructible_v<html_text, std::string>);
    static_assert(!std::is_constructible_v<html_text, std::string_view>);
    static_assert(!std::is_constructible_v<html_text, char const*>);
    html_text h{"<b title=\""};
    h << escaped("x\"><i>");
    h << "\"/>";
    CHECK(h.str() == "<b title=\"x&quot;&gt;&lt;i&gt;\"/>");
    CHECK((html_text("<b>") + html_text("</b>")).str() == "<b></b>");
}

TEST_CASE("pieces of markup are left out whole, and what only looks like one stays") {
    html_text const dots("<circle r=\"1\"><title>a</title></circle><text>b</text><path><title>c</title></path>");
    CHECK(dots.without_each("><title>", "</title></", "/>").str() == "<circle r=\"1\"/><text>b</text><path/>");
    CHECK(escaped("x><title>y</title></z>").without_each("><title>", "</title></", "/>") == escaped("x><title>y</title></z>"));
    CHECK(html_text("<b><title>").without_each("><title>", "</title></", "/>").str() == "<b><title>");  // not closed
    CHECK(html_text("<path d=\"\"/>").without("<path ").str() == "d=\"\"/>");
    CHECK(html_text("<use/>").without("<path ").str() == "<use/>");
}

TEST_CASE("numbers have the decimals that they need, a point, and no sign of zero") {
    CHECK(pbo::number(428.3).str() == "428.3");
    CHECK(pbo::number(173.04).str() == "173");
    CHECK(pbo::number(-0.04).str() == "0");
    CHECK(pbo::number(-12.25, 2).str() == "-12.25");
    CHECK(pbo::number(1e6).str() == "1000000");
    CHECK_THROWS_AS(static_cast<void>(pbo::number(std::numeric_limits<double>::quiet_NaN())), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(pbo::number(std::numeric_limits<double>::infinity())), std::domain_error);
}
