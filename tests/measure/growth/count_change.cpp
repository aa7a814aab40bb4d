// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: growth_print_2010_11.csv of the worked examples, and arithmetic by hand.
#include <pbo/measure/growth/count_change.hpp>

#include "measure/worked.hpp"

#include <cmath>
#include <limits>
#include <sstream>

using namespace pbo;
using doctest::Approx;

TEST_CASE("the printed growth of 2010-11 and its halves") {
    for (auto const& r : worked::example("growth_print_2010_11.csv")) {
        CAPTURE(r.at("period"));
        count_change const c{worked::count(r, "holders_start"), worked::count(r, "holders_end")};
        double const months = worked::number(r, "months");
        CHECK(c.change() == static_cast<std::int64_t>(worked::count(r, "change")));
        CHECK(c.average_monthly(months) == Approx(worked::number(r, "average_monthly_change")).epsilon(1e-12));
        CHECK(*c.ratio() == Approx(worked::number(r, "ratio")).epsilon(1e-12));
        CHECK(*c.at_least_doubled() == (r.at("months") == "12"));
    }
}

TEST_CASE("doubling is a matter of whole numbers") {
    CHECK(*count_change{170'000, 340'000}.at_least_doubled());
    CHECK_FALSE(*count_change{170'000, 339'999}.at_least_doubled());
    CHECK(*count_change{3, 6}.at_least_doubled());
    constexpr auto huge = std::numeric_limits<std::uint64_t>::max();
    CHECK_FALSE(*count_change{huge - 1, huge}.at_least_doubled());  // twice the start would not fit
}

TEST_CASE("what doubles in a year takes twelve months to double; what does not grow never does") {
    CHECK(*count_change{170'000, 340'000}.months_to_double(12) == Approx(12.0).epsilon(1e-14));
    CHECK(*count_change{100, 400}.months_to_double(12) == Approx(6.0).epsilon(1e-14));
    CHECK(count_change{5, 5}.months_to_double(12) == figure<double>(absence::not_applicable));
    CHECK(count_change{5, 4}.months_to_double(12) == figure<double>(absence::not_applicable));
    CHECK(*count_change{1'000'000'000'000'000, 1'000'000'000'000'001}.months_to_double(1) == Approx(std::log(2.0) * 1e15).epsilon(1e-12));
}

TEST_CASE("nobody at the start: a change, and no ratio") {
    count_change const c{0, 7};
    CHECK(c.change() == 7);
    CHECK(c.ratio() == figure<double>(absence::nothing_to_divide_by));
    CHECK(c.relative_change() == figure<double>(absence::nothing_to_divide_by));
    CHECK(c.at_least_doubled() == figure<bool>(absence::nothing_to_divide_by));
    CHECK(c.months_to_double(3) == figure<double>(absence::nothing_to_divide_by));
}

TEST_CASE("falls are negative, and what no signed number holds throws") {
    CHECK(count_change{10, 4}.change() == -6);
    CHECK(*count_change{10, 4}.relative_change() == -0.6);
    CHECK_THROWS_AS((void)(count_change{std::numeric_limits<std::uint64_t>::max(), 0}.change()), std::overflow_error);
    CHECK_THROWS_AS((void)(count_change{1, 2}.average_monthly(0)), std::domain_error);
    CHECK_THROWS_AS((void)(count_change{1, 2}.average_monthly(std::nan(""))), std::domain_error);
}

TEST_CASE("a share of a change may leave 0 to 1, and there is none of no change") {
    CHECK(*share_of_change(-200, 170'000) == Approx(-200.0 / 170'000));
    CHECK(*share_of_change(12, 10) == 1.2);
    CHECK(share_of_change(12, 0) == figure<double>(absence::nothing_to_divide_by));
    std::ostringstream text;
    text << count_change{1, 2};
    CHECK(text.str() == "1 to 2");
}
