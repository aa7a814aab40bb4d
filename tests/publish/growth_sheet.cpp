// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/growth_sheet.hpp>

#include <doctest/doctest.h>

#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/markdown_table.hpp>
#include <pbo/publish/text_table.hpp>

using namespace pbo;

namespace {
council_return of(char const* name, int year, figure<std::uint64_t> eligible, std::uint64_t direct, std::uint64_t managed) {
    council_return r;
    r.council.name = name;
    r.period = period::snapshot({year, 3, 31});
    r.eligible = eligible;
    r.direct_payment = direct;
    r.managed_budget = managed;
    r.part_direct_payment = r.individual_service_fund = r.other_or_not_stated = std::uint64_t{0};
    r.personal_budgets = direct + managed;
    return r;
}
growth_result grown() {
    return growth(std::vector{of("A", 2010, std::uint64_t{100}, 10, 10), of("A", 2011, std::uint64_t{110}, 12, 28),
                              of("B", 2010, absence::suppressed, 0, 0), of("B", 2011, std::uint64_t{50}, 5, 5)},
                  eligibility_basis::ongoing, period::snapshot({2010, 3, 31}), period::snapshot({2011, 3, 31}));
}
}  // namespace

TEST_CASE("a row for all, for each mode and each council, both counts beside each share of growth") {
    auto const csv = tests::cells_of(growth_sheet(grown(), {}));
    CHECK(csv.starts_with("level,code,name,mode,holders_start,holders_end,change,ratio,share_of_growth,eligible_start,eligible_end,take_up_start,"
                          "take_up_end,rate_effect,caseload_effect,unattributed\n"));
    CHECK(csv.find("all,,All councils compared,all,20,40,20,2,1,100,110,0.2,") != std::string::npos);
    CHECK(csv.find("all,,All councils compared,managed_budget,10,28,18,2.8,0.9,") != std::string::npos);
    CHECK(csv.find("all,,All councils compared,part_direct_payment,0,0,0,[n/0],0,") != std::string::npos);
    CHECK(csv.find("council,,A,all,20,40,20,") != std::string::npos);
    CHECK(csv.find(",B,") == std::string::npos);
    CHECK(tests::cells_of(growth_sheet(grown(), {}, false)).find("council,") == std::string::npos);
}

TEST_CASE("councils without figures are named, and the provenance says from when to when") {
    auto const text = text_table(grown());
    CHECK(text.find("2010-03-31 to 2011-03-31") != std::string::npos);
    CHECK(text.find("Without figures at both ends, and so in no row: 1 (B)") != std::string::npos);
    CHECK(text.find("share of growth can leave 0 to 100%") != std::string::npos);
    CHECK(markdown_table(grown()).starts_with("## Growth"));
}

TEST_CASE("nothing to compare is a table too") {
    auto const none = growth(std::vector{of("A", 2010, std::uint64_t{100}, 10, 10), of("B", 2011, std::uint64_t{110}, 12, 28)},
                             eligibility_basis::ongoing, period::snapshot({2010, 3, 31}), period::snapshot({2011, 3, 31}));
    auto const csv = tests::cells_of(growth_sheet(none, {}));
    CHECK(csv.find("all,,All councils compared,all,0,0,0,[n/0],[n/0],0,0,[n/0],[n/0],[n/0],[n/0],0\n") != std::string::npos);
    CHECK(tests::cells_of(composition_sheet(take_up_change(none), {})).find("all,,All councils compared,[n/0],") != std::string::npos);
}

TEST_CASE("composition in points, adding up") {
    auto const csv = tests::cells_of(composition_sheet(take_up_change(grown()), {}));
    CHECK(csv.find("level,code,name,take_up_start,take_up_end,eligible_start,eligible_end,rate_effect,composition_effect,unattributed,total\n") == 0);
    CHECK(csv.find("council,,A,0.2,0.36363636363636365,100,110,16.3636") != std::string::npos);
}
