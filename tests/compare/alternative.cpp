// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/alternative.hpp>

#include <doctest/doctest.h>

TEST_CASE("an alternative is read and written by its name, and ends the name of a test") {
    using form = pbo::text_form<pbo::alternative>;
    CHECK(form::read("two_sided") == pbo::alternative::two_sided);
    CHECK(form::read("less") == pbo::alternative::less);
    CHECK(form::read("greater") == pbo::alternative::greater);
    CHECK(!form::read("smaller"));
    CHECK(form::expected() == "one of two_sided, less, greater");
    CHECK(form::write(pbo::alternative::greater) == "greater");
    CHECK(pbo::detail::suffix(pbo::alternative::two_sided).empty());
    CHECK(pbo::detail::suffix(pbo::alternative::less) == "_less");
    CHECK(pbo::detail::suffix(pbo::alternative::greater) == "_greater");
}
