// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/provenance_of.hpp>

#include <doctest/doctest.h>

#include "finding_sheets.hpp"

TEST_CASE("a table says what it is of, and its reader where it is from") {
    auto const p = pbo::provenance_of(tests::counted({tests::returned("Wold", 1, 2)}).context(), "returns.csv");
    CHECK(p.source == "returns.csv");
    CHECK(p.period == "2011-03-31");
    CHECK(p.basis == "ongoing");
    CHECK(p.role == "users_and_carers");
    CHECK(p.data == "complete count");
    CHECK(p.rule == "none applied: counts as in the source");
}
