// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Of one factor of two levels the estimates and their errors are those of a two by two table: the log odds ratio, and the root of
// the sum of the four reciprocals (Woolf 1955).  By hand, in 16 digits with Python.
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/model_errors.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace pbo;
using doctest::Approx;

namespace {
/// 30 of 100 of the managed and 45 of 90 of the others.
logistic_fit of_two() {
    covariate_patterns patterns({"mode"});
    patterns.add("", {std::string("managed")}, 30, 100, 100);
    patterns.add("", {std::string("direct")}, 45, 90, 90);
    return logistic(patterns, {factor("mode", "managed")});
}
}  // namespace

TEST_CASE("the errors of two groups are those of a two by two table") {
    auto const fit = of_two();
    auto const errors = model_errors(fit);
    CHECK(errors.standard_error(detail::unit_contrast(2, 0)) == Approx(0.21821789023599236).epsilon(1e-10));
    CHECK(errors.standard_error(detail::unit_contrast(2, 1)) == Approx(0.30341966327759984).epsilon(1e-10));
    CHECK(errors.degrees_of_freedom(detail::unit_contrast(2, 1)).reason() == absence::not_applicable);  // the normal distribution
}
