// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "small_sample.hpp"

#include <pbo/compare/pearson_chi_squared.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/sampling/cross_table.hpp>
#include <pbo/sampling/rao_scott.hpp>
#include <pbo/sampling/sample.hpp>
#include <pbo/sampling/sampled_table.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <utility>
#include <vector>

#include <cmath>
#include <cstdint>
#include <sstream>
#include <stdexcept>
#include <vector>

using small_sample::person;

namespace {
auto const people = small_sample::people();
doctest::Approx near(double x, double relative = 1e-12) { return doctest::Approx(x).epsilon(relative).scale(0.0); }

auto const plain =
    pbo::sample(people, pbo::strata(&person::stratum), pbo::clusters(&person::cluster), pbo::weights(&person::weight));
auto const corrected = pbo::sample(people, pbo::strata(&person::stratum), pbo::clusters(&person::cluster),
                                   pbo::weights(&person::weight), pbo::population(&person::clusters_in_stratum));
}  // namespace

// Expected: tests/reference/sampling_weights.R (R 4.2.2, survey 4.1-1, svychisq).
TEST_CASE("Rao-Scott and Wald tests of a small sample are R's") {
    auto const first = pbo::rao_scott_first_order(plain, &person::y, &person::answer);
    CHECK(*first.statistic == near(1.8107935590756632e+01));
    CHECK(*first.degrees_of_freedom == 2.0);
    CHECK(first.denominator_degrees_of_freedom == pbo::absence::not_applicable);
    CHECK(*first.p_value == near(2.5921180939783882e-05));
    auto const second = pbo::rao_scott(plain, &person::y, &person::answer);
    CHECK(*second.statistic == near(10.560450126569616458));
    CHECK(*second.degrees_of_freedom == near(1.000366114625620861));
    CHECK(*second.denominator_degrees_of_freedom == near(3.001098343876862806));
    CHECK(*second.p_value == near(0.047474216078820644));
    auto const wald = pbo::wald_of_independence(plain, &person::y, &person::answer);
    CHECK(*wald.statistic == near(393.63450709879174, 1e-9));  // the covariance is nearly singular
    CHECK(*wald.degrees_of_freedom == 2.0);
    CHECK(*wald.denominator_degrees_of_freedom == 3.0);
    CHECK(*wald.p_value == near(2.3389419927742335e-04, 1e-9));
    auto const adjusted = pbo::adjusted_wald(plain, &person::y, &person::answer);
    CHECK(*adjusted.statistic == near(262.42300473252782922, 1e-9));
    CHECK(*adjusted.p_value == near(0.00379617566436679, 1e-9));

    CHECK(*pbo::rao_scott_first_order(corrected, &person::y, &person::answer).p_value == near(8.6386871503020267e-07));
    CHECK(*pbo::rao_scott(corrected, &person::y, &person::answer).p_value == near(0.033402402189718503));
    CHECK(*pbo::wald_of_independence(corrected, &person::y, &person::answer).p_value ==
          near(1.4905482896768741e-04, 1e-9));
    CHECK(*pbo::adjusted_wald(corrected, &person::y, &person::answer).p_value == near(2.8112363972905927e-03, 1e-9));
}

namespace {
struct with_gaps : person {
    std::optional<char> said;
};
/// Answers c are not given but in stratum B, nor any in cluster `silent`.
std::vector<with_gaps> people_with_gaps(int silent) {
    std::vector<with_gaps> all;
    for (auto const& p : people) {
        bool const gap = (p.answer == 'c' && p.stratum != 'B') || p.cluster == silent;
        all.push_back({p, gap ? std::nullopt : std::optional(p.answer)});
    }
    return all;
}
}  // namespace

// Expected: R 4.2.2, survey 4.1-1, svychisq of the same people with NA for answers that were not given; with a silent cluster,
// of the subset of those who answered.
TEST_CASE("who gave no answer is left out, as R does, and is no category of its own") {
    auto const tested = [](int silent) {
        auto const some = people_with_gaps(silent);
        auto const sample = pbo::sample(some, pbo::strata(&person::stratum), pbo::clusters(&person::cluster), pbo::weights(&person::weight));
        return std::pair(pbo::rao_scott(sample, &person::y, &with_gaps::said), pbo::rao_scott_first_order(sample, &person::y, &with_gaps::said));
    };
    auto const [f, chi] = tested(0);
    CHECK(*f.statistic == near(7.3093963745884922));
    CHECK(*f.degrees_of_freedom == near(1.0000546389569793));
    CHECK(*f.denominator_degrees_of_freedom == near(3.000163916870938));
    CHECK(*f.p_value == near(0.073557599132978282));
    CHECK(*chi.p_value == near(0.00066922088891088944));
    CHECK(*chi.degrees_of_freedom == 2.0);
    CHECK(*tested(6).first.p_value == near(0.11939627369870083));
    // So is who has no row: the table is the same with its rows for columns.
    auto const some = people_with_gaps(0);
    auto const turned = pbo::rao_scott_first_order(
        pbo::sample(some, pbo::strata(&person::stratum), pbo::clusters(&person::cluster), pbo::weights(&person::weight)), &with_gaps::said, &person::y);
    CHECK(*turned.degrees_of_freedom == 2.0);
    CHECK(*turned.p_value == near(0.00066922088891088944, 1e-10));
}

