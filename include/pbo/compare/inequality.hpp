// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_INEQUALITY_HPP
#define PBO_COMPARE_INEQUALITY_HPP

// How unequal is a share over an order of groups (deprivation fifths, income, age bands)?  Groups from the first to the last:
//
//     gap, ratio       last less first, last over first: two groups speak for all
//     slope index      the line through all groups, its end less its beginning, each group standing at the middle of its place
//                      among all people (the ridit), weighted by its people (Preston, Haines and Pamuk 1981; SII)
//     relative index   the end of that line over its beginning (Mackenbach and Kunst 1997; RII)
//
// Limits: of the gap Newcombe's (newcombe.hpp), of the ratio Katz's logarithm (katz.hpp); of the slope by each group's own
// p (1 - p) / n, normal; of the relative index on its logarithm, by the delta method from the same.  A line may say less than
// nothing of those at its ends: where its beginning or end is not above 0 there is no relative index (not_available).  Groups
// without anybody hold no place.  Fewer than two groups with anybody: absent (nothing_to_divide_by).  A group of nothing but
// hits, or of none, has no variance by these formulas, and makes the limits of a line too narrow.  Where no group that counts
// for the line has one, nothing tells how sure it is: no limits (not_available), nor of a ratio of nothing but hits; the gap's
// are honest there, too.
//
// Not part of <pbo/compare.hpp>: no report needs it.

#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/katz.hpp>
#include <pbo/compare/newcombe.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace pbo {

struct inequality_figure {
    figure<double> value = absence::nothing_to_divide_by;
    figure<interval> limits = absence::nothing_to_divide_by;
};

struct inequality_result {
    inequality_figure gap, ratio, slope_index, relative_index;
    std::size_t groups = 0;  ///< with anybody
};

template <class = detail::when_called>
[[nodiscard]] inline inequality_result inequality(std::span<proportion const> groups, confidence_level level = {}) {
    std::vector<proportion> some;
    double people = 0.0;
    for (auto const& g : groups)
        if (g.trials() != 0) {
            some.push_back(g);
            people += static_cast<double>(g.trials());
        }
    inequality_result found;
    found.groups = some.size();
    if (some.size() < 2) return found;
    auto const gap = newcombe(difference_of{some.back(), some.front()}, level);
    found.gap = {gap.value, gap.limits};
    auto const times = katz(ratio_of{some.back(), some.front()}, level);
    found.ratio = {times.value, times.limits};
    if (times.limits.has_value() && times.limits->lower() == times.limits->upper()) found.ratio.limits = absence::not_available;

    std::vector<double> share, place;
    double before = 0.0, mean = 0.0, spread = 0.0;
    for (auto const& g : some) {
        double const part = static_cast<double>(g.trials()) / people;
        share.push_back(part);
        place.push_back(before + 0.5 * part - 0.5);  // from the middle, where the mean place is
        before += part;
        mean += static_cast<double>(g.hits()) / people;
        spread += part * place.back() * place.back();
    }
    double slope = 0.0;
    for (std::size_t i = 0; i < some.size(); ++i)
        slope += share[i] * place[i] / spread * (static_cast<double>(some[i].hits()) / static_cast<double>(some[i].trials()));
    double const begin = mean - 0.5 * slope, end = mean + 0.5 * slope;
    double of_slope = 0.0, of_ratio = 0.0;
    for (std::size_t i = 0; i < some.size(); ++i) {
        double const n = static_cast<double>(some[i].trials()), p = static_cast<double>(some[i].hits()) / n, variance = p * (1.0 - p) / n;
        double const by_slope = share[i] * place[i] / spread;
        double const by_ratio = (share[i] + 0.5 * by_slope) / end - (share[i] - 0.5 * by_slope) / begin;
        of_slope += by_slope * by_slope * variance;
        of_ratio += by_ratio * by_ratio * variance;
    }
    constexpr double rounding = 1e-25;  // of a group in the middle, which does not turn the line
    if (!(of_slope > rounding)) {  // no group has a variance: nothing is known of how sure the line is
        found.slope_index = {slope, absence::not_available};
        found.relative_index = {absence::not_available, absence::not_available};
        if (begin > 0.0 && end > 0.0) found.relative_index.value = end / begin;
        return found;
    }
    double const reach = level.z() * std::sqrt(of_slope);
    found.slope_index = {slope, interval(slope - reach, slope + reach)};
    if (!(begin > 0.0 && end > 0.0)) {
        found.relative_index = {absence::not_available, absence::not_available};
        return found;
    }
    double const factor = std::exp(level.z() * std::sqrt(of_ratio));
    found.relative_index = {end / begin, interval(end / begin / factor, end / begin * factor)};
    return found;
}

}  // namespace pbo

#endif
