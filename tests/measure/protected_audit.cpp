// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/protected_audit.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace {

using pbo::area_outcome;
using pbo::count_limits;
using pbo::count_protection;
using pbo::shown_outcome;

/// asked, answered, not applicable, missing, better, no difference, worse
using counts = std::array<std::uint64_t, 7>;

std::vector<counts> all_of(std::uint64_t people) {
    std::vector<counts> all;
    for (std::uint64_t b = 0; b <= people; ++b)
        for (std::uint64_t n = 0; b + n <= people; ++n)
            for (std::uint64_t w = 0; b + n + w <= people; ++w)
                for (std::uint64_t a = 0; b + n + w + a <= people; ++a)
                    all.push_back({people, b + n + w, a, people - b - n - w - a, b, n, w});
    return all;
}
std::array<pbo::figure<std::uint64_t>, 7> figures_of(shown_outcome const& s) {
    return {s.asked, s.answered, s.not_applicable, s.missing, s.better, s.no_difference, s.worse};
}
std::array<count_limits, 7> limits_of(pbo::audited_outcome const& a) {
    return {a.asked, a.answered, a.not_applicable, a.missing, a.better, a.no_difference, a.worse};
}
area_outcome area_of(counts const& n) { return {n[4], n[5], n[6], n[2], n[0]}; }

}  // namespace

TEST_CASE("what follows from the sums by hand") {
    // 50 answered, 30 of them better: the 18 and 2 others are 0 to 20 each.
    auto const shown = pbo::protected_outcomes({area_outcome(30, 18, 2, 6, 60)}, {.least = 5});
    CHECK_FALSE(shown[0].asked.has_value());  // 4 are missing
    auto const audit = pbo::audit_of(shown, {.least = 5});
    CHECK(audit[0].worse == count_limits{0, 20});
    CHECK(audit[0].no_difference == count_limits{0, 20});
    CHECK(audit[0].better == count_limits{30, 30});
    CHECK(audit[0].asked == count_limits{50, {}});
    CHECK(audit[0].missing == count_limits{0, {}});
    CHECK(pbo::audit_of(shown, {.least = 5}, 57)[0].asked == count_limits{57, {}});
    CHECK(pbo::audit_of({}, {}).empty());
}

TEST_CASE("a shown count that is rounded is any that rounds so") {
    count_protection const rule{.least = 5, .round_to = 5};
    auto const shown = pbo::protected_outcomes({area_outcome(31, 18, 2, 10, 68)}, rule);
    auto const audit = pbo::audit_of(shown, rule);  // prints 70 asked, 50 answered, 10 n/a, 5 missing, 30 better
    CHECK(audit[0].better == count_limits{28, 32});
    CHECK(audit[0].worse == count_limits{0, 24});  // of at most 52, of whom at least 28 are better
    CHECK(audit[0].answered == count_limits{49, 52});  // 48 to 52, and 68 to 72 asked less 8 to 12 and 3 to 7
}

// The truth of the limits: all groups of up to seven people whose counts are, where they are shown, the same.
TEST_CASE("the limits are those of all groups that show the same: one area, everything shown or withheld that can be") {
    for (count_protection const& rule : {count_protection{.least = 3}, count_protection{.both_sides = 3}, count_protection{.least = 4}}) {
        std::map<std::string, std::vector<counts>> alike;
        std::map<std::string, std::vector<shown_outcome>> printed;
        for (std::uint64_t people = 0; people <= 10; ++people)
            for (auto const& n : all_of(people)) {
                auto const shown = pbo::protected_outcomes({area_of(n)}, rule);
                std::string text;
                for (auto const& f : figures_of(shown[0])) text += (f ? std::to_string(*f) : std::string("c")) + ' ';
                printed.emplace(text, shown);
                alike.emplace(text, std::vector<counts>{});
            }
        for (auto& [text, groups] : alike) {
            auto const& shown = printed[text];
            auto const limits = limits_of(pbo::audit_of(shown, rule)[0]);
            auto const figures = figures_of(shown[0]);
            counts least, most{};
            least.fill(1000);
            for (std::uint64_t people = 0; people <= 10; ++people)
                for (auto const& n : all_of(people)) {
                    bool same = true;
                    for (std::size_t i = 0; i < 7; ++i) same = same && (!figures[i] || *figures[i] == n[i]);
                    for (std::size_t i = 0; same && i < 7; ++i) {
                        least[i] = std::min(least[i], n[i]);
                        most[i] = std::max(most[i], n[i]);
                    }
                }
            for (std::size_t i = 0; i < 7; ++i) {
                CHECK(limits[i].least == least[i]);
                if (limits[i].most) CHECK(*limits[i].most == most[i]);
                else CHECK(most[i] >= (figures[1] ? 10 - *figures[1] : 10));  // as far as was looked
            }
        }
    }
}

TEST_CASE("two areas of the same people bound each other") {
    // 40 answered the first and 10 said it does not apply, none is missing: 50 were asked, of whom 47 answered the second.
    std::vector<shown_outcome> shown(2);
    shown[0].answered = 40U;
    shown[0].not_applicable = 10U;
    shown[0].missing = 0U;
    shown[1].answered = 47U;
    auto const audit = pbo::audit_of(shown, {.least = 5});
    CHECK(audit[1].asked == count_limits{50, 50});
    CHECK(audit[1].missing == count_limits{0, 3});
    shown[1].not_applicable = 1U;
    CHECK(pbo::audit_of(shown, {.least = 5})[1].missing == count_limits{2, 2});  // found out
}
