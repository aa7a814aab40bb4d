// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/row.hpp>

#include <pbo/count/amount.hpp>
#include <pbo/count/tally.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <limits>

using pbo::headings;
using pbo::tally;
using pair_of = pbo::row<tally, tally>;

static_assert(std::regular<headings<2>> && std::regular<pair_of>);

namespace {
pbo::table<int, pair_of, headings<2>> counted(pbo::label first, pbo::label second) {
    pbo::table<int, pair_of, headings<2>>::builder b(headings<2>{{first, second}});
    b[2].cells = {tally{1, 2}, tally{3, 4}};
    b[1].cells = {tally{5, 6}, tally{7, 8}};
    return b.freeze();
}
}  // namespace

TEST_CASE("a row merges cell by cell; when one refuses, none has changed") {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    pair_of a{{tally{1, 2}, tally{0, most}}};
    auto const before = a;
    CHECK_THROWS_AS((a += pair_of{{tally{1, 1}, tally{0, 1}}}), std::overflow_error);
    CHECK(a == before);
    CHECK((a += pair_of{{tally{1, 1}, tally{}}}) == pair_of{{tally{2, 3}, tally{0, most}}});
}

TEST_CASE("headings merge when equal or empty; when they refuse, none has changed") {
    headings<2> h{{"", "b"}};
    auto const before = h;
    CHECK_THROWS_WITH_AS((h += headings<2>{{"a", "c"}}), doctest::Contains("'b' and 'c'"), std::invalid_argument);
    CHECK(h == before);
    CHECK((h += headings<2>{}) == before);
    CHECK((h += headings<2>{{"a", "b"}}) == headings<2>{{"a", "b"}});
    headings<2> none;
    CHECK((none += h) == h);
}

TEST_CASE("a column is taken out by number or by name, under its own heading") {
    auto const t = counted("told", "planned");
    auto const second = pbo::column<1>(t);
    CHECK(second == pbo::column(t, "planned"));
    CHECK(second.context() == headings<1>{{"planned"}});
    CHECK(second[1] == tally{7, 8});
    CHECK(pbo::column(t, "told")[2] == tally{1, 2});
    CHECK(pbo::column<0>(pbo::table<int, pair_of, headings<2>>{}).empty());
}

TEST_CASE("a name that no indicator has, or two have, is refused") {
    CHECK_THROWS_WITH_AS((void)pbo::column(counted("told", "planned"), "asked"), doctest::Contains("among told, planned"),
                         std::out_of_range);
    CHECK_THROWS_WITH_AS((void)pbo::column(counted("told", "told"), "told"), doctest::Contains("two indicators are named 'told'"),
                         std::invalid_argument);
}
