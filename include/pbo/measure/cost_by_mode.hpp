// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_COST_BY_MODE_HPP
#define PBO_MEASURE_COST_BY_MODE_HPP

// Do direct payments cost less?  The weekly budget by delivery mode: how many people, their mean with limits, and the
// difference from a reference mode (managed budgets unless another is given).
//
//     auto c = pbo::cost_by_mode(survey.responses);
//     c[direct].mean;  c[direct].difference;                          // pence a week, Student and Welch
//     auto w = pbo::cost_by_mode(survey.responses, &pbo::survey_response::client_group);
//     w[direct].within;                                               // the difference within client groups
//
// A smaller budget is not an efficiency: people on different modes differ in what they need.  `within` compares like with
// like as far as the stratum goes: the strata's differences weighted by n1 n2 / (n1 + n2), as Mantel and Haenszel weight
// shares, with Welch's variances and Satterthwaite's degrees of freedom over all strata.  Strata in which either mode has
// fewer than two budgets add nothing: `budgets` and `reference_budgets` say on how many it rests.  Without strata `within` is
// the plain difference.
//
// Records are any source (count/source.hpp), and a chunk runner may stand first.  They need mode and weekly_budget
// (std::optional<weekly_budget>); a supported_person has a mechanism for a mode, which may be unknown.  Budgets that were counted
// with something else are a table by mode and stratum: cost_by_mode(t.weekly_budgets()) of take_up_of_people.hpp.
//
// Budgets not known are counted as absent.  A mode nobody is on is not in the rows; a reference nobody is on leaves every
// difference without a value (nothing to divide by).  O(records + modes x strata).

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/amount.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/keys.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/supported_person.hpp>
#include <pbo/measure/mean_amount.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace pbo {

/// A difference of means within strata, in pence.
struct difference_within {
    figure<double> value = absence::nothing_to_divide_by;
    figure<interval> limits = absence::nothing_to_divide_by;
    std::size_t strata = 0;  ///< that say something
    std::uint64_t budgets = 0;            ///< of the mode, in those strata
    std::uint64_t reference_budgets = 0;  ///< of the reference, in those strata

    friend bool operator==(difference_within const&, difference_within const&) = default;
};

struct mode_cost {
    delivery_mode mode = delivery_mode::other_or_not_stated;
    amount weekly;                            ///< pence
    estimate<mean_amount> mean;
    estimate<mean_difference_of> difference;  ///< from the reference mode
    difference_within within;                 ///< the same within strata
};

struct mode_costs {
    delivery_mode reference = delivery_mode::managed_budget;
    std::vector<mode_cost> rows;  ///< in the order of the modes
    amount all;
    amount mode_unknown;          ///< of people whose mode is not known, who are in no row and not in `all`

    /// Throws std::out_of_range for a mode that nobody is on.
    template <class = detail::when_called>
    [[nodiscard]] mode_cost const& operator[](delivery_mode mode) const {
        for (auto const& r : rows)
            if (r.mode == mode) return r;
        throw std::out_of_range("pbo::cost_by_mode: nobody is on the mode '" + std::string(spelling(mode)) + "'");
    }
};

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline difference_within difference_over(std::vector<mean_difference_of> const& strata, confidence_level const& level) {
    double weights = 0.0, sum = 0.0, variance = 0.0, inverse = 0.0;
    difference_within d;
    for (auto const& s : strata) {
        auto const v1 = variance_of_mean(s.first);
        auto const v2 = variance_of_mean(s.second);
        if (!v1 || !v2) continue;
        auto const n1 = static_cast<double>(s.first.n());
        auto const n2 = static_cast<double>(s.second.n());
        double const w = n1 * (n2 / (n1 + n2));
        ++d.strata;
        d.budgets += s.first.n();
        d.reference_budgets += s.second.n();
        weights += w;
        sum += w * *s.value();
        variance += w * w * (*v1 + *v2);
        inverse += w * w * *v1 * (w * w * *v1) / (n1 - 1.0) + w * w * *v2 * (w * w * *v2) / (n2 - 1.0);
    }
    if (d.strata == 0) return d;
    d.value = sum / weights;
    d.limits = student_limits(*d.value, variance / (weights * weights), inverse > 0.0 ? variance * (variance / inverse) : 1.0, level);
    return d;
}

