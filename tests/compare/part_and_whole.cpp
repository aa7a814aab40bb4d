// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/part_and_whole.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

// Expected: by hand. 30 of 40 in a whole of 90 of 200: .75 - .45, the rest has 60 of 160, and is .8 of the whole.
TEST_CASE("a part is compared with the whole that contains it") {
    pbo::part_and_whole const e{{30, 40}, {90, 200}};
    CHECK(*e.value() == doctest::Approx(0.3).epsilon(1e-15));
    CHECK(e.rest() == pbo::proportion{60, 160});
    CHECK(e.share_of_rest() == 0.8);
    CHECK_THROWS_AS(pbo::part_and_whole({30, 40}, {29, 200}), std::domain_error);
    CHECK_THROWS_AS(pbo::part_and_whole({30, 40}, {35, 39}), std::domain_error);
    CHECK(!pbo::part_and_whole({0, 0}, {90, 200}).value());
}
