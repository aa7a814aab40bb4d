// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_BALANCED_REPEATED_HPP
#define PBO_SAMPLING_BALANCED_REPEATED_HPP

// How far apart are the estimates from half samples?  Balanced repeated replication (McCarthy 1966), for strata of
// exactly two clusters: each replicate doubles one cluster of each stratum and drops the other, in a pattern taken from
// a Hadamard matrix, so that for a total the variance is exactly the usual one.  Fay's form (Judkins 1990) multiplies
// by 2 - rho and rho instead and keeps every cluster in: balanced_repeated(strata, 0.5); its scale is
// 1 / (R (1 - rho)^2).
//
// R replicates, the least power of two above the number of strata (Sylvester's matrix, whose first column stays unused,
// so that the pattern is fully balanced).  Other programs use matrices of other orders: the same standard error for
// totals, another by a little for shares.  Degrees of freedom: the number of strata.  No finite-population correction.
// Throws std::domain_error, naming the stratum, unless each has two clusters, and for rho outside 0 <= rho < 1.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/sampling/replicate_weights.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

namespace detail {
struct balanced_repeated_fn {
    [[nodiscard]] replicate_weights operator()(cluster_strata const& strata, double rho = 0.0) const {
        if (!(rho >= 0.0 && rho < 1.0))
            throw std::domain_error("pbo::balanced_repeated: rho is " + number_text(rho) +
                                    "; expected at least 0 and below 1");
        for (std::size_t s = 0; s < strata.strata(); ++s)
            if (strata.size(s) != 2)
                throw std::domain_error("pbo::balanced_repeated: stratum '" + strata.name(s) + "' has " +
                                        std::to_string(strata.size(s)) +
                                        (strata.size(s) == 1 ? " cluster" : " clusters") +
                                        "; expected two in every stratum (jackknife_n takes any number from two on)");
        std::size_t const replicates = std::bit_ceil(strata.strata() + 1);
        double const kept = 1.0 - rho;
        replicate_weights made("balanced_repeated", strata.clusters(), static_cast<std::int64_t>(strata.strata()),
                               1.0 / (static_cast<double>(replicates) * kept * kept));
        std::vector<double> factors(strata.clusters());
        for (std::size_t r = 0; r < replicates; ++r) {
            std::vector<bool> seen(strata.strata());
            for (std::size_t c = 0; c < strata.clusters(); ++c) {
                auto const s = strata.stratum_of(c);
                bool const second = seen[s];
                seen[s] = true;
                // Sylvester's entry for row r and column s + 1 is -1 when they share an odd number of bits.
                bool const odd = std::popcount(r & (std::size_t{s} + 1)) % 2 == 1;
                factors[c] = odd == second ? rho : 2.0 - rho;
            }
            made.add(factors);
        }
        return made;
    }
};
}  // namespace detail

/// balanced_repeated(strata), balanced_repeated(strata, rho).
inline constexpr detail::balanced_repeated_fn balanced_repeated{};

}  // namespace pbo

#endif
