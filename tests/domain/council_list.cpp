// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/council_list.hpp>

#include <doctest/doctest.h>

#include <string>

using pbo::council;
using pbo::council_key;
using pbo::council_list;
using pbo::ons_code;

namespace {
council leeds() { return {.ons = ons_code("E08000035"), .name = "Leeds"}; }
council york() { return {.ons = ons_code("E06000014"), .name = "York"}; }
}  // namespace

TEST_CASE("councils stand in the order in which they came, and each is found by its key") {
    council_list all{leeds(), york()};
    CHECK(all.size() == 2);
    CHECK(all[0].name == "Leeds");
    CHECK(all.back().name == "York");
    REQUIRE(all.find(ons_code("E06000014")) != nullptr);
    CHECK(all.find(ons_code("E06000014"))->name == "York");
    CHECK(all.find(council_key("York")) == nullptr);  // coded councils have codes for keys
    CHECK_FALSE(all.contains(council_key{}));
}

TEST_CASE("of two councils with one key the first stays") {
    council_list all{leeds()};
    auto renamed = leeds();
    renamed.name = "City of Leeds";
    CHECK_FALSE(all.add(renamed));
    CHECK(all.size() == 1);
    CHECK(all.front().name == "Leeds");
    all += council_list{renamed, york()};
    CHECK(all.size() == 2);
    CHECK(all == council_list{leeds(), york()});
    CHECK(all != council_list{york(), leeds()});
}

TEST_CASE("an empty list finds nothing, and a list is added to itself without change") {
    council_list none;
    CHECK(none.empty());
    CHECK(none.find(leeds().key()) == nullptr);
    council_list all{leeds(), york()};
    all += all;
    CHECK(all.size() == 2);
    all += none;
    CHECK(all.size() == 2);
}

TEST_CASE("one council more than a list takes is refused, added or merged, and it stays as it was") {
    council_list two(2);
    CHECK(two.add(leeds()));
    CHECK(two.add(york()));
    CHECK_FALSE(two.add(leeds()));  // it is there already
    council third;
    third.name = "Ash";
    CHECK_THROWS_WITH_AS(two.add(third),
                         "more than 2 different councils, each of which is counted for itself; that many is the most there may be",
                         pbo::too_many_keys);
    CHECK_THROWS_AS((two += council_list{york(), third}), pbo::too_many_keys);
    CHECK(two == council_list{leeds(), york()});
    CHECK_FALSE(two.contains(third.key()));
    council_list one_more(3);
    one_more += two;
    CHECK(one_more.add(third));
}

TEST_CASE("a hundred thousand councils are found each where it is") {
    council_list all;
    for (int i = 0; i < 100000; ++i) {
        council one;
        one.name = ("council " + std::to_string(i)).c_str();
        REQUIRE(all.add(one));
    }
    for (int i = 0; i < 100000; i += 7) {
        auto const* found = all.find(council_key("council " + std::to_string(i)));
        REQUIRE(found == &all[static_cast<std::size_t>(i)]);
    }
}
