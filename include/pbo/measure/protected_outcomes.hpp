// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_PROTECTED_OUTCOMES_HPP
#define PBO_MEASURE_PROTECTED_OUTCOMES_HPP

// Which counts of a group's answers may be shown?  Of everybody asked some answered (better, no difference or worse), to some the
// area does not apply, some left it out: asked = answered + not applicable + missing, answered = better + no difference + worse, and
// everybody is asked about every area.  A small count is withheld, and, because it would follow from these sums, others with it:
//
//   asked small          everything about the group
//   answered small       everything about the area
//   of the three answers one small, or, by both sides, what it leaves of those who answered: no difference and worse are withheld, and
//                        better unless it is neither
//   not applicable or missing small, or the two together, or the answers to an area withheld whole: asked, not applicable and missing of
//                        the group are withheld in all areas, since those asked are the same everywhere
//
//     auto const shown = pbo::protected_outcomes(outcomes[mode], pbo::count_protection{.both_sides = 5});
//     shown[0].better                                                     // a count, or absence::suppressed
//
// Nobody who sees these counts, of all areas and groups, finds out a small one, nor who knows the rule as well (as long as more than
// one count is small): all answers of few people are tried in a test.  Shares, limits, tests and sentences must be made of what is
// shown.  O(areas).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/protect/count_protection.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo {

/// The answers to one area as they may be shown.
struct shown_outcome {
    figure<std::uint64_t> asked{absence::suppressed};
    figure<std::uint64_t> answered{absence::suppressed};
    figure<std::uint64_t> not_applicable{absence::suppressed};
    figure<std::uint64_t> missing{absence::suppressed};
    figure<std::uint64_t> better{absence::suppressed};
    figure<std::uint64_t> no_difference{absence::suppressed};
    figure<std::uint64_t> worse{absence::suppressed};

    /// One of the three out of those who answered, or the reason why that is not shown.
    template <class = detail::when_called>
    [[nodiscard]] figure<proportion> share_of(figure<std::uint64_t> shown_outcome::* which) const {
        if (auto const& hits = this->*which; hits && answered) return proportion(*hits, *answered);
        return absence::suppressed;
    }
    template <class = detail::when_called>
    [[nodiscard]] bool withholds() const noexcept {
        return !asked || !answered || !not_applicable || !missing || !better || !no_difference || !worse;
    }
};

/// Everything, where nothing is to be withheld.
template <class = detail::when_called>
[[nodiscard]] inline shown_outcome shown_as_counted(area_outcome const& c) {
    return {c.asked(), c.answered(), c.not_applicable(), c.missing(), c.better().hits(), c.no_difference().hits(), c.worse().hits()};
}

namespace detail {

/// Better, no difference and worse of those who answered: which of them may be shown, and whether the base may.
struct shown_answers {
    bool base = false;
    std::array<bool, 3> answers{};
};
template <class = detail::when_called>
[[nodiscard]] inline shown_answers answers_to_show(std::array<std::uint64_t, 3> const& n, count_protection const& rule) {
    auto const base = n[0] + n[1] + n[2];
    if (rule.is_small_base(base)) return {};
    auto const may = [&](std::size_t i) { return !rule.is_small(n[i]) && !rule.leaves_few(n[i], base); };
    if (may(0) && may(1) && may(2)) return {true, {true, true, true}};
    if (rule.bases_too) return {};
    return {true, {may(0), false, false}};  // never another in its place: whoever knows the rule would know that better is small
}

}  // namespace detail

/// What may be shown of a group's answers, area by area.  other_bases are how many of the group answered further questions, whose bases
/// are printed beside these.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<shown_outcome> protected_outcomes(std::vector<area_outcome> const& areas, count_protection const& rule,
                                                                   std::vector<std::uint64_t> const& other_bases = {}) {
    std::vector<shown_outcome> all(areas.size());
    if (areas.empty() || rule.is_small_base(areas.front().asked())) return all;
    auto const asked = areas.front().asked();
    auto const few_left = [&](std::uint64_t base) { return rule.is_small_base(base) || rule.is_small(asked - base); };
    bool hides_asked = std::any_of(other_bases.begin(), other_bases.end(), few_left);
    std::vector<detail::shown_answers> answers;
    for (auto const& c : areas) {
        answers.push_back(detail::answers_to_show({c.better().hits(), c.no_difference().hits(), c.worse().hits()}, rule));
        hides_asked = hides_asked || !answers.back().base || few_left(c.answered()) || rule.is_small(c.not_applicable()) ||
                      rule.is_small(c.missing());
    }
    for (std::size_t i = 0; i < areas.size(); ++i) {
        auto const& c = areas[i];
        auto& shown = all[i];
        if (!hides_asked) {
            shown.asked = rule.printed(asked);
            shown.not_applicable = rule.printed(c.not_applicable());
            shown.missing = rule.printed(c.missing());
        }
        if (!answers[i].base) continue;
        shown.answered = rule.printed(c.answered());
        if (answers[i].answers[0]) shown.better = rule.printed(c.better().hits());
        if (answers[i].answers[1]) shown.no_difference = rule.printed(c.no_difference().hits());
        if (answers[i].answers[2]) shown.worse = rule.printed(c.worse().hits());
    }
    return all;
}
template <class = detail::when_called>
[[nodiscard]] inline std::vector<shown_outcome> protected_outcomes(outcome_view const& group, count_protection const& rule,
                                                                   std::vector<std::uint64_t> const& other_bases = {}) {
    std::vector<area_outcome> areas;
    for (std::size_t i = 0; i < group.size(); ++i) areas.push_back(group[i]);
    return protected_outcomes(areas, rule, other_bases);
}

}  // namespace pbo

#endif
