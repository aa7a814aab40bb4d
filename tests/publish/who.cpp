// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/detail/who.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace pbo;

TEST_CASE("a council is known by its codes and name, anybody else by a text") {
    council c;
    c.ons = ons_code("E08000034");
    CHECK(detail::name_of(c) == "E08000034");
    c.name = "Kirklees";
    CHECK(detail::name_of(c) == "Kirklees");
    CHECK(detail::who_of(c).ons_code == "E08000034");
    CHECK(detail::who_of(std::string("North")).name == "North");
    CHECK(detail::area_of(c).level == "council");
    c.ons = ons_code("E12000003");
    CHECK(detail::area_of(c).level == "area");
}

TEST_CASE("a long list of names is cut, and says by how many") {
    auto const same = [](std::string const& s) { return s; };
    CHECK(detail::named(std::vector<std::string>{"a", "b", "c"}, same, 2) == "a, b and 1 more");
    CHECK(detail::named(std::vector<std::string>{"a", "b"}, same, 2) == "a, b");
    CHECK(detail::named(std::vector<std::string>{}, same).empty());
}
