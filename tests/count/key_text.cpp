// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/detail/key_text.hpp>

#include <doctest/doctest.h>

namespace {
struct silent {};
struct loud {
    friend std::ostream& operator<<(std::ostream& out, loud) { return out << "LOUD"; }
};
}  // namespace

TEST_CASE("a key shows its text form, else what it prints, else that it has none") {
    CHECK(pbo::detail::key_text(std::string("Leeds")) == "Leeds");
    CHECK(pbo::detail::key_text(true) == "yes");
    CHECK(pbo::detail::key_text(loud{}) == "LOUD");
    CHECK(pbo::detail::key_text(silent{}) == "(a key without a text)");
    CHECK(pbo::detail::key_text(std::tuple(std::string("Leeds"), 7, std::tuple(false))) == "Leeds, 7, no");
}
