// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Under a global locale with a decimal comma and points between thousands, and into streams in the worst of states, every
// value and every sheet is written as it is without them.  What is written without them has its expected texts in the tests of
// each header.
#include "finding_sheets.hpp"

#include "support/hostile.hpp"

#include <pbo/compare/difference.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>
#include <pbo/count/amount.hpp>
#include <pbo/count/weighted_count.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/domain/weekly_budget.hpp>
#include <pbo/interval/finite_proportion.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/distribution.hpp>
#include <pbo/measure/roll_out/assumptions.hpp>
#include <pbo/publish/distribution_sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>

#include <doctest/doctest.h>

#include <iomanip>
#include <locale>
#include <sstream>
#include <string>
#include <vector>

namespace {

using hostile::written;
using hostile::written_hostile;
using hostile::under_a_hostile_locale;

template <class T>
void check_one(T const& value) {
    CHECK(written_hostile(value) == written(value));
}
template <class... T>
void check_all(T const&... values) {
    (check_one(values), ...);
}

std::string all_forms(pbo::sheet const& s) { return pbo::text_table(s) + pbo::markdown_table(s) + pbo::csv_table(s); }

}  // namespace

TEST_CASE("the locale and the state of this test do change numbers") {
    under_a_hostile_locale const hostile;
    std::ostringstream out;
    out << 1234.5 << ' ' << 1234567;
    CHECK(out.str() == "1.2.3.4,5 1.2.3.4.5.6.7");
}

TEST_CASE("values are written alike into any stream") {
    pbo::proportion const p{12345, 67890}, q{1000, 4000};
    pbo::amount pounds;
    pounds.add(123456);
    pbo::weighted_count weights;
    weights.add(1234.5);
    check_all(p, pbo::figure<double>(1234.5), pbo::figure<std::uint64_t>(1234567), pbo::figure<double>(pbo::absence::suppressed),
              pbo::interval{-1234.5, 0.25}, pbo::confidence_level{0.998}, pbo::wilson(p), pbo::difference(p, q),
              pbo::pearson_chi_squared(p, q), pounds, weights, pbo::weekly_budget(123456), pbo::share(1, 3),
              pbo::share::percent(30), pbo::targets::april_2011, pbo::finite_proportion(p, 123456),
              pbo::period::snapshot({2011, 3, 31}), pbo::review_schedule::memoryless(1.5), pbo::assumed_share(0.125));
}

TEST_CASE("sheets are written alike under any locale") {
    auto const made = [] {
        auto const t = tests::counted({tests::returned("Wold", 12345, 67890, 1234), tests::returned("Isles", pbo::absence::suppressed, 50),
                                       tests::returned("Ash", 3000, 4000, 20, "South")});
        return all_forms(pbo::take_up_sheet(t, {}, pbo::targets::april_2011)) + all_forms(pbo::distribution_sheet(pbo::distribution(t)));
    };
    auto const plain = made();
    under_a_hostile_locale const hostile;
    CHECK(made() == plain);
}
