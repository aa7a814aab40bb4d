// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/on_course.hpp>

#include <doctest/doctest.h>

#include "measure/snapshots.hpp"

#include <cstdint>
#include <vector>

using namespace pbo;
using tests::counted;
using tests::returned;

namespace {
dated_count on(date day, std::uint64_t hits, std::uint64_t trials) { return {period::snapshot(day), {hits, trials}}; }
constexpr date due{2011, 3, 31};
share const wanted = share::percent(30);
}  // namespace

// By hand: 10 in six months; 10 more are wanted in the six that are left.
TEST_CASE("on course by a hair: what was added, what is needed, and when it ends") {
    auto const c = course_of({on({2010, 3, 31}, 10, 100), on({2010, 9, 30}, 20, 100)}, wanted, due);
    CHECK(c.verdict == course_verdict::on_course);
    CHECK(c.because.empty());
    CHECK(*c.expected == doctest::Approx(0.3));
    CHECK_FALSE(*c.reached);
    CHECK(*c.people_needed == 10);
    CHECK(*c.months_left == 6.0);
    CHECK(*c.needed_a_month == doctest::Approx(10.0 / 6.0));
    CHECK(*c.added_a_month == doctest::Approx(10.0 / 6.0));
    CHECK(c.last->counts == proportion{20, 100});
    CHECK(c.before->day() == date{2010, 3, 31});
    CHECK(course_of({on({2010, 3, 31}, 11, 100), on({2010, 9, 30}, 20, 100)}, wanted, due).verdict == course_verdict::off_course);
}

TEST_CASE("counts come in any order, and those after the due date or of nobody are not used") {
    auto const c = course_of({on({2012, 3, 31}, 0, 100), on({2010, 9, 30}, 20, 100), on({2010, 3, 31}, 10, 100), on({2011, 1, 31}, 0, 0)},
                             wanted, due);
    CHECK(c.verdict == course_verdict::on_course);
    CHECK(c.last->day() == date{2010, 9, 30});
}

TEST_CASE("a count on the due date is a fact") {
    auto const met = course_of({on({2010, 3, 31}, 10, 100), on(due, 30, 100)}, wanted, due);
    CHECK(met.verdict == course_verdict::met);
    CHECK(*met.expected == 0.3);
    CHECK(met.needed_a_month == figure<double>(absence::nothing_to_divide_by));
    CHECK(course_of({on(due, 29, 100)}, wanted, due).verdict == course_verdict::missed);
    CHECK(*course_of({on(due, 29, 100)}, wanted, due).people_needed == 1);
}

TEST_CASE("reached already and falling is off course, and says both") {
    auto const c = course_of({on({2010, 3, 31}, 40, 100), on({2010, 9, 30}, 32, 100)}, wanted, due);
    CHECK(*c.reached);
    CHECK(c.verdict == course_verdict::off_course);
    CHECK(*c.people_needed == 0);
    CHECK(*c.needed_a_month == 0.0);
    CHECK(*c.added_a_month == doctest::Approx(-8.0 / 6.0));
}

TEST_CASE("what is expected is cut to what can be, and the verdict is not") {
    auto const c = course_of({on({2010, 3, 31}, 10, 100), on({2010, 9, 30}, 90, 100)}, share::percent(100), due);
    CHECK(*c.expected == 1.0);
    CHECK(c.verdict == course_verdict::on_course);
    CHECK(*course_of({on({2010, 3, 31}, 90, 100), on({2010, 9, 30}, 10, 100)}, wanted, due).expected == 0.0);
}

TEST_CASE("what cannot be told says why") {
    auto const nothing = course_of({}, wanted, due);
    CHECK(nothing.verdict == course_verdict::cannot_tell);
    CHECK(nothing.because == "no counts by the due date");
    CHECK(nothing.reached == figure<bool>(absence::not_available));
    auto const one = course_of({on({2010, 3, 31}, 40, 100)}, wanted, due);
    CHECK(one.verdict == course_verdict::cannot_tell);
    CHECK(one.because == "fewer counts than the rule needs");
    CHECK(*one.reached);
    CHECK(*one.months_left == 12.0);
    auto const undated = course_of({on({2010, 3, 31}, 10, 100), on({2010, 9, 30}, 20, 100)}, wanted, {});
    CHECK(undated.verdict == course_verdict::cannot_tell);
    CHECK(undated.because == "the target has no date");
    CHECK(*undated.people_needed == 10);
    auto const across = course_of({on({2023, 3, 31}, 10, 100), on({2024, 3, 31}, 20, 100), on({2025, 3, 31}, 30, 100)}, wanted, {2026, 3, 31});
    CHECK(across.verdict == course_verdict::cannot_tell);
    CHECK(across.because == "a break in the series: client-level data from 2024-25 on");
    CHECK_FALSE(across.added_a_month.has_value());
}

