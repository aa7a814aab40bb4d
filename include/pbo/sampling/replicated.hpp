// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_REPLICATED_HPP
#define PBO_SAMPLING_REPLICATED_HPP

// The estimates of a sample with variances from replicates instead of linearisation:
//
//     auto t = pbo::tabulate(s, pbo::by(&r::mode), better);                       // s: a sample with clusters
//     auto replicates = pbo::jackknife_n(pbo::cluster_strata_of(t.frame()));
//     auto p = pbo::replicated_share(t.frame(), t.counts()[direct], replicates);  // a sampled_proportion
//
//   replicated_share, replicated_ratio, replicated_total   as share_of, ratio_of_totals and total_of
//   cluster_strata_of(frame)                               strata and clusters of the first stage
//   cluster_sums(frame, cell)                              a and b of the cell in every first-stage cluster
//
// The first three take threads{n}, or another chunk runner, first: the same to the bit.
// Degrees of freedom are the replicates', for domains too.  Without clusters a frame knows no single records: give
// every record a cluster of its own, clusters(&record::identifier); else std::invalid_argument.  Cost: clusters x
// replicates.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/sampling/design_counts.hpp>
#include <pbo/sampling/estimates.hpp>
#include <pbo/sampling/replicate_weights.hpp>
#include <pbo/sampling/sampled_proportion.hpp>
#include <pbo/sampling/sampled_value.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

struct cluster_strata_of_function {
    template <class = detail::when_called>
    [[nodiscard]] cluster_strata operator()(sampling_frame const& frame) const {
        if (frame.levels() < 2)
            throw std::invalid_argument(
                "pbo::cluster_strata_of: the sample has no clusters; give every record one of its own: "
                "clusters(&record::identifier)");
        std::vector<std::uint32_t> stratum_of;
        for (auto const& cluster : frame.clusters()) stratum_of.push_back(cluster.parent);
        std::vector<std::string> names;
        std::vector<double> populations;
        for (auto const& stratum : frame.strata()) {
            names.push_back(stratum.name);
            populations.push_back(stratum.population);
        }
        return {std::move(stratum_of), std::move(names), std::move(populations)};
    }
};

struct cluster_sums_function {
    /// a and b of each first-stage cluster, one cluster after the other.
    template <class Unit, class Moments = own_moments>
    [[nodiscard]] std::vector<double> operator()(sampling_frame const& frame, design_counts<Unit> const& cell,
                                                 Moments const& moments = {}) const {
        if (frame.levels() < 2) throw std::invalid_argument("pbo::cluster_sums: the sample has no clusters");
        auto const up = frame.ancestors(frame.levels() - 1, 1);
        auto const units = frame.units();
        std::vector<double> sums(2 * frame.clusters().size());
        for (auto const& e : cell.entries()) {
            auto const at =
                std::lower_bound(units.begin(), units.end(), e.id, [](auto const& u, auto id) { return u.id < id; });
            if (at == units.end() || at->id != e.id)
                throw std::out_of_range("pbo::cluster_sums: a cell counts a unit that is not in the frame");
            auto const m = moments(e.cell);
            auto const cluster = up[static_cast<std::size_t>(at - units.begin())];
            sums[2 * cluster] += m.a;
            sums[2 * cluster + 1] += m.b;
        }
        return sums;
    }
};

/// The evidence of linearisation with the replicates' variance and degrees of freedom.
template <class Unit, class Moments>
[[nodiscard]] sampled_evidence replicated_evidence(design_counts<Unit> const& cell, figure<double> const& variance,
                                                   replicate_weights const& replicates, linear_form const& form,
                                                   Moments const& moments) {
    auto const m = total_moments(cell, moments);
    return {m.n, m.weight, variance, replicates.degrees_of_freedom(), simple_variance(m, form)};
}

struct replicated_share_function {
    template <class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_proportion operator()(sampling_frame const& frame, design_counts<Unit> const& cell,
                                                replicate_weights const& replicates, Moments const& moments = {}) const {
        return (*this)(in_sequence{}, frame, cell, replicates, moments);
    }
    template <chunk_runner Runner, class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_proportion operator()(Runner const& runner, sampling_frame const& frame, design_counts<Unit> const& cell,
                                                replicate_weights const& replicates, Moments const& moments = {}) const {
        auto const m = total_moments(cell, moments);
        double const all = m.a + m.b;
        if (!(all > 0.0)) return {absence::nothing_to_divide_by, absence::nothing_to_divide_by, no_evidence(m)};
        auto const found = replicates.estimate(runner, cluster_sums_function{}(frame, cell, moments),
                                               [](std::span<double const> t) -> figure<double> {
                                                   if (!(t[0] + t[1] > 0.0)) return absence::nothing_to_divide_by;
                                                   return t[0] / (t[0] + t[1]);
                                               });
        return {m.a / all, m.b / all, replicated_evidence(cell, found.variance, replicates, form_of_share(m), moments)};
    }
};

struct replicated_ratio_function {
    template <class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_ratio operator()(sampling_frame const& frame, design_counts<Unit> const& cell,
                                           replicate_weights const& replicates, Moments const& moments = {}) const {
        return (*this)(in_sequence{}, frame, cell, replicates, moments);
    }
    template <chunk_runner Runner, class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_ratio operator()(Runner const& runner, sampling_frame const& frame, design_counts<Unit> const& cell,
                                           replicate_weights const& replicates, Moments const& moments = {}) const {
        auto const m = total_moments(cell, moments);
        if (m.b == 0.0) return {absence::nothing_to_divide_by, no_evidence(m)};
        auto const found = replicates.estimate(runner, cluster_sums_function{}(frame, cell, moments),
                                               [](std::span<double const> t) -> figure<double> {
                                                   if (t[1] == 0.0) return absence::nothing_to_divide_by;
                                                   return t[0] / t[1];
                                               });
        return {m.a / m.b, replicated_evidence(cell, found.variance, replicates, form_of_ratio(m), moments)};
    }
};

struct replicated_total_function {
    template <class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_total operator()(sampling_frame const& frame, design_counts<Unit> const& cell,
                                           replicate_weights const& replicates, Moments const& moments = {}) const {
        return (*this)(in_sequence{}, frame, cell, replicates, moments);
    }
    template <chunk_runner Runner, class Unit, class Moments = own_moments>
    [[nodiscard]] sampled_total operator()(Runner const& runner, sampling_frame const& frame, design_counts<Unit> const& cell,
                                           replicate_weights const& replicates, Moments const& moments = {}) const {
        auto const m = total_moments(cell, moments);
        auto const found = replicates.estimate(runner, cluster_sums_function{}(frame, cell, moments),
                                               [](std::span<double const> t) { return t[0]; });
        return {m.a, replicated_evidence(cell, found.variance, replicates, {1.0, 0.0}, moments)};
    }
};

}  // namespace detail

/// cluster_strata_of(frame): what jackknife_n and its like take.
inline constexpr detail::cluster_strata_of_function cluster_strata_of{};
/// cluster_sums(frame, cell).
inline constexpr detail::cluster_sums_function cluster_sums{};
/// replicated_share(frame, cell, replicates): the share of hits in the cell's domain.
inline constexpr detail::replicated_share_function replicated_share{};
/// replicated_ratio(frame, cell, replicates): numerator over denominator.
inline constexpr detail::replicated_ratio_function replicated_ratio{};
/// replicated_total(frame, cell, replicates).
inline constexpr detail::replicated_total_function replicated_total{};

}  // namespace pbo

#endif
