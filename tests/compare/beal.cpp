// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Newcombe 1998, table II, contrast (a), methods 8 and 9, to all digits by mpmath (tests/reference/two_proportions.py); more in
// shared_two_proportions.cpp.
#include <pbo/compare/beal.hpp>

#include <doctest/doctest.h>

#include <cstdint>

namespace {

pbo::difference_of difference(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2) {
    return {pbo::proportion{x1, n1}, pbo::proportion{x2, n2}};
}

}  // namespace

TEST_CASE("Beal's two intervals of one contrast differ by what is added to the counts") {
    auto const contrast = difference(56, 70, 48, 80);
    auto const h = pbo::haldane(contrast), j = pbo::jeffreys_perks(contrast);
    CHECK(h.limits->lower() == doctest::Approx(0.053503711374602024).epsilon(1e-13));
    CHECK(h.limits->upper() == doctest::Approx(0.33512717685734121).epsilon(1e-13));
    CHECK(j.limits->lower() == doctest::Approx(0.053114490475620764).epsilon(1e-13));
    CHECK(j.limits->upper() == doctest::Approx(0.33553465494481741).epsilon(1e-13));
    CHECK(pbo::haldane.name() == "haldane");
    CHECK(pbo::jeffreys_perks.name() == "jeffreys_perks");
}

TEST_CASE("nobody says yes in groups of equal size: Haldane's has no width, Jeffreys and Perks's has; an empty group says nothing") {
    auto const nobody = difference(0, 10, 0, 10);
    CHECK(pbo::haldane(nobody).limits == pbo::interval(0.0, 0.0));
    CHECK(pbo::jeffreys_perks(nobody).limits->lower() < -0.01);
    CHECK(pbo::jeffreys_perks(nobody).limits->upper() > 0.01);
    for (auto const& e : {difference(0, 0, 3, 9), difference(3, 9, 0, 0)}) {
        CHECK(pbo::haldane(e).limits == pbo::interval(-1.0, 1.0));
        CHECK(pbo::jeffreys_perks(e).limits == pbo::interval(-1.0, 1.0));
    }
}
