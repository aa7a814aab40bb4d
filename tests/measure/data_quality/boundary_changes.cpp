// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/data_quality/boundary_changes.hpp>

#include <doctest/doctest.h>

#include <pbo/read/records.hpp>

#include <filesystem>
#include <set>
#include <string>

using namespace pbo;

namespace {
struct area {
    std::string ons;
};
}  // namespace

template <>
inline constexpr auto pbo::columns_of<area> = columns(column("ons_code", &area::ons));

TEST_CASE("the changes stand in the order of time, each ends and begins codes of councils, and no code ends twice") {
    date last;
    std::set<std::string> ended, began;
    for (auto const& c : known_boundary_changes) {
        CHECK_FALSE(c.from < last);
        last = c.from;
        CHECK_FALSE(c.what.empty());
        std::size_t olds = 0, news = 0;
        for (auto const& code : c.ended)
            if (code.is_stated()) {
                ++olds;
                CHECK(code.is_council());
                CHECK(ended.insert(code.text()).second);
            }
        for (auto const& code : c.began)
            if (code.is_stated()) {
                ++news;
                CHECK(code.is_council());
                CHECK(began.insert(code.text()).second);
            }
        CHECK(olds >= 1);
        CHECK(news >= 1);
        if (c.same_area) CHECK(olds + news == 2);
    }
}

TEST_CASE("codes that ended are no longer looked up, and codes that began are, unless they ended later") {
    std::string const file = PBO_SOURCE_DIR "/tests/reference/ascof_2024_25.csv";
    std::set<std::string> now;
    for (auto const& a : read_records<area>(file).records) now.insert(a.ons);
    for (auto const& c : known_boundary_changes) {
        for (auto const& code : c.ended)
            if (code.is_stated()) CHECK_FALSE(now.contains(code.text()));
        for (auto const& code : c.began) {
            if (!code.is_stated()) continue;
            auto const* other = boundary_change_of(code);
            CAPTURE(code.text());
            CHECK(now.contains(code.text()) == !other->ends(code));
        }
    }
}

TEST_CASE("changes are found by code and by time") {
    CHECK(boundary_change_of(ons_code("E10000006"))->what == "Cumbria became Cumberland, and Westmorland and Furness");
    CHECK(boundary_change_of(ons_code("E06000064"))->from == date{2023, 4, 1});
    CHECK(boundary_change_of(ons_code("E06000048"))->from == date{2013, 4, 1});  // the one that ended it
    CHECK(boundary_change_of(ons_code("E08000034")) == nullptr);
    CHECK(boundary_change_of(ons_code{}) == nullptr);
    CHECK(boundary_changes_between({2019, 3, 31}, {2020, 3, 31}).size() == 1);
    CHECK(boundary_changes_between({2019, 4, 1}, {2020, 3, 31}).empty());
    CHECK(boundary_changes_between({2023, 3, 31}, {2023, 4, 1}).size() == 3);
}
