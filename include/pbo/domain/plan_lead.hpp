// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_PLAN_LEAD_HPP
#define PBO_DOMAIN_PLAN_LEAD_HPP

// Who drove the support plan?  A council that wants plans not to be driven by a social worker counts the others.  The words
// are this library's own: councils' records differ, and print names only the social worker.  An empty text reads as not
// stated, which is neither the one nor the other.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>
#include <optional>

namespace pbo {

enum class plan_lead : std::uint8_t {
    person,            ///< who is supported
    family_or_friend,
    social_worker,     ///< or another care manager of the council
    provider,
    broker,            ///< independent, or a user-led organisation
    not_stated
};

template <>
inline constexpr std::array<spelled<plan_lead>, 7> spellings_of<plan_lead>{{
    {plan_lead::person, "person"},
    {plan_lead::family_or_friend, "family_or_friend"},
    {plan_lead::social_worker, "social_worker"},
    {plan_lead::provider, "provider"},
    {plan_lead::broker, "broker"},
    {plan_lead::not_stated, "not_stated"},
    {plan_lead::not_stated, ""},
}};

/// Nothing where it is not stated.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<bool> driven_by_social_worker(plan_lead lead) noexcept {
    if (lead == plan_lead::not_stated) return std::nullopt;
    return lead == plan_lead::social_worker;
}

}  // namespace pbo

#endif
