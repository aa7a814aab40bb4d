// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_KEY_INDEX_HPP
#define PBO_COUNT_DETAIL_KEY_INDEX_HPP

// Where has this key been put?  An open-addressing index from keys to positions in a vector of entries, grown by
// doubling at half full.  Inserting into the sorted table directly took 16 times as long as counting here and sorting
// once.  A slot keeps 32 bits of the key's hash, so that keys are compared only when they are probably equal and growing
// reads no keys.  At most 2^31 - 1 keys; one more throws std::length_error.  Keys without std::hash go through a std::map
// instead.
//
// A key is looked up as itself or as anything that hashes and compares as it does: a tuple of references for a tuple.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
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
inline constexpr bool hashable_key<std::tuple<Key...>> = (hashable_key<std::remove_cvref_t<Key>> && ...);

/// std::hash is the identity on integers in both libraries, and on the bits of doubles in libc++, so that the high bits
/// must reach all others before some are used: folded down, then spread by the golden ratio (Knuth, 1998, section 6.4).
[[nodiscard]] constexpr std::uint64_t spread(std::uint64_t h) noexcept {
    h = (h ^ (h >> 32U)) * 0x9E3779B97F4A7C15U;
    return h ^ (h >> 32U);
}

template <class Key>
[[nodiscard]] constexpr std::uint64_t spread_hash(Key const& key) {
    return spread(static_cast<std::uint64_t>(std::hash<Key>{}(key)));
}
template <class... Key>
[[nodiscard]] constexpr std::uint64_t spread_hash(std::tuple<Key...> const& keys) {
    return std::apply(
        [](auto const&... key) {
            std::uint64_t all = 0;
            ((all = spread(all + spread_hash(key))), ...);  // spread between parts, so that their order matters
            return all;
        },
        keys);
}

template <class Key, std::size_t MostKeys = 0x7FFFFFFFU>
class key_index {
public:
    /// The position of the key among the entries.  A key that is not there yet is put there first: append() must add its
    /// entry at the end.  When anything throws, the index is as it was.
    template <class Like, class Entries, class Append>
    [[nodiscard]] std::size_t position(Like const& key, Entries const& entries, Append&& append) {
        if constexpr (hashable_key<Key>) {
            auto const hash = static_cast<std::uint32_t>(spread_hash(key));
            std::size_t at = hash & mask_;
            if (!slots_.empty())
                for (; slots_[at].position != none; at = (at + 1) & mask_)
                    if (slots_[at].hash == hash && entries[slots_[at].position].key == key) return slots_[at].position;
            return appended(hash, at, entries.size(), append);
        } else {
            if (auto const found = ordered_.find(key); found != ordered_.end()) return found->second;
            auto const next = entries.size();
            auto const noted = ordered_.emplace(Key(key), next).first;
            try {
                append();
            } catch (...) {
                ordered_.erase(noted);
                throw;
            }
            return next;
        }
    }

private:
    static_assert(MostKeys < 0xFFFFFFFFU / 2 + 1);
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    struct slot {
        std::uint32_t hash = 0;
        std::uint32_t position = none;
    };

    /// Apart from position(), which is called for every record: this only for every key.
    template <class Append>
    std::size_t appended(std::uint32_t hash, std::size_t at, std::size_t next, Append& append) {
        if (next >= MostKeys)
            throw std::length_error("pbo::table: more than " + std::to_string(MostKeys) + " keys");
        if ((next + 1) * 2 > slots_.size()) {
            grow();
            at = free_slot(slots_, hash);
        }
        append();
        slots_[at] = {hash, static_cast<std::uint32_t>(next)};
        return next;
    }
    void grow() {
        std::vector<slot> larger(slots_.empty() ? 64 : slots_.size() * 2);
        for (auto const& s : slots_)
            if (s.position != none) larger[free_slot(larger, s.hash)] = s;
        slots_.swap(larger);
        mask_ = slots_.size() - 1;
    }
    [[nodiscard]] static std::size_t free_slot(std::vector<slot> const& slots, std::uint32_t hash) noexcept {
        std::size_t const mask = slots.size() - 1;
        std::size_t at = hash & mask;
        while (slots[at].position != none) at = (at + 1) & mask;
        return at;
    }

    std::vector<slot> slots_;
    std::size_t mask_ = 0;
    struct nothing {};
    std::conditional_t<hashable_key<Key>, nothing, std::map<Key, std::size_t, std::less<>>> ordered_;
};

}  // namespace pbo::detail

#endif
