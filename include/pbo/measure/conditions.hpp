// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CONDITIONS_HPP
#define PBO_MEASURE_CONDITIONS_HPP

// Under which conditions did people get their budget?  A condition is a name and what a response says of it: yes, no or not
// answered.  POET found better outcomes where people knew the value of the budget, where they were fully involved in planning
// together with their family carers, and where they were free of constraints and bureaucracy; advice and support, and one's
// own choice of mode, are the other two that the survey asks.
//
//     for (auto const& c : pbo::poet_conditions()) c.met(response);       // std::optional<bool>
//     pbo::condition ours{"visited", "Visited at home", [](pbo::survey_response const& r) { return ... }};
//
// planned_together is yes when the person was fully involved and a family carer was, no when either was not, and otherwise
// not answered: whoever has no family carer answers the second with no or not at all, which is why involved_in_planning
// stands beside it.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/source.hpp>
#include <pbo/domain/survey_response.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <vector>

namespace pbo {

struct condition {
    using answer_of = std::optional<bool> (*)(survey_response const&);

    std::string name;   ///< spelled_with_underscores, for CSV
    std::string title;  ///< for people
    answer_of met = nullptr;
};

/// Responses wherever they are: a survey, a range of responses, survey files.
template <class S>
concept response_source = record_source<S> && std::derived_from<source_record<S>, survey_response>;

template <class Key>
concept key_of_response = std::invocable<Key const&, survey_response const&>;

/// Yes when both are, no when either is not, else not answered.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<bool> both_of(std::optional<bool> const& a, std::optional<bool> const& b) noexcept {
    if ((a && !*a) || (b && !*b)) return false;
    if (a && b) return true;
    return std::nullopt;
}

/// The conditions that the survey asks about, in the order of print and then the other two.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<condition> poet_conditions() {
    return {{"told_value", "Told the weekly value", [](survey_response const& r) { return r.told_value; }},
            {"planned_together", "Fully involved in planning, with family carers",
             [](survey_response const& r) { return both_of(r.involved_in_planning, r.family_carer_involved); }},
            {"involved_in_planning", "Fully involved in planning", [](survey_response const& r) { return r.involved_in_planning; }},
            {"free_of_constraints", "Free of constraints and bureaucracy", [](survey_response const& r) { return r.free_of_constraints; }},
            {"advice_and_support", "Had advice and support", [](survey_response const& r) { return r.advice_and_support; }},
            {"own_choice_of_mode", "Own choice of mode", [](survey_response const& r) { return r.own_choice_of_mode; }}};
}

}  // namespace pbo

#endif
