// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_HUFFMAN_CODES_HPP
#define PBO_PUBLISH_DETAIL_HUFFMAN_CODES_HPP

// How many bits is each symbol worth, by how often it occurs, and which?  Huffman's code with no more than so many bits:
// where it needs more, the counts are halved until it does not.  Of two that occur alike the earlier has no more bits.  The
// codes are those that RFC 1951 (3.2.2) makes of their lengths.  For deflate.hpp.  O(n^2) in the symbols, of which there
// are a few hundred.

#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo::detail {

/// A length for each symbol that occurs, 0 for the others; where one alone occurs it has one bit.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<unsigned> huffman_lengths(std::vector<std::uint64_t> counts, unsigned most) {
    std::vector<unsigned> lengths(counts.size(), 0);
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] != 0) used.push_back(i);
    if (used.size() == 1) lengths[used.front()] = 1;
    while (used.size() > 1) {
        struct tree {
            std::uint64_t count;
            std::vector<std::size_t> leaves;
        };
        std::vector<tree> trees;
        for (auto const i : used) trees.push_back({counts[i], {i}});
        std::fill(lengths.begin(), lengths.end(), 0U);
        while (trees.size() > 1) {
            auto const rarest = [&] {
                auto at = std::min_element(trees.begin(), trees.end(), [](tree const& a, tree const& b) { return a.count < b.count; });
                auto one = std::move(*at);
                trees.erase(at);
                return one;
            };
            auto joined = rarest();
            auto const other = rarest();
            joined.count += other.count;
            joined.leaves.insert(joined.leaves.end(), other.leaves.begin(), other.leaves.end());
            for (auto const leaf : joined.leaves) ++lengths[leaf];
            trees.push_back(std::move(joined));
        }
        if (*std::max_element(lengths.begin(), lengths.end()) <= most) break;
        for (auto const i : used) counts[i] = counts[i] / 2 + 1;
    }
    return lengths;
}

/// The code of each symbol, of as many bits as its length.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::uint32_t> codes_of_lengths(std::vector<unsigned> const& lengths) {
    std::vector<std::uint32_t> codes(lengths.size(), 0);
    std::uint32_t next = 0;
    unsigned const longest = lengths.empty() ? 0 : *std::max_element(lengths.begin(), lengths.end());
    for (unsigned length = 1; length <= longest; ++length, next <<= 1U)
        for (std::size_t i = 0; i < lengths.size(); ++i)
            if (lengths[i] == length) codes[i] = next++;
    return codes;
}

}  // namespace pbo::detail

#endif
