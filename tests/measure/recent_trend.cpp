// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: tests/reference/worked/trend_rule.csv; the counted series from SciPy 1.10.1 / NumPy (polyfit with weights).
#include <pbo/measure/recent_trend.hpp>

#include <doctest/doctest.h>

#include "measure/benchmark_councils.hpp"

#include <cmath>

using namespace pbo;
using doctest::Approx;

namespace {
/// Values with limits 2 either side.
std::vector<trend_point> points(std::vector<double> const& values, double reach = 2.0) {
    std::vector<trend_point> all;
    for (double v : values) all.push_back({period::financial_year(2010 + int(all.size())), v, interval{v - reach, v + reach}, false});
    return all;
}
}  // namespace

TEST_CASE("the worked examples of the rule come out to 1e-9: slopes, standard error, chi-squared and verdict") {
    std::filesystem::path const file = PBO_SOURCE_DIR "/tests/reference/worked/trend_rule.csv";
    headed_rows rows(file);
    auto const number = [&](std::string const& column) { return text_form<double>::read(rows[rows.column(column)]).value(); };
    int cases = 0;
    for (; rows.next(); ++cases) {
        std::vector<trend_point> series;
        for (int i = 1; i <= 5; ++i) {
            auto const at = std::to_string(i);
            series.push_back({{}, number("value_" + at), interval{number("lower_" + at), number("upper_" + at)}, false});
        }
        auto const r = recent_trend(series);
        CHECK(spelling(r.verdict) == rows[rows.column("verdict")]);
        CHECK(std::abs(*r.slope - number("slope")) < 1e-9);
        CHECK(*r.standard_error == Approx(number("se_slope")).epsilon(1e-9));
        CHECK(std::abs(*r.chi_squared - number("chi_square")) < 1e-9 * std::fmax(1.0, number("chi_square")));
        REQUIRE(r.slopes_without.size() == 5);
        for (std::size_t i = 0; i < 5; ++i)
            CHECK(std::abs(r.slopes_without[i] - number("slope_without_" + std::to_string(i + 1))) < 1e-9);
    }
    CHECK(cases == 4);
}

TEST_CASE("up, down, and neither; turning the values round turns the verdict round") {
    CHECK(recent_trend(points({20, 21, 22, 23, 24})).verdict == trend_verdict::increasing);
    CHECK(recent_trend(points({24, 23, 22, 21, 20})).verdict == trend_verdict::decreasing);
    CHECK(recent_trend(points({20, 20, 20, 20, 20})).verdict == trend_verdict::no_significant_change);
    CHECK(recent_trend(points({20, 21, 22, 23, 24}, 2.1)).verdict == trend_verdict::no_significant_change);
    // Significant as a line, but all of it is the last point.
    CHECK(recent_trend(points({24, 23.5, 23, 22.5, 30}, 1.6)).verdict == trend_verdict::no_significant_change);
}

TEST_CASE("the unit does not matter: shares and per cent have the same verdict and chi-squared") {
    auto shares = points({0.20, 0.21, 0.22, 0.23, 0.24}, 0.02);
    auto const a = recent_trend(shares), b = recent_trend(points({20, 21, 22, 23, 24}));
    CHECK(a.verdict == b.verdict);
    CHECK(*a.chi_squared == Approx(*b.chi_squared).epsilon(1e-12));
    CHECK(*a.slope == Approx(0.01 * *b.slope).epsilon(1e-12));
}

TEST_CASE("only the latest five points count, and gaps between years do not") {
    auto six = points({99, 20, 21, 22, 23, 24});
    CHECK(recent_trend(six).verdict == trend_verdict::increasing);
    CHECK(recent_trend(six).points == 6);
    auto gappy = points({20, 21, 22, 23, 24});
    gappy[4].period = period::financial_year(2020);
    gappy.insert(gappy.begin() + 4, {period::financial_year(2016), absence::suppressed, absence::suppressed, false});
    CHECK(recent_trend(gappy).slope == recent_trend(points({20, 21, 22, 23, 24})).slope);
}

TEST_CASE("fewer than five points with figures: cannot be calculated, with the number there are") {
    for (std::size_t n = 0; n < 5; ++n) {
        auto const r = recent_trend(points(std::vector<double>(n, 20.0)));
        CHECK(r.verdict == trend_verdict::cannot_be_calculated);
        CHECK(r.reason == no_trend_because::fewer_than_five_points);
        CHECK(r.points == n);
        CHECK_FALSE(r.slope.has_value());
    }
    auto five = points({20, 21, 22, 23, 24});
    five[2].value = absence::suppressed;
    CHECK(recent_trend(five).reason == no_trend_because::fewer_than_five_points);
    CHECK(recent_trend(five).points == 4);
}

