// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/figure.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <optional>
#include <sstream>
#include <type_traits>

using pbo::absence;
using pbo::figure;

static_assert(std::regular<figure<double>> && std::regular<figure<bool>> && std::regular<figure<std::string>>);
static_assert(std::is_trivially_copyable_v<figure<std::uint64_t>>);
static_assert(figure<int>{7}.value() == 7 && figure<int>{absence::suppressed}.reason() == absence::suppressed);
static_assert(figure<int>{}.reason() == absence::not_available, "nobody filled it in: no zero");
static_assert(figure<int>{3}.transform([](int n) { return n * 0.5; }) == figure<double>{1.5});
// What a record of one's own may lack.
static_assert(figure<std::uint64_t>{std::optional<std::uint32_t>{7}} == figure<std::uint64_t>{7U});
static_assert(figure<std::uint64_t>{std::optional<std::uint64_t>{}}.reason() == absence::not_available);
static_assert(!std::convertible_to<std::optional<std::string>, figure<double>>);
// if (f) of a yes or no would be read as the answer.
static_assert(std::constructible_from<bool, figure<int>> && !std::constructible_from<bool, figure<bool>>);

TEST_CASE("asking an absent figure for its value names the reason, and a present one has no reason") {
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i) {
        auto const why = static_cast<absence>(i);
        figure<double> const f = why;
        CHECK_FALSE(f.has_value());
        CHECK_THROWS_WITH_AS((void)f.value(), doctest::Contains(std::string(pbo::words(why)).c_str()), pbo::absent_figure);
        CHECK_THROWS_AS((void)*f, std::domain_error);
        try {
            (void)f.value();
        } catch (pbo::absent_figure const& e) {
            CHECK(e.reason() == why);
        }
    }
    CHECK_THROWS_AS((void)figure<double>{1.0}.reason(), std::logic_error);
}

TEST_CASE("equal means the same value, or absent for the same reason") {
    CHECK(figure<int>{0} != figure<int>{});
    CHECK(figure<int>{absence::suppressed} != figure<int>{absence::not_applicable});
    CHECK(figure<int>{absence::suppressed} == figure<int>{absence::suppressed});
    CHECK(figure<int>{2} == figure<int>{2});
    CHECK(figure<int>{2} != figure<int>{3});
}

TEST_CASE("a reason outlives transform, which also takes a member pointer; value_or does not invent") {
    figure<int> const f = absence::none_recorded;
    CHECK(f.transform([](int n) { return n + 1; }) == figure<int>{absence::none_recorded});
    CHECK(figure<std::string>{"abc"}.transform(&std::string::size) == figure<std::size_t>{3});
    CHECK(f.value_or(9) == 9);
    CHECK(figure<int>{1}.value_or(9) == 1);
}

TEST_CASE("a figure prints its value or its published symbol") {
    std::ostringstream out;
    out << figure<int>{12} << ' ' << figure<int>{absence::suppressed} << ' ' << figure<int>{} << ' ' << absence::no_degrees_of_freedom;
    CHECK(out.str() == "12 [c] [x] [df]");
}
