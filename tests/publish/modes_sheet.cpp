// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/text_form.hpp>
#include <pbo/publish/modes_sheet.hpp>

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace {

using namespace pbo;
using doctest::Approx;

/// The synthetic survey's users, counted by hand (awk) from the file.
std::vector<group_of_modes> users() {
    return {{"18-64", category_counts<3>({190, 317, 39})},
            {"65+", category_counts<3>({92, 412, 36})},
            {"not_stated", category_counts<3>({8, 17, 3})}};
}
provenance const from{.source = "survey.csv", .rule = "none applied: counts as in the survey", .data = "sample"};

template <class T>
T const& held(sheet const& s, std::size_t row, std::string const& name) {
    for (std::size_t i = 0; i < s.columns().size(); ++i)
        if (s.columns()[i].name == name) return std::get<T>(s.rows().at(row).at(i));
    throw std::out_of_range(name);
}
figure<std::uint64_t> count(sheet const& s, std::size_t row, std::string const& name = "count") {
    return held<figure<std::uint64_t>>(s, row, name);
}
bool notes(sheet const& s, std::string const& begin) {
    for (auto const& w : s.warnings)
        if (w.starts_with(begin)) return true;
    return false;
}

}  // namespace

TEST_CASE("three rows a group, and all together last, with Wilson's limits") {
    auto const s = modes_sheet(users(), "age_band", from);
    REQUIRE(s.rows().size() == 12);
    CHECK(held<std::string>(s, 0, "age_band") == "18-64");
    CHECK(held<std::string>(s, 1, "mode") == "managed_budget");
    CHECK(count(s, 9) == figure<std::uint64_t>(290));
    CHECK(count(s, 9, "of") == figure<std::uint64_t>(1114));
    CHECK(count(s, 11) == figure<std::uint64_t>(78));
    CHECK(held<std::string>(s, 11, "age_band") == "all");
    // 92 of 540: R, binom::binom.wilson.
    CHECK(*held<figure<double>>(s, 3, "share") == Approx(0.1703704));
    CHECK(*held<figure<double>>(s, 3, "lower") == Approx(0.1410158).epsilon(1e-6));
    CHECK(*held<figure<double>>(s, 3, "upper") == Approx(0.2043817).epsilon(1e-6));
    CHECK(!notes(s, "All groups together are left out"));
    CHECK(notes(s, "Small bases: 3 rows"));
    CHECK(s.from.method == "wilson");
}

TEST_CASE("all together alone is one group; nobody has no share; no groups are a sheet of nobody") {
    auto const alone = modes_sheet({{"all", category_counts<3>({1, 2, 3})}}, "group", from);
    REQUIRE(alone.rows().size() == 3);
    auto const nobody = modes_sheet({{"65+", {}}}, "age_band", from);
    CHECK(held<figure<double>>(nobody, 0, "share") == figure<double>(absence::nothing_to_divide_by));
    CHECK(held<figure<double>>(nobody, 0, "lower") == figure<double>(absence::nothing_to_divide_by));
    CHECK(count(nobody, 0, "of") == figure<std::uint64_t>(0));
    CHECK(modes_sheet({}, "age_band", from).rows().size() == 3);
}

TEST_CASE("of a budget held otherwise, and of a service without one") {
    CHECK(way_of_taking(delivery_mode::direct_payment) == std::size_t{0});
    CHECK(way_of_taking(delivery_mode::part_direct_payment) == std::size_t{0});
    CHECK(way_of_taking(delivery_mode::managed_budget) == std::size_t{1});
    CHECK(way_of_taking(delivery_mode::individual_service_fund) == std::size_t{2});
    CHECK(way_of_taking(delivery_mode::other_or_not_stated) == std::size_t{2});
    CHECK(!way_of_taking(delivery_mode::council_commissioned));
}

