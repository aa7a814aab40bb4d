// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_KATZ_HPP
#define PBO_COMPARE_KATZ_HPP

// The textbook's interval for a ratio of shares, on the logarithmic scale (Katz and others 1978, Biometrics 34:469):
// ratio * exp(+- z sqrt(m1 / (x1 n1) + m2 / (x2 n2))), m the misses.  For teaching and comparison: liberal in small
// samples and mute without hits; koopman is better at once.
//
// Contains the ratio.  No hits in one of the groups, or an empty group: [0, inf].  No width where everybody was hit in
// both.

#include <pbo/compare/detail/ratio_limits.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct katz_method : callable_method<katz_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "katz";
};

/// The logarithmic Wald interval for a ratio.
inline constexpr katz_method katz;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(katz_method const&, ratio_of const& e, confidence_level const& level) {
    if (e.one_is_empty() || e.first.hits() == 0 || e.second.hits() == 0) return detail::any_ratio;
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    return detail::ratio_limits(
        e.value().value(),
        level.z() * std::sqrt(c1.misses / c1.trials / c1.hits + c2.misses / c2.trials / c2.hits));
}

}  // namespace pbo

#endif
