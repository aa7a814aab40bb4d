// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_COMPARE_OUTCOMES_HPP
#define PBO_MEASURE_COMPARE_OUTCOMES_HPP

// In which areas of life do two groups answer differently?
//
//     auto o = pbo::outcomes(survey, &pbo::survey_response::mode);
//     auto c = pbo::compare(o[direct], o[managed]);                                          // Newcombe, 95 %, Holm
//     auto c = pbo::compare(o[direct], o[managed], pbo::miettinen_nurminen, level, pbo::benjamini_hochberg);
//     c["independence"].difference                      // share better in the first group minus that in the second
//     c["independence"].adjusted                        // better, worse or no clear difference
//
// For every area: the difference of the shares better, of those who answered, with its interval; a p-value; the p-value
// adjusted over all areas in which both groups answered; and the finding, alone and adjusted.  The intervals are for one
// area each and are not adjusted.
//
// The test is the score test: Pearson's chi-squared without correction, or (N - 1) / N times it with
// miettinen_nurminen.  With miettinen_nurminen and mee the finding alone is "no clear difference" exactly when the
// interval has 0 in it.  Newcombe's interval has no test of its own; next to Pearson's it disagrees now and then where p
// is close to 1 - level, and then the p-value decides.  Any other test of two proportions may be given (fisher).
//
// The two groups must be different people.  An area that nobody in one of them answered has no difference, no p-value
// and no finding (nothing to divide by), and is not counted among the tests.  Groups of different instruments throw
// std::invalid_argument.  It says what goes together, not what causes what: see docs/comparing_outcomes.md.
// O(areas) intervals and tests, and a sort.

#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/newcombe.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/never.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/measure/adjustment_choice.hpp>
#include <pbo/measure/detail/two_shares.hpp>
#include <pbo/measure/outcomes.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace pbo {

/// How the first group's answers compare with the second's.
enum class outcome_finding : std::uint8_t { better, worse, no_clear_difference };

template <>
inline constexpr auto spellings_of<outcome_finding> =
    std::array{spelled<outcome_finding>{outcome_finding::better, "better"},
               spelled<outcome_finding>{outcome_finding::worse, "worse"},
               spelled<outcome_finding>{outcome_finding::no_clear_difference, "no clear difference"}};

struct area_comparison {
    area_outcome first;
    area_outcome second;
    estimate<difference_of> difference;  ///< share better, first minus second
    test_result test;
    figure<double> adjusted_p;           ///< the test's p-value, adjusted over the areas
    figure<outcome_finding> alone;       ///< as if this had been the only area
    figure<outcome_finding> adjusted;    ///< as one of all the areas

    friend bool operator==(area_comparison const&, area_comparison const&) = default;
};

struct outcome_comparison {
    pbo::instrument instrument;
    std::vector<area_comparison> areas;  ///< in the instrument's order
    confidence_level level;
    adjustment_choice adjusted_by;

    /// Throws std::out_of_range, naming the areas there are.
    template <class = detail::when_called>
    [[nodiscard]] area_comparison const& operator[](std::string_view area) const { return areas.at(instrument.index_of(area)); }

    template <class = detail::when_called>
    [[nodiscard]] std::size_t alone(outcome_finding f) const { return how_many(&area_comparison::alone, f); }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t adjusted(outcome_finding f) const { return how_many(&area_comparison::adjusted, f); }
    /// Areas in which there was nothing to compare.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t not_compared() const {
        std::size_t n = 0;
        for (auto const& a : areas) n += a.alone.has_value() ? 0U : 1U;
        return n;
    }

    friend bool operator==(outcome_comparison const&, outcome_comparison const&) = default;

private:
    template <class = detail::when_called>
    [[nodiscard]] std::size_t how_many(figure<outcome_finding> area_comparison::* which, outcome_finding f) const {
        std::size_t n = 0;
        for (auto const& a : areas) n += a.*which == figure<outcome_finding>(f) ? 1U : 0U;
        return n;
    }
};

