// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_PROTECTED_COMPARISON_HPP
#define PBO_MEASURE_PROTECTED_COMPARISON_HPP

// How do two groups compare, and how do many groups vary, as far as their counts may be shown?  An area in which better answers or
// their base are withheld in one of the two groups is withheld whole; differences, limits, tests, and the adjustment of p-values over
// the areas are those of the areas shown.  Variation is that between the groups whose counts are shown.
//
//     auto const c = pbo::protected_comparison(pbo::compare(o[direct], o[managed]), pbo::count_protection{.both_sides = 5});
//     c.comparison                 // an outcome_comparison: an area that is withheld has nobody in it, and its findings are suppressed
//     c.withheld                   // which areas: their rows show nothing (comparison_sheet)
//
// Two tables of the same people (all ages, and each age) tell more than either: who prints both must relate their cells
// (protect/relations.hpp).  Differences are Newcombe's, tests those beside them.  O(areas), O(groups) an area.

#include <pbo/compare/newcombe.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/measure/adjustment_choice.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/variation.hpp>
#include <pbo/protect/count_protection.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace pbo {

/// A share's counts as they may be shown, both or neither.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<proportion> protected_counts(proportion const& p, count_protection const& rule) {
    if (rule.is_small_base(p.trials()) || rule.is_small(p.hits()) || rule.leaves_few(p.hits(), p.trials())) return std::nullopt;
    return proportion(rule.printed(p.hits()), rule.printed(p.trials()));
}

struct protected_outcome_comparison {
    outcome_comparison comparison;
    std::vector<bool> withheld;  ///< by area

    template <class = detail::when_called>
    [[nodiscard]] std::size_t areas_withheld() const {
        return static_cast<std::size_t>(std::count(withheld.begin(), withheld.end(), true));
    }
};

/// also says of which areas more must be withheld, beside what was released before (protect/guarded_counts.hpp); none where it is empty.
template <class = detail::when_called>
[[nodiscard]] inline protected_outcome_comparison protected_comparison(outcome_comparison const& of, count_protection const& rule,
                                                                       std::vector<bool> const& also = {}) {
    detail::two_of_each_area groups;
    std::vector<bool> withheld;
    auto const of_counts = [](proportion const& p) { return area_outcome(p.hits(), 0, p.misses(), 0, p.trials()); };
    for (auto const& area : of.areas) {
        auto const a = protected_counts(area.first.better(), rule), b = protected_counts(area.second.better(), rule);
        withheld.push_back(!a || !b || (!also.empty() && also.at(withheld.size())));
        groups.emplace_back();
        if (!withheld.back()) groups.back() = {of_counts(*a), of_counts(*b)};
    }
    auto shown = detail::compared_areas(of.instrument, groups, newcombe_method{}, of.level, of.adjusted_by,
                                        detail::test_beside<newcombe_method>{});
    for (std::size_t i = 0; i < withheld.size(); ++i) {
        if (!withheld[i]) continue;
        auto& area = shown.areas[i];
        area.difference.value = absence::suppressed;
        area.difference.limits = absence::suppressed;
        area.test.p_value = area.adjusted_p = absence::suppressed;
        area.alone = area.adjusted = absence::suppressed;
    }
    return {std::move(shown), std::move(withheld)};
}

/// Between the groups of a table whose counts are shown.
template <class Key>
[[nodiscard]] outcome_variation protected_variation(outcome_table<Key> const& of, count_protection const& rule,
                                                    adjustment_choice over_areas = {}) {
    outcome_variation all{of.questions(), {}, over_areas};
    std::vector<figure<double>> p_values;
    for (std::size_t i = 0; i < all.instrument.size(); ++i) {
        std::vector<proportion> groups;
        for (auto const& entry : of.counts())
            if (detail::names_a_group(entry.key))
                if (auto const shown = protected_counts(outcome_view{entry.cell, all.instrument}[i].better(), rule))
                    groups.push_back(*shown);
        all.areas.push_back({variation(groups), {}});
        p_values.push_back(all.areas.back().test.p_value);
    }
    p_values = over_areas(std::move(p_values));
    for (std::size_t i = 0; i < all.areas.size(); ++i) all.areas[i].adjusted_p = p_values[i];
    return all;
}

}  // namespace pbo

#endif
