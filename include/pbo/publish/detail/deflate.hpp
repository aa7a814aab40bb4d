// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_DEFLATE_HPP
#define PBO_PUBLISH_DETAIL_DEFLATE_HPP

// The same bytes in fewer, for files that a page carries: DEFLATE (RFC 1951), as browsers unpack it ("deflate-raw").
//
//     std::string const packed = pbo::detail::deflated(csv);   // a table of 70 kB in about 16
//
// One block, of Huffman codes made for these bytes (huffman_codes.hpp) or of the fixed ones, whichever is shorter; what
// occurred within the last 32,768 bytes is told as a length and a distance (the
// nearest 32 places with the same three bytes are tried, and the next byte's match is taken where it is longer).  The
// same bytes give the same bytes everywhere.  Throws std::length_error for 4 GB; time linear in the bytes, memory 4
// bytes a byte, 8 a step and 128 kB.  Not part of <pbo/publish.hpp>: it is for html_page.hpp.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/detail/huffman_codes.hpp>

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
    template <class = detail::when_called>
    [[nodiscard]] static std::string deflated(std::string_view bytes) {
        if (bytes.size() >= none) throw std::length_error("pbo: a file of 4 GB or more does not fit into a page");
        deflate_writer w(bytes);
        std::size_t at = 0;
        while (at < bytes.size()) {
            auto const found = w.longest_at(at);
            w.remember(at);
            if (found.length >= least && (at + 1 >= bytes.size() || w.longest_at(at + 1).length <= found.length)) {
                w.steps_.push_back({static_cast<std::uint16_t>(found.length), static_cast<std::uint16_t>(found.distance - 1)});
                for (std::size_t i = 1; i < found.length; ++i) w.remember(at + i);
                at += found.length;
            } else {
                w.steps_.push_back({0, static_cast<unsigned char>(bytes[at++])});
            }
        }
        w.block();
        if (w.used_ != 0) w.out_ += static_cast<char>(w.held_);
        return std::move(w.out_);
    }