namespace detail {

template <class = detail::when_called>
inline void refuse_different_instruments(instrument const& first, instrument const& second) {
    if (first == second) return;
    std::ostringstream message;
    message << "pbo::compare: answers to different instruments cannot be compared: " << first << " and " << second;
    throw std::invalid_argument(message.str());
}

template <class = detail::when_called>
[[nodiscard]] inline figure<outcome_finding> outcome_found(figure<double> const& p_value, figure<double> const& distance,
                                                           confidence_level const& level) {
    using enum outcome_finding;
    return side_found(p_value, distance, level, better, worse, no_clear_difference);
}

/// The answers of two groups to each area.
using two_of_each_area = std::vector<std::array<area_outcome, 2>>;

template <difference_method Method, two_by_two_test Test>
[[nodiscard]] outcome_comparison compared_areas(instrument const& instrument, two_of_each_area const& groups, Method const& method,
                                                confidence_level const& level, adjustment_choice over_areas, Test const& test) {
    outcome_comparison all{instrument, {}, level, over_areas};
    std::vector<figure<double>> p_values;
    for (auto const& [a, b] : groups) {
        all.areas.push_back({a, b, method(difference_of{a.better(), b.better()}, level), tested(test, a, b), {}, {}, {}});
        p_values.push_back(all.areas.back().test.p_value);
    }
    p_values = over_areas(std::move(p_values));
    for (std::size_t i = 0; i < all.areas.size(); ++i) {
        auto& area = all.areas[i];
        auto const distance = area.difference.counts.value();
        area.adjusted_p = p_values[i];
        area.alone = outcome_found(area.test.p_value, distance, level);
        area.adjusted = outcome_found(area.adjusted_p, distance, level);
    }
    return all;
}

/// Two groups of people who answered, or two of a population.
template <difference_method Method, two_by_two_test Test>
[[nodiscard]] outcome_comparison comparison_of(outcome_view const& first, outcome_view const& second, Method const& method,
                                               confidence_level const& level, adjustment_choice over_areas, Test const& test) {
    refuse_different_instruments(first.questions(), second.questions());
    two_of_each_area groups;
    for (std::size_t i = 0; i < first.size(); ++i) groups.push_back({first[i], second[i]});
    return compared_areas(first.questions(), groups, method, level, over_areas, test);
}

/// By Newcombe's method and the test that belongs beside it.
template <class = detail::when_called>
[[nodiscard]] inline outcome_comparison comparison_of(outcome_view const& first, outcome_view const& second,
                                                      confidence_level const& level, adjustment_choice over_areas) {
    return comparison_of(first, second, newcombe_method{}, level, over_areas, test_beside<newcombe_method>{});
}

struct compare_function {
    /// As the groups' table has it: newcombe for counts; for two groups of one sample see <pbo/measure/sampled_outcomes.hpp>.
    template <class View>
    [[nodiscard]] auto operator()(View const& first, View const& second, confidence_level const& level = {},
                                  adjustment_choice over_areas = {}) const {
        return compared(first, second, level, over_areas);
    }
    template <class View, difference_method Method, two_by_two_test Test = test_beside<Method>>
    [[nodiscard]] auto operator()(View const& first, View const& second, Method const& method, confidence_level const& level = {},
                                  adjustment_choice over_areas = {}, Test const& test = {}) const {
        return compared(first, second, method, level, over_areas, test);
    }

private:
    template <class View, class... How>
    static auto compared(View const& first, View const& second, How const&... how) {
        if constexpr (requires { comparison_of(first, second, how...); }) {
            return comparison_of(first, second, how...);
        } else {
            static_assert(never<View>,
                          "pbo::compare takes two groups of one table of outcomes, and then, unless they are of a sample, a method "
                          "of differences and a test: pbo::compare(o[direct], o[managed], pbo::newcombe)");
            return refused_call{};
        }
    }
};

}  // namespace detail

/// compare(first, second, method = newcombe, level = 95 %, adjustment = holm, test = the score test): all areas.
inline constexpr detail::compare_function compare{};

}  // namespace pbo

#endif
