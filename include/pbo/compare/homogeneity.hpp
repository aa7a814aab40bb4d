// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_HOMOGENEITY_HPP
#define PBO_COMPARE_HOMOGENEITY_HPP

// Do k groups (councils, modes, age bands) share one proportion?  Pearson's chi-squared of the k x 2 table, as R's
// prop.test for more than two groups; k - 1 degrees of freedom.  Groups without anybody are left out.  Nobody or
// everybody hit, or fewer than two groups with anybody: no statistic (nothing_to_divide_by), p = 1.

#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/plain_method.hpp>
#include <pbo/core/proportion.hpp>

#include <cstdint>
#include <functional>

namespace pbo {

struct homogeneity_test : plain_method<homogeneity_test> {
    static constexpr label method_name = "homogeneity";

    /// groups: a range of proportions, or of anything with a projection to one.
    template <class Groups, class Projection = std::identity>
    [[nodiscard]] test_result operator()(Groups const& groups, Projection projection = {}) const {
        double hits = 0.0, misses = 0.0;
        std::uint64_t informative = 0;
        for (auto const& group : groups) {
            proportion const& p = std::invoke(projection, group);
            hits += static_cast<double>(p.hits());
            misses += static_cast<double>(p.misses());
            informative += p.trials() > 0 ? 1U : 0U;
        }
        if (informative < 2) return detail::silent(absence::no_degrees_of_freedom, name());
        auto const df = informative - 1;
        if (hits == 0.0 || misses == 0.0) return detail::silent(static_cast<double>(df), name());
        double const total = hits + misses;
        double statistic = 0.0;
        for (auto const& group : groups) {
            proportion const& p = std::invoke(projection, group);
            if (p.trials() == 0) continue;
            double const n = static_cast<double>(p.trials());
            double const excess = detail::difference_of_products(static_cast<double>(p.hits()), misses,
                                                                 static_cast<double>(p.misses()), hits) / total;
            statistic += excess * (excess / n) * (total / hits) * (total / misses);
        }
        return {statistic, static_cast<double>(df), detail::chi_squared_upper_tail(statistic, df), name()};
    }
};

inline constexpr homogeneity_test homogeneity{};

}  // namespace pbo

#endif
