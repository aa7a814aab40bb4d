// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/two_groups.hpp>

#include <doctest/doctest.h>

#include <sstream>

using pbo::proportion;
using pbo::two_groups;

TEST_CASE("two groups print as one against the other, and show their four counts") {
    two_groups const g{{56, 70}, {48, 80}};
    std::ostringstream out;
    out << g;
    CHECK(out.str() == "56 of 70 against 48 of 80");
    CHECK(g.evidence() == std::array<std::uint64_t, 4>{56, 70, 48, 80});
    CHECK(two_groups::evidence_names[3] == "trials_2");
}

TEST_CASE("a group of nobody leaves nothing to compare") {
    CHECK(two_groups{}.one_is_empty());
    CHECK(two_groups{{1, 2}, {}}.one_is_empty());
    CHECK(two_groups{{}, {1, 2}}.one_is_empty());
    CHECK_FALSE(two_groups{{0, 1}, {0, 1}}.one_is_empty());
}
