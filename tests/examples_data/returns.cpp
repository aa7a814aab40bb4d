// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// examples/data/synthetic_returns.csv agrees with every statement in print about take-up: ADASS 2011 and the NHS
// Information Centre's 2009-10.  Expected windows are those of published_figures.csv.

#include "tables.hpp"

#include <pbo/domain/cassr_code.hpp>
#include <pbo/domain/council_kind.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

using namespace shipped;

namespace {

rows const& returns() {
    static rows const all = read("synthetic_returns.csv");
    return all;
}
rows block(std::string const& period, std::string const& basis) {
    return where(where(returns(), "period", period), "basis", basis);
}
rows answered(std::string const& period, std::string const& basis = "ongoing") {
    return where(block(period, basis), [](row const& r) { return r.at("eligible") != "[x]"; });
}
share take_up(row const& r) { return {number(r, "personal_budgets"), number(r, "eligible")}; }
share take_up(rows const& from) { return {total(from, "personal_budgets"), total(from, "eligible")}; }

// How many councils' take-up is at least, or above, numerator / denominator, in whole numbers.
std::size_t at_least(rows const& from, std::int64_t numerator, std::int64_t denominator) {
    return where(from, [&](row const& r) { return take_up(r).hits * denominator >= numerator * take_up(r).trials; })
        .size();
}
std::size_t above(rows const& from, std::int64_t numerator, std::int64_t denominator) {
    return where(from, [&](row const& r) { return take_up(r).hits * denominator > numerator * take_up(r).trials; })
        .size();
}

std::string const april = "2010-03-31";
std::string const october = "2010-09-30";
std::string const march = "2011-03-31";
std::vector<std::string> const counts{
    "eligible",       "personal_budgets",        "direct_payment",     "part_direct_payment",
    "managed_budget", "individual_service_fund", "other_or_not_stated"};

template <class T>
bool reads(std::string const& text) {
    return pbo::text_form<T>::read(text).has_value();
}

}  // namespace

TEST_CASE("152 councils in every period and basis, 132 of which answered; every row called synthetic") {
    for (std::string const& period : {std::string("2009-10"), april, october, march})
        for (std::string const& basis : {std::string("ongoing"), std::string("including_short_term")}) {
            std::set<std::string> names;
            for (row const& r : block(period, basis)) names.insert(r.at("council"));
            CHECK(block(period, basis).size() == 152);
            CHECK(names.size() == 152);
            CHECK(answered(period, basis).size() == 132);
        }
    CHECK(returns().size() == 152 * 8);
    CHECK(where(block(march, "ongoing"), "pilot", "yes").size() == 13);
    for (row const& r : returns()) {
        REQUIRE(r.at("data_kind") == "synthetic");
        REQUIRE(r.at("ons_code").empty());
        REQUIRE(r.at("council").starts_with("Synthetic council "));
        REQUIRE(reads<pbo::cassr_code>(r.at("cassr_code")));
        REQUIRE(reads<pbo::council_kind>(r.at("kind")));
        REQUIRE(reads<pbo::date>(r.at("roll_out_start")));
        REQUIRE(reads<pbo::period>(r.at("period")));
        REQUIRE(reads<pbo::eligibility_basis>(r.at("basis")));
        REQUIRE(r.at("role") == "users_and_carers");
        if (r.at("eligible") == "[x]")
            for (auto const& c : counts) REQUIRE(r.at(c) == "[x]");
    }
}

TEST_CASE("modes add to personal budgets, which are at most the people eligible; both bases count the same budgets") {
    for (std::string const& period : {std::string("2009-10"), april, october, march}) {
        rows const ongoing = answered(period);
        rows const with_short_term = answered(period, "including_short_term");
        for (rows const* from : {&ongoing, &with_short_term})
            for (row const& r : *from) {
                std::int64_t modes = 0;
                for (std::size_t i = 2; i != counts.size(); ++i) {
                    REQUIRE(number(r, counts[i]) >= 0);
                    modes += number(r, counts[i]);
                }
                REQUIRE(modes == number(r, "personal_budgets"));
                REQUIRE(number(r, "personal_budgets") <= number(r, "eligible"));
            }
        for (std::size_t i = 0; i != ongoing.size(); ++i) {
            REQUIRE(ongoing[i].at("council") == with_short_term[i].at("council"));
            REQUIRE(number(ongoing[i], "eligible") < number(with_short_term[i], "eligible"));
            REQUIRE(ongoing[i].at("personal_budgets") == with_short_term[i].at("personal_budgets"));
        }
    }
}

TEST_CASE("31 March 2011: 35% of 970,000 people, almost 340,000, double April 2010") {
    CHECK(take_up(answered(march)) == share{339'700, 970'000});
    CHECK(std::lround(100 * take_up(answered(march)).value()) == 35);
    CHECK(take_up(answered(april)) == share{169'850, 975'000});
    CHECK(2 * total(answered(april), "personal_budgets") == total(answered(march), "personal_budgets"));
}

TEST_CASE("31 March 2011: 83 of 132 met 30%, 19 are under 20%, 26 above half") {
    rows const now = answered(march);
    CHECK(at_least(now, 30, 100) == 83);
    CHECK(now.size() - at_least(now, 20, 100) == 19);
    CHECK(above(now, 50, 100) == 26);
    CHECK(std::lround(100.0 * 19 / 132) == 14);
    CHECK(std::lround(100.0 * 26 / 132) == 20);
    CHECK(at_least(answered(march, "including_short_term"), 30, 100) < 83);
}

