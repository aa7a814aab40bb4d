// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// 48 of 80 and 56 of 70: a difference of 20.0 points, 5.2 to 33.4 (Newcombe 1998, Statistics in Medicine 17, table II,
// example (a), method 10).
#include "../side_by_side.hpp"
#include "support.hpp"

#include <pbo/publish/charts/take_up_trajectory.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace pbo::charts;
using councils_beside::one;

namespace {
provenance const from{.source = "returns.csv", .version = "pbo 1"};
std::uint64_t n(std::size_t x) { return static_cast<std::uint64_t>(x); }
std::vector<council_return> const three_years{
    one("Ash", "", n(40), n(80), 2009), one("Oak", "", n(10), n(100), 2009),
    one("Ash", "", n(48), n(80), 2010), one("Oak", "", absence::suppressed, n(100), 2010),
    one("Ash", "", n(56), n(70), 2011), one("Oak", "", n(11), n(100), 2011)};
take_up_table table_of(std::vector<council_return> const& all, int year) {
    return take_up(all, eligibility_basis::ongoing, {.period = period::financial_year(year)});
}
trajectory_plot plot_of(std::vector<council_return> const& all, std::string const& picked, int year = 2011,
                        trajectory_choice how = {}) {
    auto const t = table_of(all, year);
    for (auto const& c : t.context().councils)
        if (c.name.view() == picked) how.picked = c.key();
    return take_up_trajectory_of(t, all, from, how);
}
std::string caption_of(trajectory_plot const& plot) {
    std::string all;
    for (auto const& line : plot.words.caption) all += line + "\n";
    return all;
}
target aim_by(std::uint64_t per_cent, date due = {}) {
    return {"take_up", share::percent(per_cent), due, eligibility_basis::ongoing, role::users_and_carers};
}
}  // namespace

TEST_CASE("a council's periods up to the table's, and a title that says no more than the limits of the change") {
    auto const ash = plot_of(three_years, "Ash");
    REQUIRE(ash.points.size() == 3);
    CHECK(ash.points[0].called == "2009\u201310");
    CHECK(*ash.points[1].share == 0.6);
    CHECK(ash.points[1].joined);
    CHECK(ash.words.title == "Ash rose from 50.0% to 80.0%");
    CHECK(plot_of(three_years, "Ash", 2010).points.size() == 2);  // as it stood then
    CHECK(plot_of({one("Ash", "", n(48), n(80), 2010), one("Ash", "", n(50), n(80), 2011)}, "Ash").words.title ==
          "We cannot tell whether Ash changed since 2010\u201311");
    CHECK(plot_of({one("Ash", "", n(56), n(70), 2010), one("Ash", "", n(48), n(80), 2011)}, "Ash").words.title ==
          "Ash fell from 80.0% to 60.0%");
}

TEST_CASE("what is withheld has no mark, is named, and nothing is joined over it") {
    auto const oak = plot_of(three_years, "Oak");
    REQUIRE(oak.points.size() == 3);
    CHECK_FALSE(oak.points[1].share.has_value());
    CHECK_FALSE(oak.points[2].joined);
    CHECK(oak.words.title == "Oak is at 11.0%");
    CHECK(caption_of(oak).find("Not drawn: 2010\u201311: withheld so that nobody is recognised [c].") !=
          std::string::npos);
    auto const picture = pictures::read(draw(oak));
    CHECK(picture.named("circle").size() == 2);
    // A year that others have and it has not.
    auto const without =
        plot_of({one("Ash", "", n(1), n(2), 2009), one("Ash", "", n(1), n(2), 2010), one("Oak", "", n(1), n(2), 2009),
                 one("Oak", "", n(1), n(2), 2011), one("Ash", "", n(1), n(2), 2011)},
                "Oak");
    REQUIRE(without.points.size() == 3);
    CHECK(without.points[1].share.reason() == absence::not_available);
    // A year that nobody has.
    auto const gap = plot_of({one("Ash", "", n(1), n(2), 2008), one("Ash", "", n(1), n(2), 2011)}, "Ash");
    CHECK_FALSE(gap.points[1].joined);
}

