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
#include <vector>

namespace {

/// RFC 1951 read back: blocks of fixed codes and of their own, by the tables of its sections 3.2.2 and 3.2.5 to 3.2.7.  (A browser unpacks the
/// files of real pages in tests/browser/run.)
class unpacked_bits {
public:
    explicit unpacked_bits(std::string_view bytes) : bytes_(bytes) {}
    std::string text() {
        std::string out;
        for (bool last = false; !last;) {
            last = bits(1) == 1;
            auto const kind = bits(2);
            if (kind != 1 && kind != 2) throw std::runtime_error("another kind of block");
            if (kind == 2) read_codes();
            for (;;) {
                auto const s = kind == 2 ? by_lengths(symbols_) : symbol();
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
                auto const d = kind == 2 ? by_lengths(distances_) : code(5);
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
    /// A symbol by the lengths of all: bit by bit, the first code of each length and how many there are of it.
    std::size_t by_lengths(std::vector<std::size_t> const& lengths) {
        std::size_t value = 0, first = 0;
        for (std::size_t length = 1; length <= 15; ++length) {
            value = value << 1U | bits(1);
            std::vector<std::size_t> those;
            for (std::size_t i = 0; i < lengths.size(); ++i)
                if (lengths[i] == length) those.push_back(i);
            if (value < first + those.size()) return those.at(value - first);
            first = (first + those.size()) << 1U;
        }
        throw std::runtime_error("a code that no symbol has");
    }
    void read_codes() {
        auto const n_symbols = bits(5) + 257, n_distances = bits(5) + 1, n_lengths = bits(4) + 4;
        std::vector<std::size_t> of_lengths(19, 0), all;
        static constexpr std::array<std::size_t, 19> order{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
        for (std::size_t i = 0; i < n_lengths; ++i) of_lengths[order.at(i)] = bits(3);
        while (all.size() < n_symbols + n_distances) {
            auto const s = by_lengths(of_lengths);
            if (s < 16) all.push_back(s);
            else if (s == 16) { auto const before = all.back(); all.insert(all.end(), 3 + bits(2), before); }
            else all.insert(all.end(), s == 17 ? 3 + bits(3) : 11 + bits(7), 0);
        }
        if (all.size() != n_symbols + n_distances) throw std::runtime_error("more lengths than there are symbols");
        symbols_.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n_symbols));
        distances_.assign(all.begin() + static_cast<std::ptrdiff_t>(n_symbols), all.end());
    }
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::vector<std::size_t> symbols_, distances_;
};
std::string unpacked(std::string_view bytes) { return unpacked_bits(bytes).text(); }

std::string const zlib_of_ten_a("\x4b\x4c\x84\x01\x00", 5), zlib_of_abcabcabc("\x4b\x4c\x4a\x4e\x04\x23\x00", 7);
/// zlib 1.2.13's at its greatest effort, a block of its own codes, of what letters() has.
std::string const zlib_of_letters("\xed\x92\x51\x96\x84\x20\x0c\x04\xcf\x1a\x23\x84\x08\x21\xde\xff\x6b\x0b\xdc\xd9\xf5\x10\xe3\xd3\x91\x17\x27\x9d"
    "\x2e\x1a\x29\x45\x44\x78\x0a\x8b\xe3\x70\xf7\x96\x39\xe7\x2c\xe7\x49\x25\x45\x7a\xef\x61\x46\xfd\x32\x1b\x63\xf8"
    "\x9c\x54\x6e\x59\x17\xc5\xe7\x75\x5d\x57\xb4\x46\xbd\xba\x9f\x34\xf6\xce\xa7\x8c\x50\x55\x34\xa9\x8f\x52\x6a\xad"
    "\x79\xaf\xbe\xe0\x8e\xe0\x61\x7d\x88\xb4\xd6\x6c\x4e\x2a\xcc\x33\x33\x51\x65\x9d\x5b\x33\xc7\xe0\x3f\x53\xf5\xa6"
    "\xd1\xfd\x19\xb7\x5e\xd7\x85\xb7\xa6\x8a\xa6\x6c\x9f\xea\x4e\x6f\xf4\xbe\x34\x55\xf1\x19\xb5\x52\xb9\x1f\xae\x0f"
    "\xe3\x01\x60\x83\x2f\x67\x29\xcb\x67\xc2\x27\x3d\xe0\x33\x34\xf9\x1d\x0e\xdf\xec\xdb\xe7\x7b\xe2\x15\xf0\xb5\x5e"
    "\xe1\x73\xe6\x41\xe4\x09\x5f\xe8\xd6\xec\x03\xbe\x52\x33\x97\xcf\xcd\xf5\xcb\x78\xc0\x27\xcd\xe0\x9b\xb1\x7d\x9a"
    "\xc0\xa7\x91\xb9\x34\x13\xbe\x21\x13\x3e\xbd\x9f\x69\x9f\x5d\x85\xbd\x34\xf8\xb4\x8a\x2c\x9f\x0a\x9f\x5b\xc0\xd7"
    "\xd1\xa4\x3e\x02\xbe\x6a\xdb\x67\x79\x31\x92\x1f\x3e\xc9\x8f\x0a\xf3\x20\x25\x3f\x9c\xd8\xd6\x24\x3f\x74\xc8\xef"
    "\xde\x8d\xff\x13\x89\x0f\x40\xe2\x03\x70\xfb\x24\x3f\x7a\xc9\x6f\x69\x12\x1f\x80\xc4\x07\xe0\x2b\xbb\xd8\xec\xe4"
    "\xc7\xbe\x91\xdf\xf2\x49\x7c\x00\x12\x1f\x80\xc4\x07\x20\xf1\x01\xf8\x19\xf7\xb7\xab\xe4\x87\x4f\xf2\xa3\xc0\x3c"
    "\x88\xc8\x0f\xe5\xbe\x35\xc9\x8f\x35\xf9\x2d\x9f\xdf\xf3\xf9\x3d\x9f\xaf\xf3\xf9\x03", 329);
std::string letters() {
    std::string text;
    for (std::size_t i = 0; i < 600; ++i) text.append(1 + i % 3, "abcdefghijklmnop"[(i * i + 3 * i * (i % 7)) % 16]);
    return text;
}

}  // namespace

TEST_CASE("what is packed is unpacked to the byte") {
    // zlib 1.2.13, fixed codes, its greatest effort: that the reader of this test reads what others wrote.
    CHECK(unpacked(zlib_of_ten_a) == "aaaaaaaaaa");
    CHECK(unpacked(zlib_of_abcabcabc) == "abcabcabc");
    CHECK(unpacked(zlib_of_letters) == letters());
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

TEST_CASE("codes by how often each symbol occurs, none of more bits than are allowed, and full") {
    using pbo::detail::codes_of_lengths;
    using pbo::detail::huffman_lengths;
    using bits = std::vector<unsigned>;
    CHECK(huffman_lengths({}, 15).empty());
    CHECK(huffman_lengths({0, 7, 0}, 15) == bits{0, 1, 0});
    CHECK(huffman_lengths({5, 1, 1, 2}, 15) == bits{1, 3, 3, 2});
    CHECK(codes_of_lengths({3, 3, 3, 3, 3, 2, 4, 4}) == std::vector<std::uint32_t>{2, 3, 4, 5, 6, 0, 14, 15});  // RFC 1951, 3.2.2
    std::vector<std::uint64_t> fibonacci{1, 1};
    while (fibonacci.size() < 40) fibonacci.push_back(fibonacci[fibonacci.size() - 1] + fibonacci[fibonacci.size() - 2]);
    for (unsigned const most : {7U, 15U}) {
        auto const lengths = huffman_lengths(fibonacci, most);
        double taken = 0;
        for (auto const n : lengths) {
            CHECK((n >= 1 && n <= most));
            taken += 1.0 / static_cast<double>(1U << n);
        }
        CHECK(taken == 1.0);  // Kraft: no code is left over
    }
}
