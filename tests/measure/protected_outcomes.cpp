// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/protected_outcomes.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using pbo::area_outcome;
using pbo::count_protection;
using pbo::protected_outcomes;
using pbo::shown_outcome;

/// better, no difference, worse, not applicable, missing
using answers = std::array<std::uint64_t, 5>;

area_outcome area_of(answers const& n) { return {n[0], n[1], n[2], n[3], n[0] + n[1] + n[2] + n[3] + n[4]}; }

std::string text(shown_outcome const& s) {
    std::string all;
    for (auto const& f : {s.asked, s.answered, s.not_applicable, s.missing, s.better, s.no_difference, s.worse})
        all += (all.empty() ? "" : " ") + (f ? std::to_string(*f) : std::string("c"));
    return all;
}
std::vector<std::string> shown(std::vector<answers> const& group, count_protection const& rule, std::vector<std::uint64_t> const& also = {}) {
    std::vector<area_outcome> areas;
    for (auto const& n : group) areas.push_back(area_of(n));
    std::vector<std::string> all;
    for (auto const& s : protected_outcomes(areas, rule, also)) all.push_back(text(s));
    return all;
}

/// What somebody may want to know of an area: the counts, and by both sides what they leave.
std::vector<std::uint64_t> wanted_of(answers const& n, count_protection const& rule) {
    auto const answered = n[0] + n[1] + n[2];
    std::vector<std::uint64_t> all{n[0], n[1], n[2], n[3], n[4], answered, answered + n[3] + n[4]};
    if (rule.both_sides) all.insert(all.end(), {answered - n[0], answered - n[1], answered - n[2], n[3] + n[4]});
    return all;
}

std::vector<answers> all_answers_of(std::uint64_t people) {
    std::vector<answers> all;
    for (std::uint64_t a = 0; a <= people; ++a)
        for (std::uint64_t b = 0; a + b <= people; ++b)
            for (std::uint64_t c = 0; a + b + c <= people; ++c)
                for (std::uint64_t d = 0; a + b + c + d <= people; ++d) all.push_back({a, b, c, d, people - a - b - c - d});
    return all;
}

/// Whoever sees what is printed, and knows the rule, holds all groups for possible that print the same.  Of those of up to `people`,
/// how many small counts are then known exactly; groups of up to `believed` people are thought of.
std::size_t found_out(count_protection const& rule, std::size_t areas, std::uint64_t people, std::uint64_t believed) {
    std::map<std::string, std::vector<std::set<std::uint64_t>>> possible;
    std::map<std::string, std::vector<std::set<std::uint64_t>>> small_ones;
    for (std::uint64_t n = 0; n <= believed; ++n) {
        auto const all = all_answers_of(n);
        for (auto const& first : all)
            for (auto const& second : areas == 2 ? all : std::vector<answers>{first}) {
                std::vector<answers> group{first};
                if (areas == 2) group.push_back(second);
                std::string printed;
                for (auto const& line : shown(group, rule)) printed += line + '/';
                auto& may_be = possible[printed];
                auto& is = small_ones[printed];
                std::size_t at = 0;
                for (auto const& one : group)
                    for (auto const count : wanted_of(one, rule)) {
                        if (may_be.size() <= at) {
                            may_be.emplace_back();
                            is.emplace_back();
                        }
                        may_be[at].insert(count);
                        if (n <= people && rule.is_small(count)) is[at].insert(count);
                        ++at;
                    }
            }
    }
    std::size_t found = 0;
    for (auto const& [printed, is] : small_ones)
        for (std::size_t at = 0; at < is.size(); ++at)
            if (!is[at].empty() && possible[printed][at].size() == 1) {
                MESSAGE("found out of ", printed, ", place ", at, ": ", *is[at].begin());
                ++found;
            }
    return found;
}

}  // namespace

TEST_CASE("nothing is withheld where no count is small") {
    CHECK(shown({{40, 30, 20, 10, 5}}, {.both_sides = 5}) == std::vector<std::string>{"105 90 10 5 40 30 20"});
    CHECK(shown({{40, 30, 0, 0, 0}}, {.both_sides = 5}) == std::vector<std::string>{"70 70 0 0 40 30 0"});
    CHECK(protected_outcomes(std::vector<area_outcome>{}, {.least = 5}).empty());
    CHECK(shown({{0, 0, 0, 0, 0}}, {.both_sides = 5}) == std::vector<std::string>{"0 0 0 0 0 0 0"});
}

