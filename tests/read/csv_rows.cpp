// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/csv_rows.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

namespace {

// Everything a reader can see of a text, errors included: "line|field|field" for a row, the message for a broken one.
std::vector<std::string> seen(std::string const& text, pbo::csv_options options = {}) {
    std::istringstream in(text);
    pbo::csv_rows rows({in, "t"}, options);
    std::vector<std::string> all;
    for (;;) try {
            if (!rows.next()) return all;
            std::string row = std::to_string(rows.line());
            for (std::size_t i = 0; i < rows.size(); ++i) row.append("|").append(rows[i]);
            all.push_back(row);
        } catch (pbo::input_error const& e) {
            all.push_back(e.what());
        }
}
using lines = std::vector<std::string>;

std::string first_error(std::string const& text, pbo::csv_options options = {}) {
    std::istringstream in(text);
    pbo::csv_rows rows({in, "t"}, options);
    try {
        while (rows.next()) {
        }
    } catch (pbo::input_error const& e) {
        return e.what();
    }
    return "no error";
}

// A stream of so many bytes of the same letter that it must never be held in memory.
class letters : public std::streambuf {
public:
    explicit letters(std::uint64_t count) : left_(count) {}
    std::uint64_t left() const { return left_; }

private:
    std::streamsize xsgetn(char* into, std::streamsize size) override {
        auto const now = std::min<std::uint64_t>(left_, static_cast<std::uint64_t>(size));
        std::fill_n(into, now, 'a');
        left_ -= now;
        return static_cast<std::streamsize>(now);
    }
    std::uint64_t left_;
};

}  // namespace

// RFC 4180, section 2, rules 1 to 7.
TEST_CASE("the seven rules of RFC 4180 hold") {
    CHECK(seen("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n") == lines{"1|aaa|bbb|ccc", "2|zzz|yyy|xxx"});
    CHECK(seen("aaa,bbb,ccc\r\nzzz,yyy,xxx") == lines{"1|aaa|bbb|ccc", "2|zzz|yyy|xxx"});
    CHECK(seen("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx") == lines{"1|aaa|bbb|ccc", "2|zzz|yyy|xxx"});
    CHECK(seen("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx") == lines{"1|aaa|b\r\nbb|ccc", "3|zzz|yyy|xxx"});
    CHECK(seen("\"aaa\",\"b\"\"bb\",\"ccc\"") == lines{"1|aaa|b\"bb|ccc"});
    CHECK(seen("\"a,b\",c") == lines{"1|a,b|c"});
    CHECK(seen(" a , b ") == lines{"1| a | b "});
}

TEST_CASE("quotes doubled at the ends of a field, alone and in rows are single quotes") {
    CHECK(seen("\"\"\"\"") == lines{"1|\""});
    CHECK(seen("\"\"\"\"\"\"") == lines{"1|\"\""});
    CHECK(seen("\"\"\"a\"\"\",\"\"") == lines{"1|\"a\"|"});
    CHECK(seen("\"a\"\"b\"\"c\",d\n\"\"\"\",e\n") == lines{"1|a\"b\"c|d", "2|\"|e"});
}

TEST_CASE("empty fields, empty lines and an empty last field are all there") {
    CHECK(seen("") == lines{});
    CHECK(seen(",") == lines{"1||"});
    CHECK(seen("a,\n,b\n") == lines{"1|a|", "2||b"});
    CHECK(seen("a\n\nb") == lines{"1|a", "2|", "3|b"});
    CHECK(seen("\n") == lines{"1|"});
    CHECK(seen("a,") == lines{"1|a|"});
}

TEST_CASE("an empty line is blank, an empty quoted field is not") {
    std::istringstream in("\n\"\"\n\r\n,\n");
    pbo::csv_rows rows({in, "t"});
    std::string blanks;
    while (rows.next()) blanks += rows.blank() ? 'b' : '-';
    CHECK(blanks == "b-b-");
}

TEST_CASE("CRLF, LF, a byte order mark and a missing last line break make no difference") {
    lines const expected{"1|a|b", "2|1|2", "3|3|x\ny"};
    for (std::string bom : {"", "\xEF\xBB\xBF"})
        for (std::string end : {"\n", "\r\n"})
            for (std::string last : {std::string{}, end, std::string("\r")})
                CHECK(seen(bom + "a,b" + end + "1,2" + end + "3,\"x\ny\"" + last) == expected);
    CHECK(seen("a\n\xEF\xBB\xBFz") == lines{"1|a", "2|\xEF\xBB\xBFz"});  // a mark only at the start
    CHECK(seen("\xEF\xBB\xBF") == lines{});
}

