// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Student's t and every interval for a survey's share (sampled_proportion.hpp, sampled_value.hpp, proportion_methods.hpp,
// korn_graubard.hpp, normal.hpp) against their definitions in 40 digits: tests/reference/survey_intervals.py.
#include "intervals_reference.hpp"

#include <pbo/sampling.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <sstream>
#include <tuple>

using namespace pbo;

namespace {

template <class Use>
void with_method(std::string_view name, Use const& use) {
    std::apply([&](auto const&... m) { ((name == label(m.name()).view() ? use(m) : void()), ...); },
               std::tuple{normal, wilson, arcsine, korn_graubard, korn_graubard_nchs, logit, likelihood_ratio});
}

/// The limits of every method, one after the other.
template <class Use>
void with_every_method(Use const& use) {
    std::apply([&](auto const&... m) { (use(m), ...); },
               std::tuple{normal, wilson, arcsine, korn_graubard, korn_graubard_nchs, logit, xlogit, likelihood_ratio});
}

}  // namespace

TEST_CASE("Student's quantiles have 13 digits or more, and the tail leads back") {
    for (auto const& r : intervals_reference::quantiles) {
        CAPTURE(r.level);
        CAPTURE(r.df);
        double const t = detail::student_t_quantile(confidence_level{r.level}, r.df);
        CHECK(std::abs(t / r.t - 1) < 3e-14);
        CHECK(std::abs(detail::student_t_both_tails(r.t, r.df) / (1 - r.level) - 1) < 2e-13);
    }
}

TEST_CASE("Student's t at the edges") {
    CHECK(detail::student_t_both_tails(0.0, 3) == 1.0);
    CHECK(detail::student_t_both_tails(std::numeric_limits<double>::infinity(), 3) == 0.0);
    CHECK(detail::student_t_both_tails(-2.5, 3) == detail::student_t_both_tails(2.5, 3));
    CHECK(detail::student_t_quantile(confidence_level{}, 1e18) == confidence_level{}.z());
    CHECK(detail::student_t_both_tails(1e200, 1) == doctest::Approx(2 / (3.14159265358979323846 * 1e200)).epsilon(1e-12));
    double before = HUGE_VAL;
    for (double df = 1; df < 1e18; df *= 3) {  // falls towards the normal quantile
        double const t = detail::student_t_quantile(confidence_level{}, df);
        CHECK(t <= before * (1 + 1e-15));
        CHECK(t >= confidence_level{}.z());
        before = t;
    }
}

TEST_CASE("every interval for a survey's share, in 40 digits") {
    std::size_t rows = 0;
    for (auto const& r : intervals_reference::rows) {
        CAPTURE(r.method);
        CAPTURE(r.share);
        CAPTURE(r.level);
        sampled_proportion const p(r.share, r.standard_error, r.n, r.df);
        with_method(r.method, [&](auto const& method) {
            ++rows;
            auto const found = *method(p, confidence_level{r.level}).limits;
            CHECK_MESSAGE(std::abs(found.lower() - r.lower) <= 2e-13 * std::fmax(r.lower, 1e-3 * r.share), found.lower());
            CHECK_MESSAGE(std::abs(found.upper() - r.upper) <= 2e-13 * r.upper, found.upper());
        });
    }
    CHECK(rows == std::size(intervals_reference::rows));
}

TEST_CASE("NCHS: 100 of 100 from 5 strata of 2 clusters, as published: 0.94 to 1") {
    sampled_proportion const all(1.0, 0.0, 100, 5);
    auto const found = *korn_graubard_nchs(all).limits;
    CHECK(std::abs(found.lower() - 0.94) < 0.0005);
    CHECK(found.upper() == 1.0);
    CHECK(*all.effective_n() == 100.0);
}

TEST_CASE("a design that seems better than chance is believed by Korn and Graubard, not by the NCHS form") {
    sampled_proportion const lucky(0.5, 0.01, 100, 20);  // an effective sample of 2500
    CHECK(korn_graubard(lucky).limits->width() < korn_graubard_nchs(lucky).limits->width());
}

