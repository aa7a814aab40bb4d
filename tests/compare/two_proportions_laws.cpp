// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Laws that every method for two proportions keeps, on tables at the ends, of one, rare and huge, at levels from 1e-8 to
// 1 - 1e-10.  No oracle is needed here.

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

using pairs_of_proportions::close;

namespace {

template <class E>
bool promises_value(std::string_view method) {
    static std::vector<std::string_view> const without{"agresti_caffo", "haldane",           "jeffreys_perks", "adjusted_log",
                                                       "gart",          "exact_conditional", "mid_p",          "baptista_pike",
                                                       "baptista_pike_mid_p"};
    return std::find(without.begin(), without.end(), method) == without.end();
}

// Baptista and Pike's p-value jumps, and mid-P intervals at tiny levels are no interval at all.
bool jumps(std::string_view method) { return method.starts_with("baptista_pike"); }

template <class E>
void keeps_range_value_and_level() {
    for (auto const& m : pbo::methods_for<E>) {
        for (auto const& n : pairs_of_proportions::tables()) {
            E const e{{n[0], n[1]}, {n[2], n[3]}};
            CAPTURE(m.name());
            CAPTURE(e);
            pbo::interval last{0.0, 0.0};
            for (double level : pairs_of_proportions::levels) {
                CAPTURE(level);
                auto const i = pairs_of_proportions::limits_of(m.name(), e, level);
                CHECK(E::range.contains(i));
                if (auto const v = e.value(); v && promises_value<E>(m.name())) CHECK(i.contains(*v));
                if (level > pairs_of_proportions::levels[0] && !jumps(m.name())) {
                    double const slack = 1e-12;
                    CHECK(i.lower() <= last.lower() + slack * std::abs(last.lower()) + 1e-21);
                    CHECK((std::isinf(i.upper()) || i.upper() >= last.upper() - slack * std::abs(last.upper()) - 1e-21));
                }
                last = i;
            }
        }
    }
}

}  // namespace

TEST_CASE("limits stay in the range, contain the value where promised, and widen with the level") {
    keeps_range_value_and_level<pbo::difference_of>();
    keeps_range_value_and_level<pbo::ratio_of>();
    keeps_range_value_and_level<pbo::odds_ratio_of>();
}

TEST_CASE("swapping the groups turns a difference's interval over, to the last bit where the formula is symmetric") {
    for (auto const& m : pbo::methods_for<pbo::difference_of>)
        for (auto const& n : pairs_of_proportions::tables())
            for (double level : pairs_of_proportions::levels) {
                CAPTURE(m.name());
                CAPTURE(level);
                auto const i = pairs_of_proportions::limits_of(m.name(), pbo::difference_of{{n[0], n[1]}, {n[2], n[3]}}, level);
                auto const j = pairs_of_proportions::limits_of(m.name(), pbo::difference_of{{n[2], n[3]}, {n[0], n[1]}}, level);
                CHECK(close(i.lower(), -j.upper(), 1e-15, 1e-16));
                CHECK(close(i.upper(), -j.lower(), 1e-15, 1e-16));
            }
}

TEST_CASE("counting misses instead of hits turns a difference's interval over") {
    for (auto const& m : pbo::methods_for<pbo::difference_of>)
        for (auto const& n : pairs_of_proportions::tables()) {
            CAPTURE(m.name());
            CAPTURE(n[0]);
            CAPTURE(n[1]);
            CAPTURE(n[2]);
            CAPTURE(n[3]);
            auto const i = pairs_of_proportions::limits_of(m.name(), pbo::difference_of{{n[0], n[1]}, {n[2], n[3]}});
            auto const j = pairs_of_proportions::limits_of(m.name(),
                                              pbo::difference_of{{n[1] - n[0], n[1]}, {n[3] - n[2], n[3]}});
            CHECK(close(i.lower(), -j.upper(), 1e-13, 1e-16));
            CHECK(close(i.upper(), -j.lower(), 1e-13, 1e-16));
        }
}

