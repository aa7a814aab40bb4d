// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_BOOTSTRAP_HPP
#define PBO_SAMPLING_BOOTSTRAP_HPP

// How far does the estimate move when clusters are drawn again from those there are?  The rescaled bootstrap (Rao and
// Wu 1988; Rao, Wu and Yue 1992): in a stratum of n clusters, n - 1 are drawn with replacement and each counts
// n / (n - 1) times as often as it was drawn; the variance is that of the replicates.  R calls it subbootstrap.
//
//     rescaled_bootstrap(strata, 500, seed)
//     rescaled_bootstrap(threads{4}, strata, 500, seed)     // the same to the bit
//
// Clusters count as drawn with replacement: there is no finite-population correction, so that the standard error is too
// large where much of the population is in the sample (by 1 / sqrt(1 - n / N)).  The numbers drawn come from
// random_source: replicate r from stream r of the seed, so that they are the same on every machine.  R draws others;
// two bootstraps of B replicates differ by about 1 / sqrt(2 B) of the standard error, 3 % at 500.
// Degrees of freedom: clusters - strata, and no more than replicates - 1.
// A stratum of one cluster is refused by name, and fewer than 2 replicates (std::domain_error).

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/random.hpp>
#include <pbo/sampling/replicate_weights.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

namespace detail {
struct rescaled_bootstrap_function {
    template <class = detail::when_called>
    [[nodiscard]] replicate_weights operator()(cluster_strata const& strata, std::size_t replicates,
                                               std::uint64_t seed) const {
        return (*this)(in_sequence{}, strata, replicates, seed);
    }
    template <chunk_runner Runner>
    [[nodiscard]] replicate_weights operator()(Runner const& runner, cluster_strata const& strata, std::size_t replicates,
                                               std::uint64_t seed) const {
        if (replicates < 2)
            throw std::domain_error("pbo::rescaled_bootstrap: " + std::to_string(replicates) +
                                    " replicates; expected at least 2");
        strata.refuse_lonely("rescaled_bootstrap");
        std::size_t const clusters = strata.clusters();
        std::vector<std::vector<std::size_t>> members(strata.strata());
        for (std::size_t c = 0; c < clusters; ++c) members[strata.stratum_of(c)].push_back(c);
        auto const df = std::min(static_cast<std::int64_t>(clusters) - static_cast<std::int64_t>(strata.strata()),
                                 static_cast<std::int64_t>(replicates) - 1);
        replicate_weights made("rescaled_bootstrap", clusters, df, 1.0 / (static_cast<double>(replicates) - 1.0));
        auto const chunks = replicate_chunks(replicates, clusters);
        runner.in_order(
            chunks.count(),
            [&](std::size_t chunk) {
                std::vector<double> factors((chunks.end(chunk) - chunks.begin(chunk)) * clusters);
                for (auto r = chunks.begin(chunk); r < chunks.end(chunk); ++r)
                    draw(members, random_source(seed, r), factors.data() + (r - chunks.begin(chunk)) * clusters);
                return factors;
            },
            [&](std::size_t chunk, std::vector<double> const& factors) {
                for (std::size_t r = 0; r < chunks.end(chunk) - chunks.begin(chunk); ++r)
                    made.add(std::span<double const>(factors).subspan(r * clusters, clusters));
            });
        return made;
    }

private:
    /// The factors of one replicate, which are 0 before.
    template <class = detail::when_called>
    static void draw(std::vector<std::vector<std::size_t>> const& members, random_source draws, double* factors) {
        for (auto const& stratum : members) {
            if (stratum.size() == 1) {  // the population's only one
                factors[stratum.front()] = 1.0;
                continue;
            }
            double const n = static_cast<double>(stratum.size());
            for (std::size_t i = 1; i < stratum.size(); ++i) factors[stratum[draws.below(stratum.size())]] += n / (n - 1.0);
        }
    }
};
}  // namespace detail

/// rescaled_bootstrap(strata, replicates, seed), rescaled_bootstrap(runner, strata, replicates, seed).
inline constexpr detail::rescaled_bootstrap_function rescaled_bootstrap{};

}  // namespace pbo

#endif
