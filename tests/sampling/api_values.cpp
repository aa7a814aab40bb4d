// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Every trusted value of a survey's proportion, domain, ratio, design effect and lonely cluster (R survey 4.1-1, with
// svyciprop of 4.5, on data(api)), on the designs in tests/reference/api.
//
// Rows that the files cannot give, and what is done instead:
//   - apisrs has no file.  A simple random sample needs its counts only: 200 schools of 6194, hits = 200 x the estimate.
//   - ell (no English learners) is no column of the files.  The estimate and its standard error are taken from the rows
//     "svymean" or "svyciprop-mean" of the same design; the intervals and design effects follow from them.
#include "api_designs.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace pbo;

namespace {

double number_of(std::string const& text) { return std::stod(text); }

/// Half a unit in the 9th place, relative to values of at least 1.
bool near(double ours, double theirs, double tolerance = 1e-9) {
    return std::abs(ours - theirs) <= tolerance * std::fmax(1.0, std::abs(theirs));
}

struct plain_record {
    bool hit;
};

sampled_proportion simple_random_sample(std::size_t hits) {
    std::vector<plain_record> records(200);
    for (std::size_t i = 0; i < hits; ++i) records[i].hit = true;
    auto const s = sample(records, weights([](plain_record const&) { return 30.97; }),
                          population([](plain_record const&) { return 6194; }));
    auto const everyone = by([](plain_record const&) { return 0; });
    return tabulate(s, everyone, indicator("hit", &plain_record::hit))[0];
}

/// ell: from the rows that give its estimate and standard error.
std::optional<sampled_proportion> from_rows(std::string const& design) {
    double const n = design == "apistrat" ? 200 : design == "apiclus2" ? 126 : 183;
    std::int64_t const df = design == "apistrat" ? 197 : design == "apiclus2" ? 39 : 14;
    // The sums of pw in the files.
    double const people = design == "apiclus2" ? 5128.675 : design == "apistrat" ? 6194.0 : 183 * 33.846996307373;
    auto const made = [&](double p, double se) {
        auto const records = static_cast<std::uint64_t>(n);
        return sampled_proportion(p, {records, people, se * se, df, p * (1 - p) / (n - 1)});
    };
    for (auto const& row : api::reference_values())
        if (row.method.starts_with("svymean [") && api::input(row, "design") == design && api::input(row, "var") == "I(ell==0)")
            return made(number_of(row.lower), number_of(row.upper));
    for (auto const& row : api::reference_values())
        if (row.method == "svyciprop-mean" && api::input(row, "design") == design && api::input(row, "var") == "I(ell==0)") {
            double const lower = number_of(row.lower), upper = number_of(row.upper);
            double const t = detail::student_t_quantile(confidence_level{}, static_cast<double>(df));
            return made((lower + upper) / 2, (upper - lower) / (2 * t));
        }
    return std::nullopt;
}

std::optional<sampled_proportion> proportion_of(api::value_row const& row) {
    auto const design = api::input(row, "design");
    auto const text = api::input(row, "var");
    if (design == "apisrs") {
        double const p = text.find("api00") != std::string::npos    ? 0.155
                         : text.find("awards") != std::string::npos ? 0.62
                         : text.find("sch.wide") != std::string::npos ? 0.815
                                                                      : 0.06;
        return simple_random_sample(static_cast<std::size_t>(std::lround(200 * p)));
    }
    auto const predicate = api::variable(text);
    if (!predicate) return from_rows(design);
    auto const all = api::schools(design.substr(0, design.find('_')));
    return api::with_design(design, all, [&](auto const& s) {
        return tabulate(s, by([](api::school const&) { return 0; }), indicator("hit", *predicate))[0];
    });
}

template <class Method>
void check_intervals(std::string const& label, Method const& method, std::size_t rows_there_are, double tolerance = 1e-9) {
    std::size_t rows = 0;
    for (auto const& row : api::reference_values()) {
        if (row.method != label) continue;
        ++rows;
        CAPTURE(row.inputs);
        auto const p = proportion_of(row);
        REQUIRE(p.has_value());
        auto const found = *method(*p).limits;
        CHECK_MESSAGE(near(found.lower(), std::fmax(number_of(row.lower), 0.0), tolerance), found.lower(), " ", row.lower);
        CHECK_MESSAGE(near(found.upper(), std::fmin(number_of(row.upper), 1.0), tolerance), found.upper(), " ", row.upper);
    }
    CHECK(rows == rows_there_are);
}

}  // namespace

