// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/subject.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using pbo::subject;

static_assert(pbo::detail::belong_together({}, {}) && pbo::detail::belong_together({"user", "dignity", {}}, {}));
static_assert(pbo::detail::belong_together({"user", {}, "ongoing"}, {"user", "dignity", {}}));
static_assert(!pbo::detail::belong_together({"user", "dignity", {}}, {"carer", "dignity", {}}));
static_assert(!pbo::detail::belong_together({{}, "dignity", {}}, {{}, "job", {}}));
static_assert(!pbo::detail::belong_together({{}, {}, "ongoing"}, {{}, {}, "including_short_term"}));
static_assert(pbo::detail::both_say({"user", {}, {}}, {{}, "dignity", "ongoing"}) == subject{"user", "dignity", "ongoing"});

TEST_CASE("what differs is said, and what agrees is not") {
    CHECK_THROWS_WITH_AS(pbo::detail::refuse_unless_together({"user", "dignity", "ongoing"}, {"carer", "dignity", "both"}, "added"),
                         "pbo: counts that do not belong together are not added (whose: 'user' and 'carer'; basis: 'ongoing' and "
                         "'both'); where it is meant, .counted() gives the counts alone",
                         std::invalid_argument);
    CHECK_NOTHROW(pbo::detail::refuse_unless_together({"user", {}, {}}, {"user", "dignity", {}}, "compared"));
}

TEST_CASE("what both say is what either says; where both do, the first") {
    for (subject const& whole : {subject{"user", "dignity", "ongoing"}})
        for (int of_first = 0; of_first < 8; ++of_first) {
            subject first, second = whole;
            if (of_first & 1) first.whose = whole.whose;
            if (of_first & 2) first.what = whole.what;
            if (of_first & 4) first.basis = whole.basis;
            if (of_first & 1) second.whose = {};
            CHECK(pbo::detail::both_say(first, second) == whole);
            CHECK(pbo::detail::both_say(second, first) == whole);
        }
}
