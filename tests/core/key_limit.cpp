// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/key_limit.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

TEST_CASE("too many keys are told in digits that can be read, with what they are") {
    CHECK(std::string(pbo::too_many_keys(1'000'000).what()) ==
          "more than 1,000,000 different keys, each of which is counted for itself; that many is the most there may be");
    CHECK(std::string(pbo::too_many_keys(999, "councils").what()).starts_with("more than 999 different councils, "));
    CHECK(std::string(pbo::too_many_keys(1000, "councils").what()).starts_with("more than 1,000 different councils, "));
    CHECK(std::string(pbo::too_many_keys(12345, "x").what()).starts_with("more than 12,345 "));
    CHECK(std::string(pbo::too_many_keys(123456, "x").what()).starts_with("more than 123,456 "));
    CHECK(pbo::too_many_keys(7, "x").most() == 7);
    CHECK(std::string(pbo::too_many_keys("people.csv", pbo::too_many_keys(2, "councils")).what()).starts_with("people.csv: more than 2 different councils"));
    CHECK_THROWS_AS(throw pbo::too_many_keys(1), std::length_error);
}
