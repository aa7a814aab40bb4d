// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_OUTCOMES_BY_CONDITION_HPP
#define PBO_MEASURE_OUTCOMES_BY_CONDITION_HPP

// Are outcomes better where people knew the value of their budget, planned together with family carers, were free of
// constraints?  For every condition and area of life, the odds of better with the condition against without it:
//
//     auto t = pbo::outcomes_by_condition(survey);                           // poet_conditions(), within councils
//     t["told_value"]["independence"].odds_ratio                             // everybody together; score interval
//     t["told_value"]["independence"].within.odds_ratio                      // within councils: Mantel and Haenszel's
//     t["told_value"]["independence"].within.interaction                     // the same in all councils? Breslow and Day
//     pbo::outcomes_by_condition(survey, conditions, &pbo::survey_response::age_band, level, pbo::holm);
//
// Within councils like is compared with like as far as the council goes: a council that tells everybody and whose people
// do well for other reasons makes no association.  What stands in compare_within_strata.hpp holds here; p-values are adjusted
// over all areas of all conditions, because they are read as one table.  People who did not answer about a condition are in
// neither group and are counted in `not_answered`; people whose council is not stated are a stratum of their own.
//
// An area in which a group is empty has no odds ratio, no p-value and no finding (nothing to divide by).  Nobody asked at all:
// every cell says so.  An association, not an effect: who knew the value may differ in other ways as well.  Conditions go
// together, and each odds ratio here is of one condition alone.  O(responses x conditions + conditions x areas x strata).

#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/compare/score.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/table.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/measure/adjustment_choice.hpp>
#include <pbo/measure/compare_within_strata.hpp>
#include <pbo/measure/conditions.hpp>
#include <pbo/measure/outcomes.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

struct area_by_condition {
    proportion with_condition;     ///< better, of those who answered the area
    proportion without_condition;
    estimate<odds_ratio_of> odds_ratio;  ///< everybody together
    area_within_strata within;           ///< the strata's common odds ratio and difference, tests and findings
};

struct condition_findings {
    condition which;
    pbo::instrument instrument;
    std::uint64_t people_with = 0;
    std::uint64_t people_without = 0;
    std::uint64_t not_answered = 0;
    std::size_t strata = 0;  ///< in which both groups answered something
    std::vector<area_by_condition> areas;

    /// Throws std::out_of_range, naming the areas there are.
    template <class = detail::when_called>
    [[nodiscard]] area_by_condition const& operator[](std::string_view area) const { return areas.at(instrument.index_of(area)); }
    /// Areas with this finding, adjusted over the whole table.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t adjusted(outcome_finding f) const {
        std::size_t n = 0;
        for (auto const& a : areas) n += a.within.adjusted == figure<outcome_finding>(f) ? 1U : 0U;
        return n;
    }
};

struct condition_table {
    pbo::instrument instrument;
    std::vector<condition_findings> conditions;
    confidence_level level;
    adjustment_choice adjusted_by;

    /// Throws std::out_of_range, naming the conditions there are.
    template <class = detail::when_called>
    [[nodiscard]] condition_findings const& operator[](std::string_view name) const {
        std::string all;
        for (auto const& c : conditions) {
            if (c.which.name == name) return c;
            all += (all.empty() ? "" : ", ") + c.which.name;
        }
        throw std::out_of_range("pbo::outcomes_by_condition: no condition " + detail::in_quotes(name) + "; there are " + all);
    }
};

