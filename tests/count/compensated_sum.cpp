// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/detail/compensated_sum.hpp>

#include <pbo/core/random.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

using pbo::detail::compensated_sum;

namespace {

/// Weights from 1 to 8 with all 53 bits, in units of 2^-52: their sum is a whole number, which two halves hold exactly.
std::vector<double> weights_in(std::size_t n) {
    pbo::random_source draws(2013);
    std::vector<double> all(n);
    for (auto& w : all) w = std::ldexp(1.0 + draws.uniform(), static_cast<int>(draws.below(3)));
    return all;
}
/// The exact sum, rounded to the nearest double (ties to even), by whole numbers in units of 2^-52.
double exactly(std::vector<double> const& all) {
    std::uint64_t high = 0, low = 0;  // high * 2^32 + low
    for (double w : all) {
        auto const units = static_cast<std::uint64_t>(std::ldexp(w, 52));
        high += units >> 32U;
        low += units & 0xFFFFFFFFU;
    }
    high += low >> 32U;
    low &= 0xFFFFFFFFU;
    int drop = 0;  // bits beyond 53
    while (high >> (21 + drop) != 0) ++drop;
    if (drop == 0) return std::ldexp(static_cast<double>(high << 32U | low), -52);
    std::uint64_t const rest = low & ((std::uint64_t{1} << drop) - 1), half = std::uint64_t{1} << (drop - 1);
    std::uint64_t kept = (high << (32 - drop)) | (low >> drop);
    if (rest > half || (rest == half && kept % 2 == 1)) ++kept;
    return std::ldexp(static_cast<double>(kept), drop - 52);
}

}  // namespace

TEST_CASE("sums of weights are the exact sum, rounded once, however they are cut and merged") {
    for (std::size_t n : {std::size_t{1}, std::size_t{2}, std::size_t{1000}, std::size_t{200'000}}) {
        CAPTURE(n);
        auto const all = weights_in(n);
        compensated_sum whole;
        for (double w : all) whole += w;
        double const expected = whole.value();
        for (std::size_t length : {std::size_t{1}, std::size_t{7}, std::size_t{4096}, std::size_t{65'536}}) {
            compensated_sum sum;
            for (std::size_t from = 0; from < n; from += length) {
                compensated_sum part;
                for (std::size_t i = from; i < std::min(n, from + length); ++i) part += all[i];
                sum += part;
            }
            CHECK(sum.value() == expected);
        }
        compensated_sum backwards;
        for (std::size_t i = n; i-- > 0;) backwards += all[i];
        CHECK(backwards.value() == expected);
        CHECK(backwards == whole);
    }
}

TEST_CASE("the sum is right: in units of the last bit, against whole numbers") {
    // 1000 weights of at most 8 add up to less than 2^13, in units of 2^-52 less than 2^65: taken in two halves.
    for (std::size_t n : {std::size_t{1}, std::size_t{2}, std::size_t{100}, std::size_t{1000}}) {
        auto const all = weights_in(n);
        compensated_sum sum;
        for (double w : all) sum += w;
        CHECK(sum.value() == exactly(all));
    }
}

TEST_CASE("a plain sum of the same weights depends on how it is cut, so the above says something") {
    auto const all = weights_in(200'000);
    double forwards = 0.0, backwards = 0.0;
    for (double w : all) forwards += w;
    for (std::size_t i = all.size(); i-- > 0;) backwards += all[i];
    CHECK(forwards != backwards);
}

TEST_CASE("nothing, a sum added to itself, and multiples") {
    CHECK(compensated_sum{}.value() == 0.0);
    compensated_sum sum;
    for (int i = 0; i < 10; ++i) sum += 0.1;
    auto twice = sum;
    twice += twice;
    sum *= 2;
    CHECK(twice == sum);
    CHECK(twice.value() == 2.0);
}