// R cuts the 3.0011 denominator degrees of freedom to 3: another distribution, by a little.
TEST_CASE(
    "the saddlepoint approximation is near the exact distribution, and R's within what its whole degrees of freedom "
    "cost") {
    auto const exact = pbo::rao_scott_exact(plain, &person::y, &person::answer);
    auto const approximate = pbo::rao_scott_saddlepoint(plain, &person::y, &person::answer);
    CHECK(*approximate.p_value == near(0.050348269145324483, 1e-3));
    CHECK(*exact.p_value == near(*approximate.p_value, 0.1));
    CHECK(*exact.p_value == near(*pbo::rao_scott(plain, &person::y, &person::answer).p_value, 1e-2));
}

TEST_CASE("rows and columns may change places, and their order does not matter") {
    for (auto const& [a, b] : {std::pair{pbo::rao_scott(plain, &person::y, &person::answer),
                                         pbo::rao_scott(plain, &person::answer, &person::y)},
                               std::pair{pbo::adjusted_wald(plain, &person::y, &person::answer),
                                         pbo::adjusted_wald(
                                             plain, [](person const& p) { return !p.y; }, &person::answer)}}) {
        CHECK(*a.statistic == near(*b.statistic, 1e-9));
        CHECK(*a.p_value == near(*b.p_value, 1e-9));
    }
}

TEST_CASE("a table of shares by group is tested as hits and misses of the groups") {
    auto const t = pbo::tabulate(plain, pbo::by(&person::answer),
                                 pbo::indicator(
                                     "y", [](person const&) { return true; }, &person::y));
    auto const from_table = pbo::rao_scott(pbo::cross_table(t));
    CHECK(*from_table.p_value == near(0.047474216078820644));
}

TEST_CASE("a simple random sample of equal weights has Pearson's X^2, and design effects of n / (n - 1)") {
    struct answer {
        int group, said;
    };
    std::vector<answer> all;
    std::uint64_t const counts[2][3]{{30, 20, 50}, {45, 15, 40}};
    for (int g = 0; g < 2; ++g)
        for (int s = 0; s < 3; ++s)
            for (std::uint64_t i = 0; i < counts[g][s]; ++i) all.push_back({g, s});
    auto const test = pbo::rao_scott_first_order(pbo::sample(all), &answer::group, &answer::said);
    auto const pearson = pbo::pearson_chi_squared(pbo::contingency_table(3, {30, 20, 50, 45, 15, 40}));
    CHECK(*test.statistic == near(*pearson.statistic));
    auto const second = pbo::rao_scott(pbo::sample(all), &answer::group, &answer::said);
    CHECK(*second.statistic > 0.0);
    CHECK(*second.degrees_of_freedom <= 2.0);
    CHECK(*second.p_value == near(*pearson.p_value, 0.1));
}

TEST_CASE("one row, one column, nobody: no statistic and p = 1; no degrees of freedom: no p-value") {
    auto const everybody = [](person const&) { return 0; };
    for (auto const& t :
         {pbo::rao_scott(plain, everybody, &person::answer), pbo::rao_scott(plain, &person::y, everybody),
          pbo::rao_scott(pbo::sample(std::vector<person>{}), &person::y, &person::answer)}) {
        CHECK(t.statistic == pbo::absence::nothing_to_divide_by);
        CHECK(*t.p_value == 1.0);
    }
    auto const one_cluster =
        pbo::sample(people, pbo::clusters(everybody), pbo::weights(&person::weight), pbo::lonely_cluster::remove);
    auto const none = pbo::rao_scott(one_cluster, &person::y, &person::answer);
    CHECK(none.p_value == pbo::absence::no_degrees_of_freedom);
    CHECK(none.degrees_of_freedom == pbo::absence::no_degrees_of_freedom);
    CHECK(*none.statistic == near(18.107935590756632));
    // 6 clusters in 3 strata: 3 degrees of freedom are not enough for 2 x 5 cells less margins.
    auto const many =
        pbo::adjusted_wald(plain, &person::y, [](person const& p) { return static_cast<int>(p.weight) % 5; });
    CHECK(!many.p_value.has_value());
}

