// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// council_years.hpp against the same likelihood by the trapezoid rule, R's optim and numDeriv (tests/reference/council_years.R),
// and at the two ends of its range against the models that it becomes there.
#include "explain/trusted.hpp"

#include <pbo/explain/council_years.hpp>
#include <pbo/explain/logistic.hpp>
#include <pbo/explain/random_intercept.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

using namespace pbo;

namespace {

covariate_patterns council_years_of(double before = 99) {
    covariate_patterns patterns({"spend", "year", "pilot"});
    for (auto const& row : explain_trusted::data_of("council_years.csv")) {
        if (std::stod(row.at("year")) >= before) continue;
        double const asked = std::stod(row.at("asked"));
        patterns.add(row.at("council"), {std::stod(row.at("spend")), std::stod(row.at("year")), std::stod(row.at("pilot"))},
                     std::stod(row.at("hits")), asked, static_cast<std::uint64_t>(asked));
    }
    return patterns;
}

void check(council_years_fit const& fit, std::vector<double> const& estimates, std::vector<double> const& errors) {
    REQUIRE(fit.coefficients.size() == estimates.size());
    for (std::size_t i = 0; i < estimates.size(); ++i) {
        CAPTURE(fit.coefficients[i].name.term);
        // to what second differences of the oracle and the quadrature leave
        CHECK(*fit.coefficients[i].estimate == doctest::Approx(estimates[i]).epsilon(1e-7));
        CHECK(*fit.coefficients[i].standard_error == doctest::Approx(errors[i]).epsilon(1e-6));
    }
}

/// Councils whose years have the shares that are given, of so many people each.
covariate_patterns with_shares(std::vector<std::vector<double>> const& shares, double asked) {
    covariate_patterns patterns({"year"});
    for (std::size_t c = 0; c < shares.size(); ++c)
        for (std::size_t t = 0; t < shares[c].size(); ++t)
            patterns.add(std::to_string(c), {static_cast<double>(t)}, std::round(shares[c][t] * asked), asked,
                         static_cast<std::uint64_t>(asked));
    return patterns;
}

}  // namespace

TEST_CASE("coefficients, errors, sigma, rho and likelihood are those of R's optim on the same likelihood") {
    auto const fit = council_years(council_years_of(), {numeric("spend"), numeric("year"), numeric("pilot")});
    check(fit, {-1.40472018758, 0.0557969488761, 0.184463087688, -0.0259702465801},
          {0.4374161526, 0.0307547513, 0.03867736765, 0.2469248301});
    CHECK(fit.rho == doctest::Approx(0.0147269440394).epsilon(1e-7));
    CHECK(fit.sigma == doctest::Approx(0.374017440048).epsilon(1e-7));
    CHECK(*fit.sigma_error == doctest::Approx(0.08797394701).epsilon(1e-6));
    CHECK(fit.log_likelihood == doctest::Approx(-257.991941014).epsilon(1e-10));
    CHECK(fit.councils == 14);
    CHECK(fit.units == 65);
    auto const apart = beta_binomial_regression(council_years_of(), {numeric("spend"), numeric("year"), numeric("pilot")});
    CHECK(fit.gain == doctest::Approx(2.0 * (fit.log_likelihood - apart.log_likelihood)));
    CHECK(fit.p_of_gain == doctest::Approx(0.5 * std::erfc(std::sqrt(fit.gain / 2.0))));

    auto const early = council_years(council_years_of(3), {numeric("year")});
    check(early, {-0.729190548607, 0.356986373826}, {0.1447561556, 0.06633427705});
    CHECK(early.rho == doctest::Approx(0.0150884452092).epsilon(1e-7));
    CHECK(early.sigma == doctest::Approx(0.444919072472).epsilon(1e-7));
    CHECK(*early.sigma_error == doctest::Approx(0.100731943).epsilon(1e-6));
}

TEST_CASE("councils whose years share nothing are those of the beta-binomial alone") {
    auto const rows = with_shares({{0.3, 0.6}, {0.6, 0.3}, {0.4, 0.5}, {0.5, 0.4}, {0.35, 0.55}, {0.55, 0.35}}, 200);
    auto const fit = council_years(rows, {numeric("year")});
    auto const apart = beta_binomial_regression(rows, {numeric("year")});
    CHECK(fit.sigma == 0.0);
    CHECK(!fit.sigma_error.has_value());
    CHECK(fit.gain == 0.0);
    CHECK(fit.p_of_gain == 1.0);
    CHECK(*fit.coefficients[0].estimate == *apart.coefficients[0].estimate);
    CHECK(fit.rho == apart.rho);
}

TEST_CASE("years that differ by chance alone are those of random intercepts of counts") {
    auto const rows = with_shares({{0.30, 0.31, 0.29}, {0.60, 0.61, 0.60}, {0.45, 0.44, 0.45}, {0.50, 0.50, 0.51}, {0.35, 0.36, 0.34}}, 400);
    auto const fit = council_years(rows, {numeric("year")});
    auto const counts = random_intercept(logistic(rows, {numeric("year")}));
    CHECK(fit.rho == 0.0);
    CHECK(fit.sigma == doctest::Approx(counts.sigma).epsilon(1e-6));
    CHECK(*fit.coefficients[1].estimate == doctest::Approx(*counts.coefficients[1].estimate).epsilon(1e-6));
    CHECK(*fit.coefficients[1].standard_error == doctest::Approx(*counts.coefficients[1].standard_error).epsilon(1e-5));
}

TEST_CASE("what says nothing of years is refused") {
    CHECK_THROWS_AS((void)council_years(with_shares({{0.3, 0.4, 0.5, 0.2}}, 50), {numeric("year")}), std::domain_error);
    covariate_patterns once({"year"});
    for (int i = 0; i < 6; ++i) once.add(std::to_string(i), {1.0 * i}, 10 + i, 40, 40);
    CHECK_THROWS_WITH_AS((void)council_years(once, {numeric("year")}), doctest::Contains("no council has two rows"), std::domain_error);
}
