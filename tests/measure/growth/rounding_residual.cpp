// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: growth_pss_ex1_2011_12_to_2013_14.csv of the worked examples (which takes 1.96 for z), and the published
// PSS-EX1 returns themselves.
#include <pbo/measure/growth/rounding_residual.hpp>

#include "measure/worked.hpp"

using namespace pbo;
using doctest::Approx;

namespace {
figure<std::uint64_t> published_count(std::string const& text) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) return absence::not_available;
    return std::uint64_t{std::stoull(text)};
}
}  // namespace

TEST_CASE("the worked half-widths: 153 counts rounded to 5, and twice that for a change") {
    auto const rows = worked::example("growth_pss_ex1_2011_12_to_2013_14.csv");
    REQUIRE_FALSE(rows.empty());
    auto const& last = rows.back();
    CHECK(1.96 * rounding_deviation(5, 153) == Approx(worked::number(last, "start_31_march_2012")).epsilon(1e-9));
    CHECK(1.96 * rounding_deviation(5, 306) == Approx(worked::number(last, "change")).epsilon(1e-9));
}

TEST_CASE("PSS-EX1, 2011-12 to 2013-14: England +14,275, councils +14,235, 40 within the rounding") {
    auto const rows = worked::published("pss_ex1_direct_payments.csv");
    REQUIRE_FALSE(rows.empty());
    std::map<std::string, published_change> councils;
    published_change england;
    for (auto const& r : rows) {
        if (r.at("year") != "2011-12" && r.at("year") != "2013-14") continue;
        bool const end = r.at("year") == "2013-14";
        bool const whole = r.at("cassr").find("England") != std::string::npos || r.at("cassr").find("ENGLAND") != std::string::npos;
        auto& one = whole ? england : councils[r.at("cassr_code")];
        (end ? one.end : one.start) = published_count(r.at("all"));
    }
    REQUIRE(councils.size() == 152);
    std::vector<published_change> parts;
    for (auto const& [code, change] : councils) parts.push_back(change);
    auto const r = rounding_residual(england, parts, 5);
    CHECK(r.missing.empty());
    CHECK(*england.change() == 14'275);
    CHECK(r.parts == count_change{108'110, 122'345});
    CHECK(r.parts.change() == 14'235);
    CHECK(*r.residual == 40);
    CHECK(r.rounded_counts == 306);
    CHECK(r.half_width == Approx(49.5).epsilon(0.001));
    CHECK(r.largest == 765.0);
    CHECK(r.verdict == rounding_verdict::explained_by_rounding);
}

TEST_CASE("PSS-EX1, 2011-12 to 2012-13: one council without a figure is named, and the residual cannot be told") {
    auto const rows = worked::published("pss_ex1_direct_payments.csv");
    REQUIRE_FALSE(rows.empty());
    std::map<std::string, published_change> councils;
    published_change england;
    std::map<std::string, std::string> names;
    for (auto const& r : rows) {
        if (r.at("year") != "2011-12" && r.at("year") != "2012-13") continue;
        bool const whole = r.at("cassr").find("England") != std::string::npos || r.at("cassr").find("ENGLAND") != std::string::npos;
        auto& one = whole ? england : councils[r.at("cassr_code")];
        (r.at("year") == "2012-13" ? one.end : one.start) = published_count(r.at("all"));
        names[r.at("cassr_code")] = r.at("cassr");
    }
    std::vector<std::string> codes;
    std::vector<published_change> parts;
    for (auto const& [code, change] : councils) {
        codes.push_back(code);
        parts.push_back(change);
    }
    auto const r = rounding_residual(england, parts, 5);
    REQUIRE(r.missing.size() == 1);
    CHECK(names.at(codes[r.missing[0]]) == "Islington");
    CHECK(r.verdict == rounding_verdict::cannot_be_told);
    CHECK(r.rounded_counts == 304);
}

TEST_CASE("a residual beyond rounding is not explained; unrounded counts explain nothing") {
    std::vector<published_change> const parts{{std::uint64_t{100}, std::uint64_t{120}}, {std::uint64_t{50}, std::uint64_t{50}}};
    CHECK(rounding_residual({std::uint64_t{150}, std::uint64_t{190}}, parts, 5).verdict == rounding_verdict::not_explained);
    CHECK(rounding_residual({std::uint64_t{150}, std::uint64_t{170}}, parts, 0).verdict == rounding_verdict::explained_by_rounding);
    CHECK(rounding_residual({std::uint64_t{150}, std::uint64_t{171}}, parts, 0).verdict == rounding_verdict::not_explained);
}

TEST_CASE("no parts, and a whole without a figure") {
    auto const none = rounding_residual({std::uint64_t{5}, std::uint64_t{10}}, std::vector<published_change>{}, 5);
    CHECK(*none.residual == 5);
    CHECK(none.rounded_counts == 2);
    auto const absent = rounding_residual({absence::suppressed, std::uint64_t{10}}, std::vector<published_change>{}, 5);
    CHECK(absent.residual == figure<std::int64_t>(absence::suppressed));
    CHECK(absent.verdict == rounding_verdict::cannot_be_told);
}

TEST_CASE("parts may be anything with a projection") {
    struct council { char const* name; published_change counts; };
    std::vector<council> const councils{{"A", {std::uint64_t{5}, std::uint64_t{10}}}, {"B", {absence::suppressed, std::uint64_t{10}}}};
    auto const r = rounding_residual({std::uint64_t{10}, std::uint64_t{20}}, councils, 5, {}, &council::counts);
    REQUIRE(r.missing.size() == 1);
    CHECK(r.missing[0] == 1);
}
