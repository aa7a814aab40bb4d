// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_DATA_SYNTHETIC_HPP
#define PBO_EXAMPLES_DATA_SYNTHETIC_HPP

// What do both generators of synthetic data share?  Draws that are the same on every standard library, counts that
// add up to a wanted total exactly, and writing the file.
//
// std::mt19937_64 is fixed to the bit by the standard, but the std:: distributions and std::shuffle are not: they
// differ between libstdc++ and libc++.  So the draws below use the engine's words alone.  Nothing here is left to luck:
// a margin that must hold is allocated first, and chance only decides who carries it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace synthetic {

class dice {
public:
    explicit dice(std::uint64_t seed) : engine_(seed) {}

    // Uniform on 0 .. sides - 1; words past the last whole multiple of sides are thrown again, so there is no bias.
    std::int64_t below(std::int64_t sides) {
        if (sides < 1) { throw std::logic_error("a draw below " + std::to_string(sides)); }
        auto const n = static_cast<std::uint64_t>(sides);
        std::uint64_t const most = std::numeric_limits<std::uint64_t>::max();
        std::uint64_t const fair = most - most % n;
        std::uint64_t word = engine_();
        while (word >= fair) { word = engine_(); }
        return static_cast<std::int64_t>(word % n);
    }
    std::int64_t between(std::int64_t lowest, std::int64_t highest) { return lowest + below(highest - lowest + 1); }
    bool per_cent(std::int64_t chance) { return below(100) < chance; }

    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t left = items.size(); left > 1; --left) {
            std::swap(items[left - 1], items[static_cast<std::size_t>(below(static_cast<std::int64_t>(left)))]);
        }
    }

private:
    std::mt19937_64 engine_;
};

// A count that may lie anywhere from lowest to highest, and the one that would suit best.
struct wish {
    std::int64_t lowest;
    std::int64_t preferred;
    std::int64_t highest;
};

// Counts as near to the wishes as the total allows: the difference is shared out in proportion to the room each count
// has left, the remainder of that division one by one in order.  Throws std::logic_error when no counts can add up.
inline std::vector<std::int64_t> allocate(std::string_view what, std::int64_t total, std::vector<wish> const& wishes) {
    std::vector<std::int64_t> counts;
    std::vector<std::int64_t> room;
    std::int64_t sum = 0;
    for (wish const& w : wishes) {
        if (w.lowest > w.highest) { throw std::logic_error(std::string(what) + ": an empty range"); }
        counts.push_back(std::clamp(w.preferred, w.lowest, w.highest));
        sum += counts.back();
    }
    std::int64_t const sign = total < sum ? -1 : 1;
    std::int64_t const missing = (total - sum) * sign;
    std::int64_t all_room = 0;
    for (std::size_t i = 0; i != wishes.size(); ++i) {
        room.push_back(sign > 0 ? wishes[i].highest - counts[i] : counts[i] - wishes[i].lowest);
        all_room += room.back();
    }
    if (missing > all_room) {
        throw std::logic_error(std::string(what) + ": " + std::to_string(total) + " cannot be reached from " +
                               std::to_string(sum) + " with room for " + std::to_string(all_room));
    }
    std::int64_t left = missing;
    for (std::size_t i = 0; i != wishes.size() && missing > 0; ++i) {
        std::int64_t const step = missing * room[i] / all_room;
        counts[i] += sign * step;
        room[i] -= step;
        left -= step;
    }
    for (std::size_t i = 0; i != wishes.size() && left > 0; ++i) {
        if (room[i] > 0) {
            counts[i] += sign;
            --left;
        }
    }
    return counts;
}

// The items in the order of their keys, highest first; equal keys keep their order, so the result is the same anywhere.
inline std::vector<std::size_t> highest_first(std::vector<std::size_t> const& items,
                                              std::vector<std::int64_t> const& keys) {
    std::vector<std::size_t> place(items.size());
    std::iota(place.begin(), place.end(), std::size_t{0});
    std::sort(place.begin(), place.end(), [&](std::size_t a, std::size_t b) {
        return keys[items[a]] != keys[items[b]] ? keys[items[a]] > keys[items[b]] : a < b;
    });
    std::vector<std::size_t> sorted;
    for (std::size_t p : place) { sorted.push_back(items[p]); }
    return sorted;
}

// main() of a generator: the rows go to the one file named on the command line.
template <class Make>
int write_file(int argc, char** argv, Make make) {
    if (argc != 2) {
        std::cerr << "usage: " << argv[0] << " OUTPUT.csv\n";
        return 2;
    }
    try {
        std::string const text = make();
        std::ofstream out(argv[1], std::ios::binary);
        out << text;
        out.close();
        if (!out) { throw std::runtime_error(std::string("cannot write ") + argv[1]); }
    } catch (std::exception const& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
    return 0;
}

}  // namespace synthetic

#endif