TEST_CASE("all together: a change is claimed only where the same areas have figures throughout") {
    auto const changing = plot_of(three_years, "");
    CHECK(*changing.points[1].share == 0.6);  // Ash's 48 of 80 alone
    CHECK(*changing.points[2].share == doctest::Approx(67.0 / 170));
    CHECK(changing.words.title == "All together is at 39.4%");
    CHECK(caption_of(changing).find("1 to 2 councils, not always the same") != std::string::npos);
    auto const same = plot_of({one("Ash", "", n(40), n(80), 2010), one("Oak", "", n(8), n(10), 2010),
                               one("Ash", "", n(70), n(80), 2011), one("Oak", "", n(9), n(10), 2011)},
                              "");
    CHECK(same.words.title == "All together rose from 53.3% to 87.8%");  // 48 of 90, 79 of 90
    CHECK(caption_of(same).find("the same 2 councils.") != std::string::npos);
}

TEST_CASE("a target is reached or not by the count; of a sample only where the limits say so; a date has a bar") {
    CHECK(plot_of(three_years, "Ash", 2011, {.aim = aim_by(80)}).words.title ==
          "Ash rose from 50.0% to 80.0%, and has reached 80%");
    auto const short_of = plot_of(three_years, "Ash", 2011, {.aim = aim_by(81, {2013, 3, 31})});
    CHECK(short_of.words.title == "Ash rose from 50.0% to 80.0%, short of 81%");
    CHECK(short_of.aim->when == month_ends_at(2013, 3));
    CHECK_FALSE(plot_of(three_years, "Ash", 2011, {.aim = aim_by(81)}).aim->when.has_value());
    auto const t = take_up(three_years, eligibility_basis::ongoing,
                           {.period = period::financial_year(2011), .counted = completeness::sample});
    auto const sampled =
        take_up_trajectory_of(t, three_years, from, {.aim = aim_by(80), .picked = t.context().councils.begin()->key()});
    CHECK(sampled.words.title.ends_with("; we cannot tell whether 80% is reached"));
}

TEST_CASE("a break parts what was counted differently, with its reason; a day and a year are never joined") {
    auto const parted = plot_of(three_years, "Ash", 2011, {.breaks = {{date(2011, 4, 1), "something else"}}});
    REQUIRE(parted.breaks.size() == 1);
    CHECK(parted.breaks[0].reason == "Break: something else");
    CHECK(parted.breaks[0].when == doctest::Approx(month_ends_at(2011, 3)));
    CHECK_FALSE(parted.points[2].joined);
    CHECK(parted.words.title == "Ash is at 80.0%");
    std::vector mixed{three_years[0], three_years[2], three_years[4]};
    mixed[0].period = period::snapshot({2010, 3, 31});  // Ash: a day, then two years
    auto const apart = plot_of(mixed, "Ash");
    CHECK(apart.breaks.size() == 1);
    CHECK(apart.words.title == "Ash rose from 60.0% to 80.0%");
    mixed[2].period = period::snapshot({2012, 3, 31});  // a day, a year, a day: they take turns
    auto const t = take_up(mixed, eligibility_basis::ongoing, {.period = period::snapshot({2012, 3, 31})});
    auto const days = take_up_trajectory_of(t, mixed, from, {.picked = mixed[0].council.key()});
    CHECK(days.points.size() == 2);
    CHECK(days.breaks.empty());
    CHECK(caption_of(days).find("of another kind") != std::string::npos);
}

TEST_CASE("nothing to draw is said") {
    CHECK_THROWS_AS(static_cast<void>(plot_of({one("Elm", "", absence::suppressed, n(100), 2011)}, "")),
                    std::domain_error);
    auto const t = table_of(three_years, 2011);
    CHECK_THROWS_AS(static_cast<void>(take_up_trajectory_of(t, three_years, from, {.picked = council_key{}})),
                    std::out_of_range);
    std::vector undated{three_years[4], three_years[5]};
    for (auto& r : undated) r.period = {};
    CHECK_THROWS_WITH_AS(static_cast<void>(take_up_trajectory_of(take_up(undated, eligibility_basis::ongoing), undated, from)),
                         "pbo::charts::take_up_trajectory_of: the rows do not say of which period they are", std::domain_error);
}
