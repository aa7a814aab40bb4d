// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/plain_method.hpp>

#include <pbo/core/method.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <type_traits>

namespace {

struct plain : pbo::plain_method<plain> {
    static constexpr pbo::label method_name = "plain";
};
struct other : pbo::callable_method<other> {
    static constexpr pbo::label method_name = "other";
};
struct with_parameter : pbo::callable_method<with_parameter> {
    int prior = 0;
    static constexpr pbo::label name() noexcept { return "with a parameter"; }
    friend constexpr bool operator==(with_parameter const&, with_parameter const&) = default;
};

}  // namespace

TEST_CASE("a method states its name once, and two of a kind are equal") {
    CHECK(plain{}.name() == "plain");
    CHECK(other{}.name() == "other");
    CHECK(plain{} == plain{});
    CHECK(other{} == other{});
    static_assert(std::is_empty_v<plain> && std::is_empty_v<other> && std::is_aggregate_v<plain>);
}

TEST_CASE("methods of two kinds are not compared, and one with a parameter has its own equality and name") {
    static_assert(!std::equality_comparable_with<plain, other>);
    with_parameter one, two;
    two.prior = 1;
    CHECK(one == with_parameter{});
    CHECK_FALSE(one == two);
    CHECK(one.name() == "with a parameter");
}
