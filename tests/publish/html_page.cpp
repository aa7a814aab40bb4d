// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "charts/support.hpp"
#include "support.hpp"

#include <pbo/publish/html_page.hpp>

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <cstdint>
#include <set>

using namespace pbo;

namespace {

/// FIPS 180-4, for whoever changes the page's style or script.
std::array<std::uint8_t, 32> sha256(std::string text) {
    constexpr std::array<std::uint32_t, 64> k{
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
    std::array<std::uint32_t, 8> h{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::uint64_t const bits = 8 * text.size();
    text += '\x80';
    while (text.size() % 64 != 56) text += '\0';
    for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(bits >> shift & 0xFFU);
    for (std::size_t block = 0; block < text.size(); block += 64) {
        std::array<std::uint32_t, 64> w{};
        for (std::size_t i = 0; i < 64; ++i) {
            if (i < 16) {
                for (std::size_t b = 0; b < 4; ++b)
                    w[i] = w[i] << 8U | static_cast<unsigned char>(text[block + 4 * i + b]);
                continue;
            }
            auto const a = w[i - 15], c = w[i - 2];
            w[i] = w[i - 16] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ a >> 3U) + w[i - 7] +
                   (std::rotr(c, 17) ^ std::rotr(c, 19) ^ c >> 10U);
        }
        auto v = h;
        for (std::size_t i = 0; i < 64; ++i) {
            auto const one = v[7] + (std::rotr(v[4], 6) ^ std::rotr(v[4], 11) ^ std::rotr(v[4], 25)) +
                             ((v[4] & v[5]) ^ (~v[4] & v[6])) + k[i] + w[i];
            auto const two = (std::rotr(v[0], 2) ^ std::rotr(v[0], 13) ^ std::rotr(v[0], 22)) +
                             ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
            v = {one + two, v[0], v[1], v[2], v[3] + one, v[4], v[5], v[6]};
        }
        for (std::size_t i = 0; i < 8; ++i) h[i] += v[i];
    }
    std::array<std::uint8_t, 32> out{};
    for (std::size_t i = 0; i < 32; ++i) out[i] = static_cast<std::uint8_t>(h[i / 4] >> (24 - 8 * (i % 4)) & 0xFFU);
    return out;
}
std::string hash_of(std::string_view text) {
    auto const digest = sha256(std::string(text));
    return "sha256-" + pbo::detail::base64(std::string(digest.begin(), digest.end()));
}

std::size_t times(std::string const& text, std::string const& part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}
std::string between(std::string const& text, std::string const& from, std::string const& to) {
    auto const begin = text.find(from) + from.size();
    return text.substr(begin, text.find(to, begin) - begin);
}

}  // namespace

TEST_CASE("base 64 by the examples of RFC 4648") {
    for (auto const& [plain, coded] : {std::pair("", ""),
                                       {"f", "Zg=="},
                                       {"fo", "Zm8="},
                                       {"foo", "Zm9v"},
                                       {"foob", "Zm9vYg=="},
                                       {"fooba", "Zm9vYmE="},
                                       {"foobar", "Zm9vYmFy"}})
        CHECK(pbo::detail::base64(plain) == coded);
}

TEST_CASE("the policy lets this script and this style run by their hashes, and nothing else") {
    CHECK(hash_of("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");  // FIPS 180-4's example
    CHECK(hash_of(pbo::detail::page_style.view()) == pbo::detail::page_style_hash.view());
    CHECK(hash_of(pbo::detail::page_script.view()) == pbo::detail::page_script_hash.view());
    auto const page = html_page({example_sheet()});
    CHECK(hash_of(between(page, "<style>", "</style>")) == pbo::detail::page_style_hash.view());
    CHECK(hash_of(between(page, "<script>", "</script>")) == pbo::detail::page_script_hash.view());
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("unsafe") == std::string::npos);
    CHECK(page.find("http://www.w3.org") == std::string::npos);  // no picture, no name of the format
    CHECK(page.find("style=") == std::string::npos);
}

TEST_CASE("the style of pictures in a page is that of pictures alone") {
    auto looks = charts::detail::all_looks().str();
    for (auto at = looks.find("}."); at != std::string::npos; at = looks.find("}.", at + 1))
        looks.replace(at, 2, "}svg .");
    CHECK(pbo::detail::page_style.view().find("svg " + looks) != std::string_view::npos);
}

TEST_CASE("a table has a caption, headings with their scope, numbers as people read them and as they are sorted") {
    auto const page = html_page({example_sheet()});
    CHECK(page.starts_with("<!doctype html>\n<html lang=\"en-GB\">"));
    CHECK(times(page, "<caption") == 1);
    CHECK(times(page, "<th scope=\"col\"") == 4);
    CHECK(times(page, "<th scope=\"row\"") == 2);
    CHECK(page.find("<td data-v>1,234,567</td><td data-v=\"0.125\">12.5%</td><td data-v=\"-0.5\">\u22120.5</td>") != std::string::npos);
    CHECK(page.find("<td class=\"r ab\" data-v>[x]</td>") != std::string::npos);
    CHECK(page.find("<dt>[x]</dt><dd>not available</dd>") != std::string::npos);
    CHECK(page.find("<a class=\"skip\" href=\"#report\">") != std::string::npos);
    CHECK(page.find("<li>Small bases.</li>") != std::string::npos);
    CHECK(times(page, "<h1>") == 1);
}

TEST_CASE("the page carries each sheet's CSV, to the byte, and what else it is given") {
    auto const s = example_sheet();
    auto const page =
        html_page({s, s}, {.figures = {}, .downloads = {{"report.json", "application/json", "{\"a\":1}"}}});
    auto const packed = [](std::string const& text) { return "data-packed=\"" + pbo::detail::base64(pbo::detail::deflated(text)) + "\""; };
    CHECK(times(page, "<li data-file=\"table-1.csv\" data-type=\"text/csv\" " + packed(csv_table(s)) + ">") == 1);
    CHECK(times(page, packed(csv_table(s))) == 2);
    CHECK(page.find("<li data-file=\"report.json\" data-type=\"application/json\" " + packed("{\"a\":1}") +
                    ">All tables (report.json, 1 kB)</li>") != std::string::npos);
    std::set<std::string> ids;  // no id twice
    for (auto at = page.find(" id=\""); at != std::string::npos; at = page.find(" id=\"", at + 1)) {
        auto const id = page.substr(at + 5, page.find('"', at + 5) - at - 5);
        CHECK_MESSAGE(ids.insert(id).second, id);
    }
    CHECK(page.find("href=\"#table-2\"") != std::string::npos);
}

TEST_CASE("pictures stand in both layouts with ids of their own, their findings first") {
    auto const drawn = [](std::string const& name) {
        charts::drawing d(name, 300);
        d.describe("Drawn", "Seen");
        d.set_height(10);
        return d.as_svg(false);
    };
    auto const page = html_page({example_sheet()}, {.figures = {{"One finding", "Of all", drawn("a-wide"), drawn("a-narrow")},
                                                                {"Another", "Of some", drawn("b-wide"), drawn("b-narrow")}},
                                                    .downloads = {}});
    CHECK(times(page, "<svg ") == 4);
    CHECK(page.find("<h1>One finding</h1>") != std::string::npos);
    CHECK(page.find("<li><b>Another.</b> <span class=\"how\">Of some.</span></li>") != std::string::npos);
    CHECK(page.find("id=\"b-narrow-t\"") != std::string::npos);
}

TEST_CASE("hostile names are text everywhere in a page: names, titles, notes, headings, files") {
    for (auto const& name : pictures::hostile_names()) {
        sheet s(name, {.source = name, .period = name, .rule = name},
                {{"council", name, shown_as::text, shown_to::everyone, true}, {"n", "n" + name, shown_as::count}});
        s.add_row({name, figure<std::uint64_t>(absence::suppressed)});
        s.add_row({"x" + name, figure<std::uint64_t>(3)});
        s.warn(name);
        auto const page = html_page({s}, {.figures = {{name, name, {}, {}}}, .downloads = {{name, "text/plain", name}}});
        CHECK(times(page, "<script") == 1);
        CHECK(times(page, "</script") == 1);
        CHECK(times(page, "</title>") == 1);
        CHECK(page.find("<rect") == std::string::npos);
        CHECK(page.find("alert(1)</") == std::string::npos);
        CHECK(page.find("\u202E") == std::string::npos);
    }
}

TEST_CASE("a page of one council says so, for print; no other does") {
    CHECK(html_page({example_sheet()}, {.one_side = true}).find("<body class=\"one\">") != std::string::npos);
    CHECK(html_page({example_sheet()}).find("<body>") != std::string::npos);
}

TEST_CASE("no sheet is no page") { CHECK_THROWS_AS(static_cast<void>(html_page({})), std::invalid_argument); }

TEST_CASE("a headline and what was found stand first where they are given, as characters") {
    auto const page = html_page({example_sheet()}, {.headline = "Oak & Elm", .points = {{"Above <b>", "Between 1 and 2"}, {"Reached", ""}}});
    CHECK(page.find("<title>Oak &amp; Elm</title>") != std::string::npos);
    CHECK(page.find("<h1>Oak &amp; Elm</h1>") != std::string::npos);
    CHECK(page.find("<li><b>Above &lt;b&gt;.</b> <span class=\"how\">Between 1 and 2.</span></li><li><b>Reached.</b></li></ul>") !=
          std::string::npos);
    CHECK(html_page({example_sheet()}).find("id=\"found\"") == std::string::npos);
}
