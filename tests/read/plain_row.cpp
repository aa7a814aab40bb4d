// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The scan through vector registers against one byte after another, written here from its description.  That rows found by
// it are those of the reader without it, errors too, is the law of chunks in tests/read/csv_rows.cpp: with chunks of one
// byte no row has ever arrived whole, so every row is read without it.
#include <pbo/read/detail/plain_row.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace {

struct seen {
    std::size_t length = 0, taken = 0;
    std::vector<std::string> fields{};
    friend bool operator==(seen const&, seen const&) = default;
};

seen by_bytes(std::string const& text) {
    auto const feed = text.find('\n');
    if (feed == std::string::npos) return {};
    auto line = text.substr(0, feed);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    for (char c : line)
        if (c == '"' || c == '\r' || static_cast<unsigned char>(c) > 127) return {};
    seen s{line.size(), feed + 1, {""}};
    for (char c : line)
        if (c == ',')
            s.fields.emplace_back();
        else
            s.fields.back() += c;
    return s;
}

template <class Bytes>
seen by_scan(std::string const& text, std::string const& margin) {
    auto const padded = text + margin;
    pbo::detail::field_list fields;
    auto const found = pbo::detail::find_plain_row<Bytes>(padded.data(), text.size(), fields);
    if (found.taken == 0) return {};
    seen s{found.length, found.taken, {}};
    for (std::size_t i = 0; i < fields.size(); ++i) s.fields.push_back(padded.substr(fields[i].begin, fields[i].size));
    return s;
}

void all_agree(std::string const& text) {
    auto const expected = by_bytes(text);
    for (char after : {'\n', ',', '"', '\r', 'a'}) {  // what lies beyond the end must make no difference
        std::string const margin(pbo::detail::scan_margin + 1, after);
        REQUIRE(by_scan<pbo::detail::native_bytes<>>(text, margin) == expected);
        REQUIRE(by_scan<pbo::detail::native_bytes<16>>(text, margin) == expected);
        REQUIRE(by_scan<pbo::detail::scalar_bytes<16>>(text, margin) == expected);
        REQUIRE(by_scan<pbo::detail::scalar_bytes<32>>(text, margin) == expected);
    }
}

}  // namespace

TEST_CASE("a line of every length from 0 to 300, with either line end and without one") {
    for (std::size_t n = 0; n <= 300; ++n)
        for (std::string const end : {"\n", "\r\n", "", "\r", "\r\r\n", "\n\r\n"}) {
            CAPTURE(n);
            all_agree(std::string(n, 'x') + end);
            all_agree(std::string(n, ',') + end + "next,line\n");
        }
}

TEST_CASE("one special byte anywhere makes the row special, one after the row does not") {
    for (std::size_t n : {1U, 15U, 16U, 17U, 63U, 64U, 65U, 127U, 128U, 129U, 200U})
        for (std::size_t at = 0; at < n + 40; ++at)
            for (char special : {'"', '\r', '\x80', '\xFF', '\n', ',', '\0'}) {
                auto text = std::string(n, 'a') + "\n" + std::string(40, 'b');
                text[at] = special;
                all_agree(text);
            }
}

TEST_CASE("random lines") {
    std::mt19937 random(5);
    for (int turn = 0; turn < 3000; ++turn) {
        std::string const alphabet = turn % 2 == 0 ? "ab,,\n\r" : "abcdefgh,,,,,,\"\n\xC3\r";
        std::string text;
        for (auto size = random() % 300; text.size() < size;)
            text += random() % 20 == 0 ? alphabet[random() % alphabet.size()] : alphabet[random() % 3];
        all_agree(text);
    }
}
