// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/detail/bytes.hpp>

#include <doctest/doctest.h>

#include <array>
#include <random>

namespace {

template <class Bytes>
std::array<std::uint8_t, Bytes::width> stored(Bytes const& b) {
    std::array<std::uint8_t, Bytes::width> all{};
    b.store(all.data());
    return all;
}

// Each operation against the same on one byte after another, written here.
template <class Bytes>
void does_what_one_byte_does() {
    std::mt19937 random(1);
    std::array<std::uint8_t, Bytes::width> a{}, b{};
    for (int turn = 0; turn < 500; ++turn) {
        for (auto& x : a) x = static_cast<std::uint8_t>(random() % 256);
        for (auto& x : b) x = static_cast<std::uint8_t>(random() % 256);
        auto const value = a[random() % a.size()];
        auto const by = static_cast<unsigned>(random() % 8);
        auto const va = Bytes::load(a.data());
        auto const vb = Bytes::load(b.data());
        std::uint64_t mask = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            unsigned const x = a[i], y = b[i];
            REQUIRE(stored(va & vb)[i] == (x & y));
            REQUIRE(stored(va | vb)[i] == (x | y));
            REQUIRE(stored(va ^ vb)[i] == (x ^ y));
            REQUIRE(stored(va + vb)[i] == (x + y) % 256);
            REQUIRE(stored(va.shifted_left(by))[i] == (x << by) % 256);
            REQUIRE(stored(va.shifted_right(by))[i] == x >> by);
            REQUIRE(stored(va.equal_to(value))[i] == (x == value ? 255 : 0));
            REQUIRE(stored(va.signed_less_than(static_cast<std::int8_t>(value)))[i] ==
                    (static_cast<int>(x < 128 ? x : x - 256) < static_cast<int>(value < 128 ? value : value - 256) ? 255 : 0));
            REQUIRE(stored(Bytes::filled(value))[i] == value);
            mask |= std::uint64_t{x >> 7U} << i;
        }
        REQUIRE(va.mask() == mask);
    }
}

}  // namespace

TEST_CASE("vector bytes and their scalar twin do to each byte what is done to one") {
    does_what_one_byte_does<pbo::detail::native_bytes<16>>();
    does_what_one_byte_does<pbo::detail::native_bytes<>>();
    does_what_one_byte_does<pbo::detail::scalar_bytes<16>>();
    does_what_one_byte_does<pbo::detail::scalar_bytes<32>>();
}
