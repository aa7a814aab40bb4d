// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_CELL_HPP
#define PBO_COUNT_CELL_HPP

// What may stand in a table?  A cell is a commutative monoid of counts: default-constructed it holds nothing, and +=
// merges, so that one pass, many threads, chunks of a stream and rolling councils up to England are one operation and
// give the same counts to the bit.

#include <concepts>
#include <cstdint>

namespace pbo {

/// Merges: default-constructed is the identity, += is associative and commutative.
template <class C>
concept cell = std::regular<C> && requires(C& whole, C const& part) {
    { whole += part } -> std::same_as<C&>;
};

/// Can be counted several times over (bootstrap multiplicities, replicate weights).
template <class C>
concept scalable = cell<C> && requires(C& c, std::uint64_t times) {
    { c *= times } -> std::same_as<C&>;
};

/// A part can be taken out of the whole that contains it (a council against the rest of England).
template <class C>
concept removable = cell<C> && requires(C& whole, C const& part) {
    { whole -= part } -> std::same_as<C&>;
};

}  // namespace pbo

#endif
