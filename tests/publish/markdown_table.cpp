// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <pbo/publish/markdown_table.hpp>

#include <doctest/doctest.h>

TEST_CASE("Markdown escapes what would end a cell, and keeps symbols such as [x] from becoming links") {
    auto const m = pbo::markdown_table(example_sheet());
    CHECK(m.starts_with("## Take-up\n\n- **source**: returns.csv\n"));
    CHECK(m.find("| Council | Eligible | Take-up | Points |\n| --- | ---: | ---: | ---: |\n") != std::string::npos);
    CHECK(m.find("| =HYPERLINK(\"x\"), a\\|b | 1,234,567 | 12.5% | \u22120.5 |\n") != std::string::npos);
    CHECK(m.find("| Isles | \\[x\\] | \\[x\\] | +6.3 |\n") != std::string::npos);
    CHECK(m.ends_with("> Small bases.\n>\n"));
}

TEST_CASE("Markdown states the rows that were read where they are known, and only there") {
    auto s = example_sheet();
    CHECK(pbo::markdown_table(s).find("**rows**") == std::string::npos);
    s.from.rows = "2 kept, 1 left out by region=London";
    CHECK(pbo::markdown_table(s).find("- **rows**: 2 kept, 1 left out by region=London\n") != std::string::npos);
}

TEST_CASE("Markdown in a name is text, and a line break does not end a row") {
    pbo::sheet s("T", {}, {{"name", "name"}});
    s.add_row({std::string("`a`\n| b | <script> &lt; #1 [x](y) *b* ~c~")});
    CHECK(pbo::markdown_table(s).find("| \\`a\\`\\\\n\\| b \\| \\<script\\> \\&lt; \\#1 \\[x\\](y) \\*b\\* \\~c\\~ |\n") !=
          std::string::npos);
}
