// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The scan through vector registers against one byte after another, written here from its description.  That rows found by
// it are those of the reader without it, errors too, is the law of chunks in tests/read/csv_rows.cpp: with chunks of one
// byte hardly a row has arrived whole when it is looked for, so that nearly all are read without it.
#include <pbo/read/detail/row_marks.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace {

using found = pbo::detail::row_marks::found;

/// Rows until one is not taken, and what that was.
struct seen {
    std::vector<std::vector<std::string>> rows{};
    found last = found::row;
};

/// Takes one row from text at `at` into fields; byte by byte.
found row_by_bytes(std::string const& text, std::size_t& at, std::vector<std::string>& fields) {
    auto p = at;
    for (;;) {
        fields.emplace_back();
        if (p < text.size() && text[p] == '"') {
            for (++p; p < text.size() && text[p] != '"'; ++p) {
                auto const c = static_cast<unsigned char>(text[p]);
                if (c == '\n' || c == '\r' || c > 127) return found::special;
                fields.back() += text[p];
            }
            if (p == text.size()) return found::not_all;
            ++p;
        } else {
            for (; p < text.size() && text[p] != ',' && text[p] != '\n' && text[p] != '\r'; ++p) {
                if (text[p] == '"' || static_cast<unsigned char>(text[p]) > 127) return found::special;
                fields.back() += text[p];
            }
        }
        if (p == text.size()) return found::not_all;
        if (text[p] == '\r') {
            if (p + 1 == text.size()) return found::not_all;
            ++p;
            if (text[p] != '\n') return found::special;
        }
        if (text[p] == '\n') break;
        if (text[p] != ',') return found::special;
        ++p;
    }
    at = p + 1;
    return found::row;
}

seen by_bytes(std::string const& text) {
    seen s;
    for (std::size_t at = 0;;) {
        std::vector<std::string> fields;
        s.last = row_by_bytes(text, at, fields);
        if (s.last != found::row) return s;
        s.rows.push_back(fields);
    }
}

/// What csv_rows does: by the best means that this processor has.
struct best {};

template <class Bytes>
seen by_scan(std::string const& text, char after, std::size_t before) {
    // Nothing that stands before the text or behind it may make a difference; a line feed ends it, as in a window.
    auto const padded = std::string(before, '"') + text + '\n' + std::string(pbo::detail::scan_margin, after);
    pbo::detail::row_marks marks;
    pbo::detail::field_list fields;
    if constexpr (std::same_as<Bytes, best>)
        marks.find(padded.data(), before, before + text.size());
    else
        marks.find<Bytes>(padded.data(), before, before + text.size());
    seen s;
    for (std::size_t at = before;;) {
        s.last = marks.take(at, fields);
        if (s.last != found::row) return s;
        s.rows.emplace_back();
        for (std::size_t i = 0; i < fields.size(); ++i) s.rows.back().emplace_back(fields.in(padded.data())[i]);
        at = marks.next_row();
    }
}

/// A carriage return at the very end may belong to a line end that has not arrived: both answers send the caller on.
bool agree(seen const& a, seen const& b) {
    return a.rows == b.rows && (a.last == b.last || (a.last != found::row && b.last != found::row));
}

void all_agree(std::string const& text) {
    auto const expected = by_bytes(text);
    CAPTURE(text);
    for (char after : {'\n', '"'}) {
        REQUIRE(agree(by_scan<best>(text, after, 5), expected));
        REQUIRE(agree(by_scan<pbo::detail::native_bytes<>>(text, after, 0), expected));
        REQUIRE(agree(by_scan<pbo::detail::native_bytes<16>>(text, after, 3), expected));
        REQUIRE(agree(by_scan<pbo::detail::native_bytes<32>>(text, after, 70), expected));
        REQUIRE(agree(by_scan<pbo::detail::scalar_bytes<16>>(text, after, 64), expected));
        REQUIRE(agree(by_scan<pbo::detail::scalar_bytes<32>>(text, after, 1), expected));
    }
}

}  // namespace

TEST_CASE("a line of every length from 0 to 300, with either line end and without one") {
    for (std::size_t n = 0; n <= 300; ++n)
        for (std::string const end : {"\n", "\r\n", "", "\r", "\r\r\n", "\n\r\n"}) {
            CAPTURE(n);
            all_agree(std::string(n, 'x') + end);
            all_agree(std::string(n, ',') + end + "next,line\n");
            all_agree('"' + std::string(n, ',') + '"' + end + "next,line\n");
        }
}

TEST_CASE("one special byte anywhere ends the rows that are taken at its row, and not before") {
    for (std::size_t n : {1U, 15U, 16U, 17U, 63U, 64U, 65U, 127U, 128U, 129U, 200U})
        for (std::size_t at = 0; at < n + 40; at += n < 60 ? 1 : 3)
            for (char special : {'"', '\r', '\x80', '\xFF', '\n', ',', '\0', '\t', '\x1F', ' ', '!', '#'}) {
                auto text = std::string(n, 'a') + "\n" + std::string(39, 'b') + "\nc,d\n";
                text[at] = special;
                all_agree(text);
            }
}

TEST_CASE("what R and spreadsheets write is taken: quotes round whole fields, and lines that end in CRLF") {
    auto const taken = by_scan<best>("\"a, b\",c,\"\"\r\n\"d\"\n,\"e\",\r\n\"f\"\"g\"\n", 'a', 0);
    CHECK(taken.rows == std::vector<std::vector<std::string>>{{"a, b", "c", ""}, {"d"}, {"", "e", ""}});
    CHECK(taken.last == found::special);  // quotes that are doubled are left to the reader
}

TEST_CASE("tabs and other bytes below the blank are text, in quotes or not") {
    auto const taken = by_scan<best>("a\tb,\"c\t,d\",\x01\r\n\te\t\n\"\t\"\n", 'a', 0);
    CHECK(taken.rows == std::vector<std::vector<std::string>>{{"a\tb", "c\t,d", "\x01"}, {"\te\t"}, {"\t"}});
    CHECK(taken.last == found::not_all);
}

TEST_CASE("random lines") {
    std::mt19937 random(5);
    for (int turn = 0; turn < 1500; ++turn) {
        std::string const alphabet = turn % 3 == 0 ? "ab,,\n\r" : turn % 3 == 1 ? "abcdefgh,,,,,,\"\n\xC3\r\t" : "a,\"\"\"\"\n\n";
        std::string text;
        for (auto size = random() % 300; text.size() < size;)
            text += random() % 20 == 0 || turn % 3 == 2 ? alphabet[random() % alphabet.size()] : alphabet[random() % 3];
        all_agree(text);
    }
}

TEST_CASE("after a row that was read without its marks, the next is found where it starts") {
    std::string const text = "a,\"b\"\"c\"\nd,e\n\"f\n\"\ng,h\n";
    auto const padded = text + '\n' + std::string(pbo::detail::scan_margin, 'x');
    pbo::detail::row_marks marks;
    pbo::detail::field_list fields;
    marks.find(padded.data(), 0, text.size());
    CHECK(marks.take(0, fields) == found::special);
    CHECK(marks.take(9, fields) == found::row);
    CHECK(fields.size() == 2);
    CHECK(marks.next_row() == 13);
    CHECK(marks.take(13, fields) == found::special);
    CHECK(marks.take(18, fields) == found::row);
    CHECK(fields.in(padded.data())[1] == "h");
    CHECK(marks.take(22, fields) == found::not_all);
}
