// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_SUPPORTED_PERSON_HPP
#define PBO_DOMAIN_SUPPORTED_PERSON_HPP

// Who could have a personal budget?  One row of a council's records of everybody eligible: a user or a carer, with the
// mechanism by which they get their support, also where that is no budget, and the days from which and until which they do.
// Client-level data have one row a person or one row a service; both are rows of this type, and who counts them says which.
// A file of several snapshots says in each row of which it is (`period`): whoever is in two of them is counted in each.
//
// A budget_holder is somebody with a personal budget: budget_holder_of(person) makes one of those who have.

#include <pbo/core/columns.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/age_band.hpp>
#include <pbo/domain/budget_holder.hpp>
#include <pbo/domain/client_group.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/detail/record_text.hpp>
#include <pbo/domain/money_manager.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/person_id.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/domain/support_mechanism.hpp>
#include <pbo/domain/weekly_budget.hpp>

#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

struct supported_person {
    person_id person{};
    pbo::role role = pbo::role::user;
    pbo::council council{};
    support_mechanism mechanism = support_mechanism::unknown;
    money_manager managed_by = money_manager::not_stated;
    pbo::age_band age_band = pbo::age_band::not_stated;
    pbo::client_group client_group = pbo::client_group::not_stated;
    date from{};          ///< the first day of the support; not stated: since before anybody asks
    date until{};         ///< the last day; not stated: it goes on
    date first_budget{};
    person_id linked_person{};  ///< a user's carer, a carer's user
    std::optional<pbo::weekly_budget> weekly_budget{};
    pbo::period period{};              ///< the snapshot or the year that the row is of, where the file says

    friend bool operator==(supported_person const&, supported_person const&) = default;
};

/// Throws std::domain_error when one person is both user and carer, when somebody is linked to themselves, when the support
/// ends before it begins, and when the council does not hold together.
template <class = detail::when_called>
inline void check(supported_person const& p) {
    check(p.council);
    auto const refuse = [&p](std::string const& what) {
        throw std::domain_error("pbo::supported_person: " + detail::in_quotes(text_form<person_id>::write(p.person)) + " " + what);
    };
    if (p.role == role::users_and_carers) refuse("has the role users_and_carers; one person is a user or a carer");
    if (!p.person.empty() && p.person == p.linked_person) refuse("is linked to themselves");
    if (p.from.is_stated() && p.until.is_stated() && p.until < p.from)
        refuse("has support from " + p.from.text() + " until " + p.until.text() + ", which is before it");
}

/// On a snapshot's day, or on some day of a longer period, in rows of that period or of none; whoever asks for no period means
/// every row whose support is in its own.  First and last day count.
template <class = detail::when_called>
[[nodiscard]] inline bool is_supported_in(supported_person const& p, period const& asked) {
    if (asked.is_stated() && p.period.is_stated() && p.period != asked) return false;
    auto const& when = asked.is_stated() ? asked : p.period;
    if (!when.is_stated()) return true;
    return !(p.from.is_stated() && p.from > when.last_day()) && !(p.until.is_stated() && p.until < when.first_day());
}

/// The mode of a record's budget or service, where it is known: of a supported person by their mechanism, else the record's.
inline constexpr auto known_mode_of = []<class Record>(Record const& record) -> std::optional<delivery_mode> {
    if constexpr (requires { mode_of(record.mechanism); })
        return mode_of(record.mechanism);
    else
        return record.mode;
};

/// The holder of a personal budget that this person is; nothing for somebody without one, or of whom nobody knows.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<budget_holder> budget_holder_of(supported_person const& p) {
    auto const mode = mode_of(p.mechanism);
    if (!mode || !is_personal_budget(*mode)) return std::nullopt;
    return budget_holder{p.person,       p.role,         p.council,       *mode,          p.managed_by, p.age_band,
                         p.client_group, p.first_budget, p.linked_person, p.weekly_budget};
}

template <>
inline constexpr auto columns_of<supported_person> = columns(
    optional_column("person", &supported_person::person), column("role", &supported_person::role),
    optional_column("ons_code", [](auto& p) -> auto& { return p.council.ons; }),
    optional_column("cassr_code", [](auto& p) -> auto& { return p.council.cassr; }),
    optional_column("council", [](auto& p) -> auto& { return p.council.name; }),
    optional_column("region", [](auto& p) -> auto& { return p.council.region; }),
    column("mechanism", &supported_person::mechanism), optional_column("managed_by", &supported_person::managed_by),
    optional_column("age_band", &supported_person::age_band),
    optional_column("client_group", &supported_person::client_group), optional_column("from", &supported_person::from),
    optional_column("until", &supported_person::until), optional_column("first_budget", &supported_person::first_budget),
    optional_column("linked_person", &supported_person::linked_person),
    optional_column("weekly_budget_pence", &supported_person::weekly_budget), optional_column("period", &supported_person::period));

template <>
struct text_form<supported_person> : detail::record_text<supported_person> {};

template <class = detail::when_called>
inline std::ostream& operator<<(std::ostream& out, supported_person const& p) {
    return out << text_form<supported_person>::write(p);
}

}  // namespace pbo

#endif
