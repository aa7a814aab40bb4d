// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/cell.hpp>

#include <pbo/core/label.hpp>
#include <pbo/count.hpp>

#include <doctest/doctest.h>

#include <string>

static_assert(pbo::cell<pbo::proportion> && pbo::scalable<pbo::proportion> && pbo::removable<pbo::proportion>);
static_assert(pbo::cell<pbo::tally> && pbo::cell<pbo::amount> && pbo::cell<pbo::answer_counts<>> &&
              pbo::cell<pbo::category_counts<2>> && pbo::cell<pbo::row<pbo::tally, pbo::amount>>);
static_assert(!pbo::scalable<std::string> && !pbo::removable<std::string> && !pbo::cell<pbo::label>);
static_assert(pbo::table_context<pbo::no_context> && pbo::table_context<pbo::headings<2>> && !pbo::table_context<pbo::label>);

TEST_CASE("what is a cell, and what scales and can be taken apart, is settled when this compiles") { CHECK(true); }
