// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_BEAL_HPP
#define PBO_COMPARE_BEAL_HPP

// Beal's intervals for a difference (Beal 1987, Biometrics 43:941): the score equation solved for delta with p1 + p2 held at 2 psi.
// A closed form.  Two methods, which estimate psi in two ways:
//
//   haldane         psi is p1 + p2 halved (Newcombe 1998 method 8).  No width at all where both shares are 0 or both are 1 in groups of
//                   equal size: prefer jeffreys_perks, or newcombe.
//   jeffreys_perks  psi is the mean of (x + 1/2) / (n + 1) over both groups (Newcombe's method 9).  Better behaved at the ends; newcombe
//                   and miettinen_nurminen are better known.
//
// Clamped to [-1, 1].  Need not contain the difference when the groups are very unequal.  An empty group: [-1, 1].

#include <pbo/compare/detail/beal.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/core/detail/when_called.hpp>

namespace pbo {

struct haldane_method : callable_method<haldane_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "haldane";
};

struct jeffreys_perks_method : callable_method<jeffreys_perks_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "jeffreys_perks";
};

/// Beal's interval with Haldane's nuisance parameter.
inline constexpr haldane_method haldane;

/// Beal's interval with Jeffreys and Perks's nuisance parameter.
inline constexpr jeffreys_perks_method jeffreys_perks;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(haldane_method const&, difference_of const& e, confidence_level const& level) {
    return detail::beal_limits(e, level, 0.0);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(jeffreys_perks_method const&, difference_of const& e, confidence_level const& level) {
    return detail::beal_limits(e, level, 0.5);
}

}  // namespace pbo

#endif
