// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Boost.Math, which computes with 64 bits under its usual policy, as the oracle of our quantiles and tails on random counts.
#include <pbo/interval/detail/beta_quantile.hpp>

#include <pbo/core/confidence_level.hpp>
#include <pbo/interval/bayes.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/detail/student_t.hpp>
#include <pbo/interval/jeffreys.hpp>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <doctest/doctest.h>

#include <support/random_cases.hpp>

#include <cmath>
#include <limits>

using namespace pbo;
using boost::math::complement;

namespace {
constexpr bool has_wide_logarithms = std::numeric_limits<long double>::digits > 60;  // wide_logarithm.hpp

/// Relative, where the expected value is not too small to have all its digits.
bool near(double found, double expected, double tolerance) {
    return std::abs(found - expected) <= tolerance * std::abs(expected) + 1e-300;
}
}  // namespace

TEST_CASE("Clopper-Pearson, Jeffreys and Bayes on random counts") {
    random_cases cases;
    INFO("PBO_TEST_SEED=", cases.seed());
    for (int i = 0; i < 3000; ++i) {
        auto const n = cases.count(1, 1'000'000);
        auto const k = i % 3 == 0 ? n - cases.count(0, n) : cases.count(0, n);
        auto const level = confidence_level::from_alpha(cases.of_any_size(1e-6, 0.5));
        double const half = level.two_sided().probability;
        CAPTURE(k);
        CAPTURE(n);
        CAPTURE(half);
        proportion const p(k, n);
        using binomial = boost::math::binomial_distribution<>;
        auto const exact = *clopper_pearson(p, level).limits;
        auto const trials = static_cast<double>(n), hits = static_cast<double>(k);
        CHECK(near(exact.lower(), binomial::find_lower_bound_on_p(trials, hits, half), 1e-12));
        CHECK(near(exact.upper(), binomial::find_upper_bound_on_p(trials, hits, half), 1e-12));
        double const a = cases.of_any_size(0.05, 20.0), b = cases.of_any_size(0.05, 20.0);
        CAPTURE(a);
        CAPTURE(b);
        boost::math::beta_distribution<> const after(hits + a, trials - hits + b);
        auto const ours = *bayes(a, b)(p, level).limits;
        CHECK(near(ours.lower(), quantile(after, half), 1e-11));
        CHECK(near(ours.upper(), quantile(complement(after, half)), 1e-11));
        boost::math::beta_distribution<> const by_jeffreys(hits + 0.5, trials - hits + 0.5);
        if (k != 0) CHECK(near(jeffreys(p, level).limits->lower(), quantile(by_jeffreys, half), 1e-12));
        if (k != n) CHECK(near(jeffreys(p, level).limits->upper(), quantile(complement(by_jeffreys, half)), 1e-12));
    }
}

TEST_CASE("Student's tails and quantiles, and the normal ones") {
    random_cases cases;
    INFO("PBO_TEST_SEED=", cases.seed());
    boost::math::normal_distribution<> const normal;
    for (int i = 0; i < 5000; ++i) {
        double const df = i % 2 == 0 ? static_cast<double>(cases.count(1, 1'000'000)) : cases.of_any_size(0.3, 1e6);
        double const t = cases.of_any_size(1e-3, 30.0);
        CAPTURE(df);
        CAPTURE(t);
        boost::math::students_t_distribution<> const student(df);
        // In long double: where t is large Boost's own answer for a double is off by 1e-13.
        boost::math::students_t_distribution<long double> const wide(df);
        auto const tails = static_cast<double>(2.0L * cdf(complement(wide, static_cast<long double>(t))));
        CHECK(near(detail::student_t_both_tails(t, df), tails, has_wide_logarithms ? 5e-15 : 2e-13));
        auto const level = confidence_level::from_alpha(cases.of_any_size(1e-9, 0.5));
        double const half = level.two_sided().probability;
        CAPTURE(half);
        CHECK(near(detail::student_t_quantile(level, df), quantile(complement(student, half)), 1e-12));
        CHECK(near(level.z(), quantile(complement(normal, half)), 1e-14));
        CHECK(near(detail::normal_upper_tail(t), cdf(complement(normal, t)), t * t * 3e-16 + 1e-15));
    }
}
