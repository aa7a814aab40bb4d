// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/amount.hpp>

#include <pbo/count/cell.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <limits>
#include <sstream>
#include <type_traits>

using pbo::absence;
using pbo::amount;
using limit = std::numeric_limits<std::int64_t>;

static_assert(std::regular<amount> && std::is_trivially_copyable_v<amount> && pbo::cell<amount>);

namespace {
amount of(std::initializer_list<std::int64_t> values) {
    amount a;
    for (auto v : values) a.add(v);
    return a;
}
amount times(std::int64_t value, int doublings) {
    auto a = of({value});
    for (int i = 0; i < doublings; ++i) a += amount(a);
    return a;
}
}  // namespace

// Python 3.11.2, fractions: tests/reference/amount_variance.py.
TEST_CASE("variances agree with exact rational arithmetic, negative and huge amounts included") {
    CHECK(of({100, 250, -75}).variance().value() == doctest::Approx(26458.333333333332).epsilon(1e-15));
    CHECK(of({12345, -678, 9000001, 0}).variance().value() == doctest::Approx(20232543607718.0).epsilon(1e-15));
    CHECK(of({1'000'000'000'000'000, 1'000'000'000'000'001, 1'000'000'000'000'002}).variance() == 1.0);
    CHECK(of({limit::max(), limit::min()}).variance().value() == doctest::Approx(1.7014118346046923e+38).epsilon(1e-15));
    auto doubled = times(30, 40);
    doubled += times(-10, 40);
    doubled += times(7, 40);
    CHECK(doubled.variance().value() == doctest::Approx(268.66666666674814).epsilon(1e-15));
    auto beyond = times(8191, 48);
    auto const large = std::int64_t{1} << 60;
    beyond += of({large, large, -large + 5, -large + 5});
    CHECK(beyond.sum() == 2305561534236983306);
    auto divided = times(65535, 47);
    for (int i = 0; i < 7; ++i) divided += times(0, 47);
    divided.add(-1);
    CHECK(divided.variance().value() == doctest::Approx(469747712.10937506).epsilon(1e-15));
    CHECK(beyond.variance().value() == doctest::Approx(1.888946593147838e+22).epsilon(1e-15));
}

TEST_CASE("the mean of nobody and the variance of fewer than two are absent with their reasons") {
    CHECK(amount{}.mean() == pbo::figure<double>{absence::nothing_to_divide_by});
    CHECK(amount{}.variance() == pbo::figure<double>{absence::no_degrees_of_freedom});
    CHECK(of({5}).variance() == pbo::figure<double>{absence::no_degrees_of_freedom});
    CHECK(of({5}).mean() == 5.0);
    CHECK(of({-5, -5}).mean() == -5.0);
    CHECK(of({-5, -5}).variance() == 0.0);
}

TEST_CASE("merging has an identity, commutes and associates to the bit") {
    amount with_absent = of({7});
    with_absent.add(absence::suppressed);
    amount const parts[] = {{}, of({-3}), of({limit::max()}), of({limit::min(), 17}), with_absent};
    for (auto const& a : parts)
        for (auto const& b : parts) {
            auto ab = a;
            try {
                ab += b;
            } catch (std::overflow_error const&) {
                continue;
            }
            auto ba = b;
            ba += a;
            CHECK(ab == ba);
            CHECK(((ab += amount{}) == ba));
        }
}

TEST_CASE("a sum that leaves 64 bits throws and changes nothing, adding and merging") {
    auto a = of({limit::max()});
    auto const before = a;
    CHECK_THROWS_AS(a.add(1), std::overflow_error);
    CHECK_THROWS_AS(a += of({1}), std::overflow_error);
    CHECK(a == before);
    auto b = of({limit::min()});
    CHECK_THROWS_AS(b.add(-1), std::overflow_error);
    CHECK(b == of({limit::min()}));
}

TEST_CASE("a sum of squares that leaves 128 bits throws and changes nothing, adding and merging") {
    auto a = of({limit::max(), limit::min(), limit::max(), limit::min()});  // 4 squares of nearly 2^126
    auto const before = a;
    CHECK_THROWS_WITH_AS(a.add(limit::max()), doctest::Contains("squares"), std::overflow_error);
    CHECK(a == before);
    CHECK_THROWS_WITH_AS(a += of({limit::max()}), doctest::Contains("squares"), std::overflow_error);
    CHECK(a == before);
}

TEST_CASE("an amount prints its sum and its number") {
    std::ostringstream out;
    out << of({100, -250});
    CHECK(out.str() == "-150 over 2");
}
