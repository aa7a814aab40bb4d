// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_STRATIFIED_MIETTINEN_NURMINEN_HPP
#define PBO_COMPARE_STRATIFIED_MIETTINEN_NURMINEN_HPP

// Score limits for a difference, ratio or odds ratio common to several strata, with the weights of Miettinen and
// Nurminen (1985, Statistics in Medicine 4:213): miettinen_nurminen, taught three more estimands.  Against
// mantel_haenszel it keeps its level in small and extreme strata and its limits never leave the range; with one stratum
// it is the plain interval.
//
// The weights depend on the value they are asked about, and the point estimate is where the weighted sum is 0, close to
// Mantel and Haenszel's: it is the estimate's value, and the limits contain it.  Undefined cases as in stratified.hpp.
// Some tens of microseconds a stratum.

#include <pbo/compare/detail/stratified_score.hpp>
#include <pbo/compare/miettinen_nurminen.hpp>
#include <pbo/compare/stratified.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace pbo {

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline double stratified_difference_point(std::vector<score_stratum> const& strata) {
    double low = 1.0;
    double high = -1.0;
    for (auto const& s : strata) {
        low = std::fmin(low, s.difference);
        high = std::fmax(high, s.difference);
    }
    if (low == high) return low;
    double const inf = std::numeric_limits<double>::infinity();
    auto const sum = [&](double delta) { return score_of_difference(strata, delta).sum; };
    return bracketed_root(sum, low, low > -1.0 ? sum(low) : inf, high, high < 1.0 ? sum(high) : -inf);
}

struct stratified_margins {
    std::uint64_t hits_1 = 0, misses_1 = 0, hits_2 = 0, misses_2 = 0;  ///< not counting strata that say nothing
};
template <two_group_estimand E>
[[nodiscard]] stratified_margins margins_of(stratified<E> const& e) {
    stratified_margins m;
    for (auto const& s : e.strata()) {
        if (s.one_is_empty()) continue;
        bool const all = s.first.misses() == 0 && s.second.misses() == 0;
        bool const none = s.first.hits() == 0 && s.second.hits() == 0;
        if (none || (all && std::same_as<E, odds_ratio_of>)) continue;
        m.hits_1 += s.first.hits();
        m.misses_1 += s.first.misses();
        m.hits_2 += s.second.hits();
        m.misses_2 += s.second.misses();
    }
    return m;
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<double> point_estimate(miettinen_nurminen_method const&, stratified_difference_of const& e) {
    auto const strata = detail::score_strata(e);
    if (strata.empty()) return absence::nothing_to_divide_by;
    return detail::stratified_difference_point(strata);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(miettinen_nurminen_method const&, stratified_difference_of const& e,
                                             confidence_level const& level) {
    auto const strata = detail::score_strata(e);
    if (strata.empty()) return stratified_difference_of::range;
    double const point = detail::stratified_difference_point(strata);
    double const inf = std::numeric_limits<double>::infinity();
    auto const side = [&](double z, double end) {
        if (point == end) return end;
        auto const excess = [&](double delta) {
            return detail::score_of_difference(strata, delta).over_deviation() - z;
        };
        return detail::bracketed_root(excess, end, end < 0.0 ? inf : -inf, point, -z);
    };
    return interval{std::clamp(side(level.z(), -1.0), -1.0, point), std::clamp(side(-level.z(), 1.0), point, 1.0)};
}

template <class = detail::when_called>
[[nodiscard]] inline figure<double> point_estimate(miettinen_nurminen_method const&, stratified_ratio_of const& e) {
    auto const m = detail::margins_of(e);
    if (m.hits_2 == 0) return absence::nothing_to_divide_by;
    if (m.hits_1 == 0) return 0.0;
    auto const strata = detail::score_strata(e);
    return detail::where_score_is([&](double phi) { return detail::score_of_ratio(strata, phi); }, 0.0);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(miettinen_nurminen_method const& method, stratified_ratio_of const& e,
                                             confidence_level const& level) {
    auto const m = detail::margins_of(e);
    auto const strata = detail::score_strata(e);
    auto const at = [&](double z) {
        return detail::where_score_is([&](double phi) { return detail::score_of_ratio(strata, phi); }, z);
    };
    double lower = m.hits_1 == 0 ? 0.0 : at(level.z());
    double upper = m.hits_2 == 0 ? std::numeric_limits<double>::infinity() : at(-level.z());
    if (auto const point = point_estimate(method, e)) {
        lower = std::fmin(lower, *point);
        upper = std::fmax(upper, *point);
    }
    return interval{lower, upper};
}

template <class = detail::when_called>
[[nodiscard]] inline figure<double> point_estimate(miettinen_nurminen_method const&, stratified_odds_ratio_of const& e) {
    auto const m = detail::margins_of(e);
    if (m.hits_2 == 0 || m.misses_1 == 0) return absence::nothing_to_divide_by;
    if (m.hits_1 == 0 || m.misses_2 == 0) return 0.0;
    auto const strata = detail::score_strata(e);
    return detail::where_score_is([&](double psi) { return detail::score_of_odds_ratio(strata, psi); }, 0.0);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(miettinen_nurminen_method const& method, stratified_odds_ratio_of const& e,
                                             confidence_level const& level) {
    auto const m = detail::margins_of(e);
    auto const strata = detail::score_strata(e);
    auto const at = [&](double z) {
        return detail::where_score_is([&](double psi) { return detail::score_of_odds_ratio(strata, psi); }, z);
    };
    double lower = m.hits_1 == 0 || m.misses_2 == 0 ? 0.0 : at(level.z());
    double upper = m.hits_2 == 0 || m.misses_1 == 0 ? std::numeric_limits<double>::infinity() : at(-level.z());
    if (auto const point = point_estimate(method, e)) {
        lower = std::fmin(lower, *point);
        upper = std::fmax(upper, *point);
    }
    return interval{lower, upper};
}

}  // namespace pbo

#endif
