// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/completeness.hpp>

#include <doctest/doctest.h>

TEST_CASE("completeness is written as reports say it, and reads back") {
    for (auto c : {pbo::completeness::complete_count, pbo::completeness::sample})
        CHECK(pbo::text_form<pbo::completeness>::read(pbo::text_form<pbo::completeness>::write(c)) == c);
    CHECK(pbo::spelling(pbo::completeness::complete_count) == "complete count");
}