TEST_CASE("svymean: estimates and standard errors") {
    std::size_t rows = 0;
    for (auto const& row : api::reference_values()) {
        if (!row.method.starts_with("svymean [")) continue;
        ++rows;
        CAPTURE(row.inputs);
        auto const p = proportion_of(row);
        REQUIRE(p.has_value());
        CHECK(near(*p->value(), number_of(row.lower), 1e-12));
        CHECK(near(*p->standard_error(), number_of(row.upper), 1e-12));
    }
    CHECK(rows == 7);
}

TEST_CASE("svymean deff: design effects without and with replacement") {
    std::size_t rows = 0;
    for (auto const& row : api::reference_values()) {
        if (!row.method.starts_with("svymean deff")) continue;
        ++rows;
        CAPTURE(row.inputs);
        auto const p = proportion_of(row);
        REQUIRE(p.has_value());
        CHECK_MESSAGE(near(*p->design_effect(), number_of(row.lower)), *p->design_effect());
        CHECK(near(*p->design_effect_with_replacement(), number_of(row.upper)));
    }
    CHECK(rows == 10);
}

TEST_CASE("svymean degf: degrees of freedom") {
    for (auto const& row : api::reference_values()) {
        if (!row.method.starts_with("svymean degf")) continue;
        auto const design = api::input(row, "design");
        auto const all = api::schools(design);
        CHECK(api::with_design(design, all, [](auto const& s) { return s.frame().degrees_of_freedom(); }) ==
              std::stol(row.lower));
    }
}

TEST_CASE("svyby: a domain keeps the whole design") {
    std::size_t rows = 0;
    for (auto const& row : api::reference_values()) {
        if (!row.method.starts_with("domain svyby")) continue;
        ++rows;
        auto const design = api::input(row, "design");
        CAPTURE(row.inputs);
        auto const all = api::schools(design);
        auto const p = api::with_design(design, all, [&](auto const& s) {
            return tabulate(s, by(&api::school::type), indicator("wide", [](api::school const& x) { return x.wide == "Yes"; }))
                [api::input(row, "stype")];
        });
        CHECK(near(*p.value(), number_of(row.lower), 1e-12));
        CHECK_MESSAGE(near(*p.standard_error(), number_of(row.upper), 1e-12), *p.standard_error());
    }
    CHECK(rows == 4);
}

TEST_CASE("svyratio: the ratio of two totals") {
    auto const all = api::schools("apiclus1");
    auto const r = api::with_design("apiclus1", all, [](auto const& s) {
        return tabulate(s, by([](api::school const&) { return 0; }),
                        ratio_between("tested", &api::school::students, &api::school::enrolled))[0];
    });
    for (auto const& row : api::reference_values())
        if (row.method.starts_with("svyratio")) {
            CHECK(near(*r.value(), number_of(row.lower), 1e-12));
            CHECK_MESSAGE(near(*r.standard_error(), number_of(row.upper), 1e-12), *r.standard_error());
        }
}

TEST_CASE("lonely.psu: a stratum with one cluster, by every policy") {
    auto const all = api::schools("apiclus1");
    std::size_t rows = 0;
    auto const with_policy = [&](lonely_cluster policy) {
        auto const s = sample(all, strata(&api::school::district), weights(&api::school::weight), policy);
        return tabulate(s, by([](api::school const&) { return 0; }),
                        indicator("wide", [](api::school const& x) { return x.wide == "Yes"; }))[0];
    };
    for (auto const& row : api::reference_values()) {
        if (!row.method.starts_with("lonely.psu=")) continue;
        ++rows;
        auto const name = row.method.substr(11, row.method.find(' ') - 11);
        CAPTURE(name);
        auto const p = with_policy(*text_form<lonely_cluster>::read(name));
        CHECK(near(*p.value(), number_of(row.lower), 1e-12));
        CHECK_MESSAGE(near(*p.standard_error(), number_of(row.upper), 1e-12), *p.standard_error());
    }
    CHECK(rows == 4);
    CHECK_THROWS_WITH_AS((void)with_policy(lonely_cluster::fail), doctest::Contains("stratum '"), std::domain_error);
}

TEST_CASE("svyciprop: mean, logit, xlogit, wilson and beta") {
    check_intervals("svyciprop-mean", normal, 12);
    check_intervals("svyciprop-logit", logit, 10);
    check_intervals("svyciprop-xlogit", xlogit, 4);
    check_intervals("svyciprop-wilson", wilson, 6);
    check_intervals("svyciprop-beta", korn_graubard, 13);
}

