// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_COMPARE_WITHIN_STRATA_HPP
#define PBO_MEASURE_COMPARE_WITHIN_STRATA_HPP

// Is it also true of older people?  Two groups compared within each stratum (age band, client group, council: any key),
// so that groups of a different make-up are not compared as if they were alike.
//
//     auto o = pbo::outcomes(survey, &survey_response::mode, &survey_response::age_band);    // group first, then strata
//     auto c = pbo::compare_within_strata(o, direct, managed);
//     auto c = pbo::compare_within_strata(direct_by_age, managed_by_age);                     // or two tables
//     c.within(age_band::from_65)["independence"]        // the comparison in one stratum
//     c["independence"].odds_ratio                       // common to all strata
//     c["independence"].interaction                      // is it the same in all strata?
//
// For every area:
//   odds_ratio, difference   Mantel and Haenszel's (1959) common odds ratio and difference of the shares better, with the
//                            limits of Robins, Breslow and Greenland (1986) and Sato (1989); miettinen_nurminen is the
//                            other choice
//   test                     Cochran-Mantel-Haenszel without continuity correction, adjusted over the areas
//   interaction              Breslow and Day (1980) with Tarone's (1985) correction, adjusted over the areas; a large
//                            p-value does not show that the strata are alike, because this test has little power
// and in each stratum the comparison of compare_outcomes.hpp, adjusted over the areas of that stratum.
//
// A stratum in which one of the groups did not answer says nothing about an area.  Without any other there is no common
// value, no p-value and no finding (nothing to divide by); with fewer than two that say something, no interaction (no
// degrees of freedom).  People whose stratum is not stated are a stratum of their own; leave them out before counting
// where that is not like with like.  Throws std::invalid_argument for different instruments, std::out_of_range for a
// group that is not in the table.  O(areas x strata).

#include <pbo/compare/breslow_day.hpp>
#include <pbo/compare/cochran_mantel_haenszel.hpp>
#include <pbo/compare/mantel_haenszel.hpp>
#include <pbo/compare/stratified.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/count/detail/key_text.hpp>
#include <pbo/measure/compare_outcomes.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace pbo {

struct area_within_strata {
    estimate<stratified_odds_ratio_of> odds_ratio;  ///< above 1: the first group is better
    estimate<stratified_difference_of> difference;  ///< share better, first minus second
    test_result test;
    figure<double> adjusted_p;
    figure<outcome_finding> alone;
    figure<outcome_finding> adjusted;
    test_result interaction;
    figure<double> adjusted_interaction_p;

    friend bool operator==(area_within_strata const&, area_within_strata const&) = default;
};

template <class Stratum>
struct comparison_within_strata {
    struct one_stratum {
        Stratum stratum;
        outcome_comparison comparison;
        friend bool operator==(one_stratum const&, one_stratum const&) = default;
    };

    pbo::instrument instrument;
    std::vector<area_within_strata> areas;  ///< in the instrument's order
    std::vector<one_stratum> strata;        ///< in the order of their keys
    confidence_level level;
    adjustment_choice adjusted_by;

    /// Throws std::out_of_range, naming the areas there are.
    [[nodiscard]] area_within_strata const& operator[](std::string_view area) const { return areas.at(instrument.index_of(area)); }
    /// The comparison in one stratum.  Throws std::out_of_range, naming the stratum.
    [[nodiscard]] outcome_comparison const& within(Stratum const& stratum) const {
        for (auto const& s : strata)
            if (s.stratum == stratum) return s.comparison;
        throw std::out_of_range("pbo::compare_within_strata: no stratum " + detail::in_quotes(detail::key_text(stratum)));
    }

    [[nodiscard]] std::size_t alone(outcome_finding f) const { return how_many(&area_within_strata::alone, f); }
    [[nodiscard]] std::size_t adjusted(outcome_finding f) const { return how_many(&area_within_strata::adjusted, f); }

    friend bool operator==(comparison_within_strata const&, comparison_within_strata const&) = default;

private:
    [[nodiscard]] std::size_t how_many(figure<outcome_finding> area_within_strata::* which, outcome_finding f) const {
        std::size_t n = 0;
        for (auto const& a : areas) n += a.*which == figure<outcome_finding>(f) ? 1U : 0U;
        return n;
    }
};

namespace detail {

/// A key (group, stratum) or (group, parts of a stratum...).
template <class Group, class Stratum>
[[nodiscard]] Stratum stratum_of(std::tuple<Group, Stratum> const& key) {
    return std::get<1>(key);
}
template <class Group, class First, class Second, class... More>
[[nodiscard]] std::tuple<First, Second, More...> stratum_of(std::tuple<Group, First, Second, More...> const& key) {
    return std::apply([](Group const&, auto const&... parts) { return std::tuple<First, Second, More...>(parts...); }, key);
}

/// The answers of both groups in one stratum; a group that is not there has none.
struct two_answers {
    answer_counts<> first;
    answer_counts<> second;
};

template <class Common>
concept common_method = method_for<Common, stratified_odds_ratio_of> && method_for<Common, stratified_difference_of>;

struct compare_within_strata_function {
    /// Two tables with the same keys: the strata.
    template <class Stratum, difference_method Method = newcombe_method, common_method Common = mantel_haenszel_method>
    [[nodiscard]] comparison_within_strata<Stratum> operator()(outcome_table<Stratum> const& first,
                                                               outcome_table<Stratum> const& second,
                                                               Method const& method = {}, confidence_level const& level = {},
                                                               adjustment_choice over_areas = {},
                                                               Common const& common = {}) const {
        refuse_different_instruments(first.questions(), second.questions());
        std::map<Stratum, two_answers> strata;
        for (auto const& entry : first.counts()) strata[entry.key].first = entry.cell;
        for (auto const& entry : second.counts()) strata[entry.key].second = entry.cell;
        return compared(strata, first.questions(), method, level, over_areas, common);
    }

