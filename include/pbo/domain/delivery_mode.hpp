// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_DELIVERY_MODE_HPP
#define PBO_DOMAIN_DELIVERY_MODE_HPP

// Who holds the money?  The ways in which a personal budget reaches a person (Care Act guidance; ASCOF 3D), and the two
// things that are counted beside them.  Words in print: managed budgets are also called managed accounts, virtual or
// notional budgets; ASCOF 2A counts direct and part direct payments together.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>

namespace pbo {

enum class delivery_mode : std::uint8_t {
    direct_payment,          ///< cash, to the person or to somebody who holds it for them
    part_direct_payment,     ///< some of it in cash
    managed_budget,          ///< the council keeps the money
    individual_service_fund, ///< a provider or another third party keeps the money
    council_commissioned,    ///< a service without a budget: not a personal budget
    other_or_not_stated      ///< a personal budget, but how it is held is something else or unknown
};

template <>
inline constexpr std::array<spelled<delivery_mode>, 6> spellings_of<delivery_mode>{{
    {delivery_mode::direct_payment, "direct_payment"},
    {delivery_mode::part_direct_payment, "part_direct_payment"},
    {delivery_mode::managed_budget, "managed_budget"},
    {delivery_mode::individual_service_fund, "individual_service_fund"},
    {delivery_mode::council_commissioned, "council_commissioned"},
    {delivery_mode::other_or_not_stated, "other_or_not_stated"},
}};

/// A council-commissioned service is not a personal budget; a budget whose mode is other or not stated is one (in the
/// 2011 figures it is the 7 % beside managed budgets and direct payments).
/// As ASCOF, the Adult Social Care Survey and the returns print them.  "Not Applicable" (of people in residential care)
/// is none of them: leave such rows out.
template <>
inline constexpr std::array<spelled<delivery_mode>, 10> official_words_of<delivery_mode>{{
    {delivery_mode::direct_payment, "Direct payment only"},
    {delivery_mode::direct_payment, "Direct payments"},
    {delivery_mode::part_direct_payment, "Part direct payments"},
    {delivery_mode::managed_budget, "LA managed personal budget"},
    {delivery_mode::managed_budget, "CASSR managed personal budget"},
    {delivery_mode::managed_budget, "Council managed personal budget"},
    {delivery_mode::managed_budget, "Managed personal budget"},
    {delivery_mode::council_commissioned, "LA commissioned support only"},
    {delivery_mode::council_commissioned, "CASSR commissioned support only"},
    {delivery_mode::council_commissioned, "Council commissioned support only"},
}};

template <class = detail::when_called>
[[nodiscard]] constexpr bool is_personal_budget(delivery_mode mode) noexcept {
    return mode != delivery_mode::council_commissioned;
}

/// Money in hand, wholly or in part: the numerator of ASCOF 2A.
template <class = detail::when_called>
[[nodiscard]] constexpr bool is_direct_payment(delivery_mode mode) noexcept {
    return mode == delivery_mode::direct_payment || mode == delivery_mode::part_direct_payment;
}

}  // namespace pbo

#endif
