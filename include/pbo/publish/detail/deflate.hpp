// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_DEFLATE_HPP
#define PBO_PUBLISH_DETAIL_DEFLATE_HPP

// The same bytes in fewer, for files that a page carries: DEFLATE (RFC 1951), as browsers unpack it ("deflate-raw").
//
//     std::string const packed = pbo::detail::deflated(csv);   // a table of 70 kB in about 16
//
// One block of fixed Huffman codes; what occurred within the last 32,768 bytes is told as a length and a distance (the
// nearest 32 places with the same three bytes are tried, and the next byte's match is taken where it is longer).  The
// same bytes give the same bytes everywhere.  Throws std::length_error for 4 GB; time linear in the bytes, memory 4
// bytes a byte and 128 kB.  Not part of <pbo/publish.hpp>: it is for html_page.hpp.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

class deflate_writer {
public:
    [[nodiscard]] static std::string deflated(std::string_view bytes) {
        if (bytes.size() >= none) throw std::length_error("pbo: a file of 4 GB or more does not fit into a page");
        deflate_writer w(bytes);
        w.bits(0b011, 3);  // the last block, of fixed codes
        std::size_t at = 0;
        while (at < bytes.size()) {
            auto const found = w.longest_at(at);
            w.remember(at);
            if (found.length >= least && (at + 1 >= bytes.size() || w.longest_at(at + 1).length <= found.length)) {
                w.match(found);
                for (std::size_t i = 1; i < found.length; ++i) w.remember(at + i);
                at += found.length;
            } else {
                w.literal(static_cast<unsigned char>(bytes[at++]));
            }
        }
        w.symbol(256);
        if (w.used_ != 0) w.out_ += static_cast<char>(w.held_);
        return std::move(w.out_);
    }

private:
    static constexpr std::size_t least = 3, most = 258, window = 32768, tries = 32;
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct found_match {
        std::size_t length = 0, distance = 0;
    };

    explicit deflate_writer(std::string_view bytes)
        : bytes_(bytes), newest_(window, none), before_(bytes.size(), none) {}

    /// Low bits first.
    void bits(std::uint32_t value, unsigned count) {
        for (; count != 0; --count, value >>= 1U) {
            held_ |= (value & 1U) << used_;
            if (++used_ != 8) continue;
            out_ += static_cast<char>(held_);
            held_ = 0;
            used_ = 0;
        }
    }
    /// High bits first, as codes are.
    void code(std::uint32_t value, unsigned count) {
        while (count-- != 0) bits(value >> count & 1U, 1);
    }
    void symbol(std::uint32_t of) {
        if (of < 144)
            code(0x30 + of, 8);
        else if (of < 256)
            code(0x190 + of - 144, 9);
        else if (of < 280)
            code(of - 256, 7);
        else
            code(0xC0 + of - 280, 8);
    }
    void literal(unsigned char byte) { symbol(byte); }
    void match(found_match const& of) {
        static constexpr std::array<std::uint16_t, 29> lengths{3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                               15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                               67, 83, 99, 115, 131, 163, 195, 227, 258};
        static constexpr std::array<std::uint16_t, 30> distances{
            1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
            193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
        auto const place = [](auto const& all, std::size_t value) {
            return static_cast<std::size_t>(std::upper_bound(all.begin(), all.end(), value) - all.begin()) - 1;
        };
        auto const l = place(lengths, of.length), d = place(distances, of.distance);
        symbol(static_cast<std::uint32_t>(257 + l));
        bits(static_cast<std::uint32_t>(of.length - lengths.at(l)),
             l < 8 || l == 28 ? 0U : static_cast<unsigned>(l / 4 - 1));
        code(static_cast<std::uint32_t>(d), 5);
        bits(static_cast<std::uint32_t>(of.distance - distances.at(d)), d < 4 ? 0U : static_cast<unsigned>(d / 2 - 1));
    }

    [[nodiscard]] std::size_t hash_at(std::size_t at) const {
        auto const byte = [&](std::size_t i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at + i]));
        };
        return (byte(0) << 10U ^ byte(1) << 5U ^ byte(2)) % window;
    }
    void remember(std::size_t at) {
        if (at + least > bytes_.size()) return;
        auto& newest = newest_[hash_at(at)];
        before_[at] = newest;
        newest = static_cast<std::uint32_t>(at);
    }
    [[nodiscard]] found_match longest_at(std::size_t at) const {
        found_match best;
        if (at + least > bytes_.size()) return best;
        auto const longest = std::min(most, bytes_.size() - at);
        std::size_t left = tries;
        for (auto from = newest_[hash_at(at)]; from != none && left-- != 0 && at - from <= window;
             from = before_[from]) {
            std::size_t n = 0;
            while (n < longest && bytes_[from + n] == bytes_[at + n]) ++n;
            if (n > best.length) best = {n, at - from};
            if (n == longest) break;
        }
        return best;
    }

    std::string_view bytes_;
    std::vector<std::uint32_t> newest_, before_;
    std::string out_;
    std::uint32_t held_ = 0;
    unsigned used_ = 0;
};

[[nodiscard]] inline std::string deflated(std::string_view bytes) { return deflate_writer::deflated(bytes); }

}  // namespace pbo::detail

#endif
