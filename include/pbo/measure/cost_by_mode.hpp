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
// fewer than two budgets add nothing.  Without strata `within` is the plain difference.
//
// Records need mode and weekly_budget (std::optional<weekly_budget>).  Budgets not known are counted as absent.  A mode nobody
// is on is not in the rows; a reference nobody is on leaves every difference without a value (nothing to divide by).
// O(records + modes x strata).

#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/amount.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/measure/mean_amount.hpp>
#include <pbo/measure/outcomes.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace pbo {

/// A difference of means within strata, in pence.
struct difference_within {
    figure<double> value = absence::nothing_to_divide_by;
    figure<interval> limits = absence::nothing_to_divide_by;
    std::size_t strata = 0;  ///< that say something

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

    /// Throws std::out_of_range for a mode that nobody is on.
    [[nodiscard]] mode_cost const& operator[](delivery_mode mode) const {
        for (auto const& r : rows)
            if (r.mode == mode) return r;
        throw std::out_of_range("pbo::cost_by_mode: nobody is on the mode '" + std::string(spelling(mode)) + "'");
    }
};

namespace detail {

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

struct cost_by_mode_function {
    template <class Records>
    [[nodiscard]] mode_costs operator()(Records const& records, delivery_mode reference = delivery_mode::managed_budget,
                                        confidence_level const& level = {}) const {
        return (*this)(records, [](auto const&) { return everybody{}; }, reference, level);
    }

    /// Differences within strata: a projection of a record.
    template <class Records, class Stratum>
        requires std::is_invocable_v<Stratum const&, decltype(*std::declval<Records const&>().begin())>
    [[nodiscard]] mode_costs operator()(Records const& records, Stratum const& stratum,
                                        delivery_mode reference = delivery_mode::managed_budget, confidence_level const& level = {}) const {
        using key = std::remove_cvref_t<std::invoke_result_t<Stratum const&, decltype(*records.begin())>>;
        std::map<delivery_mode, std::map<key, amount>> cells;
        for (auto const& r : records) {
            auto& cell = cells[r.mode][std::invoke(stratum, r)];
            if (r.weekly_budget)
                cell.add(static_cast<std::int64_t>(r.weekly_budget->pence()));
            else
                cell.add(absence::not_available);
        }
        mode_costs all{reference, {}, {}};
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
                                itself ? difference_within{absence::not_applicable, absence::not_applicable, 0}
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
