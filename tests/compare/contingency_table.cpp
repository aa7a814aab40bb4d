// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/contingency_table.hpp>

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <stdexcept>

using namespace pbo;

TEST_CASE("counts row after row, each found in its row and column") {
    contingency_table const t(3, {1, 2, 3, 4, 5, 6});
    CHECK(t.rows() == 2);
    CHECK(t.columns() == 3);
    CHECK(t(0, 2) == 3);
    CHECK(t(1, 0) == 4);
    CHECK(t.counts().size() == 6);
    CHECK_THROWS_WITH_AS((void)t(2, 0), "pbo::contingency_table: cell 2, 0 of 2 x 3", std::out_of_range);
    CHECK_THROWS_AS((void)t(0, 3), std::out_of_range);
    std::array<proportion, 2> const groups{proportion{12, 17}, proportion{7, 16}};
    CHECK(contingency_table::of(groups) == contingency_table(2, {12, 5, 7, 9}));
}

TEST_CASE("no table, rows that are not full, and counts that leave 64 bits") {
    contingency_table const none;
    CHECK(none.rows() == 0);
    CHECK(none.columns() == 0);
    CHECK_THROWS_AS((void)none(0, 0), std::out_of_range);
    CHECK(contingency_table(2, {}).rows() == 0);
    CHECK_THROWS_WITH_AS(contingency_table(2, {1, 2, 3}), "pbo::contingency_table: 3 counts do not fill rows of 2", std::invalid_argument);
    CHECK_THROWS_AS(contingency_table(0, {}), std::invalid_argument);
    CHECK_THROWS_AS(contingency_table(1, {std::numeric_limits<std::uint64_t>::max(), 1}), std::overflow_error);
}
