// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Boost.Math, which computes with 64 bits under its usual policy, as the oracle of the tails that tests of counts rest on.
#include <pbo/compare/detail/chi_squared.hpp>

#include <pbo/compare/fisher.hpp>
#include <pbo/compare/one_share_tests.hpp>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/hypergeometric.hpp>

#include <doctest/doctest.h>

#include <support/random_cases.hpp>

#include <cmath>
#include <limits>

using namespace pbo;
using boost::math::complement;

namespace {
bool near(double found, double expected, double tolerance) {
    return std::abs(found - expected) <= tolerance * std::abs(expected) + 1e-300;
}
}  // namespace

TEST_CASE("chi-squared: both tails and the quantiles") {
    random_cases cases;
    INFO("PBO_TEST_SEED=", cases.seed());
    for (int i = 0; i < 5000; ++i) {
        auto const df = cases.count(1, 5000);
        auto const n = static_cast<double>(df);
        double const x = i % 2 == 0 ? n * cases.of_any_size(0.2, 5.0) : std::fabs(n + std::sqrt(2.0 * n) * (12.0 * cases.share() - 6.0)) + 1e-3;
        CAPTURE(df);
        CAPTURE(x);
        boost::math::chi_squared_distribution<> const chi(n);
        boost::math::chi_squared_distribution<long double> const wide(n);
        auto const above = static_cast<double>(cdf(complement(wide, static_cast<long double>(x))));
        auto const below = static_cast<double>(cdf(wide, static_cast<long double>(x)));
        double const tolerance = std::numeric_limits<long double>::digits > 60 ? 1e-15 : 5e-13;  // wide_logarithm.hpp
        if (above > 1e-290) CHECK(near(detail::chi_squared_upper_tail(x, df), above, tolerance));
        if (below > 1e-290) CHECK(near(detail::chi_squared_lower_tail(x, df), below, tolerance));
        double const p = cases.of_any_size(1e-9, 0.5);
        CAPTURE(p);
        CHECK(near(detail::chi_squared_quantile(1.0 - p, p, df), quantile(complement(chi, p)), 1e-12));
        CHECK(near(detail::chi_squared_quantile(p, 1.0 - p, df), quantile(chi, p), 1e-11));
    }
}

TEST_CASE("Fisher's one-sided tests are hypergeometric tails") {
    random_cases cases;
    INFO("PBO_TEST_SEED=", cases.seed());
    for (int i = 0; i < 2000; ++i) {
        auto const n1 = cases.count(1, 3000), n2 = cases.count(1, 3000);
        proportion const first(cases.count(0, n1), n1), second(cases.count(0, n2), n2);
        CAPTURE(first);
        CAPTURE(second);
        auto const hits = static_cast<unsigned>(first.hits() + second.hits());
        boost::math::hypergeometric_distribution<> const law(hits, static_cast<unsigned>(n1), static_cast<unsigned>(n1 + n2));
        auto const a = static_cast<unsigned>(first.hits());
        double const at_most = cdf(law, a);
        double const at_least = a == support(law).first ? 1.0 : cdf(complement(law, a - 1));
        if (at_most > 1e-250) CHECK(near(*fisher_less(first, second).p_value, at_most, 1e-10));
        if (at_least > 1e-250) CHECK(near(*fisher_greater(first, second).p_value, at_least, 1e-10));
    }
}

TEST_CASE("one share's exact one-sided tests are binomial tails") {
    random_cases cases;
    INFO("PBO_TEST_SEED=", cases.seed());
    for (int i = 0; i < 3000; ++i) {
        auto const n = cases.count(1, 1'000'000);
        proportion const p(cases.count(0, n), n);
        double const share = cases.share() < 0.5 ? cases.of_any_size(1e-4, 0.9) : 0.01 + 0.98 * cases.share();
        CAPTURE(p);
        CAPTURE(share);
        boost::math::binomial_distribution<> const law(static_cast<double>(n), share);
        auto const k = static_cast<double>(p.hits());
        double const at_most = cdf(law, k), at_least = p.hits() == 0 ? 1.0 : cdf(complement(law, k - 1.0));
        if (at_most > 1e-250) CHECK(near(*one_share_exact(p, share, alternative::less).p_value, at_most, 1e-9));
        if (at_least > 1e-250) CHECK(near(*one_share_exact(p, share, alternative::greater).p_value, at_least, 1e-9));
    }
}
