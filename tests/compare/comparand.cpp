// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/comparand.hpp>

#include <pbo/compare.hpp>
#include <pbo/count/remembered.hpp>
#include <pbo/count/tally.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;

namespace {
remembered<tally> const dignity({30, 40}, {"user", "dignity", {}}), dignity_too({10, 20}, {"user", "dignity", {}});
remembered<tally> const job({10, 20}, {"user", "job", {}}), of_carers({10, 20}, {"carer", "dignity", {}});
}  // namespace

TEST_CASE("two that remember and belong together are compared as their counts are") {
    CHECK(difference(dignity, dignity_too) == difference({30, 40}, {10, 20}));
    CHECK(ratio(dignity, dignity_too) == ratio({30, 40}, {10, 20}));
    CHECK(odds_ratio(dignity, dignity_too) == odds_ratio({30, 40}, {10, 20}));
    CHECK(fisher(dignity, dignity_too) == fisher({30, 40}, {10, 20}));
    CHECK(part_against_whole(dignity_too, dignity) == part_against_whole({10, 20}, {30, 40}));
}

TEST_CASE("two that do not are refused by whatever sets two proportions side by side") {
    for (auto const* other : {&job, &of_carers}) {
        CHECK_THROWS_AS((void)difference(dignity, *other), std::invalid_argument);
        CHECK_THROWS_AS((void)difference(dignity, *other, miettinen_nurminen), std::invalid_argument);
        CHECK_THROWS_AS((void)newcombe(difference_of{dignity, *other}), std::invalid_argument);
        CHECK_THROWS_AS((void)ratio(dignity, *other), std::invalid_argument);
        CHECK_THROWS_AS((void)odds_ratio(dignity, *other), std::invalid_argument);
        CHECK_THROWS_AS((void)fisher(dignity, *other), std::invalid_argument);
        CHECK_THROWS_AS((void)pearson_chi_squared(dignity, *other), std::invalid_argument);
        CHECK_THROWS_AS((void)part_against_whole(*other, dignity), std::invalid_argument);
        CHECK_THROWS_AS((void)part_against_whole_score(*other, dignity), std::invalid_argument);
        CHECK(difference(dignity.counted(), other->counted()) == difference({30, 40}, {10, 20}));  // told
        CHECK(difference(dignity, proportion(10, 20)) == difference({30, 40}, {10, 20}));
        CHECK(difference(tally(30, 40), *other) == difference({30, 40}, {10, 20}));
    }
    static_assert(comparand({1, 2}).counts() == proportion(1, 2));
}
