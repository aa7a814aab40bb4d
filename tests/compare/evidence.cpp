// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The counts that a table prints beside a figure of each kind, under their names, and the words of each kind.
#include <pbo/compare/net_balance.hpp>
#include <pbo/compare/paired_difference_of.hpp>
#include <pbo/compare/part_and_whole.hpp>
#include <pbo/compare/simultaneous_differences.hpp>
#include <pbo/compare/superiority.hpp>
#include <pbo/compare/trend.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <locale>
#include <sstream>
#include <string>
#include <vector>

namespace {

template <class Kind>
std::string laid_out(Kind const& e) {
    std::ostringstream out;
    out.imbue(std::locale::classic());  // the counts are what is tried here
    auto const counts = e.evidence();
    static_assert(std::tuple_size_v<decltype(e.evidence())> == std::tuple_size_v<decltype(Kind::evidence_names)>);
    for (std::size_t i = 0; i < counts.size(); ++i) out << Kind::evidence_names[i] << ' ' << counts[i] << ", ";
    out << e;
    return out.str();
}

}  // namespace

TEST_CASE("evidence is the counts that were given, each under its own name") {
    CHECK(laid_out(pbo::net_balance(30, 7, 50)) == "better 30, worse 7, answered 50, 30 better, 7 worse of 50");
    CHECK(laid_out(pbo::paired_difference_of(1, 2, 3, 4)) ==
          "both 1, first_only 2, second_only 3, neither 4, 1 both, 2 first only, 3 second only, 4 neither");
    CHECK(laid_out(pbo::part_and_whole(pbo::proportion(2, 5), pbo::proportion(11, 40))) ==
          "part_hits 2, part_trials 5, whole_hits 11, whole_trials 40, 2 of 5 within 11 of 40");
    CHECK(laid_out(pbo::category_difference{2, 0, pbo::net_balance(9, 4, 20)}) ==
          "first_category 2, second_category 0, first_hits 9, second_hits 4, trials 20, category 2 less 0: 9 and 4 of 20");
    std::vector<pbo::proportion> const groups{{1, 10}, {5, 20}};
    CHECK(laid_out(pbo::trend_slope(groups)) == "hits 6, trials 30, 6 of 30 along a score");
    // Of 2 x 4 pairs the first answers higher in 3 (the one at 1 above the three at 0), the same in 4, lower in 1.
    std::array<std::uint64_t, 2> const first{1, 1}, second{3, 1};
    CHECK(laid_out(pbo::probability_of_superiority(first, second)) ==
          "first 2, second 4, won 0.375, tied 0.5, lost 0.125, 2 against 4");
}
