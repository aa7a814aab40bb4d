// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_KEY_INDEX_HPP
#define PBO_COUNT_DETAIL_KEY_INDEX_HPP

// Where has this key been put?  An open-addressing index from keys to positions in a vector of entries, grown by
// doubling at half full.  Inserting into the sorted table directly took 16 times as long as counting here and sorting
// once.  A slot keeps 32 bits of the key's hash, so that keys are compared only when they are probably equal and growing
// reads no keys.  At most MostKeys keys (core/key_limit.hpp); one more throws too_many_keys.
//
// Keys without std::hash are found by their order instead (ordered_positions.hpp), and so are all from the moment on at which a
// new one has found `crowded` others on the way to its slot: honest hashes do not come near (half full, a longest run of about a
// hundred among a million), but whoever knows the hash can choose texts that all fall on one slot, and looking for n of them
// would take n^2 steps.
//
// A key is looked up as itself or as anything that hashes and compares as it does: a tuple of references for a tuple.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/count/detail/ordered_positions.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
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
template <class = detail::when_called>
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

template <class Key, std::size_t MostKeys = most_keys>
class key_index {
public:
    key_index() = default;
    /// keys: what there may be too many of, for the message: "councils".
    explicit key_index(char const* keys) : keys_(keys) {}

    /// The position of the key among the entries.  A key that is not there yet is put there first: append() must add its
    /// entry at the end.  When anything throws, the index is as it was.
    template <class Like, class Entries, class Append>
    [[nodiscard]] std::size_t position(Like const& key, Entries const& entries, Append&& append) {
        if constexpr (hashable_key<Key>) {
            if (ordered_.empty()) {
                auto const hash = static_cast<std::uint32_t>(spread_hash(key));
                std::size_t const first = hash & mask_;
                std::size_t at = first;
                if (!slots_.empty())
                    for (; slots_[at].position != none; at = (at + 1) & mask_)
                        if (slots_[at].hash == hash && entries[slots_[at].position].key == key) return slots_[at].position;
                if (((at - first) & mask_) < crowded) return appended(hash, at, entries.size(), append);
                order(entries);
            }
        }
        auto const place = place_in(ordered_, key, entries);
        if (place.position != ordered_positions::none) return place.position;
        auto const next = entries.size();
        refuse_more(next);
        ordered_.make_room();
        append();
        ordered_.add(place);
        return next;
    }
    /// Whether keys are looked up by their order, as a hash would cost too much.
    [[nodiscard]] bool is_ordered() const noexcept { return !ordered_.empty(); }

private:
    static_assert(MostKeys < 0xFFFFFFFFU / 2 + 1);
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    static constexpr std::size_t crowded = 1024;
    struct slot {
        std::uint32_t hash = 0;
        std::uint32_t position = none;
    };

    /// Apart from position(), which is called for every record: this only for every key.
    template <class Append>
    std::size_t appended(std::uint32_t hash, std::size_t at, std::size_t next, Append& append) {
        refuse_more(next);
        if ((next + 1) * 2 > slots_.size()) {
            grow();
            at = free_slot(slots_, hash);
        }
        append();
        slots_[at] = {hash, static_cast<std::uint32_t>(next)};
        return next;
    }
    void refuse_more(std::size_t next) const {
        if (next >= MostKeys) throw too_many_keys(MostKeys, keys_);
    }
    template <class Like, class Entries>
    [[nodiscard]] static ordered_positions::place place_in(ordered_positions const& all, Like const& key, Entries const& entries) {
        return all.find([&](std::uint32_t i) { return key < entries[i].key ? -1 : entries[i].key < key ? 1 : 0; });
    }
    /// From the hash to the order, for good.
    template <class Entries>
    void order(Entries const& entries) {
        ordered_positions all;
        for (auto const& e : entries) all.add(place_in(all, e.key, entries));
        ordered_ = std::move(all);
        slots_ = {};
        mask_ = 0;
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
    ordered_positions ordered_;
    char const* keys_ = "keys";
};

}  // namespace pbo::detail

#endif
