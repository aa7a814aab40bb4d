// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/joined_measures.hpp>

#include <doctest/doctest.h>

#include "published.hpp"

using namespace pbo;

TEST_CASE("the second measure's numerators stand beside the first's counts, where they fit") {
    auto support = published("la,n,d\nAsh,80,100\nElm,60,100\nFir,50,100\nOak,5,100\nYew,[c],100\n", plain());
    auto const direct = published("la,n,d\nElm,20,100\nAsh,80,100\nFir,9,101\nYew,7,100\nOak,6,100\n", plain());
    join_direct_payments(support, direct);
    CHECK(support.areas[0].direct_payments == figure<std::uint64_t>(80));
    CHECK(support.areas[1].direct_payments == figure<std::uint64_t>(20));
    CHECK_FALSE(support.areas[2].direct_payments.has_value());  // another denominator
    CHECK_FALSE(support.areas[3].direct_payments.has_value());  // more than have support
    CHECK(support.areas[4].direct_payments == figure<std::uint64_t>(7));
    REQUIRE(support.notes.size() == 1);
    CHECK(support.notes[0].find("another denominator, or more people): Fir, Oak.") != std::string::npos);
    CHECK(support.returns()[0].part_direct_payment == figure<std::uint64_t>(0));
}

TEST_CASE("an area that the second measure does not have has no direct payments") {
    auto support = published("la,n,d\nAsh,80,100\nElm,60,100\n", plain());
    join_direct_payments(support, published("la,n,d\nAsh,1,100\n", plain()));
    CHECK_FALSE(support.areas[1].direct_payments.has_value());
    CHECK(support.notes.back() == "No direct payments in the file for Elm.");
}