TEST_CASE("swapping the groups inverts the limits of a ratio and of an odds ratio") {
    auto const check = [](auto const& methods, auto const& estimand) {
        for (auto const& m : methods)
            for (auto const& n : pairs_of_proportions::tables())
                for (double level : pairs_of_proportions::levels) {
                    CAPTURE(m.name());
                    CAPTURE(level);
                    CAPTURE(n[0]);
                    CAPTURE(n[1]);
                    CAPTURE(n[2]);
                    CAPTURE(n[3]);
                    auto const i = pairs_of_proportions::limits_of(m.name(), estimand(n[0], n[1], n[2], n[3]), level);
                    auto const j = pairs_of_proportions::limits_of(m.name(), estimand(n[2], n[3], n[0], n[1]), level);
                    CHECK(close(i.lower(), 1.0 / j.upper(), 1e-14));
                    CHECK(close(i.upper(), 1.0 / j.lower(), 1e-14));
                }
    };
    check(pbo::methods_for<pbo::ratio_of>, [](auto a, auto b, auto c, auto d) { return pbo::ratio_of{{a, b}, {c, d}}; });
    check(pbo::methods_for<pbo::odds_ratio_of>,
          [](auto a, auto b, auto c, auto d) { return pbo::odds_ratio_of{{a, b}, {c, d}}; });
}

TEST_CASE("an empty group has no value, and everything is possible") {
    for (auto const& n : {std::array<std::uint64_t, 4>{0, 0, 3, 7}, {3, 7, 0, 0}, {0, 0, 0, 0}}) {
        for (auto const& m : pbo::methods_for<pbo::difference_of>) {
            auto const e = pbo::any_difference_method{m}(pbo::difference_of{{n[0], n[1]}, {n[2], n[3]}});
            CHECK(e.value.reason() == pbo::absence::nothing_to_divide_by);
            CHECK(e.limits == pbo::figure<pbo::interval>(pbo::difference_of::range));
        }
        for (auto const& m : pbo::methods_for<pbo::ratio_of>) {
            auto const e = pbo::any_ratio_method{m}(pbo::ratio_of{{n[0], n[1]}, {n[2], n[3]}});
            CHECK(e.value.reason() == pbo::absence::nothing_to_divide_by);
            CHECK(e.limits == pbo::figure<pbo::interval>(pbo::ratio_of::range));
        }
        for (auto const& m : pbo::methods_for<pbo::odds_ratio_of>) {
            auto const e = pbo::any_odds_ratio_method{m}(pbo::odds_ratio_of{{n[0], n[1]}, {n[2], n[3]}});
            CHECK(e.value.reason() == pbo::absence::nothing_to_divide_by);
            CHECK(e.limits == pbo::figure<pbo::interval>(pbo::odds_ratio_of::range));
        }
    }
}

TEST_CASE("score limits are the points at which the score test stands at the level's edge") {
    // The uncorrected pooled z of equal shares is the score statistic at a difference of 0, a ratio of 1 and an odds
    // ratio of 1: all three intervals leave that point out at exactly the same levels.
    for (auto const& n : {std::array<std::uint64_t, 4>{56, 70, 48, 80}, {7, 34, 1, 34}, {3, 4, 1, 4}, {41, 100, 67, 100}}) {
        double const n1 = static_cast<double>(n[1]);
        double const n2 = static_cast<double>(n[3]);
        double const p1 = static_cast<double>(n[0]) / n1;
        double const p2 = static_cast<double>(n[2]) / n2;
        double const pooled = (p1 * n1 + p2 * n2) / (n1 + n2);
        double const z = std::abs(p1 - p2) / std::sqrt(pooled * (1.0 - pooled) * (1.0 / n1 + 1.0 / n2));
        double const level = std::erf(z / std::sqrt(2.0));
        auto const edge = [](pbo::interval const& i, double at) {
            return std::min(std::abs(i.lower() - at), std::abs(i.upper() - at));
        };
        CHECK(edge(pairs_of_proportions::limits_of("mee", pbo::difference_of{{n[0], n[1]}, {n[2], n[3]}}, level), 0.0) < 1e-13);
        CHECK(edge(pairs_of_proportions::limits_of("koopman", pbo::ratio_of{{n[0], n[1]}, {n[2], n[3]}}, level), 1.0) < 1e-13);
        CHECK(edge(pairs_of_proportions::limits_of("score", pbo::odds_ratio_of{{n[0], n[1]}, {n[2], n[3]}}, level), 1.0) < 1e-13);
    }
}

TEST_CASE("exact intervals for the odds ratio are nested: mid-P within exact, Baptista-Pike's mid-P within its exact") {
    for (auto const& n : pairs_of_proportions::tables())
        for (double level : {0.5, 0.95, 0.998}) {
            pbo::odds_ratio_of const e{{n[0], n[1]}, {n[2], n[3]}};
            CAPTURE(e);
            CAPTURE(level);
            CHECK(pairs_of_proportions::limits_of("exact_conditional", e, level).contains(pairs_of_proportions::limits_of("mid_p", e, level)));
            CHECK(pairs_of_proportions::limits_of("baptista_pike", e, level).contains(pairs_of_proportions::limits_of("baptista_pike_mid_p", e, level)));
        }
}
