// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_JEFFREYS_PERKS_HPP
#define PBO_COMPARE_JEFFREYS_PERKS_HPP

// Beal's interval for a difference with Jeffreys and Perks's estimate of the nuisance parameter (Beal 1987, Biometrics
// 43:941; Newcombe 1998 method 9): the score equation solved for delta with p1 + p2 held at 2 psi, where psi is the
// mean of (x + 1/2) / (n + 1) over both groups.  A closed form.  Better behaved than haldane at the ends; newcombe and
// miettinen_nurminen are better known.
//
// Clamped to [-1, 1].  Need not contain the difference when the groups are very unequal.  An empty group: [-1, 1].

#include <pbo/compare/detail/beal.hpp>
#include <pbo/compare/difference_of.hpp>

namespace pbo {

struct jeffreys_perks_method : callable_method<jeffreys_perks_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "jeffreys_perks";
    [[nodiscard]] static constexpr label const& name() noexcept { return method_name; }
    friend constexpr bool operator==(jeffreys_perks_method, jeffreys_perks_method) = default;
};

/// Beal's interval with Jeffreys and Perks's nuisance parameter.
inline constexpr jeffreys_perks_method jeffreys_perks;

[[nodiscard]] inline figure<interval> limits(jeffreys_perks_method const&, difference_of const& e,
                                             confidence_level const& level) {
    return detail::beal_limits(e, level, 0.5);
}

}  // namespace pbo

#endif
