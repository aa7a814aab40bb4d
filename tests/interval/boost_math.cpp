// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expected: R 4.2.2, qbeta(c(0.025, 0.975), 7 + 2, 13 + 3), qt(0.975, 9), qgamma(c(0.025, 0.975), 3); Boost's own distributions.
#include <pbo/interval/boost_math.hpp>

#include <pbo/core/effective_proportion.hpp>
#include <pbo/interval/bayes.hpp>

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>
#include <type_traits>

using namespace pbo;
using doctest::Approx;
namespace policies = boost::math::policies;

namespace {
using quiet = policies::policy<policies::domain_error<policies::ignore_error>, policies::overflow_error<policies::ignore_error>,
                               policies::evaluation_error<policies::ignore_error>, policies::promote_double<false>>;
boost::math::beta_distribution<> const prior(2.0, 3.0);
}  // namespace

TEST_CASE("a prior of Boost's, the posterior as one, and its equal tails") {
    auto const after = posterior(prior, proportion(7, 20));
    static_assert(std::is_same_v<decltype(after), boost::math::beta_distribution<> const>);
    CHECK(after.alpha() == 9.0);
    CHECK(after.beta() == 16.0);
    auto const e = boost_bayes(prior)(proportion(7, 20));
    CHECK(e.limits->lower() == Approx(0.1879929281960023).epsilon(1e-12));
    CHECK(e.limits->upper() == Approx(0.5532196156596481).epsilon(1e-12));
    CHECK(*e.value == 0.35);
    CHECK(e.method.view() == "boost_bayes(2;3)");
    CHECK(e.counts == proportion(7, 20));
    auto const ours = bayes_of(prior)(proportion(7, 20));
    CHECK(ours.limits->lower() == Approx(e.limits->lower()).epsilon(1e-14));
    CHECK(ours.limits->upper() == Approx(e.limits->upper()).epsilon(1e-14));
    CHECK(bayes_of(prior) == bayes(2.0, 3.0));
    CHECK(posterior(prior, effective_proportion(1.5, 4.0)).beta() == 5.5);
}

TEST_CASE("nobody asked, nobody and everybody a hit") {
    CHECK(*boost_bayes(prior)(proportion()).limits == unit_interval);
    CHECK(boost_bayes(prior)(proportion(0, 5)).limits->lower() == Approx(bayes(2, 3)(proportion(0, 5)).limits->lower()).epsilon(1e-13));
    CHECK(boost_bayes(prior)(proportion(5, 5)).limits->upper() == Approx(bayes(2, 3)(proportion(5, 5)).limits->upper()).epsilon(1e-13));
    CHECK(posterior(prior, proportion()).alpha() == 2.0);
}

TEST_CASE("any distribution of Boost's is inverted into limits") {
    auto const t = *quantile_limits(boost::math::students_t(9));
    CHECK(t.upper() == Approx(2.2621571627982055).epsilon(1e-14));
    CHECK(t.lower() == -t.upper());
    auto const g = *quantile_limits(boost::math::gamma_distribution<>(3.0));
    CHECK(g.lower() == Approx(0.6186721228956).epsilon(1e-12));
    CHECK(g.upper() == Approx(7.2246876677240).epsilon(1e-12));
    auto const narrow = *quantile_limits(boost::math::normal_distribution<float>(), confidence_level{1e-9});
    CHECK(narrow.lower() <= narrow.upper());
}

TEST_CASE("the policy holds: what promotes, and what an error does") {
    boost::math::beta_distribution<double, quiet> const quiet_prior(2.0, 3.0);
    auto const after = posterior(quiet_prior, proportion(7, 20));
    static_assert(std::is_same_v<decltype(after)::policy_type, quiet>);
    CHECK(boost_bayes(quiet_prior)(proportion(7, 20)).limits->lower() == Approx(0.1879929281960023).epsilon(1e-10));
    // Parameters that are none: the usual policy has thrown when it was made; the quiet one gives a NaN, and so no limits.
    CHECK_THROWS_AS((void)boost::math::beta_distribution<>(-1.0, 3.0), std::domain_error);
    boost::math::normal_distribution<double, quiet> const none(0.0, -1.0);
    CHECK(quantile_limits(none) == figure<interval>(absence::not_available));
    boost::math::beta_distribution<float> const single(2.0F, 3.0F);
    CHECK(boost_bayes(single)(proportion(7, 20)).limits->lower() == Approx(0.1879929281960023).epsilon(1e-5));
}
