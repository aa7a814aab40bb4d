// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/two_by_two.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <sstream>
#include <stdexcept>

using namespace pbo;

TEST_CASE("two groups as four counts, and back") {
    constexpr two_by_two t{12, 5, 7, 9};
    static_assert(t.first() == proportion{12, 17} && t.second() == proportion{7, 16});
    static_assert(t.hits() == 19 && t.misses() == 14 && t.total() == 33);
    static_assert(t.transposed() == two_by_two{12, 7, 5, 9});
    CHECK(two_by_two(proportion{12, 17}, proportion{7, 16}) == t);
    std::ostringstream out;
    out << t;
    CHECK(out.str() == "12 of 17 against 7 of 16");
}

TEST_CASE("each of the four margins may be empty") {
    CHECK_FALSE(two_by_two{1, 1, 1, 1}.has_empty_margin());
    CHECK_FALSE(two_by_two{1, 0, 0, 1}.has_empty_margin());
    for (auto const& t : {two_by_two{}, two_by_two{0, 0, 1, 1}, two_by_two{1, 1, 0, 0}, two_by_two{0, 1, 0, 1}, two_by_two{1, 0, 1, 0}})
        CHECK(t.has_empty_margin());
}

TEST_CASE("counts that leave 64 bits are refused, the greatest that do not are taken") {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    CHECK(two_by_two{most - 3, 1, 1, 1}.total() == most);
    CHECK_THROWS_AS((two_by_two{most, 1, 0, 0}), std::overflow_error);
    CHECK_THROWS_AS((two_by_two{most - 1, 1, 1, 0}), std::overflow_error);
    CHECK_THROWS_AS((two_by_two{0, 0, most, 1}), std::overflow_error);
}
