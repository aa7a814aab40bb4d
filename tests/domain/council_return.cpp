// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/council_return.hpp>

#include "support.hpp"

#include <cstdint>
#include <stdexcept>
#include <type_traits>

using pbo::absence;
using pbo::council_return;
using pbo::delivery_mode;

static_assert(value_of_the_field<council_return> && std::is_trivially_copyable_v<council_return> &&
              pbo::described_record<council_return>);

namespace {
constexpr std::uint64_t half = std::uint64_t{1} << 63U;

council_return full() {
    return {.council = {.ons = pbo::ons_code("E10000027"),
                    .cassr = pbo::cassr_code("905"),
                    .name = "Somerset",
                    .region = "South West",
                    .stated_kind = pbo::council_kind::county,
                    .pilot = false,
                    .roll_out_start = {2009, 10, 1}},
            .period = pbo::period::snapshot({2011, 3, 31}),
            .basis = pbo::eligibility_basis::ongoing,
            .role = pbo::role::users_and_carers,
            .eligible = 1000,
            .personal_budgets = 300,
            .direct_payment = 70,
            .part_direct_payment = 10,
            .managed_budget = 200,
            .individual_service_fund = 15,
            .other_or_not_stated = 5};
}
}  // namespace

TEST_CASE("a return reads back from its text, every column of it") {
    check_text(full(),
               "ons_code=E10000027; cassr_code=905; council=Somerset; region=South West; kind=county; pilot=no; "
               "roll_out_start=2009-10-01; period=2011-03-31; basis=ongoing; role=users_and_carers; eligible=1000; "
               "personal_budgets=300; direct_payment=70; part_direct_payment=10; managed_budget=200; "
               "individual_service_fund=15; other_or_not_stated=5");
    CHECK(same_in_all_columns(pbo::text_form<council_return>::read(printed(full())).value(), full()));
    check(full());
}

TEST_CASE("the reasons for absence come back as they were") {
    council_return r{};
    r.eligible = absence::suppressed;
    r.personal_budgets = absence::none_recorded;
    r.direct_payment = absence::not_applicable;
    r.managed_budget = std::uint64_t{0};
    auto const back = pbo::text_form<council_return>::read(printed(r)).value();
    CHECK(same_in_all_columns(back, r));
    CHECK(back.eligible == absence::suppressed);
    CHECK(back.part_direct_payment == absence::not_available);
    CHECK(back.managed_budget == std::uint64_t{0});
    check(r);
}

TEST_CASE("modes that do not add up to the personal budgets are refused with both counts") {
    auto r = full();
    r.managed_budget = std::uint64_t{199};
    CHECK_THROWS_WITH_AS(check(r), doctest::Contains("E10000027 2011-03-31: the modes add up to 299, but 300"),
                         std::domain_error);
    r.managed_budget = std::uint64_t{201};
    CHECK_THROWS_WITH_AS(check(r), doctest::Contains("301, but 300"), std::domain_error);
    r.other_or_not_stated = absence::suppressed;  // 296 of 300 known
    check(r);
    r.managed_budget = std::uint64_t{206};
    CHECK_THROWS_WITH_AS(check(r), doctest::Contains("301, more than the 300"), std::domain_error);
}

TEST_CASE("more people with a budget than people eligible are refused") {
    auto r = full();
    r.eligible = std::uint64_t{300};
    check(r);
    r.eligible = std::uint64_t{299};
    CHECK_THROWS_WITH_AS(check(r), doctest::Contains("300 people have personal budgets, more than the 299"),
                         std::domain_error);
    r.personal_budgets = absence::not_available;
    CHECK_THROWS_WITH_AS(check(r), doctest::Contains("add up to 300, more than the 299"), std::domain_error);
    r.eligible = absence::not_available;
    check(r);
    r = full();
    r.council.stated_kind = pbo::council_kind::london_borough;
    CHECK_THROWS_AS(check(r), std::domain_error);
    CHECK_FALSE(pbo::text_form<council_return>::read("eligible=1; personal_budgets=2").has_value());
}

TEST_CASE("counts of 2^63 and more neither wrap round nor pass") {
    council_return r{};
    r.eligible = half + 1;
    r.personal_budgets = half;
    check(r);
    r.direct_payment = half;
    r.managed_budget = half;  // 2^64 together, 0 if they wrapped
    CHECK_THROWS_WITH_AS(check(r), doctest::Contains("more than 2^64 - 1"), std::domain_error);
    r.personal_budgets = absence::not_available;
    r.part_direct_payment = r.individual_service_fund = r.other_or_not_stated = std::uint64_t{0};
    CHECK_THROWS_AS(check(r), std::domain_error);
    CHECK(pbo::on_personal_budgets(r) == absence::not_available);
    r.part_direct_payment = half;
    CHECK_THROWS_AS(static_cast<void>(pbo::on_direct_payments(r)), std::overflow_error);
}

TEST_CASE("personal budgets come from the modes only when every mode is there") {
    auto r = full();
    CHECK(pbo::on_personal_budgets(r) == std::uint64_t{300});
    r.personal_budgets = absence::suppressed;
    CHECK(pbo::on_personal_budgets(r) == std::uint64_t{300});
    r.other_or_not_stated = absence::not_available;
    CHECK(pbo::on_personal_budgets(r) == absence::suppressed);
}

TEST_CASE("direct payments are in full and in part, and absent when either is") {
    auto r = full();
    CHECK(pbo::on_direct_payments(r) == std::uint64_t{80});
    r.part_direct_payment = absence::suppressed;
    CHECK(pbo::on_direct_payments(r) == absence::suppressed);
    r.direct_payment = absence::none_recorded;
    CHECK(pbo::on_direct_payments(r) == absence::none_recorded);
}

TEST_CASE("each mode of a budget has its count, and a commissioned service has none") {
    auto const r = full();
    CHECK(r.by_mode(delivery_mode::direct_payment) == std::uint64_t{70});
    CHECK(r.by_mode(delivery_mode::part_direct_payment) == std::uint64_t{10});
    CHECK(r.by_mode(delivery_mode::managed_budget) == std::uint64_t{200});
    CHECK(r.by_mode(delivery_mode::individual_service_fund) == std::uint64_t{15});
    CHECK(r.by_mode(delivery_mode::other_or_not_stated) == std::uint64_t{5});
    CHECK_THROWS_WITH_AS(static_cast<void>(r.by_mode(delivery_mode::council_commissioned)),
                         doctest::Contains("council_commissioned"), std::domain_error);
    CHECK(pbo::council_of(r) == pbo::council_key("E10000027"));
}

TEST_CASE("the columns are those of a returns file") {
    CHECK(headings<council_return>() ==
          "ons_code cassr_code council region kind pilot roll_out_start period basis role eligible personal_budgets "
          "direct_payment part_direct_payment managed_budget individual_service_fund other_or_not_stated");
    CHECK(required_headings<council_return>() == "period basis role eligible personal_budgets");
}
