// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/target.hpp>

#include "support.hpp"

#include <stdexcept>
#include <type_traits>

using pbo::eligibility_basis;
using pbo::role;
using pbo::share;
using pbo::target;

static_assert(value_of_the_field<target> && std::is_trivially_copyable_v<target>);
static_assert(pbo::targets::april_2011.share() == share(3, 10) && pbo::targets::april_2013.share() == share(1, 1));

TEST_CASE("the national targets are those of the field") {
    auto const& t = pbo::targets::april_2011;
    CHECK(t.indicator() == "take_up");
    CHECK(t.due() == pbo::date(2011, 3, 31));
    CHECK(t.basis() == eligibility_basis::ongoing);
    CHECK(t.role() == role::users_and_carers);
    CHECK(pbo::targets::april_2013.due() == pbo::date(2013, 3, 31));
    CHECK(printed(t) == "take_up 30% by 2011-03-31 (ongoing, users_and_carers)");
}

// 100 % by April 2013: A Vision for Adult Social Care, Department of Health, November 2010.  70 %: the minister to the National
// Children and Adult Services Conference, 26 October 2012.  The Care Act 2014's section 26 and its commencement on 1 April 2015.
TEST_CASE("national targets are found by their names, however they are typed, and each says what it asks for") {
    using pbo::targets::find;
    REQUIRE(find("care_act_2014") != nullptr);
    CHECK(find("Care Act 2014")->aim == pbo::targets::care_act_2014);
    CHECK(find(" CARE_ACT_2014 ")->aim.share() == share::percent(100));
    CHECK(find("April 2011")->aim == pbo::targets::april_2011);
    CHECK(find("april_2013")->aim.share() == share::percent(100));
    CHECK(find("april_2013_lowered")->aim.share() == share::percent(70));
    CHECK(find("april_2013_lowered")->aim.due() == pbo::date(2013, 3, 31));
    CHECK(find("april_2012") == nullptr);
    CHECK(find("") == nullptr);
    CHECK(find("0.30") == nullptr);
    for (auto const& one : pbo::targets::by_name) {
        CHECK(find(one.name) == &one);
        CHECK_FALSE(one.words.empty());
        CHECK_FALSE(pbo::text_form<share>::read(one.name));  // no name is a share
    }
}

TEST_CASE("targets read back from their text, with and without a date") {
    check_text(pbo::targets::april_2011, "take_up; 30%; 2011-03-31; ongoing; users_and_carers");
    check_text(pbo::targets::april_2013, "take_up; 100%; 2013-03-31; ongoing; users_and_carers");
    check_text(target{"plans not driven by a social worker",
                      share(1, 3),
                      {},
                      eligibility_basis::including_short_term,
                      role::user},
               "plans not driven by a social worker; 1/3; ; including_short_term; user");
    check_text(target{}, "take_up; 0%; ; ongoing; users_and_carers");
    CHECK(printed(target{}) == "take_up 0% (ongoing, users_and_carers)");
    CHECK(pbo::text_form<target>::read("take_up;0.30;2011-03-31;ongoing;users_and_carers") == pbo::targets::april_2011);
}

TEST_CASE("a target without a name, or whose name would not read back, is refused") {
    for (auto name : {"", "a;b", " take_up", "take_up "}) {
        CAPTURE(name);
        CHECK_THROWS_WITH_AS((target{name, share::percent(30), {}, eligibility_basis::ongoing, role::user}),
                             doctest::Contains("'" + doctest::String(name) + "'"), std::invalid_argument);
    }
    for (auto text : {"", "take_up", "take_up; 30%; 2011-03-31; ongoing", "take_up; 130%; 2011-03-31; ongoing; user",
                      "take_up; 30%; 2011-03-32; ongoing; user", "take_up; 30%; 2011-03-31; often; user",
                      "take_up; 30%; 2011-03-31; ongoing; everybody", "; 30%; 2011-03-31; ongoing; user",
                      "take_up; 30%; 2011-03-31; ongoing; user; more"}) {
        CAPTURE(text);
        CHECK_FALSE(pbo::text_form<target>::read(text).has_value());
    }
}
