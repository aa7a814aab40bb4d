// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_PRIMARY_SUPPORT_REASON_HPP
#define PBO_DOMAIN_PRIMARY_SUPPORT_REASON_HPP

// Why does this person have support?  The primary support reasons of the adult social care returns since 2014-15 (ASCS,
// SALT, client-level data), which took the place of client groups and are not the same: an older person's reason is
// mostly physical support, and "older people" is a client group and no reason.

#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>

namespace pbo {

enum class primary_support_reason : std::uint8_t {
    physical_support,
    sensory_support,
    memory_and_cognition,
    learning_disability,
    mental_health,
    social_support,
    not_stated
};

template <>
inline constexpr std::array<spelled<primary_support_reason>, 8> spellings_of<primary_support_reason>{{
    {primary_support_reason::physical_support, "physical_support"},
    {primary_support_reason::sensory_support, "sensory_support"},
    {primary_support_reason::memory_and_cognition, "memory_and_cognition"},
    {primary_support_reason::learning_disability, "learning_disability"},
    {primary_support_reason::mental_health, "mental_health"},
    {primary_support_reason::social_support, "social_support"},
    {primary_support_reason::not_stated, "not_stated"},
    {primary_support_reason::not_stated, ""},
}};

/// As the annex tables of the Adult Social Care Survey print them.
template <>
inline constexpr std::array<spelled<primary_support_reason>, 3> official_words_of<primary_support_reason>{{
    {primary_support_reason::memory_and_cognition, "Support with memory and cognition"},
    {primary_support_reason::learning_disability, "Learning disability support"},
    {primary_support_reason::mental_health, "Mental health support"},
}};

}  // namespace pbo

#endif
