// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/detail/ordered_positions.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using pbo::detail::ordered_positions;

struct keys_in_order {
    std::vector<int> keys{};
    ordered_positions where{};

    [[nodiscard]] ordered_positions::place place(int key) const {
        return where.find([&](std::uint32_t i) { return key < keys[i] ? -1 : keys[i] < key ? 1 : 0; });
    }
    /// Whether the key was new.
    bool put(int key) {
        auto const p = place(key);
        if (p.position != ordered_positions::none) return false;
        keys.push_back(key);
        where.add(p);
        return true;
    }
};

}  // namespace

TEST_CASE("whatever the order in which keys come, each is found where it was put, and none is deep") {
    constexpr int n = 4096;
    for (int const step : {1, -1, 1021, 2047, 3}) {
        CAPTURE(step);
        keys_in_order all;
        CHECK(all.where.empty());
        for (int i = 0; i < n; ++i) CHECK(all.put(((i * step) % n + n) % n));
        CHECK(!all.where.empty());
        for (int i = 0; i < n; ++i) {
            CHECK(all.place(((i * step) % n + n) % n).position == static_cast<std::uint32_t>(i));
            CHECK(!all.put(i));
        }
        CHECK(all.keys.size() == n);
        CHECK(all.where.depth() >= 13);  // 4,096 entries have at least 13 levels
        CHECK(all.where.depth() <= 24);  // and twice the logarithm at most (Andersson, 1993)
        CHECK(all.place(-1).position == ordered_positions::none);
        CHECK(all.place(n).position == ordered_positions::none);
    }
}

TEST_CASE("keys that come from both ends to the middle, and one alone") {
    keys_in_order all;
    for (int i = 0; i < 1000; ++i) {
        CHECK(all.put(i));
        CHECK(all.put(10000 - i));
    }
    CHECK(all.where.depth() <= 22);
    for (int i = 0; i < 1000; ++i) CHECK(all.place(10000 - i).position == static_cast<std::uint32_t>(2 * i + 1));

    keys_in_order one;
    CHECK(one.place(5).position == ordered_positions::none);
    CHECK(one.put(5));
    CHECK(one.where.depth() == 1);
    CHECK(one.place(5).position == 0);
}
