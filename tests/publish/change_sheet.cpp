// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: Newcombe's limits from statsmodels 0.13.5, as in tests/measure/growth/council_changes.cpp.
#include "side_by_side.hpp"

#include <pbo/publish/change_sheet.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace councils_beside;
using doctest::Approx;

namespace {
take_up_table tabled(std::vector<council_return> const& all) { return take_up(all, eligibility_basis::ongoing); }
}  // namespace

TEST_CASE("both periods side by side, the change with its limits, and who is in one of them alone") {
    auto const before =
        tabled({one("Oak", "North", 30, 100, 2010), one("Ash", "North", 300, 1000, 2010), one("Gone", "", 1, 9, 2010)});
    auto const after = tabled({one("Oak", "North", 50, 100, 2011), one("Ash", "North", 310, 1000, 2011),
                               one("New", "", 2, 20, 2011), one("Fir", "", absence::suppressed, 5, 2011)});
    auto const s = change_sheet(after, council_changes(before, after), {});
    CHECK(s.title == "Change from 2010-11 to 2011-12");
    CHECK(s.from.period == "2010-11 to 2011-12");
    CHECK(names(s) == std::vector<std::string>{"Oak", "Ash", "New", "Fir"});
    CHECK(count(s, "Oak", "before_numerator") == figure<std::uint64_t>(30));
    CHECK(count(s, "Oak", "after_denominator") == figure<std::uint64_t>(100));
    CHECK(text(s, "Oak", "change") == "rose");
    CHECK(*number(s, "Oak", "change_points") == Approx(20.0).epsilon(1e-12));
    CHECK(*number(s, "Oak", "change_lower") == Approx(6.422327745160022).epsilon(1e-9));
    CHECK(*number(s, "Oak", "change_upper") == Approx(32.576829087642145).epsilon(1e-9));
    CHECK(text(s, "Ash", "change") == "no clear change");
    CHECK(text(s, "New", "change") == "not compared");
    CHECK(number(s, "New", "before_share") == figure<double>(absence::not_available));
    CHECK(number(s, "Fir", "after_share") == figure<double>(absence::suppressed));
    CHECK(notes(s, "1 rose, 0 fell, 1 without a clear change, 2 not compared"));
    CHECK(notes(s,
                "The 2 councils with figures in both, together: 330 of 1,100 = 30.0% in 2010-11, 360 of 1,100 = 32.7% "
                "in 2011-12"));
    CHECK(notes(s, "Moved most beyond chance: Oak +20.0 points (+6.4 to +32.6)."));
    CHECK(notes(s, "In 2010-11 alone, and so in no row: Gone."));
}

TEST_CASE("on a day, in a year; and of one council in the singular") {
    auto then = one("Oak", "", 30, 100, 2010), now = one("Oak", "", 50, 100, 2010);
    then.period = period::snapshot({2010, 3, 31});
    now.period = period::snapshot({2011, 3, 31});
    auto const after = tabled({now});
    auto const s = change_sheet(after, council_changes(tabled({then}), after), {});
    CHECK(notes(s, "The one council with figures in both, together: 30 of 100 = 30.0% on 2010-03-31, 50 of 100 = 50.0% on 2011-03-31"));
}

TEST_CASE("nobody in both: nothing is said of all together, nor of who moved") {
    auto const before = tabled({one("Oak", "", 0, 0, 2010)});
    auto const after = tabled({one("Oak", "", 5, 10, 2011)});
    auto const s = change_sheet(after, council_changes(before, after), {});
    CHECK(notes(s, "1 not compared"));
    CHECK_FALSE(notes(s, "together"));
    CHECK_FALSE(notes(s, "Moved most"));
}