TEST_CASE("svyciprop: asin, where an angle below 0 is clamped") {
    // R squares the sine of an angle below 0, so that its limit of these two turns round at 0; ours stays there.
    std::string const turned[] = {"design=apiclus1;var=I(ell==0);est=0.0218579234973",
                                  "design=apiclus1_nofpc;var=I(ell==0);est=0.0218579234973"};
    std::size_t rows = 0;
    for (auto const& row : api::reference_values()) {
        if (row.method != "svyciprop-asin") continue;
        ++rows;
        CAPTURE(row.inputs);
        auto const p = *proportion_of(row);
        auto const found = *arcsine(p).limits;
        if (row.inputs == turned[0] || row.inputs == turned[1]) {
            double const t = detail::student_t_quantile(confidence_level{}, static_cast<double>(p.degrees_of_freedom()));
            double const angle = std::asin(std::sqrt(*p.value())) - t / 2 / std::sqrt(*p.effective_n());
            CHECK(angle < 0);
            CHECK(near(std::pow(std::sin(angle), 2), number_of(row.lower)));
            CHECK(found.lower() == 0.0);
        } else {
            CHECK_MESSAGE(near(found.lower(), number_of(row.lower)), found.lower());
        }
        CHECK_MESSAGE(near(found.upper(), number_of(row.upper)), found.upper());
    }
    CHECK(rows == 13);
}

TEST_CASE("svyciprop: likelihood, which R interpolates") {
    // The limits that R means, found by root-finding: tests/reference/survey_likelihood.R (R 4.2.2, survey 4.1-1), which
    // also shows how far R's spline and interpolation are from them: up to 1.1e-5, but for three upper limits of small
    // shares, where its points lie far apart: 4.6e-5, 4.0e-4 and 2.3e-5.
    struct exact_row {
        std::string design, variable;
        double lower, upper;
    };
    exact_row const exact[] = {
        {"apisrs", "I(api00>800)", 0.1095920642018123, 0.2090938142285997},
        {"apisrs", "I(ell==0)", 0.03270541313556036, 0.09834871859808195},
        {"apisrs", "I(sch.wide==\"Yes\")", 0.7576830564245783, 0.864384681386253},
        {"apistrat", "I(api00>800)", 0.1027768456348213, 0.2158334211027654},
        {"apiclus1", "I(api00>800)", 0.02437069689076357, 0.1689560232915733},
        {"apiclus1", "I(awards==\"Yes\")", 0.6363508090209145, 0.7775909027833668},
        {"apiclus1_nofpc", "I(awards==\"Yes\")", 0.6355800805177002, 0.7782247600293776},
        {"apiclus1_nofpc", "I(ell==0)", 0.0006312635045086818, 0.1093652308368794},
        {"apiclus2", "I(api00>800)", 0.1243879644343199, 0.4397958338782661},
        {"apiclus2", "I(awards==\"Yes\")", 0.506735898075568, 0.7598449752128643},
        {"apiclus2", "I(ell==0)", 0.01802866228498809, 0.1294105803766288},
        {"apiclus2", "I(sch.wide==\"Yes\")", 0.6033783352033191, 0.8675871779743469},
    };
    std::size_t rows = 0;
    for (auto const& row : api::reference_values()) {
        if (row.method != "svyciprop-likelihood") continue;
        CAPTURE(row.inputs);
        auto const found = *likelihood_ratio(*proportion_of(row)).limits;
        bool const far = row.inputs.starts_with("design=apiclus1;var=I(api00>800)") ||
                         row.inputs.starts_with("design=apiclus1_nofpc;var=I(ell==0)") ||
                         row.inputs.starts_with("design=apiclus2;var=I(ell==0)");
        CHECK(std::abs(found.lower() - number_of(row.lower)) < 1e-5);
        CHECK(std::abs(found.upper() - number_of(row.upper)) < (far ? 4.5e-4 : 1.1e-5));
        for (auto const& e : exact)
            if (e.design == api::input(row, "design") && e.variable == api::input(row, "var")) {
                ++rows;
                CHECK_MESSAGE(near(found.lower(), e.lower, 1e-11), found.lower());
                CHECK_MESSAGE(near(found.upper(), e.upper, 1e-11), found.upper());
            }
    }
    CHECK(rows == 12);
}

TEST_CASE("Korn and Graubard's interval from a share, its standard error, n and df") {
    std::size_t rows = 0;
    for (auto const& row : api::reference_values()) {
        if (row.method != "korn-graubard (R beta)") continue;
        ++rows;
        sampled_proportion const p(number_of(api::input(row, "p")), number_of(api::input(row, "se")),
                                   std::stoull(api::input(row, "n")), std::stol(api::input(row, "df")));
        auto const found = *korn_graubard(p).limits;
        CHECK_MESSAGE(near(found.lower(), number_of(row.lower)), found.lower());
        CHECK_MESSAGE(near(found.upper(), number_of(row.upper)), found.upper());
    }
    CHECK(rows == 3);
}