TEST_CASE("two counts of one day, and counts without one, are refused") {
    CHECK_THROWS_AS(static_cast<void>(course_of({on(due, 1, 9), on(due, 2, 9)}, wanted, due)), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(course_of({{{}, {1, 9}}}, wanted, due)), std::invalid_argument);
    std::vector<dated_count> const year_and_day{{period::financial_year(2010), {1, 9}}, on(due, 2, 9)};
    CHECK_THROWS_WITH_AS(static_cast<void>(course_of(year_and_day, wanted, due)),
                         "pbo::on_course: there are two counts of 2011-03-31: 2010-11 and 2011-03-31", std::invalid_argument);
}

TEST_CASE("a rule of one's own decides, and is named") {
    course_rule const doubles("doubles each time", [](std::vector<dated_count> const& all, date) -> figure<double> {
        return all.empty() ? figure<double>{} : 2.0 * *all.back().counts.value();
    });
    CHECK(course_of({on({2010, 9, 30}, 15, 100)}, wanted, due, doubles).verdict == course_verdict::on_course);
    auto const t = counted({returned("Wold", 15, 100)}, period::snapshot({2010, 9, 30}));
    auto const c = on_course(std::vector{t}, {targets::april_2011}, doubles);
    CHECK(c.rule == "doubles each time");
    CHECK(c.councils(course_verdict::on_course) == 1);
}

namespace {
std::vector<take_up_table> three_snapshots() {
    return {counted({returned("Wold", 10, 100, 4), returned("Ash", 5, 100, 5), returned("Yew", 0, 0)}, period::snapshot({2010, 3, 31})),
            counted({returned("Wold", 20, 100, 4), returned("Ash", absence::suppressed, 100), returned("Elm", 9, 10, 9)},
                    period::snapshot({2010, 9, 30})),
            counted({returned("Wold", 31, 100, 5), returned("Ash", 20, 100, 9)}, period::snapshot({2011, 3, 31}))};
}
target direct_by_2012() { return {"direct_payments", share::percent(6), {2012, 3, 31}, eligibility_basis::ongoing, role::users_and_carers}; }
}  // namespace

TEST_CASE("every council of any snapshot has its course for every target, from its own counts") {
    auto const c = on_course(three_snapshots(), {targets::april_2011, direct_by_2012()});
    REQUIRE(c.rows.size() == 4);
    CHECK(c.rule == "linear_from_last_two");
    CHECK(c.rows[0].council.name == "Ash");
    CHECK(c.rows[0].courses[0].verdict == course_verdict::missed);
    CHECK(c.rows[0].courses[0].before->day() == date{2010, 3, 31});  // the absent one is passed over
    CHECK(c.rows[0].courses[1].verdict == course_verdict::on_course);
    CHECK(c.rows[1].council.name == "Elm");
    CHECK(c.rows[1].courses[0].because == "fewer counts than the rule needs");
    CHECK(c.rows[2].courses[0].verdict == course_verdict::met);
    CHECK(*c.rows[2].courses[1].expected == doctest::Approx(0.07));  // one more in six months, two in twelve
    CHECK(c.rows[3].courses[0].because == "no counts by the due date");
    CHECK(c.councils(course_verdict::cannot_tell) == 2);
    CHECK(c.councils(course_verdict::on_course, 1) == 2);
}

TEST_CASE("all together are the councils with counts every time, so that nobody's silence is growth") {
    auto const c = on_course(three_snapshots(), {targets::april_2011});
    CHECK(c.overall_councils[0] == 1);
    CHECK(c.overall[0].last->counts == proportion{31, 100});
    CHECK(c.overall[0].verdict == course_verdict::met);
    auto const none = on_course(std::vector{counted({returned("Yew", 0, 0)})}, {targets::april_2011});
    CHECK(none.overall_councils[0] == 0);
    CHECK(none.overall[0].verdict == course_verdict::cannot_tell);
    CHECK(on_course(std::vector<take_up_table>{}, {targets::april_2011}).rows.empty());
}

TEST_CASE("snapshots on another basis than the target are refused") {
    auto all = three_snapshots();
    all.push_back(counted({returned("Wold", 1, 2)}, period::snapshot({2009, 3, 31}), eligibility_basis::including_short_term));
    CHECK_THROWS_AS(static_cast<void>(on_course(all, {targets::april_2011})), std::invalid_argument);
}