namespace detail {

inline constexpr auto council_of_response = [](survey_response const& r) { return r.council.key(); };

struct outcomes_by_condition_function {
    template <surveyed Survey, class Stratum = std::remove_const_t<decltype(council_of_response)>>
        requires response_source<Survey const>
    [[nodiscard]] auto operator()(Survey const& survey, std::vector<condition> const& conditions = poet_conditions(),
                                  Stratum const& stratum = {}, confidence_level const& level = {},
                                  adjustment_choice over_all = {}) const {
        return (*this)(in_sequence{}, survey, conditions, stratum, level, over_all);
    }
    /// All conditions are counted in one pass.
    template <chunk_runner Runner, surveyed Survey, class Stratum = std::remove_const_t<decltype(council_of_response)>>
        requires response_source<Survey const>
    [[nodiscard]] auto operator()(Runner const& runner, Survey const& survey,
                                  std::vector<condition> const& conditions = poet_conditions(), Stratum const& stratum = {},
                                  confidence_level const& level = {}, adjustment_choice over_all = {}) const {
        using key = std::remove_cvref_t<std::invoke_result_t<Stratum const&, survey_response const&>>;
        using part = std::vector<counted_condition<key>>;
        part counted(conditions.size(), counted_condition<key>(survey.instrument));
        auto said = visit_source(
            runner, survey, [&] { return part(conditions.size(), counted_condition<key>(survey.instrument)); },
            [&](part& to, survey_response const& r) {
                for (std::size_t i = 0; i < conditions.size(); ++i) to[i].add(r, conditions[i], stratum);
            },
            [&](part&& next) {
                for (std::size_t i = 0; i < conditions.size(); ++i) counted[i].take(next[i]);
            });
        condition_table all{survey.instrument, {}, level, over_all};
        std::vector<figure<double>> p_values;
        std::vector<figure<double>> interactions;
        for (std::size_t i = 0; i < conditions.size(); ++i) {
            all.conditions.push_back(found(survey.instrument, conditions[i], std::move(counted[i]), level));
            for (auto const& area : all.conditions.back().areas) {
                p_values.push_back(area.within.test.p_value);
                interactions.push_back(area.within.interaction.p_value);
            }
        }
        p_values = over_all(std::move(p_values));
        interactions = over_all(std::move(interactions));
        std::size_t i = 0;
        for (auto& c : all.conditions)
            for (auto& area : c.areas) {
                area.within.adjusted_p = p_values[i];
                area.within.adjusted_interaction_p = interactions[i];
                area.within.adjusted = outcome_found(p_values[i], area.within.difference.counts.value(), level);
                ++i;
            }
        return reported(std::move(all), std::move(said));
    }

private:
    /// The answers of those with the condition and of those without, by stratum and together.
    template <class Key>
    struct counted_condition {
        using builder = typename table<Key, answer_counts<>, instrument>::builder;

        explicit counted_condition(instrument const& instrument) : with(instrument), without(instrument) {}

        template <class Stratum>
        void add(survey_response const& r, condition const& which, Stratum const& stratum) {
            auto const met = which.met(r);
            if (!met) {
                ++not_answered;
                return;
            }
            (*met ? with : without)[std::invoke(stratum, r)].add(r.answers);
            (*met ? all_with : all_without).add(r.answers);
        }
        void take(counted_condition const& next) {
            with += next.with;
            without += next.without;
            all_with += next.all_with;
            all_without += next.all_without;
            not_answered = checked_sum(not_answered, next.not_answered);
        }

        builder with;
        builder without;
        answer_counts<> all_with;
        answer_counts<> all_without;
        std::uint64_t not_answered = 0;
    };

    template <class Key>
    static condition_findings found(instrument const& instrument, condition const& which, counted_condition<Key> counted,
                                    confidence_level const& level) {
        condition_findings c{which, instrument, counted.all_with.sheets(), counted.all_without.sheets(), counted.not_answered, 0, {}};
        auto const within = compare_within_strata(outcome_table<Key>(counted.with.freeze()), outcome_table<Key>(counted.without.freeze()),
                                                  newcombe, level, multiplicity::unadjusted);
        for (auto const& s : within.strata)
            c.strata += s.comparison.not_compared() < s.comparison.areas.size() ? 1U : 0U;
        outcome_view const first(counted.all_with, instrument);
        outcome_view const second(counted.all_without, instrument);
        for (std::size_t i = 0; i < instrument.size(); ++i) {
            auto const a = first[i].better();
            auto const b = second[i].better();
            c.areas.push_back({a, b, score(odds_ratio_of{a, b}, level), within.areas[i]});
        }
        return c;
    }
};

}  // namespace detail

/// outcomes_by_condition(survey, conditions = poet_conditions(), stratum = council, level = 95 %, adjustment = holm), a chunk runner
/// first where there is one; surveys are any source with an instrument, files too.
inline constexpr detail::outcomes_by_condition_function outcomes_by_condition{};

}  // namespace pbo

#endif
