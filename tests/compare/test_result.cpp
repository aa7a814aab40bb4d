// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/test_result.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace pbo;

namespace {
std::string printed(test_result const& r) {
    std::ostringstream out;
    out << r;
    return out.str();
}
}  // namespace

TEST_CASE("a test's result is printed with what it has") {
    CHECK(printed({1.5, 1.0, 0.25, "a_test"}) == "a_test: statistic 1.5, 1 degree of freedom, p = 0.25");
    CHECK(printed({1.5, 3.0, 0.25, "a_test"}) == "a_test: statistic 1.5, 3 degrees of freedom, p = 0.25");
    CHECK(printed({1.5, absence::not_applicable, 0.25, "exact"}) == "exact: statistic 1.5, p = 0.25");
}

TEST_CASE("counts that say nothing have no statistic, and p is 1") {
    auto const r = detail::silent(2.0, "a_test");
    CHECK(r.statistic.reason() == absence::nothing_to_divide_by);
    CHECK(*r.degrees_of_freedom == 2.0);
    CHECK(*r.p_value == 1.0);
    CHECK(r == test_result{absence::nothing_to_divide_by, 2.0, 1.0, "a_test"});
    CHECK(r != test_result{absence::nothing_to_divide_by, 2.0, 1.0, "another"});
}
