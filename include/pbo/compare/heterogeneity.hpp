// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_HETEROGENEITY_HPP
#define PBO_COMPARE_HETEROGENEITY_HPP

// Is a difference, or a ratio, the same in all strata (councils, age bands)?  Estimates y_i with variances v_i, w_i = 1 / v_i:
//
//     pooled = sum w y / sum w      Q = sum w (y - pooled)^2, chi-squared with k - 1 degrees of freedom (Cochran 1954)
//     I^2 = max(0, (Q - (k - 1)) / Q)      how much of what varies is more than chance (Higgins and Thompson 2002)
//     tau^2 = max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w))      variance between strata (DerSimonian and Laird 1986)
//
//     heterogeneity(strata_of_differences(tables))           // share of the first less that of the second
//     heterogeneity(strata_of_ratios(tables))                // their log ratios: I^2 of a ratio is of its logarithm
//     heterogeneity(strata_of_odds_ratios(tables))
//
// Strata that say nothing are left out and counted: a group of nobody, a variance of 0, and, of ratios, a count of 0 among
// those that the logarithm needs (no half is added to any).  I^2 is no test, and is far from sure with few strata.  One stratum:
// Q and I^2 are absent (no_degrees_of_freedom).  Throws std::domain_error for a variance that is not above 0.
//
// Not part of <pbo/compare.hpp>: no report needs it.

#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace pbo {

struct stratum_effect {
    double value = 0.0;
    double variance = 0.0;
};

struct strata_effects {
    std::vector<stratum_effect> strata;
    std::uint64_t left_out = 0;
};

struct heterogeneity_result {
    figure<double> pooled;          ///< on the scale of the effects: of ratios, their logarithm
    figure<double> standard_error;  ///< of the pooled effect, were it the same in all strata
    test_result q;
    figure<double> i_squared;
    figure<double> tau_squared;
    std::uint64_t left_out = 0;
};

namespace detail {
template <class Effect>
[[nodiscard]] strata_effects effects_of(std::vector<two_by_two> const& tables, Effect const& effect) {
    strata_effects all;
    for (auto const& t : tables) {
        auto const n1 = static_cast<double>(t.a) + static_cast<double>(t.b), n2 = static_cast<double>(t.c) + static_cast<double>(t.d);
        stratum_effect one;
        if (n1 > 0.0 && n2 > 0.0) one = effect(static_cast<double>(t.a), n1, static_cast<double>(t.c), n2);
        if (one.variance > 0.0 && std::isfinite(one.variance) && std::isfinite(one.value))
            all.strata.push_back(one);
        else
            ++all.left_out;
    }
    return all;
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline strata_effects strata_of_differences(std::vector<two_by_two> const& tables) {
    return detail::effects_of(tables, [](double a, double n, double c, double m) {
        return stratum_effect{a / n - c / m, a * (n - a) / (n * n * n) + c * (m - c) / (m * m * m)};
    });
}
template <class = detail::when_called>
[[nodiscard]] inline strata_effects strata_of_ratios(std::vector<two_by_two> const& tables) {
    return detail::effects_of(tables, [](double a, double n, double c, double m) {
        return stratum_effect{std::log(a / n) - std::log(c / m), (n - a) / (a * n) + (m - c) / (c * m)};
    });
}
template <class = detail::when_called>
[[nodiscard]] inline strata_effects strata_of_odds_ratios(std::vector<two_by_two> const& tables) {
    return detail::effects_of(tables, [](double a, double n, double c, double m) {
        return stratum_effect{std::log(a) - std::log(n - a) - std::log(c) + std::log(m - c),
                              1.0 / a + 1.0 / (n - a) + 1.0 / c + 1.0 / (m - c)};
    });
}

template <class = detail::when_called>
[[nodiscard]] inline heterogeneity_result heterogeneity(strata_effects const& of) {
    label const method("cochran_heterogeneity");
    heterogeneity_result found{absence::nothing_to_divide_by, absence::nothing_to_divide_by,
                               detail::silent(absence::no_degrees_of_freedom, method), absence::no_degrees_of_freedom,
                               absence::no_degrees_of_freedom, of.left_out};
    double weights = 0.0, squares = 0.0, sum = 0.0;
    for (auto const& s : of.strata) {
        if (!(s.variance > 0.0 && std::isfinite(s.variance) && std::isfinite(s.value)))
            throw std::domain_error("pbo::heterogeneity: an effect of " + detail::number_text(s.value) + " with a variance of " +
                                    detail::number_text(s.variance));
        weights += 1.0 / s.variance;
        squares += 1.0 / s.variance / s.variance;
        sum += s.value / s.variance;
    }
    if (of.strata.empty()) return found;
    double const pooled = sum / weights;
    found.pooled = pooled;
    found.standard_error = std::sqrt(1.0 / weights);
    if (of.strata.size() == 1) return found;
    double q = 0.0;
    for (auto const& s : of.strata) q += (s.value - pooled) * (s.value - pooled) / s.variance;
    auto const df = of.strata.size() - 1;
    double const beyond = q - static_cast<double>(df);
    found.q = {q, static_cast<double>(df), detail::chi_squared_upper_tail(q, df), method};
    found.i_squared = beyond > 0.0 ? beyond / q : 0.0;
    found.tau_squared = std::fmax(0.0, beyond / (weights - squares / weights));
    return found;
}

}  // namespace pbo

#endif
