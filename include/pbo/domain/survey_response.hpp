// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_SURVEY_RESPONSE_HPP
#define PBO_DOMAIN_SURVEY_RESPONSE_HPP

// What did one person tell the survey?  Who they are (a user or a carer, never both), where, with which mode of budget
// and who manages the money; which modes they were offered, given by default and wanted beside the one they took; the
// conditions under which they got it; and their answers to the areas of an instrument, packed.
//
// A condition is yes, no, or not answered.  The answers' columns are named by the instrument, so they are not among
// columns_of<survey_response>.  Trivially copyable: a survey of a million people is one block of memory.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/columns.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/age_band.hpp>
#include <pbo/domain/client_group.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/detail/answer_codes.hpp>
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

struct survey_response {
    person_id respondent{};
    pbo::role role = pbo::role::user;
    pbo::council council{};
    delivery_mode mode = delivery_mode::other_or_not_stated;  ///< the mode taken
    money_manager managed_by = money_manager::not_stated;
    std::optional<delivery_mode> mode_offered{};
    std::optional<delivery_mode> mode_default{};
    std::optional<delivery_mode> mode_wanted{};
    pbo::age_band age_band = pbo::age_band::not_stated;
    pbo::client_group client_group = pbo::client_group::not_stated;
    std::optional<bool> told_value{};             ///< told the weekly value of the budget
    std::optional<bool> involved_in_planning{};   ///< fully
    std::optional<bool> family_carer_involved{};  ///< in planning
    std::optional<bool> free_of_constraints{};    ///< and of bureaucracy
    std::optional<bool> advice_and_support{};     ///< received
    std::optional<bool> own_choice_of_mode{};
    date first_budget{};
    person_id linked_respondent{};  ///< a user's carer, a carer's user
    std::optional<pbo::weekly_budget> weekly_budget{};
    answer_sheet<16> answers{};

    friend bool operator==(survey_response const&, survey_response const&) = default;
};

/// Throws std::domain_error when one person is both user and carer, when somebody is linked to themselves, and when the
/// council does not hold together.
template <class = detail::when_called>
inline void check(survey_response const& r) {
    check(r.council);
    if (r.role == role::users_and_carers)
        throw std::domain_error("pbo::survey_response: " + detail::in_quotes(text_form<person_id>::write(r.respondent)) +
                                " has the role users_and_carers; one person is a user or a carer");
    if (!r.respondent.empty() && r.respondent == r.linked_respondent)
        throw std::domain_error("pbo::survey_response: " + detail::in_quotes(text_form<person_id>::write(r.respondent)) +
                                " is linked to themselves");
}

template <>
inline constexpr auto columns_of<survey_response> = columns(
    optional_column("respondent", &survey_response::respondent), column("role", &survey_response::role),
    optional_column("ons_code", [](auto& r) -> auto& { return r.council.ons; }),
    optional_column("cassr_code", [](auto& r) -> auto& { return r.council.cassr; }),
    optional_column("council", [](auto& r) -> auto& { return r.council.name; }),
    optional_column("region", [](auto& r) -> auto& { return r.council.region; }),
    column("mode", &survey_response::mode), optional_column("managed_by", &survey_response::managed_by),
    optional_column("mode_offered", &survey_response::mode_offered),
    optional_column("mode_default", &survey_response::mode_default),
    optional_column("mode_wanted", &survey_response::mode_wanted),
    optional_column("age_band", &survey_response::age_band),
    optional_column("client_group", &survey_response::client_group),
    optional_column("told_value", &survey_response::told_value),
    optional_column("involved_in_planning", &survey_response::involved_in_planning),
    optional_column("family_carer_involved", &survey_response::family_carer_involved),
    optional_column("free_of_constraints", &survey_response::free_of_constraints),
    optional_column("advice_and_support", &survey_response::advice_and_support),
    optional_column("own_choice_of_mode", &survey_response::own_choice_of_mode),
    optional_column("first_budget", &survey_response::first_budget),
    optional_column("linked_respondent", &survey_response::linked_respondent),
    optional_column("weekly_budget_pence", &survey_response::weekly_budget));

template <>
inline constexpr auto detail::text_columns_of<survey_response> =
    columns_of<survey_response>.apply([](auto const&... c) { return columns(c..., column("answers", &survey_response::answers)); });

template <>
struct text_form<survey_response> : detail::record_text<survey_response> {};

/// A template, so that only who prints a record pays for the texts of all its columns.
template <std::same_as<survey_response> Record>
std::ostream& operator<<(std::ostream& out, Record const& r) {
    return out << text_form<Record>::write(r);
}

}  // namespace pbo

#endif
