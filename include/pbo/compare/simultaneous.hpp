// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_SIMULTANEOUS_HPP
#define PBO_COMPARE_SIMULTANEOUS_HPP

// How sure are we of several categories at once?  Intervals for all shares of one count by category, which hold
// together at the stated level.
//   goodman             Goodman (1965): Wilson's limits at 1 - alpha / k (Bonferroni); the general choice, also for
//                       sparse counts
//   quesenberry_hurst   (1964): Wilson's limits with the chi-squared quantile of k - 1 degrees of freedom in the place
//                       of z^2; holds for every sum of categories too, and is therefore wider
// See sison_glaz.hpp for the narrowest, and simultaneous_differences.hpp for which categories differ.
//
//     goodman(counts)    goodman(counts, level)    counts: std::span of counts -> one estimate<proportion> a category
//
// All categories count, also those that nobody chose.  Nobody at all: no values (nothing_to_divide_by), limits [0, 1].
// One category only: the limits of quesenberry_hurst are its share.  Throws std::overflow_error when the counts do not
// add up within 2^64.  Cost: Wilson's, a category.

#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/plain_method.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/interval/wilson.hpp>

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace pbo {

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline std::uint64_t checked_total(std::span<std::uint64_t const> counts) {
    std::uint64_t total = 0;
    for (auto const count : counts) total = checked_sum(total, count);
    return total;
}

/// Wilson's limits of each category with this quantile.
template <class = detail::when_called>
inline std::vector<estimate<proportion>> wilson_for_all(std::span<std::uint64_t const> counts, double z,
                                                        confidence_level const& level, label const& method) {
    auto const total = checked_total(counts);
    std::vector<estimate<proportion>> all;
    all.reserve(counts.size());
    for (auto const count : counts) {
        proportion const p{count, total};
        interval both = unit_interval;
        if (total != 0) {
            auto const roots = roots_of_wilson(real_counts_of(p), z);
            double const value = *p.value();
            both = interval{std::fmin(roots.smaller, value), std::fmax(roots.larger, value)};
        }
        all.push_back({p.value(), both, level, method, p});
    }
    return all;
}

}  // namespace detail

struct goodman_method : plain_method<goodman_method> {
    static constexpr label method_name = "goodman";
    template <class = detail::when_called>
    [[nodiscard]] std::vector<estimate<proportion>> operator()(std::span<std::uint64_t const> counts,
                                                               confidence_level const& level = {}) const {
        if (counts.empty()) return {};
        auto const each = confidence_level::from_alpha(level.alpha() / static_cast<double>(counts.size()));
        return detail::wilson_for_all(counts, each.z(), level, name());
    }
};

struct quesenberry_hurst_method : plain_method<quesenberry_hurst_method> {
    static constexpr label method_name = "quesenberry_hurst";
    template <class = detail::when_called>
    [[nodiscard]] std::vector<estimate<proportion>> operator()(std::span<std::uint64_t const> counts,
                                                               confidence_level const& level = {}) const {
        if (counts.empty()) return {};
        double const squared = detail::chi_squared_quantile(level.value(), level.alpha(), counts.size() - 1);
        return detail::wilson_for_all(counts, std::sqrt(squared), level, name());
    }
};

inline constexpr goodman_method goodman{};
inline constexpr quesenberry_hurst_method quesenberry_hurst{};

}  // namespace pbo

#endif
