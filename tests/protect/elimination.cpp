// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/detail/elimination.hpp>

#include <pbo/core/random.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using pbo::detail::modular;
using pbo::detail::modular_row;

TEST_CASE("arithmetic modulo 2^61 - 1 is that of 128 bits") {
    pbo::random_source draw(7);
    constexpr auto p = modular::prime;
    for (int i = 0; i < 10000; ++i) {
        auto a = draw() % p, b = draw() % p;
        if (i < 4) a = p - 1, b = i < 2 ? p - 1 : 1;
        __extension__ using wide = unsigned __int128;
        CHECK(modular::times(a, b) == static_cast<std::uint64_t>(static_cast<wide>(a) * b % p));
        CHECK(modular::plus(a, b) == static_cast<std::uint64_t>((static_cast<wide>(a) + b) % p));
        CHECK(modular::plus(modular::minus(a, b), b) == a);
        if (a != 0) CHECK(modular::times(a, modular::inverse(a)) == 1);
    }
    CHECK(modular::symmetric(modular::from(-12)) == -12);
    CHECK(modular::symmetric(modular::from(12)) == 12);
}

TEST_CASE("a row that follows from others leaves nothing, any other leaves something") {
    pbo::detail::row_space known(4);
    auto const row = [](std::vector<std::int64_t> const& values) {
        modular_row r;
        for (std::uint32_t i = 0; i < values.size(); ++i)
            if (values[i] != 0) r.push_back({i, modular::from(values[i])});
        return r;
    };
    known.add(known.reduced(row({1, 1, 0, 0})));
    known.add(known.reduced(row({0, 1, 1, 0})));
    CHECK(known.reduced(row({1, 0, -1, 0})).empty());
    CHECK(known.reduced(row({3, 5, 2, 0})).empty());
    CHECK_FALSE(known.reduced(row({1, 0, 0, 0})).empty());
    CHECK_FALSE(known.reduced(row({1, 1, 0, 1})).empty());
    known.add(known.reduced(row({1, 0, 1, 0})));  // twice the first leaf, now
    CHECK(known.rank() == 3);
    CHECK(known.reduced(row({1, 0, 0, 0})).empty());
    CHECK(known.reduced(row({0, 0, 7, 0})).empty());
    CHECK_FALSE(known.reduced(row({0, 0, 0, 1})).empty());
}
