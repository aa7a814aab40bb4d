// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/estimate.hpp>

#include <pbo/core/proportion.hpp>

#include <doctest/doctest.h>

#include <sstream>

using estimate = pbo::estimate<pbo::proportion>;

TEST_CASE("an estimate prints value, limits, level, method and counts") {
    std::ostringstream out;
    out << estimate{0.76, pbo::interval{0.5, 0.875}, {}, "wilson", {76, 100}};
    CHECK(out.str() == "0.76 [0.5, 0.875] (95% wilson; 76 of 100)");
}

TEST_CASE("what is absent prints as its symbol") {
    std::ostringstream out;
    out << estimate{pbo::absence::suppressed, pbo::absence::suppressed, pbo::confidence_level{0.998}, "wilson", {}};
    CHECK(out.str() == "[c] [c] (99.8% wilson; 0 of 0)");
}

TEST_CASE("an estimate that nobody has filled in has no value and no limits") {
    CHECK_FALSE(estimate{}.value.has_value());
    CHECK_FALSE(estimate{}.limits.has_value());
    CHECK(estimate{} == estimate{});
}
