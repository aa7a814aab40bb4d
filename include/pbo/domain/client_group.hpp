// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_CLIENT_GROUP_HPP
#define PBO_DOMAIN_CLIENT_GROUP_HPP

// Why does the person need support?  The client groups of the returns of 2009 to 2014 (RAP, PSS-EX1); older people are
// those of 65 and over.  An empty text reads as not stated.

#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>

namespace pbo {

enum class client_group : std::uint8_t {
    older_people,
    physical_disability,
    learning_disability,
    mental_health,
    other,
    not_stated
};

template <>
inline constexpr std::array<spelled<client_group>, 7> spellings_of<client_group>{{
    {client_group::older_people, "older_people"},
    {client_group::physical_disability, "physical_disability"},
    {client_group::learning_disability, "learning_disability"},
    {client_group::mental_health, "mental_health"},
    {client_group::other, "other"},
    {client_group::not_stated, "not_stated"},
    {client_group::not_stated, ""},
}};

}  // namespace pbo

#endif
