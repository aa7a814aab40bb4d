// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/instrument.hpp>

#include "support.hpp"

#include <stdexcept>

using enum pbo::answer_direction;
using pbo::area;
using pbo::instrument;
using pbo::role;

static_assert(value_of_the_field<instrument>);

namespace {
instrument ours() {
    return {"our survey 2012",
            role::user,
            {{"better", better}, {"worse", worse}},
            {{"dignity", "Support with dignity"}, {"friendships"}}};
}
}  // namespace

TEST_CASE("a user's own instrument is a list in braces") {
    auto const i = ours();
    CHECK(i.size() == 2);
    CHECK(i.areas()[0].title == "Support with dignity");
    CHECK(i.areas()[1].title == "friendships");  // called by its name
    CHECK(i.index_of("friendships") == 1);
    CHECK(i.direction_of(0, 1) == better);
    CHECK(i.code_of(1, "worse") == 2);
    CHECK_FALSE(i.code_of(1, "awful").has_value());
    CHECK(printed(i) == "our survey 2012 (user, 2 areas)");
}

TEST_CASE("an area may have a scale of its own") {
    instrument const i{"mixed",
                       role::carer,
                       {{"better", better}, {"worse", worse}},
                       {{"a", "A"}, {"b", "B", pbo::answer_scale{{"yes", better}, {"so so", same}, {"no", worse}}}}};
    CHECK(i.scale(0).size() == 2);
    CHECK(i.scale(1).size() == 3);
    CHECK(i.direction_of(1, 3) == worse);
    check_text(
        i,
        "mixed;carer;better:better|worse:worse|not applicable;a=A;b=B=better:yes|same:so so|worse:no|not applicable");
}

TEST_CASE("an area that is not there is refused, naming those that are") {
    CHECK_THROWS_WITH_AS(static_cast<void>(ours().index_of("freedom")),
                         doctest::Contains("no area 'freedom'; it has dignity, friendships"), std::out_of_range);
    CHECK_THROWS_WITH_AS(static_cast<void>(ours().scale(2)), doctest::Contains("area 2 of the 2"), std::out_of_range);
    CHECK_THROWS_AS(static_cast<void>(ours().direction_of(2, 1)), std::out_of_range);
    CHECK_THROWS_AS(static_cast<void>(ours().direction_of(0, 3)), std::domain_error);
}

TEST_CASE("instruments read back from their text, whatever stands in names and titles") {
    check_text(ours(),
               "our survey 2012;user;better:better|worse:worse|not applicable;dignity=Support with dignity;"
               "friendships=friendships");
    instrument const awkward{"a;b", role::user, {{"x;y", better}, {"x=y|z", worse}}, {{"p=q", "r;s\\"}}};
    check_text(awkward, pbo::text_form<instrument>::write(awkward));
    check_text(instrument{}, "");
    for (auto text : {"a", "a;user;better:b|worse:w|n", "a;helpers;better:b|worse:w|n;x=X", "a;user;b;x=X",
                      "a;user;better:b|worse:w|n;x", "a;user;better:b|worse:w|n;x=X;x=Y",
                      ";user;better:b|worse:w|n;x=X", "a;user;better:b|worse:w|n;x=X=s=t"}) {
        CAPTURE(text);
        CHECK_FALSE(pbo::text_form<instrument>::read(text).has_value());
    }
}

TEST_CASE("equal instruments merge, nothing asked is the identity, and others say how they differ") {
    auto i = ours();
    i += ours();
    CHECK(i == ours());
    i += instrument{};
    CHECK(i == ours());
    instrument none;
    none += ours();
    CHECK(none == ours());

    pbo::answer_scale const two{{"better", better}, {"worse", worse}};
    auto const refused = [&](instrument const& other, char const* why) {
        auto mine = ours();
        CHECK_THROWS_WITH_AS(mine += other, doctest::Contains(why), std::invalid_argument);
        CHECK(mine == ours());
    };
    refused({"our survey 2012", role::carer, two, ours().areas()}, "the role is user in one and carer in the other");
    refused({"our survey 2012", role::user, two, {{"dignity"}}}, "2 and 1 areas");
    refused({"our survey 2012", role::user, two, {{"dignity"}, {"paid_job"}}},
            "area 2 is 'friendships' in one and 'paid_job'");
    refused({"our survey 2012", role::user, two, {{"dignity", "Dignity"}, {"friendships"}}}, "'dignity' is called");
    refused({"our survey 2012", role::user, {{"better", better}, {"poor", worse}}, ours().areas()},
            "the answers to 'dignity' differ");
    refused({"our survey 2013", role::user, two, ours().areas()}, "their names differ");
}

TEST_CASE("an instrument that asks nobody, nothing, or the same twice is refused") {
    pbo::answer_scale const two{{"better", better}, {"worse", worse}};
    CHECK_THROWS_AS((instrument{"", role::user, two, {{"a"}}}), std::invalid_argument);
    CHECK_THROWS_WITH_AS((instrument{"x", role::users_and_carers, two, {{"a"}}}), doctest::Contains("users_and_carers"),
                         std::invalid_argument);
    CHECK_THROWS_AS((instrument{"x", role::user, two, {}}), std::invalid_argument);
    CHECK_THROWS_AS((instrument{"x", role::user, two, {{""}}}), std::invalid_argument);
    CHECK_THROWS_WITH_AS((instrument{"x", role::user, two, {{"a"}, {"a"}}}), doctest::Contains("'a' twice"),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS((instrument{"x", role::user, pbo::answer_scale{}, {{"a"}}}),
                         doctest::Contains("no answers for the area 'a'"), std::invalid_argument);
}
