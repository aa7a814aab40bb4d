// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/claims_sheet.hpp>

#include <pbo/publish/distribution_sheet.hpp>

#include <doctest/doctest.h>

#include "finding_sheets.hpp"

using namespace pbo;
using tests::counted;
using tests::has_row;
using tests::returned;
using tests::says;

// 91 to 100 of 152: the worked finite_population_councils.csv (SciPy 1.10.1).
TEST_CASE("statements in print: the councils by chance, at worst, and what survives") {
    std::vector<councils_statement> const all{{"met 30%", councils_that_answered({83, 132, 152}), claim::above(share(1, 2))},
                                              {"under 20%", councils_that_answered({19, 132, 152}), {}}};
    auto const s = claims_sheet(all);
    for (auto const* cell : {"62.9%  59.9 to 65.8%", "91 to 100", "83 to 103", "above 50%"}) CHECK(says(s, cell));
    CHECK(says(s, "only the worst case (none of them, or all of them) needs no assumption"));
    CHECK(tests::cells_of(s).find(",91,100,83,103,above 50%,survives the worst case\n") != std::string::npos);
    CHECK(tests::cells_of(s).find("under 20%,19,132,152,") != std::string::npos);
    CHECK(s.from.method == "hypergeometric");
}

TEST_CASE("a complete count has no interval and says so") {
    auto const d = distribution(counted({returned("Wold", 30, 100), returned("Ash", 5, 50)}));
    auto const s = claims_sheet(statements_on(d, {claim::at_least(share::percent(30))}));
    CHECK(has_row(s, "at least 30%,1,2,2,0.5,[z],[z],[z],[z],1,1,,"));
    CHECK(says(s, "none: complete count"));
    CHECK(says(s, "A complete count has no interval"));
    CHECK(claims_sheet({}).rows().empty());
}
