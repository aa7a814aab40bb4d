// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/category_counts.hpp>

#include <pbo/count/cell.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <limits>
#include <sstream>
#include <type_traits>

using counts = pbo::category_counts<3>;
constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

static_assert(std::regular<counts> && std::is_trivially_copyable_v<counts> && pbo::scalable<counts> && pbo::removable<counts>);
static_assert(counts{{{1, 2, 3}}}.total() == 6 && counts{{{1, 2, 3}}}.share(1) == pbo::proportion{2, 6} && counts::size() == 3);

TEST_CASE("merging has an identity, commutes and associates; taking away undoes it") {
    counts const parts[] = {counts{}, counts{{{1, 0, 9}}}, counts{{{0, 5, 0}}}, counts{{{1ULL << 50U, 2, 3}}}};
    auto const sum = [](counts a, counts const& b) { return a += b; };
    for (auto const& a : parts)
        for (auto const& b : parts) {
            CHECK(sum(a, counts{}) == a);
            CHECK(sum(a, b) == sum(b, a));
            CHECK(((sum(a, b) -= b) == a));
            for (auto const& c : parts) CHECK(sum(sum(a, b), c) == sum(a, sum(b, c)));
        }
}

TEST_CASE("a total beyond 64 bits is refused on every way in, and nothing changes") {
    CHECK_THROWS_AS(counts({most, 1, 0}), std::overflow_error);
    counts c({most - 1, 1, 0});
    auto const before = c;
    CHECK_THROWS_AS(c += counts({0, 0, 1}), std::overflow_error);
    CHECK_THROWS_AS(c *= 2, std::overflow_error);
    CHECK(c == before);
    counts half({most / 2, most / 2, 0});
    CHECK_NOTHROW(half *= 1);
    CHECK(half.total() == most - 1);
}

TEST_CASE("a category that is not there and a part that is none are refused") {
    counts c({1, 2, 3});
    CHECK_THROWS_WITH_AS(c.add(3), doctest::Contains("category 3 of 3"), std::out_of_range);
    CHECK_THROWS_AS((void)c[3], std::out_of_range);
    CHECK_THROWS_WITH_AS(c -= counts({1, 1, 4}), doctest::Contains("a part of 4 in a whole of 3"), std::domain_error);
    CHECK(c == counts({1, 2, 3}));
    c.add(0);
    std::ostringstream out;
    out << c;
    CHECK(out.str() == "2/2/3");
    CHECK(counts{}.share(0).value() == pbo::figure<double>{pbo::absence::nothing_to_divide_by});
}
