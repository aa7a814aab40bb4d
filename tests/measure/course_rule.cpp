// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/course_rule.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <sstream>
#include <vector>

using namespace pbo;

namespace {
dated_count on(date day, std::uint64_t hits, std::uint64_t trials) { return {period::snapshot(day), {hits, trials}}; }
std::vector<dated_count> const three{on({2009, 3, 31}, 2, 100), on({2010, 3, 31}, 10, 100), on({2010, 9, 30}, 20, 100)};
}  // namespace

TEST_CASE("the line goes on as it did, in months where the days make whole ones") {
    CHECK(*linear_from_last_two(three, {2011, 3, 31}) == doctest::Approx(0.3));              // six months, and six more
    CHECK(*linear_from_first_and_last(three, {2011, 3, 31}) == doctest::Approx(0.2 + 0.06));  // .18 in 18 months
    CHECK(*linear_from_last_two(three, {2011, 3, 29}) == doctest::Approx(0.2 + 0.1 * 180 / 183));
}

TEST_CASE("a line that ends on the target reaches it, to the last person") {
    share const wanted = share::percent(30);
    CHECK(*linear_from_last_two.reaches(three, {2011, 3, 31}, wanted));
    for (std::uint64_t n : {100U, 1'000U, 99'999'900U, 1'000'000'000U}) {
        std::vector<dated_count> const exactly{on({2010, 3, 31}, n / 10, n), on({2010, 9, 30}, n / 5, n)};
        CHECK(*linear_from_last_two.reaches(exactly, {2011, 3, 31}, wanted));
        std::vector<dated_count> const short_by_one{on({2010, 3, 31}, n / 10, n), on({2010, 9, 30}, n / 5 - 1, n)};
        CHECK_FALSE(*linear_from_last_two.reaches(short_by_one, {2011, 3, 31}, wanted));
    }
    std::vector<dated_count> const thirds{on({2010, 3, 31}, 1, 9), on({2011, 3, 31}, 2, 9)};
    CHECK(*linear_from_last_two.reaches(thirds, {2012, 3, 31}, share(1, 3)));
    std::vector<dated_count> const huge{on({2010, 3, 31}, 100'000'000'000'000U, 1'000'000'000'000'000U),
                                        on({2010, 9, 30}, 210'000'000'000'000U, 1'000'000'000'000'000U)};
    CHECK(*linear_from_last_two.reaches(huge, {2011, 3, 31}, wanted));
}

TEST_CASE("a falling line falls, and may leave 0 to 1") {
    std::vector<dated_count> const falling{on({2010, 3, 31}, 20, 100), on({2011, 3, 31}, 5, 100)};
    CHECK(*linear_from_last_two(falling, {2012, 3, 31}) == doctest::Approx(-0.1));
    CHECK_FALSE(*linear_from_last_two.reaches(falling, {2012, 3, 31}, share(1, 100)));
    CHECK_FALSE(*linear_from_last_two.reaches(falling, {2012, 3, 31}, share{}));  // below nobody
}

TEST_CASE("one count makes no line") {
    std::vector<dated_count> const one{three.front()};
    CHECK(linear_from_last_two(one, {2011, 3, 31}) == figure<double>(absence::not_available));
    CHECK(linear_from_first_and_last.reaches(one, {2011, 3, 31}, share{}) == figure<bool>(absence::not_available));
    CHECK(linear_from_last_two({}, {2011, 3, 31}) == figure<double>(absence::not_available));
}

TEST_CASE("the rules are known by name, and one's own is a rule") {
    course_rule const unchanged("unchanged", [](std::vector<dated_count> const& counted, date) -> figure<double> {
        return counted.empty() ? figure<double>{} : counted.back().counts.value();
    });
    static_assert(rule_of_course<decltype(unchanged)>);
    static_assert(exact_rule_of_course<linear_from_last_two_rule>);
    CHECK(unchanged.name() == "unchanged");
    CHECK(*unchanged(three, {2011, 3, 31}) == 0.2);
    CHECK(linear_from_last_two.name() == "linear_from_last_two");
    CHECK(linear_from_first_and_last.name() == "linear_from_first_and_last");
    std::ostringstream out;
    out << three.back();
    CHECK(out.str() == "2010-09-30: 20 of 100");
}
