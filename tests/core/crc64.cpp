// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

#include <pbo/core/detail/crc64.hpp>

#include <doctest/doctest.h>

#include <string>

// The check value of CRC-64/XZ in the catalogue of parametrised CRC algorithms (reveng); the others from liblzma, the check of a
// block that xz --check=crc64 writes.
TEST_CASE("crc64: known sums") {
    CHECK(pbo::detail::crc64_of("123456789") == 0x995DC9BBDF1939FAU);
    CHECK(pbo::detail::crc64_of("") == 0);
    CHECK(pbo::detail::crc64_of("a") == 0x330284772E652B05U);
    CHECK(pbo::detail::crc64_of("pbo") == 0x4AADE673C3661803U);
    CHECK(pbo::detail::crc64_of("The quick brown fox jumps over the lazy dog") == 0x5B5EB8C2E54AA1C4U);
    static_assert(pbo::detail::crc64_of("123456789") == 0x995DC9BBDF1939FAU);
}

TEST_CASE("crc64: in whatever pieces") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += static_cast<char>(i * 37);
    auto const whole = pbo::detail::crc64_of(text);
    for (std::size_t first = 0; first <= text.size(); ++first) {
        pbo::detail::crc64 sum;
        sum.add(std::string_view(text).substr(0, first));
        sum.add(std::string_view(text).substr(first));
        CHECK(sum.value() == whole);
    }
}

TEST_CASE("crc64: one bit changed is another sum") {
    std::string text = "twenty-one bytes long";
    auto const sum = pbo::detail::crc64_of(text);
    for (std::size_t bit = 0; bit < 8 * text.size(); ++bit) {
        auto changed = text;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        CHECK(pbo::detail::crc64_of(changed) != sum);
    }
}