TEST_CASE("limits contain the share, stay in [0, 1], and grow with the level") {
    for (double share : {0.0, 1e-9, 0.02, 0.5, 0.98, 1.0 - 1e-9, 1.0})
        for (double se : {0.0, 1e-6, 0.01, 0.2})
            for (std::int64_t df : {1, 4, 1000}) {
                bool const ends = share == 0.0 || share == 1.0;
                sampled_proportion const p(share, ends ? 0.0 : se, 300, df);
                with_every_method([&](auto const& method) {
                    CAPTURE(label(method.name()));
                    CAPTURE(share);
                    CAPTURE(se);
                    CAPTURE(df);
                    interval before{share, share};
                    for (double level : {1e-12, 0.1, 0.5, 0.9, 0.95, 0.998, 0.999999}) {
                        auto const found = *method(p, confidence_level{level}).limits;
                        CHECK(found.lower() >= 0.0);
                        CHECK(found.upper() <= 1.0);
                        CHECK(found.contains(share));
                        CHECK(found.lower() <= before.lower() * (1 + 1e-12));
                        CHECK(found.upper() >= before.upper() * (1 - 1e-12));
                        before = found;
                    }
                });
            }
}

TEST_CASE("shares and their rest mirror each other") {
    for (double share : {0.0, 0.0625, 0.25, 0.5}) {
        double const se = share == 0.0 ? 0.0 : 0.03125;
        sampled_proportion const p(share, se, 80, 7), q(1 - share, se, 80, 7);
        with_every_method([&](auto const& method) {
            CAPTURE(label(method.name()));
            auto const a = *method(p).limits, b = *method(q).limits;
            CHECK(a.lower() == doctest::Approx(1 - b.upper()).epsilon(1e-13));
            CHECK(a.upper() == doctest::Approx(1 - b.lower()).epsilon(1e-13));
        });
    }
}

TEST_CASE("no degrees of freedom: no interval and the reason; no share: from 0 to 1") {
    for (std::int64_t df : {0, -1, -152}) {
        sampled_proportion const p(0.3, 0.1, 50, df);
        with_every_method([&](auto const& method) {
            auto const e = method(p);
            CHECK(*e.value == 0.3);
            CHECK(e.limits == figure<interval>(absence::no_degrees_of_freedom));
        });
    }
    with_every_method([](auto const& method) {
        CHECK(method(sampled_proportion{}).limits == figure<interval>(unit_interval));
        CHECK(method(sampled_proportion{absence::suppressed, sampled_evidence{}}).limits == figure<interval>(absence::suppressed));
    });
}

TEST_CASE("no variance and a share between: the whole population was seen") {
    sampled_proportion const p(0.25, 0.0, 50, 3);
    with_every_method([&](auto const& method) { CHECK(method(p).limits == figure<interval>(interval{0.25, 0.25})); });
}

TEST_CASE("what cannot be an estimate is refused with its numbers") {
    CHECK_THROWS_WITH_AS(sampled_proportion(1.5, 0.1, 10, 3), doctest::Contains("1.5"), std::domain_error);
    CHECK_THROWS_AS(sampled_proportion(std::numeric_limits<double>::quiet_NaN(), 0.1, 10, 3), std::domain_error);
    sampled_evidence negative;
    negative.variance = -1.0;
    CHECK_THROWS_AS(sampled_ratio(2.0, negative), std::domain_error);
}

TEST_CASE("an estimate prints its evidence, and every writer finds it by name") {
    sampled_proportion const p(0.25, 0.03125, 276, 56);
    std::ostringstream out;
    out << normal(p);
    CHECK(out.str() == "0.25 [0.187399, 0.312601] (95% normal; n = 276, standard error 0.03125, df = 56)");
    CHECK(sampled_proportion::evidence_names.size() == p.evidence().size());
    CHECK(*p.evidence()[2] == 0.03125);
    CHECK(!p.design_effect().has_value());
    CHECK(*p.design_effect_with_replacement() == doctest::Approx(0.03125 * 0.03125 * 275 / 0.1875));
    CHECK(*p.relative_standard_error() == 0.125);
}