TEST_CASE("a small answer takes another with it, and the base and better stay where they may") {
    CHECK(shown({{40, 30, 3, 10, 5}}, {.least = 5}) == std::vector<std::string>{"88 73 10 5 40 c c"});
    CHECK(shown({{3, 30, 40, 10, 5}}, {.least = 5}) == std::vector<std::string>{"88 73 10 5 c c c"});
    CHECK(shown({{40, 1, 2, 10, 5}}, {.least = 5}) == std::vector<std::string>{"58 43 10 5 40 c c"});
    CHECK(shown({{40, 1, 2, 10, 5}}, {.both_sides = 5}) == std::vector<std::string>{"58 43 10 5 c c c"});
    CHECK(shown({{43, 0, 3, 10, 5}}, {.both_sides = 5}) == std::vector<std::string>{"61 46 10 5 c c c"});
    CHECK(shown({{40, 30, 3, 10, 5}}, {.least = 5, .bases_too = true}) == std::vector<std::string>{"c c c c c c c"});
    CHECK(shown({{40, 30, 2, 10, 5}}, {.least_base = 3}) == std::vector<std::string>{"87 72 10 5 40 30 2"});
    CHECK(shown({{1, 1, 0, 40, 30}, {20, 20, 20, 6, 6}}, {.least_base = 3}) ==
          std::vector<std::string>{"c c c c c c c", "c 60 c c 20 20 20"});
}

TEST_CASE("who was asked is the same everywhere: a small count of those who did not answer hides it in all areas") {
    CHECK(shown({{40, 30, 20, 2, 8}, {50, 25, 25, 0, 0}}, {.least = 5}) ==
          std::vector<std::string>{"c 90 c c 40 30 20", "c 100 c c 50 25 25"});
    CHECK(shown({{2, 1, 1, 40, 30}, {30, 20, 10, 7, 7}}, {.least = 5}) ==
          std::vector<std::string>{"c c c c c c c", "c 60 c c 30 20 10"});
    CHECK(shown({{2, 1, 1, 0, 0}, {0, 0, 0, 0, 4}}, {.least = 5}) == std::vector<std::string>{"c c c c c c c", "c c c c c c c"});
    // 100 were asked, 97 of whom answered a further question, whose base is printed.
    CHECK(shown({{50, 25, 25, 0, 0}}, {.least = 5}, {97}) == std::vector<std::string>{"c 100 c c 50 25 25"});
    CHECK(shown({{50, 25, 25, 0, 0}}, {.least = 5}, {95}) == std::vector<std::string>{"100 100 0 0 50 25 25"});
}

TEST_CASE("what is shown is rounded, and shares are made of it") {
    auto const s = protected_outcomes({area_of({43, 31, 22, 13, 8})}, {.least = 5, .round_to = 5});
    CHECK(text(s[0]) == "115 95 15 10 45 30 20");
    CHECK(s[0].share_of(&shown_outcome::better) == pbo::figure<pbo::proportion>(pbo::proportion(45, 95)));
    CHECK_FALSE(s[0].withholds());
    auto const c = protected_outcomes({area_of({43, 31, 2, 13, 8})}, {.least = 5});
    CHECK(c[0].share_of(&shown_outcome::worse) == pbo::absence::suppressed);
    CHECK(c[0].withholds());
    CHECK(text(pbo::shown_as_counted(area_of({1, 2, 3, 4, 5}))) == "15 6 4 5 1 2 3");
}

TEST_CASE("nobody who knows the rule finds out a small count: all answers of up to nine people to one area") {
    for (std::uint64_t const least : {3U, 4U, 5U}) {
        CHECK(found_out({.least = least}, 1, 9, 14) == 0);
        CHECK(found_out({.both_sides = least}, 1, 9, 14) == 0);
    }
    CHECK(found_out({}, 1, 4, 5) == 0);  // nothing is small
}

TEST_CASE("nor of two areas that the same people were asked about") {
    CHECK(found_out({.least = 3}, 2, 4, 6) == 0);
    CHECK(found_out({.both_sides = 3}, 2, 4, 6) == 0);
}
