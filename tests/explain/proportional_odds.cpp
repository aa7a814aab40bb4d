// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// proportional_odds.hpp against R's ordinal and Brant's matrices (tests/reference/explain), and by hand.
#include "explain/trusted.hpp"

#include <pbo/explain/proportional_odds.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <stdexcept>

using namespace pbo;
using explain_trusted::agree;

namespace {

std::vector<ordered_row> scale() {
    std::vector<ordered_row> rows;
    for (auto const& row : explain_trusted::data_of("scale.csv")) {
        rows.push_back({{row.at("mode"), row.at("told")}, {}});
        for (auto const* answer : {"much_worse", "worse", "same", "better", "much_better"})
            rows.back().answers.push_back(std::stoull(row.at(answer)));
    }
    return rows;
}

}  // namespace

TEST_CASE("thresholds, coefficients, errors and the tests of the assumption are those of clm and of Brant") {
    auto const fit = proportional_odds({"mode", "told"}, scale(), {factor("mode", "managed"), factor("told", "no")});
    std::map<std::string, std::size_t> const cuts{
        {"much_worse|worse", 0}, {"worse|same", 1}, {"same|better", 2}, {"better|much_better", 3}};
    std::size_t checked = 0;
    for (auto const& row : explain_trusted::values()) {
        if (!row.at("id").starts_with("po-")) continue;
        auto const& quantity = row.at("quantity");
        auto const of_test = [&](term_test const& t) {
            return quantity.ends_with("_p")    ? *t.result.p_value
                   : quantity.ends_with("_df") ? *t.result.degrees_of_freedom
                                               : *t.result.statistic;
        };
        std::optional<double> ours;
        if (quantity == "loglik_individual") ours = fit.log_likelihood;
        if (quantity == "threshold") ours = *fit.thresholds[cuts.at(row.at("term"))].estimate;
        if (quantity == "threshold_se") ours = *fit.thresholds[cuts.at(row.at("term"))].standard_error;
        for (auto const& e : fit.coefficients)
            if (e.name == coefficient_name{row.at("term"), row.at("level")})
                ours = quantity == "se" ? *e.standard_error : *e.estimate;
        if (quantity.starts_with("proportional_odds"))
            ours = of_test(row.at("term") == "mode+told" ? fit.all
                           : row.at("term") == "mode"    ? fit.tests[0]
                                                         : fit.tests[1]);
        if (quantity.starts_with("brant")) ours = of_test(fit.brant);
        CAPTURE(row.at("id"));
        REQUIRE(ours);
        CHECK_MESSAGE(agree(*ours, std::stod(row.at("value")), 1e-9), *ours << " for " << row.at("value"));
        ++checked;
    }
    CHECK(checked == 27);
}

TEST_CASE("without terms the thresholds are the observed log odds") {
    auto const fit = proportional_odds({}, {{{}, {3, 5, 2}}}, {});
    CHECK(*fit.thresholds[0].estimate == doctest::Approx(std::log(3.0 / 7.0)).epsilon(1e-12));
    CHECK(*fit.thresholds[1].estimate == doctest::Approx(std::log(8.0 / 2.0)).epsilon(1e-12));
    CHECK(fit.people == 10);
}

TEST_CASE("what has no estimate is refused, and says why") {
    std::vector<model_term> const one{factor("g", "a")};
    auto const rows = [](std::vector<std::uint64_t> a, std::vector<std::uint64_t> b) {
        return std::vector<ordered_row>{{{std::string("a")}, std::move(a)}, {{std::string("b")}, std::move(b)}};
    };
    CHECK_THROWS_AS((void)proportional_odds({"g"}, rows({3, 0, 2}, {1, 0, 4}), one), std::domain_error);
    CHECK_THROWS_AS((void)proportional_odds({"g"}, rows({3, 1}, {1, 4}), one), std::invalid_argument);
    CHECK_THROWS_AS((void)proportional_odds({"g"}, rows({3, 1, 2}, {1, 4}), one), std::invalid_argument);
    CHECK_THROWS_AS((void)proportional_odds({"g"}, rows({3, 4, 0}, {0, 0, 5}), one), std::domain_error);
    CHECK_THROWS_AS((void)proportional_odds({"g"}, {}, one), std::exception);
    // A second factor that says what the first says already.
    std::vector<ordered_row> const twice{{{std::string("a"), std::string("x")}, {3, 4, 2}}, {{std::string("b"), std::string("y")}, {2, 2, 5}}};
    CHECK_THROWS_WITH_AS((void)proportional_odds({"g", "h"}, twice, {factor("g", "a"), factor("h", "x")}),
                         "pbo::proportional_odds: 'h y' says what terms before it say already", std::domain_error);
}

// R's wine (ordinal 2022.11.16): nobody gave warm wine the lowest rating, nor cold wine the highest.  logLik of clm, with nominal = ~ temp, ~ contact and both.
TEST_CASE("where a coefficient for every threshold separates, the fit stands, and the test has the likelihood that it grows towards") {
    auto const fit = proportional_odds({"temp", "contact"},
                                       {{{std::string("cold"), std::string("no")}, {4, 9, 5, 0, 0}},
                                        {{std::string("cold"), std::string("yes")}, {1, 7, 8, 2, 0}},
                                        {{std::string("warm"), std::string("no")}, {0, 5, 8, 3, 2}},
                                        {{std::string("warm"), std::string("yes")}, {0, 1, 5, 7, 5}}},
                                       {factor("temp", "cold"), factor("contact", "no")});
    CHECK(*fit.coefficients[0].estimate == doctest::Approx(2.503102008).epsilon(1e-8));
    CHECK(*fit.coefficients[1].standard_error == doctest::Approx(0.4766226296).epsilon(1e-8));
    CHECK(fit.log_likelihood == doctest::Approx(-86.4919233656).epsilon(1e-11));
    CHECK(*fit.tests[0].result.statistic == doctest::Approx(2.0 * (86.4919233656 - 84.9044348158)).epsilon(1e-7));
    CHECK(*fit.tests[1].result.statistic == doctest::Approx(2.0 * (86.4919233656 - 86.2085532315)).epsilon(1e-7));
    CHECK(*fit.all.result.statistic == doctest::Approx(2.0 * (86.4919233656 - 84.6109282532)).epsilon(1e-7));
    CHECK(*fit.tests[0].result.degrees_of_freedom == 3.0);
    CHECK(fit.brant.result.statistic.reason() == absence::not_available);
    CHECK(fit.brant.result.p_value.reason() == absence::not_available);
}