private:
    static constexpr std::size_t least = 3, most = 258, window = 32768, tries = 32;
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct found_match {
        std::size_t length = 0, distance = 0;
    };

    template <class = detail::when_called>
    explicit deflate_writer(std::string_view bytes)
        : bytes_(bytes), newest_(window, none), before_(bytes.size(), none) {}

    /// Low bits first.
    template <class = detail::when_called>
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
    template <class = detail::when_called>
    void code(std::uint32_t value, unsigned count) {
        while (count-- != 0) bits(value >> count & 1U, 1);
    }
    /// A byte (length 0), or as many bytes as length from distance_less_one + 1 before.
    struct step {
        std::uint16_t length, distance_less_one;
    };
    /// The codes of a block: of bytes and lengths (0 to 285), and of distances (0 to 29).
    struct block_codes {
        std::vector<unsigned> symbol_bits, distance_bits;
        std::vector<std::uint32_t> symbols, distances;
        template <class = detail::when_called>
        block_codes(std::vector<unsigned> of_symbols, std::vector<unsigned> of_distances)
            : symbol_bits(std::move(of_symbols)), distance_bits(std::move(of_distances)),
              symbols(codes_of_lengths(symbol_bits)), distances(codes_of_lengths(distance_bits)) {}
        template <class = detail::when_called>
        [[nodiscard]] static block_codes fixed() {
            std::vector<unsigned> of(288, 8);
            std::fill(of.begin() + 144, of.begin() + 256, 9U);
            std::fill(of.begin() + 256, of.begin() + 280, 7U);
            return {std::move(of), std::vector<unsigned>(30, 5)};
        }
    };
    static constexpr std::array<std::uint16_t, 29> lengths_from{3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                                15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                                67, 83, 99, 115, 131, 163, 195, 227, 258};
    static constexpr std::array<std::uint16_t, 30> distances_from{
        1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
        193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
    template <class All>
    [[nodiscard]] static std::size_t place(All const& all, std::size_t value) {
        return static_cast<std::size_t>(std::upper_bound(all.begin(), all.end(), value) - all.begin()) - 1;
    }
    [[nodiscard]] static unsigned more_of_length(std::size_t l) { return l < 8 || l == 28 ? 0U : static_cast<unsigned>(l / 4 - 1); }
    [[nodiscard]] static unsigned more_of_distance(std::size_t d) { return d < 4 ? 0U : static_cast<unsigned>(d / 2 - 1); }

    /// The lengths of both codes as a block states them: 16 repeats the one before 3 to 6 times, 17 and 18 are runs of 0.
    struct stated_length {
        unsigned symbol, more, more_bits;
    };
    template <class = detail::when_called>
    [[nodiscard]] static std::vector<stated_length> stated(std::vector<unsigned> const& lengths) {
        std::vector<stated_length> all;
        for (std::size_t i = 0; i < lengths.size();) {
            std::size_t run = 1;
            while (i + run < lengths.size() && lengths[i + run] == lengths[i]) ++run;
            if (lengths[i] == 0 && run >= 3) {
                run = std::min<std::size_t>(run, 138);
                all.push_back(run < 11 ? stated_length{17, static_cast<unsigned>(run - 3), 3}
                                       : stated_length{18, static_cast<unsigned>(run - 11), 7});
            } else if (i != 0 && lengths[i] == lengths[i - 1] && run >= 3) {
                run = std::min<std::size_t>(run, 6);
                all.push_back({16, static_cast<unsigned>(run - 3), 2});
            } else {
                run = 1;
                all.push_back({lengths[i], 0, 0});
            }
            i += run;
        }
        return all;
    }
    /// The one block, in whichever codes it is shorter.
    template <class = detail::when_called>
    void block() {
        std::vector<std::uint64_t> symbols(286, 0), distances(30, 0);
        ++symbols[256];
        for (auto const& s : steps_) {
            if (s.length == 0) {
                ++symbols[s.distance_less_one];
                continue;
            }
            ++symbols[257 + place(lengths_from, s.length)];
            ++distances[place(distances_from, std::size_t{s.distance_less_one} + 1)];
        }
        block_codes const own(huffman_lengths(symbols, 15), huffman_lengths(distances, 15)), fixed = block_codes::fixed();
        auto const last_used = [](std::vector<std::uint64_t> const& counts, std::size_t least_many) {
            auto n = counts.size();
            while (n > least_many && counts[n - 1] == 0) --n;
            return n;
        };
        auto const n_symbols = last_used(symbols, 257), n_distances = last_used(distances, 1);
        std::vector<unsigned> both(own.symbol_bits.begin(), own.symbol_bits.begin() + static_cast<std::ptrdiff_t>(n_symbols));
        both.insert(both.end(), own.distance_bits.begin(), own.distance_bits.begin() + static_cast<std::ptrdiff_t>(n_distances));
        auto const lengths = stated(both);
        std::vector<std::uint64_t> of_lengths(19, 0);
        for (auto const& one : lengths) ++of_lengths[one.symbol];
        auto const length_bits = huffman_lengths(of_lengths, 7);
        static constexpr std::array<std::size_t, 19> order{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
        auto n_lengths = order.size();
        while (n_lengths > 4 && length_bits[order.at(n_lengths - 1)] == 0) --n_lengths;
        std::uint64_t own_size = 14 + 3 * n_lengths, fixed_size = 0;
        for (auto const& one : lengths) own_size += length_bits[one.symbol] + one.more_bits;
        for (std::size_t i = 0; i < symbols.size(); ++i) {
            own_size += symbols[i] * own.symbol_bits[i];
            fixed_size += symbols[i] * fixed.symbol_bits[i];
        }
        for (std::size_t i = 0; i < distances.size(); ++i) {
            own_size += distances[i] * own.distance_bits[i];
            fixed_size += distances[i] * 5;
        }
        if (own_size >= fixed_size) {
            bits(0b011, 3);  // the last block, of fixed codes
            return write_steps(fixed);
        }
        bits(0b101, 3);  // the last block, of its own codes
        bits(static_cast<std::uint32_t>(n_symbols - 257), 5);
        bits(static_cast<std::uint32_t>(n_distances - 1), 5);
        bits(static_cast<std::uint32_t>(n_lengths - 4), 4);
        for (std::size_t i = 0; i < n_lengths; ++i) bits(length_bits[order.at(i)], 3);
        auto const length_codes = codes_of_lengths(length_bits);
        for (auto const& one : lengths) {
            code(length_codes[one.symbol], length_bits[one.symbol]);
            bits(one.more, one.more_bits);
        }
        write_steps(own);
    }
    template <class = detail::when_called>
    void write_steps(block_codes const& by) {
        for (auto const& s : steps_) {
            if (s.length == 0) {
                code(by.symbols[s.distance_less_one], by.symbol_bits[s.distance_less_one]);
                continue;
            }
            std::size_t const distance = std::size_t{s.distance_less_one} + 1;
            auto const l = place(lengths_from, s.length), d = place(distances_from, distance);
            code(by.symbols[257 + l], by.symbol_bits[257 + l]);
            bits(static_cast<std::uint32_t>(s.length - lengths_from.at(l)), more_of_length(l));
            code(by.distances[d], by.distance_bits[d]);
            bits(static_cast<std::uint32_t>(distance - distances_from.at(d)), more_of_distance(d));
        }
        code(by.symbols[256], by.symbol_bits[256]);
    }

    template <class = detail::when_called>
    [[nodiscard]] std::size_t hash_at(std::size_t at) const {
        auto const byte = [&](std::size_t i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at + i]));
        };
        return (byte(0) << 10U ^ byte(1) << 5U ^ byte(2)) % window;
    }
    template <class = detail::when_called>
    void remember(std::size_t at) {
        if (at + least > bytes_.size()) return;
        auto& newest = newest_[hash_at(at)];
        before_[at] = newest;
        newest = static_cast<std::uint32_t>(at);
    }
    template <class = detail::when_called>
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
    std::vector<step> steps_;
    std::string out_;
    std::uint32_t held_ = 0;
    unsigned used_ = 0;
};

template <class = detail::when_called>
[[nodiscard]] inline std::string deflated(std::string_view bytes) { return deflate_writer::deflated(bytes); }

}  // namespace pbo::detail

#endif
