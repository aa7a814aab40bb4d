// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The index of keys against a std::map, with honest hashes, with hashes that somebody chose (which are given up for the keys'
// order), and with none: every key has the position that it was first given, what cannot be made or is one too many leaves no
// trace, a copy goes on alone; and the tree of the order finds what the map finds and is as flat as it promises.
#include <pbo/count/detail/key_index.hpp>

#include "fuzzing.hpp"

#include <cmath>
#include <compare>
#include <map>
#include <new>
#include <vector>

namespace {

using fuzzing::must;

template <int Hash>
struct key {
    std::uint32_t number = 0;
    friend auto operator<=>(key const&, key const&) = default;
};
enum { none, honest, one_for_all, one_of_four };

template <class Key>
struct entry {
    Key key;
};

}  // namespace

template <int Hash>
requires(Hash != none) struct std::hash<key<Hash>> {
    std::size_t operator()(key<Hash> const& k) const noexcept {
        return Hash == honest ? k.number : Hash == one_for_all ? 42 : k.number % 4;
    }
};

namespace {

constexpr std::size_t most = 4000;

template <class Key>
struct indexed {
    pbo::detail::key_index<Key, most> index;
    std::vector<entry<Key>> entries;
    std::map<Key, std::size_t> expected;

    void look_up(Key const& k, bool fails) {
        auto const known = expected.find(k);
        auto const entries_before = entries.size();
        try {
            auto const position = index.position(k, entries, [&] {
                if (fails) throw std::bad_alloc();
                entries.push_back({k});
            });
            auto const wanted = known == expected.end() ? entries_before : known->second;
            must(position == wanted, "a key has another's position", std::to_string(position), std::to_string(wanted));
            must(entries.size() == entries_before + (known == expected.end()), "an entry too many or none");
            expected.emplace(k, position);
        } catch (std::bad_alloc const&) {
            must(fails && known == expected.end() && entries.size() == entries_before, "an entry is made for a key that is there");
        } catch (pbo::too_many_keys const&) {
            must(known == expected.end() && entries.size() == most, "too many keys too early");
        }
    }
    void look_up_all() {
        for (auto const& [k, position] : std::map<Key, std::size_t>(expected)) {
            look_up(k, true);
            must(entries[position].key == k, "an entry of another key");
        }
    }
};

/// Runs of keys: where they begin, how many there are, how far they are from one another.
template <class Key>
void try_index(fuzzing::pieces& from) {
    indexed<Key> all;
    for (std::size_t work = 0; !from.empty() && work < 20000;) {
        auto const what = from.byte();
        if (what % 16 == 15) {
            auto copy = all;
            copy.look_up(Key{static_cast<std::uint32_t>(from.bytes(2))}, false);
            copy.look_up_all();
            work += copy.entries.size();
            continue;
        }
        auto at = static_cast<std::uint32_t>(from.count(70000));
        auto const step = static_cast<std::uint32_t>(from.count(0xFFFFFFFFU));
        auto const times = what % 2 == 0 ? 1 + from.byte() : from.count(3000);
        for (std::uint64_t i = 0; i < times; ++i, at += step) all.look_up(Key{at}, what % 16 == 7 && i % 3 == 0);
        work += times + 1;
    }
    all.look_up_all();
}

void try_order(fuzzing::pieces& from) {
    pbo::detail::ordered_positions order;
    std::vector<std::uint32_t> entries;
    std::map<std::uint32_t, std::uint32_t> expected;
    while (!from.empty() && entries.size() < 3000) {
        auto at = static_cast<std::uint32_t>(from.count(0xFFFFFFFFU));
        auto const step = static_cast<std::uint32_t>(from.count(0xFFFFFFFFU));
        for (auto left = from.byte() + 1; left > 0; --left, at += step) {
            auto const place = order.find([&](std::uint32_t i) { return at < entries[i] ? -1 : entries[i] < at ? 1 : 0; });
            auto const known = expected.find(at);
            must(place.position == (known == expected.end() ? pbo::detail::ordered_positions::none : known->second), "the order finds another");
            if (known != expected.end()) continue;
            expected.emplace(at, static_cast<std::uint32_t>(entries.size()));
            entries.push_back(at);
            order.add(place);
        }
        must(static_cast<double>(order.depth()) <= 2.0 * std::log2(static_cast<double>(entries.size()) + 1.0), "the order is too deep");
    }
    must(order.empty() == entries.empty(), "empty or not?");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzzing::pieces from(data, size);
    switch (from.byte() % 5) {
    case 0: try_index<key<honest>>(from); break;
    case 1: try_index<key<one_for_all>>(from); break;
    case 2: try_index<key<one_of_four>>(from); break;
    case 3: try_index<key<none>>(from); break;
    default: try_order(from);
    }
    return 0;
}
