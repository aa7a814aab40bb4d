// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/sheet.hpp>

#include <doctest/doctest.h>

using namespace pbo;

TEST_CASE("a row with too few or too many cells is refused with both numbers") {
    sheet s("t", {}, {{"a", "A"}, {"b", "B"}});
    CHECK_THROWS_WITH_AS(s.add_row({std::string("only one")}), "pbo::sheet: a row of 1 cells for 2 columns", std::invalid_argument);
    CHECK(s.rows().empty());
}

TEST_CASE("a warning met twice is printed once, and the order is kept") {
    sheet s;
    s.warn("small base");
    s.warn("associations, not effects");
    s.warn("small base");
    CHECK(s.warnings == std::vector<std::string>{"small base", "associations, not effects"});
}

TEST_CASE("an absent figure has no limits, whatever its method says of them") {
    using pbo::absence;
    using pbo::figure;
    sheet s("t", {}, {{"share", "share", pbo::shown_as::share},
                      {"interval", "interval", pbo::shown_as::share, pbo::shown_to::people, false, true},
                      {"lower", "lower", pbo::shown_as::share, pbo::shown_to::programs, false, true},
                      {"next", "next", pbo::shown_as::count}});
    s.add_row({figure<double>(absence::nothing_to_divide_by), std::string("0.0 to 100.0%"), figure<double>(0.0), figure<std::uint64_t>(0)});
    CHECK(std::get<std::string>(s.rows()[0][1]) == "[n/0]");
    CHECK(std::get<figure<double>>(s.rows()[0][2]) == figure<double>(absence::nothing_to_divide_by));
    CHECK(std::get<figure<std::uint64_t>>(s.rows()[0][3]) == figure<std::uint64_t>(0));
    s.add_row({figure<double>(absence::not_applicable), std::string("10.0 to 20.0%"), figure<double>(0.1), figure<std::uint64_t>(0)});
    CHECK(std::get<std::string>(s.rows()[1][1]) == "[z]");
    s.add_row({figure<double>(0.15), std::string("10.0 to 20.0%"), figure<double>(0.1), figure<std::uint64_t>(0)});
    CHECK(std::get<figure<double>>(s.rows()[2][2]) == figure<double>(0.1));
}

TEST_CASE("a figure outside its own limits is counted once, an absent one never") {
    using number = figure<double>;
    auto const limit = [](char const* name) {
        return sheet_column{.name = name, .title = name, .shown = shown_as::share, .whom = shown_to::programs, .belongs_to_previous = true};
    };
    sheet s("", {}, {{"share", "share", shown_as::share}, limit("lower"), limit("upper"), {"other", "other", shown_as::share}});
    s.add_row({number(0.2), number(0.1), number(0.3), number(0.9)});
    s.add_row({number(0.1), number(0.1), number(0.1), number(0.0)});
    CHECK(s.figures_outside_limits() == 0);
    s.add_row({number(0.2), number(0.3), number(0.4), number(0.35)});
    s.add_row({number(0.5), number(0.3), number(0.4), number(0.35)});
    s.add_row({number(absence::suppressed), number(0.3), number(0.4), number(0.35)});
    CHECK(s.figures_outside_limits() == 2);
    CHECK(sheet{}.figures_outside_limits() == 0);
}

TEST_CASE("where no disclosure rule was applied, rows of fewer than ten people are told, and nobody is nobody") {
    using pbo::figure;
    auto const noted = [](std::string rule, std::vector<std::uint64_t> const& bases) {
        sheet s("t", {.rule = std::move(rule)},
                {{"hits", "hits", pbo::shown_as::count}, {.name = "of", .title = "of", .shown = pbo::shown_as::count, .is_base = true}});
        for (auto const n : bases) s.add_row({figure<std::uint64_t>(3), figure<std::uint64_t>(n)});
        s.add_row({figure<std::uint64_t>(pbo::absence::suppressed), figure<std::uint64_t>(pbo::absence::suppressed)});
        s.warn("first");
        return s.notes();
    };
    CHECK(noted("none applied: counts as in the source", {10, 0, 100}) == std::vector<std::string>{"first"});
    CHECK(noted("none applied: counts as in the source", {9, 10, 0}) ==
          std::vector<std::string>{"first",
                                   "No disclosure rule was applied: 1 row has a base of fewer than 10 people, who could be recognised. "
                                   "Do not publish it as it is."});
    CHECK(noted("", {9, 1, 40}).back() ==
          "No disclosure rule was applied: 2 rows have bases of fewer than 10 people, who could be recognised. Do not publish them as "
          "they are.");
    CHECK(noted("counts of 1 to 4 are withheld", {9, 1}) == std::vector<std::string>{"first"});
}