TEST_CASE("a small count takes another with it, and all together") {
    auto const c = figure<std::uint64_t>(absence::suppressed);
    auto groups = users();
    auto const s = modes_sheet(groups, "age_band", from, wilson, {}, {.least = 5});
    REQUIRE(s.rows().size() == 9);  // without all together
    CHECK(notes(s, "All groups together are left out"));
    CHECK(count(s, 0) == figure<std::uint64_t>(190));
    CHECK(count(s, 6) == figure<std::uint64_t>(8));
    CHECK(count(s, 6, "of") == figure<std::uint64_t>(28));
    CHECK(count(s, 7) == c);
    CHECK(count(s, 8) == c);
    CHECK(held<figure<double>>(s, 8, "share") == figure<double>(absence::suppressed));
    CHECK(held<figure<double>>(s, 8, "lower") == figure<double>(absence::suppressed));
    // A small base takes everything.
    groups[2].counts = category_counts<3>({1, 2, 0});
    auto const few = modes_sheet(groups, "age_band", from, wilson, {}, {.least = 5});
    for (std::size_t i = 6; i < 9; ++i) {
        CHECK(count(few, i) == c);
        CHECK(count(few, i, "of") == c);
    }
    auto const rounded = modes_sheet(users(), "age_band", from, wilson, {}, {.round_to = 5});
    REQUIRE(rounded.rows().size() == 12);
    CHECK(count(rounded, 5) == figure<std::uint64_t>(35));
    CHECK(count(rounded, 8) == figure<std::uint64_t>(5));
    CHECK(count(rounded, 9, "of") == figure<std::uint64_t>(1115));
}

TEST_CASE("counts that were protected together are laid out as they may be shown") {
    std::vector<shown_modes> const shown{{"18-64", {{std::uint64_t{40}, absence::suppressed, absence::suppressed}}, std::uint64_t{60}},
                                         {"all", {{std::uint64_t{1400}, std::uint64_t{500}, std::uint64_t{100}}}, std::uint64_t{2000}}};
    auto const s = shown_modes_sheet(shown, "age_band", from);
    REQUIRE(s.rows().size() == 6);
    CHECK(count(s, 0) == figure<std::uint64_t>(40));
    CHECK(count(s, 0, "of") == figure<std::uint64_t>(60));
    CHECK(count(s, 1) == figure<std::uint64_t>(absence::suppressed));
    CHECK(count(s, 3) == figure<std::uint64_t>(1400));
}

TEST_CASE(
    "nobody who sees a protected sheet can tell a small count: every group of few people is tried, by four rules") {
    constexpr std::uint64_t least = 3, most_people = 13;
    for (auto const& rule :
         {count_protection{.least = least}, count_protection{.both_sides = least},
          count_protection{.least = least, .least_base = 5}, count_protection{.least = least, .bases_too = true}}) {
        // What a sheet shows, and which counts could lie behind it.
        std::map<std::string, std::set<std::vector<std::uint64_t>>> behind;
        for (std::uint64_t a = 0; a <= most_people; ++a)
            for (std::uint64_t b = 0; a + b <= most_people; ++b)
                for (std::uint64_t d = 0; a + b + d <= most_people; ++d) {
                    auto const s =
                        modes_sheet({{"x", category_counts<3>({a, b, d})}, {"y", category_counts<3>({20, 30, 40})}},
                                    "group", from, wilson, {}, rule);
                    std::string shown;
                    for (std::size_t i = 0; i < s.rows().size(); ++i)
                        shown += text_form<figure<std::uint64_t>>::write(count(s, i)) + " of " +
                                 text_form<figure<std::uint64_t>>::write(count(s, i, "of")) + "; ";
                    behind[shown].insert({a, b, d});
                }
        for (auto const& [shown, counts] : behind)
            for (std::size_t i = 0; i < 3; ++i) {
                std::set<std::uint64_t> possible;
                for (auto const& one : counts) possible.insert(one[i]);
                bool const told = possible.size() == 1 && *possible.begin() != 0 && *possible.begin() < least;
                CHECK_MESSAGE(!told, shown);
            }
        CHECK(behind.size() > 50);
    }
}
