// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/quintile_sheet.hpp>

#include <doctest/doctest.h>

#include "side_by_side.hpp"

using namespace pbo;
using namespace councils_beside;

namespace {
sheet sheet_for(take_up_table const& t) {
    auto const counts = [](auto const& entry) { return entry.cell.on_budget.counted(); };
    auto const share = [](auto const& entry) { return entry.cell.on_budget.value(); };
    return quintile_sheet(t, quintiles(t, share), rank_intervals(t, {{}, 500, 1}, counts), {});
}
}  // namespace

TEST_CASE("beside each quintile the rank, and the ranks that the counts allow") {
    auto const t = take_up(std::vector{one("Oak", "", 50, 100), one("Ash", "", 620, 1000), one("Birch", "", 30, 1000), one("Elm", "", 40, 100),
                                       one("Yew", "", 45, 100), one("Fir", "", absence::suppressed, 5), one("Gum", "", 0, 0)},
                           eligibility_basis::ongoing);
    auto const s = sheet_for(t);
    CHECK(count(s, "Birch", "quintile") == figure<std::uint64_t>(1));
    CHECK(count(s, "Ash", "quintile") == figure<std::uint64_t>(5));
    CHECK(count(s, "Ash", "rank") == figure<std::uint64_t>(1));
    CHECK(text(s, "Birch", "rank_interval") == "5");
    CHECK(text(s, "Birch", "rank_in_words") == "5");
    CHECK(count(s, "Fir", "quintile") == figure<std::uint64_t>(absence::suppressed));
    CHECK(text(s, "Fir", "rank_interval") == "[c]");
    CHECK(count(s, "Gum", "rank") == figure<std::uint64_t>(absence::nothing_to_divide_by));
    CHECK(notes(s, "(1, 1, 1, 1, 1 councils)"));
    CHECK(notes(s, "of 5 ranks on average"));
    CHECK(notes(s, "500 draws from the counts, seed 1"));
}

TEST_CASE("ties across quintiles are marked and told; fewer than five councils are not compared") {
    std::vector<council_return> all;
    for (auto const* name : {"A", "B", "C", "D", "E"}) all.push_back(one(name, "", 30, 100));
    auto const s = sheet_for(take_up(all, eligibility_basis::ongoing));
    CHECK(text(s, "C", "quintile_is_tied") == "yes");
    CHECK(count(s, "C", "rank") == figure<std::uint64_t>(3));
    CHECK(count(s, "C", "rank_first") == figure<std::uint64_t>(1));
    CHECK(text(s, "C", "rank_in_words") == "1 to 5");
    CHECK(notes(s, "councils with equal shares have a range of ranks"));
    CHECK(notes(s, "5 councils marked as tied"));
    all.pop_back();
    auto const four = sheet_for(take_up(all, eligibility_basis::ongoing));
    CHECK(count(four, "C", "quintile") == figure<std::uint64_t>(absence::not_applicable));
    CHECK(notes(four, "Not compared"));
}
