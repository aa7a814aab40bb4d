// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/support_mechanism.hpp>

#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <string>

using pbo::support_mechanism;
using enum pbo::support_mechanism;

namespace {
constexpr std::array all{direct_payment, part_direct_payment, managed_budget,  individual_service_fund,
                         other_budget,   council_commissioned, unknown, not_applicable};
std::optional<support_mechanism> read(char const* text) { return pbo::text_form<support_mechanism>::read(text); }
}  // namespace

TEST_CASE("our words and those of the national returns are read, whatever their capitals") {
    for (auto m : all) CHECK(read(std::string(pbo::spelling(m)).c_str()) == m);
    CHECK(read("Direct Payment only") == direct_payment);
    CHECK(read("Direct payment only") == direct_payment);
    CHECK(read("Part direct payment") == part_direct_payment);
    CHECK(read("LA Managed Personal Budget") == managed_budget);
    CHECK(read("CASSR managed personal budget") == managed_budget);
    CHECK(read("LA commissioned support only") == council_commissioned);
    CHECK(read("Not Applicable") == not_applicable);
    CHECK(read("Unknown") == unknown);
    CHECK(read("") == unknown);
    CHECK_FALSE(read("cash").has_value());
    CHECK_FALSE(read("direct payments").has_value());
}

TEST_CASE("each mechanism has its mode, and what is unknown or not applicable has none") {
    CHECK(pbo::mode_of(direct_payment) == pbo::delivery_mode::direct_payment);
    CHECK(pbo::mode_of(other_budget) == pbo::delivery_mode::other_or_not_stated);
    CHECK(pbo::mode_of(council_commissioned) == pbo::delivery_mode::council_commissioned);
    CHECK(pbo::mode_of(unknown) == std::nullopt);
    CHECK(pbo::mode_of(not_applicable) == std::nullopt);
}

TEST_CASE("what two services make of one person") {
    using pbo::together;
    CHECK(together(direct_payment, council_commissioned) == part_direct_payment);
    CHECK(together(direct_payment, managed_budget) == part_direct_payment);
    CHECK(together(direct_payment, unknown) == direct_payment);
    CHECK(together(direct_payment, not_applicable) == direct_payment);
    CHECK(together(part_direct_payment, direct_payment) == part_direct_payment);
    CHECK(together(managed_budget, council_commissioned) == managed_budget);
    CHECK(together(individual_service_fund, council_commissioned) == individual_service_fund);
    CHECK(together(managed_budget, individual_service_fund) == other_budget);
    CHECK(together(council_commissioned, unknown) == council_commissioned);
    CHECK(together(council_commissioned, not_applicable) == council_commissioned);
    CHECK(together(unknown, not_applicable) == unknown);
}

TEST_CASE("together: a mechanism with itself is itself, and neither order nor grouping matters") {
    for (auto a : all) {
        CHECK(pbo::together(a, a) == a);
        for (auto b : all) {
            CHECK(pbo::together(a, b) == pbo::together(b, a));
            for (auto c : all) {
                pbo::mechanisms_seen left(a), right(b);
                left += pbo::mechanisms_seen(b);
                left += pbo::mechanisms_seen(c);
                right += pbo::mechanisms_seen(c);
                right += pbo::mechanisms_seen(a);
                CHECK(left == right);
            }
        }
    }
    CHECK(pbo::mechanisms_seen{}.together() == unknown);
}
