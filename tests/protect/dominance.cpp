// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/dominance.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {
using amounts = std::vector<std::uint64_t>;
}

// By hand: of 1,000 the largest has 750, exactly 75 %, which is not more than 75 %.
TEST_CASE("dominance: the largest n have more than k per cent") {
    CHECK_FALSE(pbo::dominance(1, 75).is_sensitive({750, 150, 100}));
    CHECK(pbo::dominance(1, 75).is_sensitive({751, 149, 100}));
    CHECK(pbo::dominance(1, 75).is_sensitive({100, 149, 751}));
    CHECK_FALSE(pbo::dominance(2, 90).is_sensitive({750, 150, 100}));
    CHECK(pbo::dominance(2, 90).is_sensitive({750, 151, 99}));
    CHECK(pbo::dominance(3, 99).is_sensitive({5, 5, 5}));
    CHECK(pbo::dominance(1, 99).is_sensitive({5}));
    CHECK_FALSE(pbo::dominance(1, 75).is_sensitive({}));
    CHECK_FALSE(pbo::dominance(1, 75).is_sensitive({0, 0}));
    CHECK_FALSE(pbo::dominance(1, 75).is_sensitive(amounts(4, std::numeric_limits<std::uint64_t>::max() / 4)));
    CHECK_THROWS_AS((void)pbo::dominance(1, 75).is_sensitive(amounts(2, std::numeric_limits<std::uint64_t>::max())), std::overflow_error);
    CHECK(pbo::dominance(1, 75).words() == "sums of which one person has more than 75% are withheld");
    CHECK(pbo::dominance(2, 90).words() == "sums of which 2 people have more than 90% are withheld");
    CHECK_THROWS_AS(pbo::dominance(0, 75), std::invalid_argument);
    CHECK_THROWS_AS(pbo::dominance(1, 100), std::invalid_argument);
}

// By hand: who has 300 of 1,050 takes them away and has 750 left, 50 too many for the 700: 50 is 7.1 % of 700.
TEST_CASE("p per cent: the second largest knows the largest too well") {
    CHECK(pbo::p_per_cent(10).is_sensitive({700, 300, 50}));
    CHECK_FALSE(pbo::p_per_cent(10).is_sensitive({700, 300, 70}));  // 70 is 10 %, not less
    CHECK(pbo::p_per_cent(10).is_sensitive({700, 300, 69}));
    CHECK(pbo::p_per_cent(10).is_sensitive({300, 40, 700, 29}));
    CHECK_FALSE(pbo::p_per_cent(7).is_sensitive({700, 300, 50}));
    CHECK(pbo::p_per_cent(1).is_sensitive({500, 500}));
    CHECK(pbo::p_per_cent(1).is_sensitive({500}));
    CHECK_FALSE(pbo::p_per_cent(10).is_sensitive({}));
    CHECK_FALSE(pbo::p_per_cent(10).is_sensitive({0, 0, 0}));
    CHECK_THROWS_AS(pbo::p_per_cent(0), std::invalid_argument);
    CHECK_THROWS_AS(pbo::p_per_cent(101), std::invalid_argument);
    // 700 may be 770 for all that is known when the sum may be 1,070: then 770 - 700 is 10 %.
    CHECK(pbo::p_per_cent(10).least_upper_limit({700, 300, 50}) == 1070);
    CHECK(pbo::p_per_cent(10).least_upper_limit({700, 300, 70}) == 1070);
    CHECK(pbo::p_per_cent(10).least_upper_limit({5}) == 6);  // half a unit more, and units are whole
    CHECK(pbo::p_per_cent(10).words() ==
          "sums from which somebody who is in them could tell the largest amount to within 10% are withheld");
}
