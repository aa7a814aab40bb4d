// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/data_quality/overlapping_services.hpp>

#include <doctest/doctest.h>

#include <pbo/read/records.hpp>

#include <cmath>
#include <filesystem>
#include <string>

using namespace pbo;

namespace {
struct worked {
    std::uint64_t direct = 0, home = 0, day = 0, meals = 0, most = 0, fewest = 0;
    double lower = 0.0, upper = 0.0;
};
}  // namespace

template <>
inline constexpr auto pbo::columns_of<worked> =
    columns(column("direct_payments", &worked::direct), column("home_care", &worked::home), column("day_care", &worked::day),
            column("meals", &worked::meals), column("largest_possible_number_of_people", &worked::most),
            column("smallest_possible_number_of_people", &worked::fewest), column("direct_payment_share_lower_percent", &worked::lower),
            column("direct_payment_share_upper_percent", &worked::upper));

TEST_CASE("the worked bounds of PSS-EX1 come out: people exactly, shares as far as they are printed") {
    std::string const file = PBO_SOURCE_DIR "/tests/reference/worked/pss_ex1_share_bounds.csv";
    auto const rows = read_records<worked>(file).records;
    CHECK(rows.size() == 5);
    for (auto const& w : rows) {
        CHECK(*people_behind({w.direct, w.home, w.day, w.meals}) == count_range{w.fewest, w.most});
        auto const share = *share_of_people_behind(w.direct, {w.home, w.day, w.meals});
        CHECK(std::abs(100.0 * share.lower() - w.lower) <= 0.005 + 1e-9);
        CHECK(std::abs(100.0 * share.upper() - w.upper) <= 0.005 + 1e-9);
    }
}

TEST_CASE("bounds assume nothing: they hold for every way in which the services can overlap") {
    CHECK(*share_of_people_behind(10, {}) == interval{1.0, 1.0});
    CHECK(*share_of_people_behind(10, {5}) == interval{10.0 / 15.0, 1.0});
    CHECK(*share_of_people_behind(0, {5}) == interval{0.0, 0.0});
}

TEST_CASE("absent counts give no bounds, nor does a service that nobody has") {
    CHECK(share_of_people_behind(absence::suppressed, {5}) == figure<interval>(absence::suppressed));
    CHECK(share_of_people_behind(5, {absence::not_available}) == figure<interval>(absence::not_available));
    CHECK(share_of_people_behind(0, {0, 0}) == figure<interval>(absence::nothing_to_divide_by));
    CHECK(*people_behind({}) == count_range{0, 0});
}
