// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_ELIGIBILITY_BASIS_HPP
#define PBO_DOMAIN_ELIGIBILITY_BASIS_HPP

// Who counts as eligible?  ADASS counts people with ongoing community support; the NHS Information Centre also counted
// those with short-term support.  The same council differs by basis, so no take-up is complete without one, and take-up
// on one basis must not be set against take-up or a target on the other.

#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>

namespace pbo {

enum class eligibility_basis : std::uint8_t {
    ongoing,              ///< people with ongoing community support
    including_short_term  ///< people with ongoing or short-term support
};

template <>
inline constexpr std::array<spelled<eligibility_basis>, 2> spellings_of<eligibility_basis>{{
    {eligibility_basis::ongoing, "ongoing"},
    {eligibility_basis::including_short_term, "including_short_term"},
}};

}  // namespace pbo

#endif
