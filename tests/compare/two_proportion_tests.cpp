// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/two_proportion_tests.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <set>
#include <string>

TEST_CASE("every listed test is found by its name, with and without its family, and answers by that name") {
    std::set<std::string> names;
    for (auto const& entry : pbo::two_proportion_tests()) {
        CAPTURE(entry.name);
        CHECK(names.insert(std::string(entry.name)).second);
        CHECK(!entry.description.empty());
        for (std::string const& text : {std::string(entry.name), "test." + std::string(entry.name)}) {
            auto const test = pbo::parse_two_proportion_test(text);
            CHECK(test.name().view() == entry.name);
            auto const r = test(pbo::proportion{2, 10}, pbo::proportion{7, 9});
            CHECK(r.method.view() == entry.name);
            CHECK((*r.p_value > 0.0 && *r.p_value <= 1.0));
        }
    }
    CHECK(names.count("fisher") + names.count("barnard") + names.count("pearson_chi_squared") == 3);
    CHECK(pbo::parse_two_proportion_test("fisher")(pbo::proportion{2, 10}, pbo::proportion{7, 9}) ==
          pbo::fisher(pbo::proportion{2, 10}, pbo::proportion{7, 9}));
}

TEST_CASE("no listed test throws or gives something other than a probability, at any counts") {
    std::uint64_t const n = 1'000'000'000'000'000;
    for (auto const& entry : pbo::two_proportion_tests())
        for (auto const& [p1, p2] : {std::pair<pbo::proportion, pbo::proportion>{{0, 0}, {0, 0}}, {{0, 0}, {3, 5}}, {{0, 1}, {1, 1}},
                                     {{0, n}, {n, n}}, {{1, n}, {2, n}}, {{n / 2, n}, {n / 2 + 3, n}}, {{1, 1}, {n - 1, n}}, {{3, 7}, {0, n}},
                                     {{0, 40000}, {1, 3}}, {{2, 3}, {40000, 40000}}}) {
            CAPTURE(entry.name);
            CAPTURE(p1);
            CAPTURE(p2);
            auto const r = pbo::parse_two_proportion_test(entry.name)(p1, p2);
            if (r.p_value) {
                CHECK((*r.p_value >= 0.0 && *r.p_value <= 1.0));
            } else {
                CHECK(r.p_value.reason() == pbo::absence::not_available);
            }
            if (r.statistic) CHECK(std::isfinite(*r.statistic));
        }
}

TEST_CASE("equivalence is parsed with its margin") {
    auto const test = pbo::parse_two_proportion_test("test.equivalence(0.05)");
    CHECK(test.name().view() == "equivalence(0.05)");
    CHECK(test(pbo::proportion{300, 1000}, pbo::proportion{305, 1000}) ==
          pbo::equivalence{0.05}(pbo::proportion{300, 1000}, pbo::proportion{305, 1000}));
    CHECK_THROWS_AS((void)pbo::parse_two_proportion_test("equivalence(5)"), std::domain_error);
}

TEST_CASE("an unknown name is refused with the names there are") {
    CHECK_THROWS_WITH((void)pbo::parse_two_proportion_test("test.fischer"), doctest::Contains("called 'test.fischer'; there are pearson_chi_squared,"));
    CHECK_THROWS_AS((void)pbo::parse_two_proportion_test("equivalence(x)"), std::invalid_argument);
}
