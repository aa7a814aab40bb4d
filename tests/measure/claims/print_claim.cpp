// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: by hand.
#include <pbo/measure/claims/print_claim.hpp>

#include <doctest/doctest.h>

using namespace pbo;

TEST_CASE("a fault names its column, what was found and what would be right") {
    print_claim_error const e("base", "many", "one whole number");
    CHECK(std::string(e.what()) == "pbo::check_print: base: found 'many'; expected one whole number");
    CHECK(e.column() == "base");
    CHECK(std::string(print_claim_error("values", "", "numbers").what()) == "pbo::check_print: values: expected numbers");
}

TEST_CASE("kinds and verdicts are written as people say them") {
    CHECK(text_form<print_claim_kind>::read("shares") == print_claim_kind::shares);
    CHECK(spelling(print_verdict::does_not_hold) == "does not hold");
    CHECK(spelling(print_verdict::cannot_tell) == "cannot tell");
}
