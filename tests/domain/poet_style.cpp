// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/poet_style.hpp>

#include "support.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>

TEST_CASE("the users' instrument has 14 areas and says what it is") {
    auto const users = pbo::poet_style_users();
    CHECK(users.name().starts_with("POET-style"));
    CHECK(users.role() == pbo::role::user);
    CHECK(users.size() == 14);
    CHECK(users.index_of("independence") == 0);
    CHECK(users.index_of("volunteering") == 13);
    CHECK(users.areas()[users.index_of("control_of_support")].title == "Control of support");
    check_text(users, pbo::text_form<pbo::instrument>::write(users));
}

TEST_CASE("the carers' areas are their own and cannot be added to the users'") {
    auto const carers = pbo::poet_style_carers();
    CHECK(carers.role() == pbo::role::carer);
    CHECK(carers.size() == 10);
    for (auto const& a : carers.areas()) {
        CHECK(a.name.starts_with("carer_"));
        CHECK_THROWS_AS(static_cast<void>(pbo::poet_style_users().index_of(a.name)), std::out_of_range);
    }
    auto users = pbo::poet_style_users();
    CHECK_THROWS_WITH_AS(users += carers, doctest::Contains("the role is user in one and carer in the other"),
                         std::invalid_argument);
    check_text(carers, pbo::text_form<pbo::instrument>::write(carers));
}

TEST_CASE("two answers mean better, one no difference and two worse") {
    auto const scale = pbo::poet_style_scale();
    CHECK(printed(scale) == "a lot better, a little better, no difference, a little worse, a lot worse");
    using enum pbo::answer_direction;
    pbo::answer_direction const expected[] = {better, better, same, worse, worse};
    for (std::uint8_t code = 1; code <= 5; ++code) CHECK(scale.direction_of(code) == expected[code - 1]);
    CHECK(scale.code_of("not applicable") == pbo::answer_code::not_applicable);
}

TEST_CASE("one may go through the areas of an instrument as it is returned") {
    std::size_t users = 0, carers = 0;
    for (auto const& area : pbo::poet_style_users().areas()) users += area.name.empty() ? 0 : 1;
    for (auto const& area : pbo::poet_style_carers().areas()) carers += area.name.empty() ? 0 : 1;
    CHECK(users == 14);
    CHECK(carers == 10);
    CHECK(&pbo::poet_style_users() == &pbo::poet_style_users());
}
