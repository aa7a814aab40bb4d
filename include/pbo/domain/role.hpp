// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_ROLE_HPP
#define PBO_DOMAIN_ROLE_HPP

// Whose budget is it?  Print counts sometimes service users, sometimes users and carers together: so a role is part of
// every take-up and every target.  A person is a user or a carer; only sums are both.

#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>

namespace pbo {

enum class role : std::uint8_t {
    user,             ///< a person who uses services
    carer,            ///< an unpaid carer with a budget of their own
    users_and_carers  ///< a count of both; never one person
};

template <>
inline constexpr std::array<spelled<role>, 3> spellings_of<role>{{
    {role::user, "user"},
    {role::carer, "carer"},
    {role::users_and_carers, "users_and_carers"},
}};

/// As surveys and returns print them.
template <>
inline constexpr std::array<spelled<role>, 5> official_words_of<role>{{
    {role::user, "Users"},
    {role::user, "Service user"},
    {role::user, "Service users"},
    {role::carer, "Carers"},
    {role::users_and_carers, "Service users and carers"},
}};

}  // namespace pbo

#endif
