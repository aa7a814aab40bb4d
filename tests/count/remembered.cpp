// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// That it merges as a cell does is tests/laws/; that tables give it and comparisons refuse it, tests/measure/remembered.cpp.
#include <pbo/count/remembered.hpp>

#include <pbo/count/tally.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;

static_assert(remembers_subject<remembered<tally>> && !remembers_subject<tally> && removable<remembered<tally>>);

TEST_CASE("equal, added and taken apart as the counts are, where they belong together") {
    remembered<tally> const users({3, 10}, {"user", "told", {}}), more({1, 4}, {"user", "told", {}}), carers({1, 4}, {"carer", "told", {}});
    CHECK(users + more == tally(4, 14));
    CHECK((users + more).about() == users.about());
    CHECK(users + more - more == users);
    CHECK(users + tally(1, 1) == tally(4, 11));  // which says nothing of what it is about
    CHECK((tally(1, 1) + users).about() == users.about());
    CHECK(more == carers);                       // equal counts
    CHECK((remembered<tally>() + carers).about() == carers.about());
    auto sum = users;
    CHECK_THROWS_AS(sum += carers, std::invalid_argument);
    CHECK_THROWS_AS(sum -= carers, std::invalid_argument);
    CHECK(sum == users);
    CHECK(users.counted() + carers.counted() == proportion(4, 14));
}
