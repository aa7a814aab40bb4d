// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/distribution_sheet.hpp>
#include <pbo/publish/provenance_of.hpp>

#include <doctest/doctest.h>

#include "finding_sheets.hpp"

using namespace pbo;
using tests::counted;
using tests::has_row;
using tests::returned;
using tests::says;

TEST_CASE("a distribution names its least and most, and says which councils have no share") {
    auto const t = counted({returned("Wold", 30, 100), returned("Ash", 5, 50), returned("Elm", absence::suppressed, 40), returned("Yew", 0, 0)});
    auto const s = distribution_sheet(distribution(t, {.councils_in_all = 5}), provenance_of(t.context(), "returns.csv"));
    CHECK(has_row(s, "least,0.1,Ash"));
    CHECK(has_row(s, "most,0.3,Wold"));
    CHECK(has_row(s, "median,0.2,"));
    CHECK(has_row(s, "councils_in_all,5,"));
    CHECK(says(s, "15.0%"));
    CHECK(says(s, "Councils without a share: 3. Listed: Elm."));
    CHECK(says(s, "Nobody is eligible in Yew"));
    CHECK(says(s, "type_7"));
    CHECK(says(s, "data     complete count, of 2 of 5 councils"));
    CHECK(says(s, "basis    ongoing"));
}

TEST_CASE("a complete count says that it has no interval; no councils at all make a sheet too") {
    auto const t = counted({returned("Wold", 30, 100)});
    auto const s = sheet_of(distribution(t));
    CHECK(says(s, "Complete count: every council has its share, so nothing here has an interval."));
    CHECK(says(s, "With fewer than two councils there is nothing between them."));
    CHECK(has_row(s, "standard_deviation_beyond_chance,[df],"));
    CHECK(has_row(sheet_of(share_distribution<std::string>{}), "median,[x],"));
    CHECK(markdown_table(distribution(t)).starts_with("## Distribution of shares across councils"));
}