TEST_CASE("a broken quote names its line, its column and what is wrong") {
    CHECK(first_error("a,b\n1,\"x\"y\n") ==
          "t:2: column '2': found '\"x\"y'; expected a comma or the end of the line after the closing quote");
    CHECK(first_error("a,b\n1,x\"y\"\n") ==
          "t:2: column '2': found 'x\"'; expected quotes around the whole field, with quotes inside it doubled");
    CHECK(first_error("a,b\n\"p\nq\",\"never\nclosed\n1,2\n") ==
          "t:2: column '2': found '\"never\\nclosed\\n1,2\\n'; expected a closing quote for the one opened on line 3");
    CHECK(first_error("a,b\r1,2\r") ==
          "t:1: column '2': found 'b\\r'; expected lines that end in CRLF or LF; a carriage return stands alone (in a spreadsheet: save as \"CSV UTF-8\")");
    CHECK(first_error("\"a\"\r,b") ==
          "t:1: column '1': found '\"a\"\\r'; expected lines that end in CRLF or LF; a carriage return stands alone (in a spreadsheet: save as \"CSV UTF-8\")");
}

TEST_CASE("text that is not UTF-8 names its line and column") {
    char const* const save = "'; expected UTF-8 text (in a spreadsheet: save as \"CSV UTF-8\"; "
                              "for a file in the older encoding of Windows: --encoding windows-1252)";
    CHECK(first_error("a,b\n1,caf\xE9\n") == std::string("t:2: column '2': found 'caf\\xE9") + save);
    // Unicode 15.0, table 3-7: overlong, surrogate, above U+10FFFF, cut short.
    for (char const* bad : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x8F\xBF\xBF",
                            "\xE2\x82", "\x80", "\xF5\x80\x80\x80"})
        CHECK(first_error(bad) != "no error");
    for (char const* good : {"\xC3\xA9", "\xE2\x82\xAC", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF",
                             "\xF0\x90\x80\x80", "\xE0\xA0\x80"})
        CHECK(first_error(good) == "no error");
}

TEST_CASE("after a broken row reading goes on at the next line, and no line is swallowed by a stray quote") {
    CHECK(seen("1,x\"y\n2,3\n").back() == "2|2|3");
    CHECK(seen("1,caf\xE9\n2,3\n").back() == "2|2|3");
    auto const stray = seen("a\n\"b\nc\n\"d\"\ne\n");
    REQUIRE(stray.size() == 5);
    CHECK(stray[1].find("t:2: column '1': found '\"b\\nc\\n\"d'; expected a comma") == 0);
    CHECK(stray[2] == "3|c");
    CHECK(stray[3] == "4|d");
    CHECK(stray[4] == "5|e");
    auto const open = seen("\"p\nq\",\"never\nclosed\n1,2\n");
    REQUIRE(open.size() == 3);
    CHECK(open[1] == "3|closed");
    CHECK(open[2] == "4|1|2");
}

TEST_CASE("a row of the limit's length is read, one byte more is refused, whatever ends it") {
    pbo::csv_options const ten{.row_limit = 10};
    for (std::string end : {"", "\n", "\r\n"}) {
        CHECK(first_error("aaaa,bbbbb" + end, ten) == "no error");
        CHECK(first_error("aaaa,\"bbb\"" + end, ten) == "no error");
        CHECK(first_error("aaaa,bbbbbb" + end, ten)
                  .find("expected a row of at most 10 bytes (the row limit, which can be raised)") !=
              std::string::npos);
        CHECK(first_error("aaaa,\"bbbb\"" + end, ten).find("at most 10 bytes") != std::string::npos);
    }
    CHECK(seen("aaaaaaaaaaaaaaaaaaaaaaaaaa\nb\n", ten).back() == "2|b");
    CHECK(seen("\"aaaaaaaaa\naaaaaaaaaaaaaaaaa\nb\n", ten).back() == "3|b");
    CHECK(first_error(std::string((1U << 20U) + 1, 'a')) ==
          "t:1: column '1': found '" + std::string(77, 'a') +
              "...'; expected a row of at most 1048576 bytes (the row limit, which can be raised)");
}

TEST_CASE("a row of a gigabyte stops at the limit without being read") {
    for (std::uint64_t limit : {std::uint64_t{1} << 20U, std::uint64_t{1} << 24U}) {
        letters source(std::uint64_t{1} << 30U);
        std::istream in(&source);
        pbo::csv_rows rows({in, "generated"}, {.row_limit = limit});
        CHECK_THROWS_WITH(rows.next(), doctest::Contains(("at most " + std::to_string(limit) + " bytes").c_str()));
        CHECK((std::uint64_t{1} << 30U) - source.left() < limit + (1U << 17U));
    }
}

