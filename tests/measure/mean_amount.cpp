// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: tests/reference/growth_and_conditions.py (mpmath 1.2.1 with 40 digits for Student's t; SciPy's own t.ppf has
// nine correct digits at 10 degrees of freedom, hence 1e-9 there).
#include <pbo/measure/mean_amount.hpp>

#include <doctest/doctest.h>

#include <pbo/interval/detail/student_t.hpp>

#include <sstream>

using namespace pbo;
using doctest::Approx;

namespace {
amount of(std::initializer_list<std::int64_t> values) {
    amount a;
    for (auto v : values) a.add(v);
    return a;
}
}  // namespace

TEST_CASE("Student's t: quantiles and tails to 1e-13") {
    struct { double level, df, t; } const quantiles[] = {
        {0.95, 1, 12.706204736174705}, {0.95, 2, 4.3026527297494639}, {0.95, 10, 2.2281388519862747},
        {0.998, 3.7, 7.7951838750291663}, {0.9, 250, 1.6509714898128582}, {0.3, 1, 0.50952544949442881}};
    for (auto const& q : quantiles) CHECK(detail::student_t_quantile(confidence_level{q.level}, q.df) == Approx(q.t).epsilon(1e-13));
    CHECK(detail::student_t_quantile(confidence_level{}, 1e15) == Approx(1.959963984540054).epsilon(1e-12));
    struct { double t, df, p; } const tails[] = {{2, 10, 0.073388034770740366}, {0.01, 3.5, 0.99256471245192417},
                                                 {30, 1000, 1.5374687444043482e-141}, {-1.5, 2, 0.27239312489100108}};
    for (auto const& t : tails) CHECK(detail::student_t_both_tails(t.t, t.df) == Approx(t.p).epsilon(1e-11));
    CHECK(detail::student_t_both_tails(0.0, 5) == 1.0);
}

TEST_CASE("a mean with its limits") {
    auto const e = student(mean_amount{of({31250, 20000, 18000, 45000, 27500})});
    CHECK(*e.value == 28350.0);
    CHECK(e.limits->lower() == Approx(14988.403003472413).epsilon(1e-9));
    CHECK(e.limits->upper() == Approx(41711.59699652759).epsilon(1e-9));
    CHECK(e.method == label("student"));
    CHECK(student(mean_amount{of({31250, 20000, 18000, 45000, 27500})}, confidence_level{0.5}).limits->width() < e.limits->width());
}

TEST_CASE("a difference of means, variances not equal: Welch") {
    auto const e = student(mean_difference_of{of({31250, 20000, 18000, 45000, 27500}), of({12000, 15500, 9900, 30100})});
    CHECK(*e.value == 11475.0);
    CHECK(e.limits->lower() == Approx(-4222.5506632695815).epsilon(1e-9));
    CHECK(e.limits->upper() == Approx(27172.550663269583).epsilon(1e-9));
}

TEST_CASE("nobody, one, and all equal") {
    CHECK(student(mean_amount{}).value == figure<double>(absence::nothing_to_divide_by));
    CHECK(student(mean_amount{}).limits == figure<interval>(absence::nothing_to_divide_by));
    CHECK(*student(mean_amount{of({7})}).value == 7.0);
    CHECK(student(mean_amount{of({7})}).limits == figure<interval>(absence::no_degrees_of_freedom));
    CHECK(*student(mean_amount{of({7, 7, 7})}).limits == interval{7, 7});
    CHECK(student(mean_difference_of{of({7}), of({1, 2})}).limits == figure<interval>(absence::no_degrees_of_freedom));
    CHECK(*student(mean_difference_of{of({7, 7}), of({5, 5})}).limits == interval{2, 2});
    CHECK(student(mean_difference_of{of({}), of({5, 5})}).value == figure<double>(absence::nothing_to_divide_by));
    std::ostringstream text;
    text << mean_difference_of{of({7}), of({1, 2})};
    CHECK(text.str() == "7 over 1 against 3 over 2");
}

TEST_CASE("swapping the groups turns the interval over") {
    auto const a = of({1, 5, 9, 40}), b = of({2, 2, 8});
    auto const there = student(mean_difference_of{a, b}), back = student(mean_difference_of{b, a});
    CHECK(there.limits->lower() == Approx(-back.limits->upper()).epsilon(1e-14));
}
