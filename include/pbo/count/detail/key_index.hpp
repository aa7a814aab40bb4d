// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_KEY_INDEX_HPP
#define PBO_COUNT_DETAIL_KEY_INDEX_HPP

// Where has this key been put?  An open-addressing index from keys to positions in a vector of entries, grown by
// doubling at half full.  Inserting into the sorted table directly took 16 times as long as counting here and sorting
// once.  Keys without std::hash go through a std::map instead.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo::detail {

template <class Key>
concept std_hashable = requires(Key const& key) {
    { std::hash<Key>{}(key) } -> std::convertible_to<std::size_t>;
};

template <class Key>
inline constexpr bool hashable_key = std_hashable<Key>;
template <class... Key>
inline constexpr bool hashable_key<std::tuple<Key...>> = (hashable_key<Key> && ...);

/// std::hash is the identity on integers in both libraries, so its bits are spread before the low ones are used.
template <class Key>
[[nodiscard]] constexpr std::uint64_t spread_hash(Key const& key) {
    std::uint64_t const h = static_cast<std::uint64_t>(std::hash<Key>{}(key)) * 0x9E3779B97F4A7C15U;
    return h ^ (h >> 32U);
}
template <class... Key>
[[nodiscard]] constexpr std::uint64_t spread_hash(std::tuple<Key...> const& keys) {
    return std::apply(
        [](auto const&... key) {
            std::uint64_t all = 0;
            ((all = (all ^ spread_hash(key)) * 0x9E3779B97F4A7C15U), ...);
            return all ^ (all >> 32U);
        },
        keys);
}

template <class Key>
class key_index {
public:
    /// The position of the key among the entries, or entries.size() after it has been noted as the next one's.
    template <class Entries>
    [[nodiscard]] std::size_t position(Key const& key, Entries const& entries) {
        if constexpr (hashable_key<Key>) {
            if ((entries.size() + 1) * 2 > slots_.size()) grow(entries);
            std::size_t const mask = slots_.size() - 1;
            for (std::size_t at = spread_hash(key) & mask;; at = (at + 1) & mask) {
                if (slots_[at] == empty) {
                    slots_[at] = static_cast<std::uint32_t>(entries.size());
                    return entries.size();
                }
                if (entries[slots_[at]].key == key) return slots_[at];
            }
        } else {
            return ordered_.try_emplace(key, entries.size()).first->second;
        }
    }

    void clear() noexcept {
        slots_.clear();
        ordered_.clear();
    }

private:
    static constexpr std::uint32_t empty = 0xFFFFFFFFU;

    template <class Entries>
    void grow(Entries const& entries) {
        std::size_t const size = slots_.empty() ? 64 : slots_.size() * 2;
        slots_.assign(size, empty);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            std::size_t at = spread_hash(entries[i].key) & (size - 1);
            while (slots_[at] != empty) at = (at + 1) & (size - 1);
            slots_[at] = static_cast<std::uint32_t>(i);
        }
    }

    std::vector<std::uint32_t> slots_;
    std::conditional_t<hashable_key<Key>, std::vector<int>, std::map<Key, std::size_t>> ordered_;
};

}  // namespace pbo::detail

#endif
