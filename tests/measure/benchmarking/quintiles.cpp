// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/benchmarking/quintiles.hpp>

#include <doctest/doctest.h>

#include "measure/benchmark_councils.hpp"

#include <map>

using namespace pbo;

namespace {
std::vector<std::uint64_t> numbers(quintiles_result const& r) {
    std::vector<std::uint64_t> all;
    for (auto const& a : r.areas) all.push_back(a.quintile.value_or(0));
    return all;
}
}  // namespace

TEST_CASE("ascending, the larger groups first: 152 areas are 31, 31, 30, 30, 30") {
    std::vector<double> values;
    for (int i = 0; i < 152; ++i) values.push_back((i * 67) % 152);  // every value once, in disorder
    auto const r = quintiles(values);
    CHECK(r.sizes == std::array<std::uint64_t, 5>{31, 31, 30, 30, 30});
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const v = values[i];
        CHECK(*r.areas[i].quintile == (v < 31 ? 1U : v < 62 ? 2U : v < 92 ? 3U : v < 122 ? 4U : 5U));
        CHECK_FALSE(r.areas[i].tied_across);
    }
    CHECK(quintiles(std::vector<double>{5, 4, 3, 2, 1, 6, 7}).sizes == std::array<std::uint64_t, 5>{2, 2, 1, 1, 1});
}

TEST_CASE("fewer than five areas with a value are not compared, and each keeps its reason") {
    auto const r = quintiles(std::vector<figure<double>>{1.0, absence::suppressed, 2.0, 3.0, 4.0});
    CHECK_FALSE(r.compared);
    CHECK(r.areas[0].quintile == figure<std::uint64_t>(absence::not_applicable));
    CHECK(r.areas[1].quintile == figure<std::uint64_t>(absence::suppressed));
    CHECK_FALSE(quintiles(std::vector<double>{}).compared);
    CHECK_FALSE(quintiles(std::vector<double>{1.0}).compared);
    CHECK(quintiles(std::vector<double>{1, 2, 3, 4, 5}).compared);
}

TEST_CASE("ties are cut in the order given and marked, wherever they are cut; ties inside a quintile are not marked") {
    auto const r = quintiles(std::vector<double>{1, 1, 2, 3, 3, 3, 4, 4, 5, 5});
    CHECK(numbers(r) == std::vector<std::uint64_t>{1, 1, 2, 2, 3, 3, 4, 4, 5, 5});
    std::vector<bool> marked;
    for (auto const& a : r.areas) marked.push_back(a.tied_across);
    CHECK(marked == std::vector<bool>{false, false, false, true, true, true, false, false, false, false});
    auto const equal = quintiles(std::vector<double>(10, 0.3));
    CHECK(numbers(equal) == std::vector<std::uint64_t>{1, 1, 2, 2, 3, 3, 4, 4, 5, 5});
    for (auto const& a : equal.areas) CHECK(a.tied_across);
}

TEST_CASE("equal shares of different numbers of people are ties; areas without people are left out") {
    std::vector<proportion> const areas{{1, 3}, {2, 6}, {3, 9}, {0, 0}, {1, 2}, {1, 4}, {1, 5}, {1, 6}, {1, 7}, {1, 8}};
    auto const r = quintiles(areas, [](proportion const& p) { return p.value(); });
    CHECK(r.areas[3].quintile == figure<std::uint64_t>(absence::nothing_to_divide_by));
    CHECK(r.areas[0].quintile == figure<std::uint64_t>(3));  // 1/8 1/7, 1/6 1/5, 1/4 1/3, 1/3 1/3, 1/2
    CHECK(r.areas[2].quintile == figure<std::uint64_t>(4));
    CHECK(r.areas[0].tied_across);
    CHECK_FALSE(r.areas[4].tied_across);
}

TEST_CASE("direct payments 2024-25: 31, 31, 30, 30, 30 councils, and the Isles of Scilly in none") {
    auto const returns = councils::ascof_2024_25(councils::direct_payments);
    REQUIRE_FALSE(returns.empty());
    auto const r = quintiles(councils::shares_of(returns), [](proportion const& p) { return p.value(); });
    CHECK(r.sizes == std::array<std::uint64_t, 5>{31, 31, 30, 30, 30});
    std::map<std::uint64_t, int> how_many;
    for (auto const& a : r.areas) ++how_many[a.quintile.value_or(0)];
    CHECK(how_many == std::map<std::uint64_t, int>{{0, 1}, {1, 31}, {2, 31}, {3, 30}, {4, 30}, {5, 30}});
}
