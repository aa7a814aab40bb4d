// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/data_questions_sheet.hpp>

#include <pbo/measure/data_quality/nominal_budgets.hpp>
#include <pbo/measure/data_quality/series_breaks.hpp>

#include <doctest/doctest.h>

#include "finding_sheets.hpp"

using namespace pbo;
using tests::counted;
using tests::has_row;
using tests::returned;
using tests::says;

TEST_CASE("a row a question, and how far the search went") {
    auto const found = nominal_budgets(counted({returned("Wold", 30, 100, 30), returned("Ash", 5, 50)}));
    auto const s = data_questions_sheet(found);
    CHECK(has_row(s, "managed_budgets_not_recorded,,,Wold,2011-03-31,\"30 people with a budget, and as many with direct payments\""));
    CHECK(says(s, "managed budgets not recorded"));
    CHECK(says(s, "Looked at 2 places; 2 more could not be looked at"));
    CHECK(says(s, "A question is not an error"));
}

TEST_CASE("a question about all councils says so, and nothing found is said too") {
    auto const found = series_breaks_between(counted({returned("Wold", 30, 100)}, {2024, 3, 31}), counted({returned("Wold", 30, 100)}, {2025, 3, 31}));
    CHECK(says(sheet_of(found), "All councils"));
    CHECK(says(sheet_of(data_questions{}), "Looked at 0 places"));
    CHECK(says(sheet_of(data_questions{}), "Nothing found that deserves a question of this kind."));
}
