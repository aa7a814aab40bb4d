// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/detail/deflate.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

/// RFC 1951 read back: blocks of fixed codes, by the tables of its sections 3.2.5 and 3.2.6.  (A browser unpacks the
/// files of real pages in tests/browser/run.)
class unpacked_bits {
public:
    explicit unpacked_bits(std::string_view bytes) : bytes_(bytes) {}
    std::string text() {
        std::string out;
        for (bool last = false; !last;) {
            last = bits(1) == 1;
            if (bits(2) != 1) throw std::runtime_error("another kind of block");
            for (;;) {
                auto const s = symbol();
                if (s < 256) {
                    out += static_cast<char>(s);
                    continue;
                }
                if (s == 256) break;
                static constexpr std::array<std::size_t, 29> length{3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                                    15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                                    67, 83, 99, 115, 131, 163, 195, 227, 258};
                static constexpr std::array<unsigned, 29> more{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                               2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
                auto const n = length.at(s - 257) + bits(more.at(s - 257));
                auto const d = code(5);
                std::size_t const extra = d < 2 ? 0 : d / 2 - 1;
                std::size_t const distance =
                    (d < 2 ? d : (std::size_t{2} + d % 2) << extra) + 1 + bits(static_cast<unsigned>(extra));
                if (distance > out.size()) throw std::runtime_error("a distance to before the beginning");
                for (std::size_t i = 0; i < n; ++i) out += out[out.size() - distance];
            }
        }
        if ((at_ + 7) / 8 != bytes_.size()) throw std::runtime_error("bytes after the last block");
        return out;
    }

private:
    std::size_t bits(unsigned count) {
        std::size_t value = 0;
        for (unsigned i = 0; i < count; ++i, ++at_)
            value |= static_cast<std::size_t>(static_cast<unsigned char>(bytes_.at(at_ / 8)) >> at_ % 8 & 1U) << i;
        return value;
    }
    std::size_t code(unsigned count) {
        std::size_t value = 0;
        for (unsigned i = 0; i < count; ++i) value = value << 1U | bits(1);
        return value;
    }
    std::size_t symbol() {
        auto c = code(7);
        if (c < 24) return 256 + c;
        c = c << 1U | bits(1);
        if (c < 192) return c - 48;
        if (c < 200) return 280 + c - 192;
        return (c << 1U | bits(1)) - 400 + 144;
    }
    std::string_view bytes_;
    std::size_t at_ = 0;
};
std::string unpacked(std::string_view bytes) { return unpacked_bits(bytes).text(); }

std::string const zlib_of_ten_a("\x4b\x4c\x84\x01\x00", 5), zlib_of_abcabcabc("\x4b\x4c\x4a\x4e\x04\x23\x00", 7);

}  // namespace

TEST_CASE("what is packed is unpacked to the byte") {
    // zlib 1.2.13, fixed codes, its greatest effort: that the reader of this test reads what others wrote.
    CHECK(unpacked(zlib_of_ten_a) == "aaaaaaaaaa");
    CHECK(unpacked(zlib_of_abcabcabc) == "abcabcabc");
    CHECK(pbo::detail::deflated("") == std::string("\x03\x00", 2));
    CHECK(pbo::detail::deflated("a") == std::string("\x4b\x04\x00", 3));
    std::mt19937 random(20);
    auto const random_text = [&](std::size_t n, unsigned letters) {
        std::string text;
        for (std::size_t i = 0; i < n; ++i) text += static_cast<char>(random() % letters);
        return text;
    };
    std::string every;
    for (int i = 0; i < 256; ++i) every += static_cast<char>(i);
    auto const part = random_text(50, 256);
    for (auto const& text :
         {std::string("ab"), std::string("abc"), std::string(258, 'a'), std::string(259, 'a'), std::string(261, 'a'),
          std::string(70000, 'x'), every + every, random_text(5000, 3), random_text(5000, 256),
          part + random_text(32768 - 50, 256) + part,  // as far back as a distance reaches
          part + random_text(32769 - 50, 256) + part}) {
        auto const packed = pbo::detail::deflated(text);
        CHECK(unpacked(packed) == text);
        CHECK(packed.size() < text.size() + text.size() / 8 + 4);
    }
    for (int i = 0; i < 200; ++i) {
        auto const text = random_text(random() % 300, 2 + random() % 4);
        CHECK(unpacked(pbo::detail::deflated(text)) == text);
    }
}

TEST_CASE("a table, whose rows repeat what is stated of all, is a tenth of it") {
    std::string table;
    for (int i = 0; i < 152; ++i)
        table += "council " + std::to_string(i * 7919) + ",returns.csv,Take-up of personal budgets,95%,wilson\n";
    CHECK(pbo::detail::deflated(table).size() < table.size() / 8);
}
