// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/interval/one_sided.hpp>

#include <doctest/doctest.h>

#include <pbo/interval.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <vector>

using namespace pbo;

namespace {
bool close(double a, double b) { return std::abs(a / b - 1) < 1e-12; }
}  // namespace

// SciPy 1.10.1: beta.ppf(.95, 6, 15), beta.ppf(.05, 5, 16), and Wilson's closed form with norm.ppf(.95).
TEST_CASE("a one-sided limit has the whole alpha, and the other side is the end of the range") {
    proportion const p{5, 20};
    auto const most = *upper_only(clopper_pearson)(p).limits;
    CHECK(most.lower() == 0.0);
    CHECK(close(most.upper(), 0.4555824040017489));
    auto const least = *lower_only(clopper_pearson)(p).limits;
    CHECK(close(least.lower(), 0.10408083591013609));
    CHECK(least.upper() == 1.0);
    CHECK(close(upper_only(wilson)(p).limits->upper(), 0.4322017501601245));
    CHECK(close(lower_only(wilson)(p).limits->lower(), 0.12737716852035771));
}

TEST_CASE("one-sided at 1 - alpha is the side of two-sided at 1 - 2 alpha") {
    for (proportion p : {proportion{0, 7}, proportion{1, 1}, proportion{83, 132}, proportion{7, 7}}) {
        auto const two = *clopper_pearson(p, confidence_level{0.9}).limits;
        CHECK(std::abs(upper_only(clopper_pearson)(p).limits->upper() - two.upper()) < 1e-14);
        CHECK(std::abs(lower_only(clopper_pearson)(p).limits->lower() - two.lower()) < 1e-14);
    }
}

TEST_CASE("the names say what was asked, and nobody asked is still the whole range") {
    CHECK(upper_only(wilson).name() == label("upper_only(wilson)"));
    CHECK(lower_only(finite_population(wilson, 153)).name() == label("lower_only(finite_population(wilson;153))"));
    CHECK(*upper_only(wilson)(proportion{}).limits == unit_interval);
}

// mpmath 1.2.1, 40 digits: Wilson's closed form of n (N - 1) / (N - n) people at norm.ppf(.95).
TEST_CASE("one-sided Wilson of a finite population is that of its effective size, and of everybody the point") {
    finite_proportion const half{3, 10, 20};
    CHECK(close(lower_only(wilson)(half).limits->lower(), 0.16123018033697415));
    CHECK(close(upper_only(wilson)(half).limits->upper(), 0.48862885147795939));
    CHECK(close(upper_only(wilson)(finite_proportion{0, 10, 20}).limits->upper(), 0.12464757953733386));
    CHECK(close(lower_only(finite_population(wilson, 153))(proportion{40, 100}).limits->lower(), 0.35356551786451686));
    CHECK(close(upper_only(finite_population(wilson, 153))(proportion{40, 100}).limits->upper(), 0.44830360972104239));
    CHECK(lower_only(wilson)(finite_proportion{3, 10, 10}).limits->lower() == 0.3);
    CHECK(upper_only(wilson)(finite_proportion{3, 10, 10}).limits->upper() == 0.3);
    CHECK(*upper_only(wilson)(finite_proportion{0, 0, 20}).limits == unit_interval);
    CHECK(*lower_only(wilson)(finite_proportion{0, 0, 20}).limits == unit_interval);
    CHECK(half.evidence() == std::array<std::uint64_t, 3>{3, 10, 20});
    std::ostringstream out;
    out << half;
    CHECK(out.str() == "3 of 10 from a population of 20");
}

TEST_CASE("of nobody every method's one-sided limits are the ends of the range, at any level") {
    std::vector<any_interval_method> const all{wilson, wilson_continuity_corrected, clopper_pearson, mid_p, blaker, jeffreys, jeffreys_modified,
                                    likelihood_ratio, logit, arcsine, skewness_corrected_score, agresti_coull, wald,
                                    wald_continuity_corrected};
    std::size_t asked = 0;
    for (auto const& m : all) {
        CAPTURE(m.name().view());
        if (!m.has_one_sided_form()) continue;
        ++asked;
        for (double level : {0.3, 0.95}) {
            auto const side = confidence_level{level}.one_sided();
            CHECK(lower_limit(m, proportion{}, side) == 0.0);
            CHECK(upper_limit(m, proportion{}, side) == 1.0);
        }
        CHECK(*upper_only(m)(proportion{}).limits == unit_interval);
        CHECK(*lower_only(m)(proportion{}).limits == unit_interval);
    }
    CHECK(asked == 13);  // all but Blaker's
}
