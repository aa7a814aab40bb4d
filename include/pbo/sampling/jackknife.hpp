// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_JACKKNIFE_HPP
#define PBO_SAMPLING_JACKKNIFE_HPP

// How far does the estimate move when one cluster is left out?  (Quenouille, Tukey; Rust and Rao 1996.)
//   jackknife_1(strata)   JK1, for one stratum: n replicates, the others' weights times n / (n - 1), scaled by
//                         (1 - n / N) (n - 1) / n
//   jackknife_n(strata)   JKn: the same within each stratum, the other strata unchanged
// Degrees of freedom: clusters - strata.  Strata that were taken whole have no replicates, as R's survey has it.  A
// stratum of one cluster, when the population has more, is refused by name (std::domain_error); so is more than one
// stratum by jackknife_1 (std::invalid_argument).  Cost: clusters squared.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/sampling/replicate_weights.hpp>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

namespace detail {
template <class = detail::when_called>
[[nodiscard]] inline replicate_weights jackknifed(cluster_strata const& strata, std::string const& method) {
    strata.refuse_lonely(method);
    std::size_t const clusters = strata.clusters();
    replicate_weights replicates(method, clusters,
                                 static_cast<std::int64_t>(clusters) - static_cast<std::int64_t>(strata.strata()), 1.0);
    std::vector<double> factors(clusters, 1.0);
    for (std::size_t left_out = 0; left_out < clusters; ++left_out) {
        auto const s = strata.stratum_of(left_out);
        double const unsampled = strata.unsampled(s);
        if (unsampled == 0.0) continue;
        double const n = static_cast<double>(strata.size(s));
        for (std::size_t c = 0; c < clusters; ++c)
            factors[c] = c == left_out ? 0.0 : strata.stratum_of(c) == s ? n / (n - 1.0) : 1.0;
        replicates.add(factors, unsampled * (n - 1.0) / n);
    }
    return replicates;
}

struct jackknife_n_function {
    template <class = detail::when_called>
    [[nodiscard]] replicate_weights operator()(cluster_strata const& strata) const {
        return jackknifed(strata, "jackknife_n");
    }
};
struct jackknife_1_function {
    template <class = detail::when_called>
    [[nodiscard]] replicate_weights operator()(cluster_strata const& strata) const {
        if (strata.strata() != 1)
            throw std::invalid_argument("pbo::jackknife_1: the sample has " + std::to_string(strata.strata()) +
                                        " strata; expected one (jackknife_n takes several)");
        return jackknifed(strata, "jackknife_1");
    }
};
}  // namespace detail

/// jackknife_1(strata).
inline constexpr detail::jackknife_1_function jackknife_1{};
/// jackknife_n(strata).
inline constexpr detail::jackknife_n_function jackknife_n{};

}  // namespace pbo

#endif
