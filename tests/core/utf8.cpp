// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/detail/utf8.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>

using pbo::detail::is_ascii;
using pbo::detail::is_utf8;
using pbo::detail::utf8_length;

TEST_CASE("every character is written as Unicode says, in as many bytes, and read back; a half of a pair is none") {
    std::string wrong;  // a check of each would take longer than the work
    for (std::uint32_t c = 0; c < 0x110000; ++c) {
        std::string text;
        pbo::detail::append_utf8(text, c);
        std::size_t const bytes = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        bool const half_of_a_pair = c >= 0xD800 && c < 0xE000;
        text += "more";
        if (utf8_length(text) != (half_of_a_pair ? 0 : bytes) || text.size() != bytes + 4 || is_utf8(text) == half_of_a_pair ||
            pbo::detail::code_point(text) != (half_of_a_pair ? 0 : c))
            wrong += std::to_string(c) + ' ';
    }
    CHECK(wrong.empty());
}

// Unicode 15.0, table 3-7.
TEST_CASE("of all beginnings exactly those of the table are characters: none overlong, none cut, none beyond the last") {
    std::size_t of_one = 0, of_two = 0, of_three = 0, of_four = 0;
    for (unsigned a = 0; a < 256; ++a) {
        of_one += utf8_length(std::string(1, static_cast<char>(a))) == 1 ? 1 : 0;
        for (unsigned b = 0; b < 256; ++b) {
            std::string text{static_cast<char>(a), static_cast<char>(b)};
            of_two += utf8_length(text) == 2 ? 1 : 0;
            if (a >= 0xE0) CHECK(utf8_length(text) == 0);  // cut short
            for (unsigned const last : {0x7FU, 0x80U, 0xBFU, 0xC0U}) {
                std::string const three = text + static_cast<char>(last);
                bool const goes_on = last == 0x80 || last == 0xBF;
                of_three += utf8_length(three) == 3 ? 1 : 0;
                for (unsigned const end : {0x7FU, 0x80U, 0xBFU, 0xC0U}) {
                    auto const size = utf8_length(three + static_cast<char>(end));
                    of_four += size == 4 ? 1 : 0;
                    if (size == 4) CHECK((goes_on && (end == 0x80 || end == 0xBF)));
                }
            }
        }
    }
    CHECK(of_one == 128);
    CHECK(of_two == 30 * 64);                               // C2 to DF, 80 to BF
    CHECK(of_three == (32 + 12 * 64 + 32 + 2 * 64) * 2);    // E0 A0 to BF; E1 to EC; ED 80 to 9F; EE and EF
    CHECK(of_four == (48 + 3 * 64 + 16) * 4);               // F0 90 to BF; F1 to F3; F4 80 to 8F
}

TEST_CASE("a text is ASCII where no byte is above 127, wherever that stands among eight") {
    for (std::size_t size = 0; size < 40; ++size) {
        std::string text(size, 'a');
        CHECK(is_ascii(text.data(), size));
        CHECK(is_utf8(text));
        for (std::size_t i = 0; i < size; ++i) {
            text[i] = static_cast<char>(0x80);
            CHECK_FALSE(is_ascii(text.data(), size));
            CHECK_FALSE(is_utf8(text));
            CHECK(is_ascii(text.data(), i));  // no byte beyond the size is looked at
            text[i] = 'a';
        }
    }
    CHECK(is_utf8("\xE2\x82\xAC 5, caf\xC3\xA9"));
    CHECK_FALSE(is_utf8("\xE2\x82\xAC 5, caf\xE9"));
}
