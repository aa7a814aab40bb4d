// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/interval/parse_method.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace pbo;

namespace {
std::string complaint_about(std::string const& text) {
    try {
        static_cast<void>(parse_method(text));
    } catch (std::invalid_argument const& e) {
        return e.what();
    }
    return "";
}
bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }
}  // namespace

TEST_CASE("a method's name is the text that names it") {
    for (std::string const text :
         {"wilson", "wald", "agresti_coull", "clopper_pearson", "jeffreys", "finite_population(wilson;153)",
          "upper_only(clopper_pearson)", "bayes(0.5;0.5)", "bayes_highest_density(1;2.25)", "wald_continuity_corrected",
          "wilson_continuity_corrected", "mid_p", "blaker", "jeffreys_modified", "likelihood_ratio", "logit", "arcsine",
          "skewness_corrected_score", "hypergeometric", "finite_population(hypergeometric;153)", "lower_only(finite_population(jeffreys;20))",
          "finite_population(upper_only(wilson);1000000000000000)"}) {
        CAPTURE(text);
        CHECK(parse_method(text).name().view() == text);
    }
    CHECK(parse_method("  upper_only( finite_population( wilson ; 153 ) ) ").name() ==
          "upper_only(finite_population(wilson;153))");
}

TEST_CASE("a method chosen by name gives what the method itself gives") {
    proportion const p{3, 10};
    confidence_level const level{0.99};
    CHECK(parse_method("wilson")(p, level).limits == wilson(p, level).limits);
    CHECK(parse_method("jeffreys")(effective_proportion{1.5, 5.25}).limits ==
          jeffreys(effective_proportion{1.5, 5.25}).limits);
    CHECK(parse_method("finite_population(wilson;20)")(p).limits == finite_population(wilson, 20)(p).limits);
    CHECK(parse_method("upper_only(clopper_pearson)")(p).limits == upper_only(clopper_pearson)(p).limits);
    CHECK(parse_method("lower_only(finite_population(wald;20))")(p).limits ==
          lower_only(finite_population(wald, 20))(p).limits);
    CHECK(parse_method("wald")(finite_proportion{3, 10, 20}).limits == wald(finite_proportion{3, 10, 20}).limits);
    CHECK(parse_method("wilson")(p).method == "wilson");
}

TEST_CASE("an unknown name is refused with the names that would be right") {
    for (std::string const text : {"", "wilsn", "Wilson", "wilson()", "upper_only", "upper_only(", "upper_only()"}) {
        CAPTURE(text);
        CHECK(says(complaint_about(text), "expected one of wilson, "));
    }
    CHECK(says(complaint_about("finite_population(wilson)"), "names no population"));
    CHECK(says(complaint_about("finite_population(wilson;many)"), "no whole number"));
    CHECK(says(complaint_about("finite_population(wilson;-3)"), "no whole number"));
    CHECK(says(complaint_about("upper_only(upper_only(wilson))"), "without a one-sided form"));
    CHECK(says(complaint_about("upper_only(blaker)"), "without a one-sided form"));
    CHECK(says(complaint_about("upper_only(bayes_highest_density(1;1))"), "without a one-sided form"));
    CHECK(says(complaint_about("finite_population(blaker;153)"), "needs whole counts"));
    CHECK(says(complaint_about("bayes(1)"), "needs two parameters"));
    CHECK(says(complaint_about("bayes(0;1)"), "two numbers above 0"));
    CHECK(says(complaint_about("finite_population(finite_population(wilson;9);9)"), "asks a finite population"));
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "upper_only(";
    CHECK(says(complaint_about(deep), "longer than any"));
}

TEST_CASE("a method chosen at run time says what it cannot do") {
    any_interval_method const m = finite_population(wilson, 20);
    CHECK(m.serves_proportion());
    CHECK_FALSE(m.serves_real_counts());
    CHECK(m.has_one_sided_form());
    CHECK_THROWS_AS(static_cast<void>(m(effective_proportion{1.5, 5.0})), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(m(proportion{3, 21})), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(parse_method("hypergeometric")(proportion{3, 10})), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(parse_method("blaker")(effective_proportion{1.5, 5.0})), std::invalid_argument);
    CHECK(parse_method("hypergeometric")(finite_proportion{3, 10, 20}).limits == interval{0.15, 0.55});
    CHECK(any_interval_method{}.name() == "wilson");
    CHECK(any_interval_method{wald} == parse_method("wald"));
    CHECK_FALSE(any_interval_method{wald} == any_interval_method{});
}
