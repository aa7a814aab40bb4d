// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_COCHRAN_Q_HPP
#define PBO_COMPARE_COCHRAN_Q_HPP

// The same people said yes or no to several things, or several times: is yes as frequent in all of them?  Cochran (1950):
//
//     Q = (k - 1) (k sum C_j^2 - T^2) / (k T - sum R_i^2)      chi-squared with k - 1 degrees of freedom
//
// over k questions, C_j yeses to question j, R_i yeses of person i, T all yeses.  With two questions it is McNemar's
// (mcnemar.hpp) without correction.  Who said yes to all or no to all says nothing.  People come as patterns of answers, with how
// many gave each.  Nobody differs: no statistic (nothing_to_divide_by), p = 1.  Throws std::invalid_argument for patterns of
// different length, or of fewer than two questions.
//
// Not part of <pbo/compare.hpp>: no report needs it.

#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// So many people answered so.
struct answers_pattern {
    std::vector<bool> yes;
    std::uint64_t people = 1;
};

template <class = detail::when_called>
[[nodiscard]] inline test_result cochran_q(std::vector<answers_pattern> const& patterns) {
    label const method("cochran_q");
    if (patterns.empty()) return detail::silent(absence::no_degrees_of_freedom, method);
    auto const k = patterns.front().yes.size();
    std::vector<double> column(k, 0.0);
    double total = 0.0, within = 0.0;  // within: sum of R_i (k - R_i), 0 where a person says nothing
    for (auto const& p : patterns) {
        if (p.yes.size() != k || k < 2)
            throw std::invalid_argument("pbo::cochran_q: a pattern of " + std::to_string(p.yes.size()) + " answers beside one of " +
                                        std::to_string(k) + "; two or more are expected, the same for all");
        auto const n = static_cast<double>(p.people);
        std::size_t yes = 0;
        for (std::size_t j = 0; j < k; ++j)
            if (p.yes[j]) {
                column[j] += n;
                ++yes;
            }
        total += n * static_cast<double>(yes);
        within += n * static_cast<double>(yes) * static_cast<double>(k - yes);
    }
    auto const df = k - 1;
    if (within == 0.0) return detail::silent(static_cast<double>(df), method);
    double spread = 0.0;  // k sum C^2 - T^2 = k sum (C - T / k)^2
    for (double const c : column) spread += (c - total / static_cast<double>(k)) * (c - total / static_cast<double>(k));
    double const statistic = static_cast<double>(df) * static_cast<double>(k) * (spread / within);
    return {statistic, static_cast<double>(df), detail::chi_squared_upper_tail(statistic, df), method};
}

}  // namespace pbo

#endif
