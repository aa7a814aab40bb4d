// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_BUDGET_HOLDER_HPP
#define PBO_DOMAIN_BUDGET_HOLDER_HPP

// Who has a personal budget?  One person, a user or a carer, with the mode of their budget, the date of their first
// one, what it is worth a week, and the link to the other record when a user and their carer both have one.

#include <pbo/core/columns.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/age_band.hpp>
#include <pbo/domain/client_group.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/detail/record_text.hpp>
#include <pbo/domain/money_manager.hpp>
#include <pbo/domain/person_id.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/domain/weekly_budget.hpp>

#include <concepts>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

struct budget_holder {
    person_id holder{};
    pbo::role role = pbo::role::user;
    pbo::council council{};
    delivery_mode mode = delivery_mode::other_or_not_stated;
    money_manager managed_by = money_manager::not_stated;
    pbo::age_band age_band = pbo::age_band::not_stated;
    pbo::client_group client_group = pbo::client_group::not_stated;
    date first_budget{};
    person_id linked_holder{};  ///< a user's carer, a carer's user
    std::optional<pbo::weekly_budget> weekly_budget{};

    friend bool operator==(budget_holder const&, budget_holder const&) = default;
};

/// Throws std::domain_error when one person is both user and carer, when the service is not a personal budget, when
/// somebody is linked to themselves, and when the council does not hold together.
template <class = detail::when_called>
inline void check(budget_holder const& h) {
    check(h.council);
    if (h.role == role::users_and_carers)
        throw std::domain_error("pbo::budget_holder: " + detail::in_quotes(text_form<person_id>::write(h.holder)) +
                                " has the role users_and_carers; one person is a user or a carer");
    if (!is_personal_budget(h.mode))
        throw std::domain_error("pbo::budget_holder: " + detail::in_quotes(text_form<person_id>::write(h.holder)) + " has " +
                                text_form<delivery_mode>::write(h.mode) + ", which is not a personal budget");
    if (!h.holder.empty() && h.holder == h.linked_holder)
        throw std::domain_error("pbo::budget_holder: " + detail::in_quotes(text_form<person_id>::write(h.holder)) +
                                " is linked to themselves");
}

template <>
inline constexpr auto columns_of<budget_holder> = columns(
    optional_column("holder", &budget_holder::holder), column("role", &budget_holder::role),
    optional_column("ons_code", [](auto& h) -> auto& { return h.council.ons; }),
    optional_column("cassr_code", [](auto& h) -> auto& { return h.council.cassr; }),
    optional_column("council", [](auto& h) -> auto& { return h.council.name; }),
    optional_column("region", [](auto& h) -> auto& { return h.council.region; }),
    column("mode", &budget_holder::mode), optional_column("managed_by", &budget_holder::managed_by),
    optional_column("age_band", &budget_holder::age_band),
    optional_column("client_group", &budget_holder::client_group),
    optional_column("first_budget", &budget_holder::first_budget),
    optional_column("linked_holder", &budget_holder::linked_holder),
    optional_column("weekly_budget_pence", &budget_holder::weekly_budget));

template <>
struct text_form<budget_holder> : detail::record_text<budget_holder> {};

/// A template, so that only who prints a record pays for the texts of all its columns.
template <std::same_as<budget_holder> Record>
std::ostream& operator<<(std::ostream& out, Record const& h) {
    return out << text_form<Record>::write(h);
}

}  // namespace pbo

#endif