TEST_CASE("a point without uncertainty is refused") {
    auto five = points({20, 21, 22, 23, 24});
    five[3].limits = interval{23, 23};
    CHECK(recent_trend(five).reason == no_trend_because::no_standard_error);
    CHECK(recent_trend(five).slope == figure<double>(absence::nothing_to_divide_by));
    five[3].limits = interval{0.0, HUGE_VAL};
    CHECK(recent_trend(five).reason == no_trend_because::no_standard_error);
}

TEST_CASE("no period is a break that nobody gave: 2024-25 broke the series of client-level data, and no other") {
    std::vector<trend_point> five;
    for (int i = 0; i < 5; ++i) five.push_back({period::financial_year(2020 + i), 20.0 + i, interval{18.0 + i, 22.0 + i}, false});
    CHECK(recent_trend(five).verdict == trend_verdict::increasing);
    CHECK(recent_trend(five, {breaks::pss_ex1_direct_payments}).verdict == trend_verdict::increasing);
    CHECK(recent_trend(five, {breaks::pss_ex1_direct_payments, breaks::client_level_data}).reason == no_trend_because::break_in_series);
    std::vector<counted_in> counted;
    for (int i = 0; i < 5; ++i) counted.push_back({period::financial_year(2020 + i), tally(std::uint64_t(100 + 40 * i), 1000)});
    CHECK(recent_trend(counted).verdict == trend_verdict::increasing);
    CHECK(recent_trend(counted, {breaks::client_level_data}).reason == no_trend_because::break_in_series);
}

TEST_CASE("a break given, a mark, and another kind of period each break the series; a break before the five or after them does not") {
    series_break_list const given{breaks::client_level_data};
    std::vector<trend_point> six;
    for (int i = 0; i < 6; ++i) six.push_back({period::financial_year(2019 + i), 20.0 + i, interval{18.0 + i, 22.0 + i}, false});
    CHECK(recent_trend(six, given).reason == no_trend_because::break_in_series);  // 2020-21 to 2024-25
    six.back().value = absence::not_available;                             // the five before it stand
    CHECK(recent_trend(six, given).verdict == trend_verdict::increasing);
    six.pop_back();
    CHECK(recent_trend(six, given).verdict == trend_verdict::increasing);
    six[3].starts_new_series = true;
    CHECK(recent_trend(six).reason == no_trend_because::break_in_series);
    six[3].starts_new_series = false;
    six[0].starts_new_series = true;
    CHECK(recent_trend(six).verdict == trend_verdict::increasing);
    six[4].period = period::snapshot(date{2024, 3, 31});
    CHECK(recent_trend(six).reason == no_trend_because::break_in_series);
}

TEST_CASE("points out of order are refused, naming both") {
    auto five = points({20, 21, 22, 23, 24});
    std::swap(five[1], five[2]);
    CHECK_THROWS_WITH_AS((void)recent_trend(five), "pbo::recent_trend: '2011-12' does not come after '2012-13'", std::invalid_argument);
}

TEST_CASE("from counts the limits are Wilson's at 95%; nobody on budgets in any year is no change") {
    std::vector<counted_in> series;
    for (int i = 0; i < 5; ++i) series.push_back({period::financial_year(2010 + i), tally(std::uint64_t(100 + 20 * i), 1000)});
    auto const r = recent_trend(series);
    // NumPy 1.24 polyfit on 1..5 with w = 3.92 / width of SciPy's Wilson interval.
    CHECK(*r.slope == Approx(0.02).epsilon(1e-9));
    CHECK(*r.chi_squared == Approx(34.29599489242297).epsilon(1e-9));
    CHECK(r.verdict == trend_verdict::increasing);
    for (auto& p : series) p.counts = tally(0, 1000);
    CHECK(recent_trend(series).verdict == trend_verdict::no_significant_change);
    for (auto& p : series) p.counts = tally(0, 0);
    CHECK(recent_trend(series).reason == no_trend_because::fewer_than_five_points);
    for (std::size_t i = 0; i < 5; ++i) series[i].counts = tally(100'000'000'000'000 + i * 1'000'000'000, 1'000'000'000'000'000);
    CHECK(recent_trend(series).verdict == trend_verdict::increasing);
}
