// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_ADJUSTED_LOG_HPP
#define PBO_COMPARE_ADJUSTED_LOG_HPP

// Katz's interval after adding a half to hits and trials of both groups (Walter 1975, Biometrika 62:371), so that it
// has something to say without hits.  Still poor there: koopman is better.
//
// Centred on the adjusted ratio, so it need not contain the observed one: with no hits in the first group the value 0
// is below the lower limit.  Finite limits even for 0/n1 against 0/n2, around n2 / n1.  An empty group: [0, inf].

#include <pbo/compare/detail/ratio_limits.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct adjusted_log_method : callable_method<adjusted_log_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "adjusted_log";
};

/// Walter's adjusted logarithmic interval for a ratio.
inline constexpr adjusted_log_method adjusted_log;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(adjusted_log_method const&, ratio_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return detail::any_ratio;
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    double const p1 = (c1.hits + 0.5) / (c1.trials + 0.5);
    double const p2 = (c2.hits + 0.5) / (c2.trials + 0.5);
    double const variance =
        c1.misses / (c1.trials + 0.5) / (c1.hits + 0.5) + c2.misses / (c2.trials + 0.5) / (c2.hits + 0.5);
    return detail::ratio_limits(p1 / p2, level.z() * std::sqrt(variance));
}

}  // namespace pbo

#endif
