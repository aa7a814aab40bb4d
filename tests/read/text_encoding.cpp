// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/text_encoding.hpp>

#include <doctest/doctest.h>

#include <optional>

using pbo::text_encoding;

TEST_CASE("an encoding is read by its names, and what it is not called is refused") {
    using form = pbo::text_form<text_encoding>;
    for (auto const* name : {"windows-1252", "cp1252", "latin1", "iso-8859-1"}) CHECK(form::read(name) == text_encoding::windows_1252);
    for (auto const* name : {"utf-8", "utf8"}) CHECK(form::read(name) == text_encoding::utf_8);
    CHECK(form::read("utf-16le") == text_encoding::utf_16le);
    CHECK(form::read("utf-16be") == text_encoding::utf_16be);
    CHECK(form::read("auto") == text_encoding::from_first_bytes);
    CHECK(form::read("ebcdic") == std::nullopt);
    CHECK(form::write(text_encoding::windows_1252) == "windows-1252");
}
