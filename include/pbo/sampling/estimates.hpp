// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_ESTIMATES_HPP
#define PBO_SAMPLING_ESTIMATES_HPP

// From the counts of a domain to its estimates.  With A and B the weighted totals of a and b (see weighted_moments.hpp):
//
//     share_of(frame, cell)        A / (A + B)        hits out of hits and misses
//     ratio_of_totals(frame, cell) A / B              numerator over denominator; a mean when b is 1
//     total_of(frame, cell)        A                  people who are hits, or the sum of an amount
//     difference_of_shares, difference_of_ratios      two domains of the same sample, with their covariance
//
// linearised: a record's influence on A / (A + B) is w ((1 - p) a - p b) / (A + B), on A / B it is w (a - R b) / B, on A
// it is w a.  A domain keeps the whole design: clusters in which nobody of it was met count with a sum of 0.
//
// Nothing to divide by: the value is absent and so is its variance.  For each: O(units) and nothing kept.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/weighted_moments.hpp>
#include <pbo/sampling/covariance.hpp>
#include <pbo/sampling/design_counts.hpp>
#include <pbo/sampling/sampled_proportion.hpp>
#include <pbo/sampling/sampled_value.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <cstddef>
#include <cstdint>

namespace pbo {

/// x and y such that a record's influence on an estimate is w (x a + y b).
struct linear_form {
    double a = 0.0;
    double b = 0.0;
};

namespace detail {

struct own_moments {
    template <weighed_unit Unit>
    constexpr weighted_moments operator()(Unit const& u) const {
        return u.moments();
    }
};

template <class Unit, class Moments>
[[nodiscard]] weighted_moments total_moments(design_counts<Unit> const& cell, Moments const& moments) {
    weighted_moments sum;
    for (auto const& e : cell.entries()) sum += moments(e.cell);
    return sum;
}

/// The variance that the linearised values' mean would have in a simple random sample of the same n with replacement:
/// n / (n - 1) of the weighted variance of the values, times W^2 / n.
template <class = detail::when_called>
[[nodiscard]] inline figure<double> simple_variance(weighted_moments const& m, linear_form const& f) {
    if (m.n < 2 || !(m.weight > 0.0)) return absence::nothing_to_divide_by;
    double const n = static_cast<double>(m.n);
    double const mean = (f.a * m.a + f.b * m.b) / m.weight;
    double const squares = (f.a * f.a * m.waa + 2.0 * f.a * f.b * m.wab + f.b * f.b * m.wbb) / m.weight;
    double const variance = squares - mean * mean;
    return (variance > 0.0 ? variance : 0.0) * m.weight * m.weight / (n - 1.0);
}

/// The evidence of the estimate with these influences.
template <class Unit, class Moments>
[[nodiscard]] sampled_evidence evidence_of(sampling_frame const& frame, design_counts<Unit> const& cell,
                                           weighted_moments const& total, linear_form const& f, Moments const& moments) {
    influence z(frame, 1);
    z.add(frame, cell, 0, f.a, f.b, moments);
    auto const v = covariance(frame, z).transform([](covariance_matrix const& m) { return m.at(0, 0); });
    return {total.n, total.weight, v, degrees_of_freedom(frame, z), simple_variance(total, f)};
}
template <class = detail::when_called>
[[nodiscard]] inline sampled_evidence no_evidence(weighted_moments const& total) {
    return {total.n, total.weight, absence::nothing_to_divide_by, 0, absence::nothing_to_divide_by};
}

[[nodiscard]] inline linear_form form_of_share(weighted_moments const& m) {
    double const all = m.a + m.b;
    return {m.b / all / all, -(m.a / all) / all};
}
[[nodiscard]] inline linear_form form_of_ratio(weighted_moments const& m) { return {1.0 / m.b, -(m.a / m.b) / m.b}; }

struct share_of_function {
    /// moments(unit's cell) takes one question out of many.
    template <class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_proportion operator()(sampling_frame const& frame, design_counts<Unit> const& cell,
                                                Moments const& moments = {}) const {
        auto const m = total_moments(cell, moments);
        double const all = m.a + m.b;
        if (!(all > 0.0)) return {absence::nothing_to_divide_by, absence::nothing_to_divide_by, no_evidence(m)};
        return {m.a / all, m.b / all, evidence_of(frame, cell, m, form_of_share(m), moments)};
    }
};

struct ratio_of_function {
    template <class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_ratio operator()(sampling_frame const& frame, design_counts<Unit> const& cell,
                                           Moments const& moments = {}) const {
        auto const m = total_moments(cell, moments);
        if (m.b == 0.0) return {absence::nothing_to_divide_by, no_evidence(m)};
        return {m.a / m.b, evidence_of(frame, cell, m, form_of_ratio(m), moments)};
    }
};

struct total_of_function {
    template <class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_total operator()(sampling_frame const& frame, design_counts<Unit> const& cell,
                                           Moments const& moments = {}) const {
        auto const m = total_moments(cell, moments);
        return {m.a, evidence_of(frame, cell, m, {1.0, 0.0}, moments)};
    }
};

/// First minus second, with influences of both added up.
template <class Estimate, class Unit, class Moments>
[[nodiscard]] Estimate difference_between(sampling_frame const& frame, design_counts<Unit> const& first,
                                          design_counts<Unit> const& second, Moments const& moments,
                                          linear_form (*form)(weighted_moments const&),
                                          double (*value)(weighted_moments const&), bool (*is_there)(weighted_moments const&)) {
    auto const m1 = total_moments(first, moments);
    auto const m2 = total_moments(second, moments);
    auto both = m1;
    both += m2;
    if (!is_there(m1) || !is_there(m2)) return {absence::nothing_to_divide_by, no_evidence(both)};
    auto const f1 = form(m1);
    auto const f2 = form(m2);
    influence z(frame, 1);
    z.add(frame, first, 0, f1.a, f1.b, moments);
    z.add(frame, second, 0, -f2.a, -f2.b, moments);
    auto const v = covariance(frame, z).transform([](covariance_matrix const& m) { return m.at(0, 0); });
    auto simple = simple_variance(m1, f1);
    if (auto const other = simple_variance(m2, f2); !other.has_value())
        simple = other;
    else
        simple = simple.transform([&](double s) { return s + *other; });
    return {value(m1) - value(m2), {both.n, both.weight, v, degrees_of_freedom(frame, z), simple}};
}

struct difference_of_shares_function {
    template <class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_difference operator()(sampling_frame const& frame, design_counts<Unit> const& first,
                                                design_counts<Unit> const& second, Moments const& moments = {}) const {
        return difference_between<sampled_difference>(
            frame, first, second, moments, form_of_share, [](weighted_moments const& m) { return m.a / (m.a + m.b); },
            [](weighted_moments const& m) { return m.a + m.b > 0.0; });
    }
};

struct difference_of_ratios_function {
    template <class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_ratio_difference operator()(sampling_frame const& frame, design_counts<Unit> const& first,
                                                      design_counts<Unit> const& second, Moments const& moments = {}) const {
        return difference_between<sampled_ratio_difference>(
            frame, first, second, moments, form_of_ratio, [](weighted_moments const& m) { return m.a / m.b; },
            [](weighted_moments const& m) { return m.b != 0.0; });
    }
};

}  // namespace detail

/// share_of(frame, cell): the share of hits in the cell's domain.
inline constexpr detail::share_of_function share_of{};
/// ratio_of_totals(frame, cell): numerator over denominator; the mean of an amount.
inline constexpr detail::ratio_of_function ratio_of_totals{};
/// total_of(frame, cell): the people who are hits, or the sum of the numerator.
inline constexpr detail::total_of_function total_of{};
/// difference_of_shares(frame, first, second): of two domains with nobody in both.
inline constexpr detail::difference_of_shares_function difference_of_shares{};
/// difference_of_ratios(frame, first, second): of two domains with nobody in both.
inline constexpr detail::difference_of_ratios_function difference_of_ratios{};

}  // namespace pbo

#endif
