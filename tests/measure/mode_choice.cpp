// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What people wanted, were offered and took: counts made by hand, and those of the shipped survey by a plain loop.
#include <pbo/measure/mode_choice.hpp>

#include <pbo/core/threads.hpp>

#include "support/shipped.hpp"

#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <vector>

using namespace pbo;
using enum pbo::delivery_mode;

namespace {

survey_response person(std::optional<delivery_mode> wanted, std::optional<delivery_mode> offered, std::optional<delivery_mode> by_default,
                       delivery_mode taken) {
    survey_response r;
    r.mode_wanted = wanted;
    r.mode_offered = offered;
    r.mode_default = by_default;
    r.mode = taken;
    return r;
}

/// Six who wanted a direct payment, of whom one's mode is not known; two who wanted a managed budget; one of whom nobody knows.
std::vector<survey_response> nine() {
    return {person(direct_payment, direct_payment, managed_budget, direct_payment),
            person(direct_payment, direct_payment, managed_budget, direct_payment),
            person(direct_payment, direct_payment, managed_budget, managed_budget),
            person(direct_payment, managed_budget, managed_budget, managed_budget),
            person(direct_payment, std::nullopt, managed_budget, direct_payment),
            person(direct_payment, managed_budget, std::nullopt, other_or_not_stated),
            person(managed_budget, managed_budget, managed_budget, managed_budget),
            person(managed_budget, direct_payment, direct_payment, direct_payment),
            person(std::nullopt, direct_payment, managed_budget, managed_budget)};
}

tally counted(std::uint64_t hits, std::uint64_t trials, std::uint64_t absent) {
    tally t(hits, trials);
    for (std::uint64_t i = 0; i < absent; ++i) t.add(absence::not_available);
    return t;
}

}  // namespace

TEST_CASE("of those who wanted a mode: offered it, took it, took the default") {
    auto const c = mode_choice(nine());
    auto const direct = c[direct_payment];
    CHECK(direct.offered == counted(3, 5, 1));
    CHECK(direct.taken == counted(3, 5, 1));
    CHECK(direct.taken_when_offered == counted(2, 3, 1));       // of one it is not known what was offered
    CHECK(direct.taken_when_not_offered == counted(0, 1, 2));   // of the other it is not known what was taken
    CHECK(direct.default_taken == counted(2, 5, 1));
    CHECK(direct.default_against_wish == counted(2, 5, 1));
    CHECK(direct.by_offer.value.value() == doctest::Approx(2.0 / 3.0));
    auto const managed = c[managed_budget];
    CHECK(managed.default_against_wish == counted(1, 1, 0));
    CHECK(managed.default_taken == counted(2, 2, 0));
    CHECK(c[std::nullopt].taken == counted(0, 0, 1));
    CHECK(c[std::nullopt].default_taken == counted(1, 1, 0));
    CHECK(c.all().taken == counted(4, 7, 2));
    CHECK(c.all().default_taken == counted(5, 8, 1));
    CHECK_THROWS_AS((void)c[individual_service_fund], std::out_of_range);
}

TEST_CASE("nobody, and one") {
    auto const none = mode_choice(std::vector<survey_response>{});
    CHECK(none.counts().size() == 0);
    CHECK(none.all().taken == tally{});
    CHECK_FALSE(none.all().by_offer.value.has_value());
    auto const one = mode_choice(std::vector{person(direct_payment, direct_payment, std::nullopt, direct_payment)});
    CHECK(one.all().taken_when_offered == tally(1, 1));
    CHECK(one.all().by_offer.value.reason() == absence::nothing_to_divide_by);
}

TEST_CASE("the shipped survey, by a plain loop, by keys and by threads") {
    auto const& users = shipped::users();
    std::uint64_t wanted = 0, got = 0, offered_got = 0, offered = 0, against = 0, against_taken = 0;
    for (auto const& r : users.responses) {
        if (!r.mode_wanted) continue;
        bool const known = r.mode != other_or_not_stated;
        wanted += known ? 1U : 0U;
        got += known && r.mode == *r.mode_wanted ? 1U : 0U;
        if (r.mode_offered && *r.mode_offered == *r.mode_wanted && known) {
            ++offered;
            offered_got += r.mode == *r.mode_wanted ? 1U : 0U;
        }
        if (r.mode_default && *r.mode_default != *r.mode_wanted && known) {
            ++against;
            against_taken += r.mode == *r.mode_default ? 1U : 0U;
        }
    }
    auto const c = mode_choice(users);
    CHECK(c.all().taken.counted() == proportion{got, wanted});
    CHECK(c.all().taken_when_offered.counted() == proportion{offered_got, offered});
    CHECK(c.all().default_against_wish.counted() == proportion{against_taken, against});
    CHECK(wanted > 900);
    CHECK(against > 100);
    CHECK(mode_choice(threads(3), users) == c);
    CHECK(mode_choice(users, &survey_response::age_band).all().taken == c.all().taken);
    CHECK(mode_choice(users, &survey_response::age_band)[age_band::from_65].taken.trials() < wanted);
}
