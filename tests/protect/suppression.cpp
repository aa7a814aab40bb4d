// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/suppression.hpp>

#include <pbo/protect/rule.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

TEST_CASE("under 5 and 5 or under are two rules; nobody is no small count") {
    static_assert(pbo::threshold{5}.is_small(1) && pbo::threshold{5}.is_small(4));
    static_assert(!pbo::threshold{5}.is_small(0) && !pbo::threshold{5}.is_small(5));
    static_assert(pbo::at_most(5).is_small(5) && !pbo::at_most(5).is_small(6));
    CHECK(pbo::threshold{5}.words() == "counts of 1 to 4 are suppressed, and others so that these do not follow");
    CHECK_THROWS_AS(pbo::threshold{1}, std::invalid_argument);
}

TEST_CASE("small counts of people are primary, whether printed or only implied; changes are not people") {
    pbo::relations t;
    t.add("small", 4, "+a");
    t.add("large", 9, "+b");
    t.add("zero", 0, "+c");
    t.add("change", 4, "+d -c");
    t.add("implied", 3, "+e", {.printed = false});
    t.add("implied large", 30, "+f", {.printed = false});
    auto const s = pbo::primary_only(t, pbo::threshold{5});
    using enum pbo::cell_status;
    CHECK(s == pbo::suppression({primary, published, published, published, primary, not_printed}));
    CHECK(s.shown(t, 0) == pbo::figure<std::int64_t>(pbo::absence::suppressed));
    CHECK(s.shown(t, 1) == pbo::figure<std::int64_t>(9));
    CHECK(s.secondary_cells() == 0);
}

TEST_CASE("what leaves the building does not tell primary from secondary") {
    pbo::relations t;
    t.add("a", 4, "+a");
    t.add("b", -9, "+b -c");
    pbo::suppression const s({pbo::cell_status::primary, pbo::cell_status::secondary});
    CHECK(s.shown(t, 0) == s.shown(t, 1));
    CHECK(s.secondary_cells() == 1);
    CHECK(s.secondary_sum(t) == 9);
    CHECK(pbo::spelling(s[0]) == "primary");
    CHECK(pbo::spelling(s[1]) == "secondary");
    CHECK(pbo::spelling(pbo::cell_status::published) == "published");
    CHECK(pbo::spelling(pbo::cell_status::not_printed) == "not printed");
}