TEST_CASE("31 March 2011: 67% managed, 26% direct payments, 7% other") {
    rows const now = answered(march);
    auto const of_budgets = [&](std::string const& mode) {
        return share{total(now, mode), total(now, "personal_budgets")};
    };
    CHECK(of_budgets("managed_budget") == share{227'599, 339'700});
    CHECK(of_budgets("direct_payment") == share{88'322, 339'700});
    CHECK(of_budgets("other_or_not_stated") == share{23'779, 339'700});
    CHECK(std::lround(100 * of_budgets("managed_budget").value()) == 67);
    CHECK(std::lround(100 * of_budgets("direct_payment").value()) == 26);
    CHECK(std::lround(100 * of_budgets("other_or_not_stated").value()) == 7);
    CHECK(total(now, "part_direct_payment") == 0);
    CHECK(total(now, "individual_service_fund") == 0);
}

TEST_CASE("managed budgets took almost all of the 170,000 extra in 2010-11, and of the 100,000 in its second half") {
    auto const growth = [](std::string const& column, std::string const& from, std::string const& to) {
        return total(answered(to), column) - total(answered(from), column);
    };
    CHECK(growth("personal_budgets", april, march) == 169'850);
    CHECK(growth("managed_budget", april, march) == 169'099);
    CHECK(growth("personal_budgets", october, march) == 99'950);
    CHECK(growth("managed_budget", october, march) == 99'549);
}

TEST_CASE("direct payments were flat: 422 more in the year, a tenth of a percentage point of the people eligible") {
    CHECK(total(answered(april), "direct_payment") == 87'900);
    CHECK(total(answered(october), "direct_payment") == 88'100);
    CHECK(total(answered(march), "direct_payment") == 88'322);
    double const change = 88'322.0 / 970'000 - 87'900.0 / 975'000;
    CHECK(change > 0);
    CHECK(change < 0.001);
}

TEST_CASE("2009-10: 13% with short-term support, 3.3% to 58.7%, half under 10%, one in eight above 20%") {
    rows const year = answered("2009-10", "including_short_term");
    CHECK(take_up(year) == share{175'000, 1'346'000});
    CHECK(std::lround(100 * take_up(year).value()) == 13);
    auto const less = [](row const& a, row const& b) { return take_up(a).value() < take_up(b).value(); };
    auto const [lowest, highest] = std::minmax_element(year.begin(), year.end(), less);
    CHECK(lowest->at("council") == "Synthetic council like Somerset");
    CHECK(std::lround(1000 * take_up(*lowest).value()) == 33);
    CHECK(highest->at("council") == "Synthetic council like Manchester");
    CHECK(std::lround(1000 * take_up(*highest).value()) == 587);
    CHECK(year.size() - at_least(year, 10, 100) == 66);
    CHECK(above(year, 20, 100) == 17);
}

TEST_CASE("in October 2010 England was on course for 30% among people with ongoing support, and not with short-term") {
    auto const projected = [](std::string const& basis) {
        double const then = take_up(answered(april, basis)).value();
        double const now = take_up(answered(october, basis)).value();
        return now + (now - then);  // half a year on, at the pace of the last half
    };
    CHECK(projected("ongoing") > 0.30);
    CHECK(projected("including_short_term") < 0.30);
    CHECK(take_up(answered(march, "including_short_term")).value() < 0.30);
}

TEST_CASE("slow councils picked up pace: they grew more, and more so in the second half") {
    rows const at[] = {answered(april), answered(october), answered(march)};
    std::vector<std::vector<double>> councils;
    for (std::size_t i = 0; i != at[0].size(); ++i)
        councils.push_back({take_up(at[0][i]).value(), take_up(at[1][i]).value(), take_up(at[2][i]).value()});
    std::sort(councils.begin(), councils.end());
    auto const mean = [&](std::size_t first, std::size_t last, auto change) {
        double sum = 0;
        for (std::size_t i = first; i != last; ++i) sum += change(councils[i]);
        return sum / static_cast<double>(last - first);
    };
    auto const year = [](auto const& c) { return c[2] - c[0]; };
    auto const pick_up = [](auto const& c) { return (c[2] - c[1]) - (c[1] - c[0]); };
    CHECK(mean(0, 66, year) > mean(66, 132, year) + 0.03);
    CHECK(mean(0, 66, pick_up) > 0.04);
    CHECK(mean(0, 66, pick_up) > mean(66, 132, pick_up) + 0.02);
    // In thirds by starting level as well.
    CHECK(mean(0, 44, year) > mean(44, 88, year));
    CHECK(mean(44, 88, year) > mean(88, 132, year));
}

TEST_CASE("three councils record direct payments only, and one nears 100% with almost none") {
    CHECK(where(answered(march), [](row const& r) {
              return r.at("direct_payment") == r.at("personal_budgets");
          }).size() == 3);
    CHECK(where(answered(march), [](row const& r) {
              return take_up(r).value() > 0.95 && 100 * number(r, "direct_payment") < number(r, "personal_budgets");
          }).size() == 1);
}
