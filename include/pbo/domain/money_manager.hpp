// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_MONEY_MANAGER_HPP
#define PBO_DOMAIN_MONEY_MANAGER_HPP

// Who manages the money?  Not the same question as the delivery mode: the strongest result of POET 2011 is about people
// who managed a direct payment *themselves*.  An empty text reads as not stated.

#include <pbo/core/text_form.hpp>

#include <array>
#include <cstdint>

namespace pbo {

enum class money_manager : std::uint8_t {
    self,             ///< the person
    nominated_person, ///< a family member, friend or other person named by them
    council,
    third_party,      ///< a provider or broker
    not_stated
};

template <>
inline constexpr std::array<spelled<money_manager>, 6> spellings_of<money_manager>{{
    {money_manager::self, "self"},
    {money_manager::nominated_person, "nominated_person"},
    {money_manager::council, "council"},
    {money_manager::third_party, "third_party"},
    {money_manager::not_stated, "not_stated"},
    {money_manager::not_stated, ""},
}};

}  // namespace pbo

#endif
