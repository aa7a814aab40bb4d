// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_POET_STYLE_HPP
#define PBO_DOMAIN_POET_STYLE_HPP

// What does a survey in the style of POET ask?  Two instruments of the kind of the Personal (Budgets) Outcome
// Evaluation Tool of In Control and Lancaster University, one for users and one for carers.  They are called POET-style
// because they are not the official questionnaire:
//
// known      13 of the users' 14 areas are those named in print for the 2013 survey.  In print for 2011: 14 areas, and
//            a majority better in 10 of them, among which staying independent, control of support and mental
//            well-being.
// unverified the questionnaire of 2011 was not available.  The 14th area (control over the important things in life,
//            here control_over_life), the order, the titles and the wording of the answers are our own.  So are all of
//            the carers' areas: carers answered questions of their own, and print does not list them.
//
// A council that has the official wording writes its own instrument (see instrument.hpp) and everything works the same.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/answer_scale.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/role.hpp>

namespace pbo {

/// Five answers, from a lot better to a lot worse (wording unverified).
template <class = detail::when_called>
[[nodiscard]] inline answer_scale poet_style_scale() {
    return {{"a lot better", answer_direction::better},
            {"a little better", answer_direction::better},
            {"no difference", answer_direction::same},
            {"a little worse", answer_direction::worse},
            {"a lot worse", answer_direction::worse}};
}

/// 14 areas for people who use services.  Lives as long as the program, so that one may go through what it has:
/// for (auto const& area : poet_style_users().areas()).
template <class = detail::when_called>
[[nodiscard]] inline instrument const& poet_style_users() {
    static instrument const users{"POET-style, users",
                                  role::user,
                                  poet_style_scale(),
                                  {{"independence", "Independence"},
                                   {"support_you_need", "Getting the support you need"},
                                   {"dignity", "Support with dignity"},
                                   {"physical_health", "Physical health"},
                                   {"mental_wellbeing", "Mental well-being"},
                                   {"control_of_support", "Control of support"},
                                   {"control_over_life", "Control over the important things in life"},
                                   {"feeling_safe", "Feeling safe"},
                                   {"paid_relationships", "Relationships with paid supporters"},
                                   {"where_and_with_whom_you_live", "Where and with whom you live"},
                                   {"family_relationships", "Relationships with family"},
                                   {"friendships", "Relationships with friends"},
                                   {"paid_job", "Paid job"},
                                   {"volunteering", "Volunteering and helping the community"}}};
    return users;
}

/// 10 areas for unpaid carers (all unverified); likewise.
template <class = detail::when_called>
[[nodiscard]] inline instrument const& poet_style_carers() {
    static instrument const carers{"POET-style, carers",
                                   role::carer,
                                   poet_style_scale(),
                                   {{"carer_support_to_care", "Support to go on caring"},
                                    {"carer_quality_of_life", "Quality of life"},
                                    {"carer_physical_health", "Physical health"},
                                    {"carer_mental_wellbeing", "Mental well-being"},
                                    {"carer_finances", "Finances"},
                                    {"carer_control_over_life", "Control over life"},
                                    {"carer_relationship_with_person", "Relationship with the person cared for"},
                                    {"carer_family_relationships", "Relationships with family and friends"},
                                    {"carer_social_life", "Social life"},
                                    {"carer_paid_work", "Paid work"}}};
    return carers;
}

}  // namespace pbo

#endif