TEST_CASE("somebody of weight 0 changes nothing, nor does a category that only such people have") {
    auto more = people;
    more.push_back(people.front());
    more.back().weight = 0.0;
    more.back().answer = 'z';
    auto const s = pbo::sample(more, pbo::strata(&person::stratum), pbo::clusters(&person::cluster),
                               pbo::weights(&person::weight));
    CHECK(*pbo::rao_scott(s, &person::y, &person::answer).p_value == near(0.047474216078820644));
}

TEST_CASE("a combination that nobody has does not undo the test, and p-values are between 0 and 1") {
    // Nobody with y = 0 says 'a' here.
    std::vector<person> some;
    for (auto const& p : people)
        if (p.y || p.answer != 'a') some.push_back(p);
    auto const s = pbo::sample(some, pbo::strata(&person::stratum), pbo::clusters(&person::cluster),
                               pbo::weights(&person::weight), pbo::lonely_cluster::adjust);
    for (auto const& t :
         {pbo::rao_scott(s, &person::y, &person::answer), pbo::rao_scott_exact(s, &person::y, &person::answer),
          pbo::rao_scott_saddlepoint(s, &person::y, &person::answer)}) {
        REQUIRE(t.p_value.has_value());
        CHECK(*t.p_value >= 0.0);
        CHECK(*t.p_value <= 1.0);
    }
    std::ostringstream out;
    out << pbo::rao_scott(plain, &person::y, &person::answer);
    CHECK(out.str() == "rao_scott: statistic 10.5605, degrees of freedom 1.00037 and 3.0011, p = 0.0474742");
}

// Expected: tests/reference/sampling_weights.R, pf.
TEST_CASE("the upper tail of F") {
    CHECK(pbo::detail::f_upper_tail(3.2, 1.38, 53.9) == near(6.5952162415590709e-02, 1e-13));
    CHECK(pbo::detail::f_upper_tail(40, 2, 14) == near(1.6255535263518339e-06, 1e-13));
    CHECK(pbo::detail::f_upper_tail(1e-6, 3, 5) == near(9.9999999842200693e-01, 1e-13));
    CHECK(pbo::detail::f_upper_tail(0, 3, 5) == 1.0);
}

// Expected: tests/reference/chi_squared_mixture.py (mpmath 1.2.1, 40 digits).
TEST_CASE("the exact tail of a ratio of quadratic forms, from 1 to 10^-43") {
    struct row {
        double a, b, x, df, p;
    };
    for (row const& r : {row{2, 0.5, 7.3, 5.5, 0.13669247609010496}, row{1.4, 1.1, 30, 14, 0.00096601333500120522},
                         row{3, 0.001, 0.2, 3, 0.81366479686546121}, row{1, 0.9, 60, 55.25, 8.1470457053048424e-10},
                         row{1, 1e-6, 11, 3, 0.045167871455933762}, row{2, 1, 1e4, 40, 1.7738339958911921e-43},
                         row{2, 1, 1e-9, 40, 0.99999999964644661}, row{1.5, 0.7, 4, 1e6, 0.16119686816793989}}) {
        CAPTURE(r.x);
        CAPTURE(r.a);
        CHECK(pbo::detail::mixture_above_zero(pbo::detail::mixture_of({r.a, r.b}, r.x, r.df, r.df)) ==
              near(r.p, 1e-11));
    }
    // Nearly certain: a probability, and never beyond 1, where rounding would have it there.
    for (double x = 1e-3; x > 1e-40; x /= 10.0)
        for (double df : {3.0, 40.0, 55.25}) {
            double const p = pbo::detail::mixture_above_zero(pbo::detail::mixture_of({2, 1}, x, df, df));
            CHECK(p <= 1.0);
            CHECK(p > 0.99);
        }
    // Equal lambdas are an F, whatever their number.
    for (std::size_t k : {1U, 2U, 3U, 7U, 30U})
        for (double df : {2.0, 14.0, 55.25, 1000.0})
            for (double x : {0.1, 1.0, 4.0, 20.0}) {
                CAPTURE(k);
                CAPTURE(df);
                CAPTURE(x);
                double const m = static_cast<double>(k);
                CHECK(pbo::detail::mixture_above_zero(
                          pbo::detail::mixture_of(std::vector<double>(k, 1.3), x * 1.3 * m, df, df)) ==
                      near(pbo::detail::f_upper_tail(x, m, df), 1e-10));
            }
}