/// The weekly budget of a record in pence, where it is known.
inline constexpr auto pence_a_week = [](auto const& r) -> std::optional<std::uint64_t> {
    if (!r.weekly_budget) return std::nullopt;
    return r.weekly_budget->pence();
};

template <class Source>
concept source_of_budgets = record_source<Source> && requires(source_record<Source> const& r) { r.weekly_budget; };

template <class Stratum, class Source>
concept cost_stratum_of = record_source<Source> && std::is_invocable_v<Stratum const&, source_record<Source> const&>;

struct cost_by_mode_function {
    template <source_of_budgets Source>
    [[nodiscard]] auto operator()(Source&& records, delivery_mode reference = delivery_mode::managed_budget,
                                  confidence_level const& level = {}) const {
        return (*this)(in_sequence{}, records, same_for_everybody{}, reference, level);
    }
    template <chunk_runner Runner, source_of_budgets Source>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& records, delivery_mode reference = delivery_mode::managed_budget,
                                  confidence_level const& level = {}) const {
        return (*this)(runner, records, same_for_everybody{}, reference, level);
    }
    /// Differences within strata: a projection of a record.
    template <source_of_budgets Source, cost_stratum_of<Source> Stratum>
    [[nodiscard]] auto operator()(Source&& records, Stratum const& stratum, delivery_mode reference = delivery_mode::managed_budget,
                                  confidence_level const& level = {}) const {
        return (*this)(in_sequence{}, records, stratum, reference, level);
    }
    template <chunk_runner Runner, source_of_budgets Source, cost_stratum_of<Source> Stratum>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& records, Stratum const& stratum,
                                  delivery_mode reference = delivery_mode::managed_budget, confidence_level const& level = {}) const {
        auto const counted = tabulate(runner, records, by(known_mode_of, stratum), mean_of("weekly budget", pence_a_week));
        return reported((*this)(counted, reference, level), what_was_read(counted));
    }
    /// Budgets that have been counted, by mode and stratum.
    template <class Key, class Context>
    [[nodiscard]] mode_costs operator()(table<std::tuple<std::optional<delivery_mode>, Key>, amount, Context> const& counted,
                                        delivery_mode reference = delivery_mode::managed_budget, confidence_level const& level = {}) const {
        std::map<delivery_mode, std::map<Key, amount>> cells;
        amount unknown;
        for (auto const& [where, cell] : counted) {
            if (std::get<0>(where))
                cells[*std::get<0>(where)][std::get<1>(where)] += cell;
            else
                unknown += cell;
        }
        return compared(cells, unknown, reference, level);
    }

private:
    template <class Key>
    [[nodiscard]] static mode_costs compared(std::map<delivery_mode, std::map<Key, amount>> const& cells, amount const& unknown,
                                             delivery_mode reference, confidence_level const& level) {
        using key = Key;
        mode_costs all{reference, {}, {}, unknown};
        std::map<delivery_mode, amount> by_mode;
        for (auto const& [mode, strata] : cells)
            for (auto const& [where, cell] : strata) by_mode[mode] += cell;
        auto const found = cells.find(reference);
        auto const beside = found == cells.end() ? std::map<key, amount>{} : found->second;
        auto const compared = found == cells.end() ? amount{} : by_mode[reference];
        for (auto const& [mode, strata] : cells) {
            auto const& weekly = by_mode[mode];
            all.all += weekly;
            std::vector<mean_difference_of> gaps;
            for (auto const& [where, cell] : strata)
                if (auto const same = beside.find(where); same != beside.end()) gaps.push_back({cell, same->second});
            bool const itself = mode == reference;
            all.rows.push_back({mode, weekly, student(mean_amount{weekly}, level),
                                itself ? estimate<mean_difference_of>{absence::not_applicable, absence::not_applicable, level,
                                                                    student.name(), {weekly, weekly}}
                                       : student(mean_difference_of{weekly, compared}, level),
                                itself ? difference_within{absence::not_applicable, absence::not_applicable}
                                       : difference_over(gaps, level)});
        }
        return all;
    }
};

}  // namespace detail

/// cost_by_mode(records, reference = managed budgets, level); cost_by_mode(records, stratum, reference, level).
inline constexpr detail::cost_by_mode_function cost_by_mode{};

}  // namespace pbo

#endif