    /// One table whose keys are the group and then the stratum.
    template <class Group, class... Parts, difference_method Method = newcombe_method,
              common_method Common = mantel_haenszel_method>
        requires(sizeof...(Parts) > 0)
    [[nodiscard]] auto operator()(outcome_table<std::tuple<Group, Parts...>> const& outcomes,
                                  std::type_identity_t<Group> const& first, std::type_identity_t<Group> const& second,
                                  Method const& method = {}, confidence_level const& level = {},
                                  adjustment_choice over_areas = {}, Common const& common = {}) const {
        using stratum = decltype(stratum_of(std::declval<std::tuple<Group, Parts...> const&>()));
        std::map<stratum, two_answers> strata;
        bool found_first = false;
        bool found_second = false;
        for (auto const& entry : outcomes.counts()) {
            auto const& group = std::get<0>(entry.key);
            if (group == first) strata[stratum_of(entry.key)].first = entry.cell;
            if (group == second) strata[stratum_of(entry.key)].second = entry.cell;
            found_first = found_first || group == first;
            found_second = found_second || group == second;
        }
        if (!found_first || !found_second)
            throw std::out_of_range("pbo::compare_within_strata: no answers of the group " +
                                    in_quotes(key_text(found_first ? second : first)));
        return compared(strata, outcomes.questions(), method, level, over_areas, common);
    }

private:
    template <class Stratum, class Method, class Common>
    static comparison_within_strata<Stratum> compared(std::map<Stratum, two_answers> const& answers, instrument const& instrument,
                                                      Method const& method, confidence_level const& level,
                                                      adjustment_choice over_areas, Common const& common) {
        comparison_within_strata<Stratum> all{instrument, {}, {}, level, over_areas};
        for (auto const& [stratum, both] : answers)
            all.strata.push_back({stratum, compare_function{}(outcome_view{both.first, instrument}, outcome_view{both.second, instrument},
                                                              method, level, over_areas)});
        std::vector<figure<double>> p_values;
        std::vector<figure<double>> interactions;
        for (std::size_t i = 0; i < instrument.size(); ++i) {
            all.areas.push_back(common_to(all.strata, i, level, common));
            p_values.push_back(all.areas.back().test.p_value);
            interactions.push_back(all.areas.back().interaction.p_value);
        }
        p_values = over_areas(std::move(p_values));
        interactions = over_areas(std::move(interactions));
        for (std::size_t i = 0; i < all.areas.size(); ++i) {
            auto& area = all.areas[i];
            auto const distance = area.difference.counts.value();  // its sign is that of the test's excess
            area.adjusted_p = p_values[i];
            area.alone = outcome_found(area.test.p_value, distance, level);
            area.adjusted = outcome_found(area.adjusted_p, distance, level);
            area.adjusted_interaction_p = interactions[i];
        }
        return all;
    }

    template <class Strata, class Common>
    static area_within_strata common_to(Strata const& strata, std::size_t area, confidence_level const& level,
                                        Common const& common) {
        std::vector<odds_ratio_of> odds_ratios;
        std::vector<difference_of> differences;
        std::vector<two_by_two> tables;
        std::size_t both_answered = 0;
        std::size_t informative = 0;
        for (auto const& s : strata) {
            auto const& c = s.comparison.areas[area];
            odds_ratios.emplace_back(c.first.better(), c.second.better());
            differences.emplace_back(c.first.better(), c.second.better());
            tables.emplace_back(c.first.better(), c.second.better());
            both_answered += differences.back().one_is_empty() ? 0U : 1U;
            informative += tables.back().has_empty_margin() ? 0U : 1U;
        }
        auto const test = both_answered == 0
                              ? not_tested(absence::nothing_to_divide_by, cochran_mantel_haenszel.name())
                              : cochran_mantel_haenszel(tables);
        auto const interaction = informative < 2 ? not_tested(absence::no_degrees_of_freedom, breslow_day_tarone.name())
                                                 : breslow_day_tarone(tables);
        return {common(stratified_odds_ratio_of(std::move(odds_ratios)), level),
                common(stratified_difference_of(std::move(differences)), level),
                test, {}, {}, {}, interaction, {}};
    }
};

}  // namespace detail

/// compare_within_strata(table, first, second, method = newcombe, level = 95 %, adjustment = holm, common =
/// mantel_haenszel), or with two tables in place of table, first, second.
inline constexpr detail::compare_within_strata_function compare_within_strata{};

}  // namespace pbo

#endif
