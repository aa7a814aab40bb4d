// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <pbo/publish/json_table.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <limits>
#include <string>
#include <vector>

using nlohmann::json;

TEST_CASE("figures are numbers, limits too, absences are objects with their reason, and the provenance stands once") {
    auto s = example_sheet();
    auto const document = json::parse(pbo::json_table(s));
    CHECK(document["format"] == "pbo sheets");
    CHECK(document["format_version"] == 1);
    CHECK(document["pbo"] == "1.0.0");
    auto const& one = document["sheets"][0];
    CHECK(one["title"] == "Take-up");
    CHECK(one["provenance"]["source"] == "returns.csv");
    CHECK(one["provenance"]["role"] == "");
    CHECK(one["columns"][2] == json{{"name", "share"}, {"title", "Take-up"}, {"kind", "share"}});
    CHECK(one["rows"][0] == json{{"council", "=HYPERLINK(\"x\"), a|b"}, {"n", 1234567}, {"share", 0.125}, {"points", -0.5}});
    CHECK(one["rows"][1]["share"] == json{{"absent", "[x]"}, {"reason", "not available"}});
    CHECK(one["notes"] == json{"Small bases."});
}

TEST_CASE("every double reads back to the bit, an infinite limit is told by name, and counts are whole") {
    for (double x : {0.1, 1.0 / 3.0, 5e-324, 1.7976931348623157e308, -2.5, 0.0}) {
        pbo::sheet s("", {}, {{"x", "x", pbo::shown_as::number}});
        s.add_row({pbo::figure<double>(x)});
        CHECK(json::parse(pbo::json_table(s))["sheets"][0]["rows"][0]["x"].get<double>() == x);
    }
    double const inf = std::numeric_limits<double>::infinity();
    pbo::sheet s("", {}, {{"x", "x", pbo::shown_as::number}, {"y", "y", pbo::shown_as::number}, {"n", "n", pbo::shown_as::count}});
    s.add_row({pbo::figure<double>(inf), pbo::figure<double>(-inf), pbo::figure<std::uint64_t>(18446744073709551615U)});
    CHECK(json::parse(pbo::json_table(s))["sheets"][0]["rows"][0] == json{{"x", "inf"}, {"y", "-inf"}, {"n", 18446744073709551615U}});
}

TEST_CASE("a hostile name reads back as it is, and the text of the document is plain ASCII on its own lines") {
    std::string const name = "Wold\n\"},{\"n\":99\t\x1B[2J\u202E\u200B";
    pbo::sheet s(name, {.source = name}, {{"name", "name"}});
    s.add_row({name});
    s.add_row({std::string("not UTF-8: \xFF")});
    s.warn(name);
    auto const text = pbo::json_table(s);
    for (char c : text) CHECK((c == '\n' || (c >= 0x20 && c < 0x7F)));
    auto const one = json::parse(text)["sheets"][0];
    CHECK(one["title"] == name);
    CHECK(one["rows"][0]["name"] == name);
    CHECK(one["rows"][1]["name"] == "not UTF-8: \uFFFD");
    CHECK(one["notes"][0] == name);
}

TEST_CASE("several sheets are one document; none, and no rows, are valid too") {
    CHECK(json::parse(pbo::json_table(std::vector{example_sheet(), example_sheet()}))["sheets"].size() == 2);
    CHECK(json::parse(pbo::json_table(std::vector<pbo::sheet>{}))["sheets"] == json::array());
    auto const empty = json::parse(pbo::json_table(pbo::sheet("", {}, {{"a", "A"}})))["sheets"][0];
    CHECK(empty["rows"] == json::array());
    CHECK(empty["notes"] == json::array());
}

TEST_CASE("the schema knows every reason of absence, every kind of column and every entry of the provenance") {
    std::ifstream file(std::string(PBO_SOURCE_DIR) + "/docs/pbo-sheets.schema.json");
    auto const defined = json::parse(file)["$defs"];
    CHECK(defined["absent"]["properties"]["absent"]["enum"].get<std::vector<std::string>>() ==
          std::vector<std::string>(pbo::absence_symbols.begin(), pbo::absence_symbols.end()));
    CHECK(defined["absent"]["properties"]["reason"]["enum"].get<std::vector<std::string>>() ==
          std::vector<std::string>(pbo::absence_words.begin(), pbo::absence_words.end()));
    std::vector<std::string> kinds, entries;
    for (auto how : {pbo::shown_as::text, pbo::shown_as::count, pbo::shown_as::share, pbo::shown_as::points, pbo::shown_as::number})
        kinds.emplace_back(pbo::detail::kind_in_json(how));
    for (auto const& entry : pbo::detail::entries({})) entries.emplace_back(entry.first);
    CHECK(defined["column"]["properties"]["kind"]["enum"].get<std::vector<std::string>>() == kinds);
    CHECK(defined["sheet"]["properties"]["provenance"]["required"].get<std::vector<std::string>>() == entries);
}
