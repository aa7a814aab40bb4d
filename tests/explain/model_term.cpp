// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/logistic.hpp>
#include <pbo/explain/model_term.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace pbo;

TEST_CASE("a term is named as it is read") {
    CHECK(factor("mode", "mb").name() == "mode");
    CHECK(interaction("mode", "told", "age").name() == "mode:told:age");
    CHECK_FALSE(numeric("age").is_factor);
}

TEST_CASE("interactions with numbers, in the order of R's model.matrix") {
    covariate_patterns patterns({"g", "x"});
    double hits = 1;
    for (auto const* g : {"a", "b", "c"})
        for (double x : {1.0, 2.0, 3.0}) patterns.add("", {std::string(g), x}, hits++, 12, 12);
    auto const fit = logistic(patterns, {factor("g", "b"), numeric("x"), interaction("g", "x")});
    std::vector<coefficient_name> const expected{{"(intercept)", ""}, {"g", "a"},     {"g", "c"},
                                                 {"x", ""},           {"g:x", "a:x"}, {"g:x", "c:x"}};
    CHECK(fit.names() == expected);
    // The slope of b is that of b alone.
    covariate_patterns alone({"x"});
    for (double x : {1.0, 2.0, 3.0}) alone.add("", {x}, x + 3, 12, 12);
    CHECK(*fit.coefficient(3) == doctest::Approx(*logistic(alone, {numeric("x")}).coefficient(1)).epsilon(1e-10));
}