// The law that lets the scanner be changed: rows, lines and errors depend on the bytes alone.
TEST_CASE("however the bytes arrive, the same rows and the same errors come out") {
    std::string const text =
        "\xEF\xBB\xBFname,\"a "
        "\"\"q\"\"\",n\r\n\"x,\r\ny\",\xE2\x82\xAC,\"\"\"\"\r\n\n1,\"\",caf\xE9\na,b\"c\n\"d\"e,f\n"
        "\"long\nlonger\nlongest, far beyond\",5\nthis row is much too long as well,6\ng,\"h\r\nnever closed\ni,j\r";
    for (std::size_t limit : {std::size_t{8}, std::size_t{17}, std::size_t{30}, std::size_t{1000}}) {
        auto const whole = seen(text, {.row_limit = limit});
        CHECK(whole.size() > 8);
        for (std::size_t chunk = 1; chunk <= text.size() + 1; ++chunk) {
            CAPTURE(limit);
            CAPTURE(chunk);
            CHECK(seen(text, {.row_limit = limit, .chunk = chunk}) == whole);
        }
    }
}

TEST_CASE("random texts of special characters read the same in chunks and never run away") {
    std::mt19937 random(2011);
    std::string const alphabet = "a,\"\"\n\r\xC3\xA9";
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        for (auto size = random() % 40; text.size() < size;) text += alphabet[random() % alphabet.size()];
        std::size_t const limit = 1 + random() % 40;
        auto const whole = seen(text, {.row_limit = limit});
        CHECK(whole.size() <= text.size() + 1);
        for (std::size_t chunk : {1U, 2U, 3U, 7U}) {
            CAPTURE(text);
            CAPTURE(limit);
            CAPTURE(chunk);
            CHECK(seen(text, {.row_limit = limit, .chunk = chunk}) == whole);
        }
    }
}

TEST_CASE("what is written by the rules is read back") {
    std::mt19937 random(1114);
    std::string const alphabet = "ab,\"\n\r ";
    for (int round = 0; round < 1000; ++round) {
        lines expected;
        std::string text;
        std::uint64_t line = 1;
        for (int row = 0; row < 4; ++row) {
            std::string flat = std::to_string(line);
            for (int field = 0; field < 3; ++field) {
                std::string value, written;
                for (auto size = random() % 5; value.size() < size;) value += alphabet[random() % alphabet.size()];
                for (char c : value) {
                    written += c == '"' ? std::string("\"\"") : std::string(1, c);
                    line += c == '\n' ? 1U : 0U;
                }
                flat += "|" + value;
                text += (field == 0 ? "\"" : ",\"") + written + "\"";
            }
            expected.push_back(flat);
            text += "\n";
            ++line;
        }
        CHECK(seen(text) == expected);
    }
}

TEST_CASE("fields may be separated by another character, and rows, quotes and errors are as with commas") {
    for (char const by : {';', '\t', '|', ' '}) {
        std::string const d(1, by);
        std::string const text = "a" + d + "b,c" + d + "\"x" + d + "\"\"y,\"\n1" + d + "\"2\n3\"" + d + "\xC3\xA9\n4";
        for (std::size_t const chunk : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 16U})
            CHECK(seen(text, {.chunk = chunk, .delimiter = by}) == lines{"1|a|b,c|x" + d + "\"y,", "2|1|2\n3|\xC3\xA9", "4|4"});
    }
    CHECK(first_error("a;\"x\"y,z\n", {.delimiter = ';'}) == "t:1: column '2': found '\"x\"y'; expected ';' or the end of the line after the closing quote");
    CHECK(first_error("a;x,\"y\n", {.delimiter = ';'}) == "t:1: column '2': found 'x,\"'; expected quotes around the whole field, with quotes inside it doubled");
    CHECK(first_error("a\tcaf\xE9,\n", {.delimiter = '\t'}).find("t:1: column '2': found 'caf\\xE9,'") == 0);
    for (char const bad : {'"', '\n', '\r', 'a', 'Z', '0', '\x80'}) {
        std::istringstream in("a");
        CHECK_THROWS_AS(pbo::csv_rows({in, "t"}, {.delimiter = bad}), std::invalid_argument);
    }
}

