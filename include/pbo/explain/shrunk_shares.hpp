// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_SHRUNK_SHARES_HPP
#define PBO_EXPLAIN_SHRUNK_SHARES_HPP

// What would each council's adjusted share be, were its extremes not partly luck?  Of an observed_expected_result, each
// adjusted share (before it is cut at 1) is drawn towards the share of all by how much of its distance chance explains:
//
//     shrunk = overall + B (adjusted - overall)      B = tau^2 / (tau^2 + s^2)      s = overall sqrt(sum mu (1 - mu)) / E
//
// tau^2 is the variance between councils beyond chance (DerSimonian and Laird 1986).  A council of few people moves far, one of
// many hardly.  Shrunk shares are the better guesses of all together, and too close to each other for the spread of councils to be
// read from them.  Where councils differ by no more than chance, tau^2 is 0 and all are the share of all.  A council of which nobody is
// expected has none (nothing_to_divide_by); fewer than two have no tau^2 (no_degrees_of_freedom), nor a shrunk share.

#include <pbo/compare/heterogeneity.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/explain/observed_expected.hpp>

#include <cmath>
#include <vector>

namespace pbo {

struct shrunk_shares_result {
    std::vector<figure<double>> shares;  ///< in the order of the clusters
    figure<double> tau_squared;
};

template <class = detail::when_called>
[[nodiscard]] inline shrunk_shares_result shrunk_shares(observed_expected_result const& of) {
    strata_effects effects;
    for (auto const& c : of.clusters)
        if (c.ratio && c.variance > 0.0)
            effects.strata.push_back({*c.ratio * of.overall, std::pow(of.overall / c.expected, 2.0) * c.variance});
    shrunk_shares_result found;
    found.tau_squared = heterogeneity(effects).tau_squared;
    std::size_t at = 0;
    for (auto const& c : of.clusters) {
        if (!c.ratio || !(c.variance > 0.0)) {
            found.shares.emplace_back(absence::nothing_to_divide_by);
            continue;
        }
        auto const& one = effects.strata[at++];
        found.shares.push_back(found.tau_squared.transform([&](double tau2) {
            return std::fmin(1.0, of.overall + tau2 / (tau2 + one.variance) * (one.value - of.overall));
        }));
    }
    return found;
}

}  // namespace pbo

#endif
