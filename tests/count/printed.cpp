// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What cells say of themselves, and the counts that a table prints beside them.
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/weighted_count.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/count/weighted_ratio.hpp>

#include <doctest/doctest.h>

#include <array>
#include <sstream>
#include <string>

namespace {

template <class Cell>
std::string words_of(Cell const& cell) {
    std::ostringstream out;
    out << cell;
    return out.str();
}

}  // namespace

TEST_CASE("weighted cells say how many records they are of, and what they weigh") {
    pbo::weighted_count people;
    people.add(0.5);
    people.add(1.0);
    people.add(3.0);
    CHECK(words_of(people) == "3 of weight 4.5");

    pbo::weighted_ratio cost;
    cost.add(6.0, 2.0, 0.5);
    cost.add(1.0, 3.0, 2.0);
    CHECK(words_of(cost) == "5 over 7 (2 records)");  // 3 + 2 and 1 + 6

    pbo::weighted_proportion told;
    told.add(true, 2.0);
    told.add(false, 1.0);
    told.add(true, 1.0);
    told.add(pbo::absence::suppressed);
    CHECK(words_of(told) == "2 of 3 (weighing 3 of 4; 1 absent)");
    auto const beside = told.evidence();
    CHECK(beside[0] == 3.0);
    CHECK(beside[1] == 3.0);
    CHECK(beside[2] == 4.0);
    CHECK(beside[3] == doctest::Approx(16.0 / 6.0).epsilon(1e-14));  // (2 + 1 + 1)^2 / (4 + 1 + 1)
    CHECK(words_of(pbo::answer_counts<>{}) == "0 answer sheets");
}