TEST_CASE("UTF-16 is read by its byte order mark, Windows-1252 where it is named, and both are UTF-8 from then on") {
    using namespace std::string_literals;
    lines const expected{"1|a|\xE2\x82\xAC", "2|\xC3\xA9|\xF0\x9D\x84\x9E"};  // a, euro sign; e acute, U+1D11E
    auto const big = "\xFE\xFF\0a\0,\x20\xAC\0\n\0\xE9\0,\xD8\x34\xDD\x1E"s;
    std::string little;
    for (std::size_t i = 0; i < big.size(); i += 2) little += {big[i + 1], big[i]};
    for (std::size_t const chunk : {std::size_t{1}, std::size_t{5}, std::size_t{1} << 16U}) {
        CHECK(seen(big, {.chunk = chunk}) == expected);
        CHECK(seen(little, {.chunk = chunk}) == expected);
        CHECK(seen(big.substr(2), {.chunk = chunk, .encoding = pbo::text_encoding::utf_16be}) == expected);
        // Every byte that Windows-1252 has beyond Latin 1, by Python's codec.
        CHECK(seen("caf\xE9,\x80\x82\x8A\x9F\x99\n", {.chunk = chunk, .encoding = pbo::text_encoding::windows_1252}) ==
              lines{"1|caf\xC3\xA9|\xE2\x82\xAC\xE2\x80\x9A\xC5\xA0\xC5\xB8\xE2\x84\xA2"});
    }
    CHECK(first_error("a,b\n\x81", {.encoding = pbo::text_encoding::windows_1252}) == "t:2: column '1': found '\\x81'; expected text in windows-1252, in which this byte means nothing");
    CHECK(first_error("\xEF\xBB\xBF" "a", {.encoding = pbo::text_encoding::windows_1252}) ==
          "t:1: found 'the byte order mark of utf-8'; expected text in windows-1252, as --encoding says; leave --encoding out");
    for (auto const& [broken, found] : {std::pair{"\xFE\xFF\0"s, "\\xFF"}, {"\xFE\xFF\xD8\x34"s, "\\xED\\xA0\\xB4"},
                                        {"\xFE\xFF\xDD\x1E\0a"s, "\\xED\\xB4\\x9Ea"}, {"\xFE\xFF\xD8\x34\0a"s, "\\xED\\xA0\\xB4a"}})
        CHECK(first_error(broken) == std::string("t:1: column '1': found '") + found +
                                         "'; expected text in UTF-16; it ends in the middle of a character, or half of one stands alone");
    CHECK(seen("\xFF\xFE"s).empty());  // a mark and nothing else
    CHECK(first_error("a\0,\0b\0\n\0"s) == "t: found 'text in UTF-16 without its byte order mark'; expected UTF-8 text, or --encoding utf-16le");
    CHECK(first_error("a\0b\0"s) == "t: found 'text in UTF-16 without its byte order mark'; expected UTF-8 text, or --encoding utf-16le");
    CHECK(first_error("\0a\0b"s) == "t: found 'text in UTF-16 without its byte order mark'; expected UTF-8 text, or --encoding utf-16be");
    CHECK(first_error("\0a\0,\0b"s) == "t: found 'text in UTF-16 without its byte order mark'; expected UTF-8 text, or --encoding utf-16be");
}

// A fuzz target read beyond a buffer that had been given back: a byte without a meaning broke off the arrival, not the row.
TEST_CASE("a byte that means nothing in its encoding is wrong with its row, in its turn, and the rows after it are read") {
    std::string text = "one,1\n";
    for (int i = 0; i < 40; ++i) text += "caf\xE9 number " + std::to_string(i) + (i % 9 == 4 ? "\x8D" : "") + ",2\n";
    auto const whole = seen(text, {.encoding = pbo::text_encoding::windows_1252});
    REQUIRE(whole.size() == 41);
    CHECK(whole[4] == "5|caf\xC3\xA9 number 3|2");
    CHECK(whole[5] == "t:6: column '1': found 'caf\xC3\xA9 number 4\\x8D'; expected text in windows-1252, in which this byte means nothing");
    CHECK(whole[6] == "7|caf\xC3\xA9 number 5|2");
    for (std::size_t chunk = 1; chunk < 70; ++chunk)
        CHECK(seen(text, {.chunk = chunk, .encoding = pbo::text_encoding::windows_1252}) == whole);
}

TEST_CASE("what is no text is known by its first bytes, and the message says what to do") {
    using namespace std::string_literals;
    CHECK(first_error("PK\x03\x04\x14\0"s) ==
          "t: found 'a workbook (.xlsx or .ods) or another ZIP file'; expected CSV text; open it in a spreadsheet program, show the sheet that has the "
          "table, and save it as \"CSV UTF-8\"");
    CHECK(first_error("\xD0\xCF\x11\xE0\xA1\xB1"s).find("an old Excel workbook (.xls)") != std::string::npos);
    CHECK(first_error("%PDF-1.7"s).find("a PDF document") != std::string::npos);
    CHECK(first_error("\x1F\x8B\x08"s).find("a compressed file (gzip)") != std::string::npos);
    CHECK(first_error("PKs,Q\n") == "no error");
}
