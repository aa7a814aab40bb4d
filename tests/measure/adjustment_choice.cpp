// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/adjustment_choice.hpp>

#include <doctest/doctest.h>

using namespace pbo;

TEST_CASE("an adjustment is chosen by its object or by its value, and Holm's is the default") {
    CHECK(adjustment_choice{}.how() == multiplicity::holm);
    CHECK(adjustment_choice{bonferroni} == adjustment_choice{multiplicity::bonferroni});
    CHECK(adjustment_choice{holm} != adjustment_choice{hommel});
}

TEST_CASE("a p-value that is not there stays away with its reason and is not one of those adjusted for") {
    std::vector<figure<double>> const raw{0.01, absence::nothing_to_divide_by, 0.04, absence::suppressed, 0.02};
    // Holm by hand over three: 3 x 0.01, 2 x 0.02, 1 x 0.04.
    auto const adjusted = adjustment_choice{}(raw);
    REQUIRE(adjusted.size() == 5);
    CHECK(*adjusted[0] == doctest::Approx(0.03).epsilon(1e-15));
    CHECK(adjusted[1] == figure<double>(absence::nothing_to_divide_by));
    CHECK(*adjusted[2] == doctest::Approx(0.04).epsilon(1e-15));
    CHECK(adjusted[3] == figure<double>(absence::suppressed));
    CHECK(*adjusted[4] == doctest::Approx(0.04).epsilon(1e-15));
    CHECK(adjustment_choice{unadjusted}(raw) == raw);
    CHECK(adjustment_choice{}({}).empty());
    CHECK(adjustment_choice{}({absence::suppressed}) == std::vector<figure<double>>{absence::suppressed});
}
