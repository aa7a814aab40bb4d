// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/folded_text.hpp>

#include <doctest/doctest.h>

#include <string>

using pbo::folded;

TEST_CASE("names that differ by what nobody sees are one name") {
    CHECK(folded("Kirklees") == folded("KIRKLEES"));
    CHECK(folded(" Bath  and\nNorth\tEast Somerset ") == folded("bath and north east somerset"));
    CHECK(folded("Bath\u00A0and") == folded("Bath and"));                    // no-break blank
    CHECK(folded("Bath\xE2\x80\x8B and\xEF\xBB\xBF") == folded("Bath and"));   // zero-width space, byte order mark
    CHECK(folded("Ba\u00ADth") == folded("Bath"));                           // soft hyphen
    CHECK(folded("Ynys M\xC3\xB4n") == folded("YNYS MO\u0302N"));           // o with circumflex, as one and as two
    CHECK(folded("\xC5\xB4") == folded("w\xCC\x82"));                         // Welsh W
    CHECK(folded("King\xE2\x80\x99s Lynn") == folded("King's Lynn"));
    CHECK(folded("18\xE2\x80\x93" "64") == folded("18-64"));                   // en dash
    CHECK(folded("\xC3\x98rsted") == folded("\xC3\xB8rsted"));
}

TEST_CASE("names that differ by more are two names") {
    CHECK(folded("Bath and") != folded("Bathand"));
    CHECK(folded("M\xC3\xB4n") != folded("Mon"));
    CHECK(folded("a") != folded("b"));
    CHECK(folded("").empty());
    CHECK(folded(" \xE2\x80\x8B ").empty());
    CHECK(folded("caf\xE9") == "caf\xE9");  // not UTF-8: as it is
}

TEST_CASE("every letter of the table is folded as Unicode decomposes it") {
    for (std::size_t i = 1; i < pbo::detail::accented_letters.size(); ++i)
        CHECK(pbo::detail::accented_letters[i - 1].letter < pbo::detail::accented_letters[i].letter);  // it is searched by halves
    // From Unicode 15, UnicodeData.txt.
    std::string text;
    pbo::detail::append_utf8(text, 0x17E);
    CHECK(folded(text) == "z\xCC\x8C");
    text.clear();
    pbo::detail::append_utf8(text, 0x122);
    CHECK(folded(text) == "g\xCC\xA7");
}
