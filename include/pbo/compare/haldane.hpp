// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_HALDANE_HPP
#define PBO_COMPARE_HALDANE_HPP

// Beal's interval for a difference with Haldane's estimate of the nuisance parameter (Beal 1987, Biometrics 43:941;
// Newcombe 1998 method 8): the score equation solved for delta with p1 + p2 held at 2 psi, where psi is
// p1 + p2 halved.  A closed form.  No width at all where both shares are 0 or both are 1 in groups of
// equal size: prefer jeffreys_perks, or newcombe.
//
// Clamped to [-1, 1].  Need not contain the difference when the groups are very unequal.  An empty group: [-1, 1].

#include <pbo/compare/detail/beal.hpp>
#include <pbo/compare/difference_of.hpp>

namespace pbo {

struct haldane_method : callable_method<haldane_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "haldane";
    [[nodiscard]] static constexpr label const& name() noexcept { return method_name; }
    friend constexpr bool operator==(haldane_method, haldane_method) = default;
};

/// Beal's interval with Haldane's nuisance parameter.
inline constexpr haldane_method haldane;

[[nodiscard]] inline figure<interval> limits(haldane_method const&, difference_of const& e,
                                             confidence_level const& level) {
    return detail::beal_limits(e, level, 0.0);
}

}  // namespace pbo

#endif
