// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/ratio_of.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace pbo;

TEST_CASE("a ratio of two shares, and when there is none") {
    CHECK(*ratio_of{proportion{3, 10}, proportion{1, 5}}.value() == doctest::Approx(1.5));  // 0.3 / 0.2
    CHECK(*ratio_of{proportion{0, 10}, proportion{1, 5}}.value() == 0.0);
    CHECK(*ratio_of{proportion{5, 5}, proportion{1, 4}}.value() == 4.0);
    for (auto const& e : {ratio_of{}, ratio_of{proportion{3, 10}, proportion{0, 5}}, ratio_of{proportion{0, 10}, proportion{0, 5}},
                          ratio_of{proportion{}, proportion{1, 5}}, ratio_of{proportion{1, 5}, proportion{}}})
        CHECK(e.value().reason() == absence::nothing_to_divide_by);
    CHECK(ratio_of::range.lower() == 0.0);
    CHECK(ratio_of::range.upper() == std::numeric_limits<double>::infinity());
}
