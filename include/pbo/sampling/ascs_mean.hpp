// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_ASCS_MEAN_HPP
#define PBO_SAMPLING_ASCS_MEAN_HPP

// What is a council's mean score (ASCOF 1A: social care-related quality of life, 0 to 24), and how far may it be off, by the official
// rule of the Adult Social Care Survey?  The rule of shares (ascs_estimate.hpp) with scores in place of yes and no: in stratum h with
// population N_h, n_h respondents, mean y_h and variance s_h^2 (over n_h - 1) of their scores,
//
//     mean = sum N_h y_h / N      margin = 1.96 sqrt(sum N_h^2 (1 - n_h / N_h) s_h^2 / n_h) / N      N = sum of N_h with an answer
//
//     ascs_mean(strata, scores)        strata: people by response, as for shares; scores: one for each response
//
// With scores of 0 and 1 it is the share and margin of ascs_estimate, to the digit.  Strata without an answer are left out of N and
// named; a stratum of one respondent, who does not stand for all of it, has no variance: there is no margin (no_degrees_of_freedom)
// unless lone_respondent says as_zero (as the official tool does), and widest is a quarter of the squared range of scores.  No answer at
// all: nothing_to_divide_by.  Throws std::invalid_argument unless every stratum has a count for each score, std::domain_error for a
// score that is not finite.
//
// Not part of <pbo/sampling.hpp>: no report needs it.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/sampling/ascs_estimate.hpp>
#include <pbo/sampling/ascs_strata.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

struct ascs_mean_result {
    figure<double> mean{}, standard_error{}, margin{};
    figure<interval> limits{};
    std::uint64_t respondents = 0;
    double population = 0.0;  ///< N, of the strata with an answer
    std::vector<std::string> lone_strata{}, empty_strata{};
};

template <class = detail::when_called>
[[nodiscard]] inline ascs_mean_result ascs_mean(std::span<ascs_stratum const> strata, std::span<double const> scores,
                                                confidence_level level = {}, lone_respondent lone = lone_respondent::refuse) {
    for (double const one : scores)
        if (!std::isfinite(one)) throw std::domain_error("pbo::ascs_mean: a score that is not finite");
    ascs_mean_result found;
    found.mean = found.standard_error = found.margin = absence::nothing_to_divide_by;
    found.limits = absence::nothing_to_divide_by;
    double total = 0.0, variance = 0.0;
    bool has_variance = true;
    for (auto const& h : strata) {
        if (h.counts().size() != scores.size())
            throw std::invalid_argument("pbo::ascs_mean: stratum '" + h.name() + "' has " + std::to_string(h.counts().size()) +
                                        " responses for " + std::to_string(scores.size()) + " scores");
        if (h.respondents() == 0) {
            found.empty_strata.push_back(h.name());
            continue;
        }
        double const n = static_cast<double>(h.respondents()), all = h.population();
        double sum = 0.0, squares = 0.0;
        for (std::size_t r = 0; r < scores.size(); ++r) sum += static_cast<double>(h.counts()[r]) * scores[r];
        double const mean = sum / n;
        for (std::size_t r = 0; r < scores.size(); ++r)
            squares += static_cast<double>(h.counts()[r]) * (scores[r] - mean) * (scores[r] - mean);
        found.respondents += h.respondents();
        found.population += all;
        total += all * mean;
        if (h.respondents() > 1) {
            variance += all * (all - n) * squares / (n * (n - 1.0));
        } else if (all > 1.0) {
            found.lone_strata.push_back(h.name());
            auto const [least, most] = std::minmax_element(scores.begin(), scores.end());
            if (lone == lone_respondent::refuse) has_variance = false;
            if (lone == lone_respondent::widest) variance += 0.25 * (*most - *least) * (*most - *least) * all * all;
        }
    }
    if (found.respondents == 0) return found;
    found.mean = total / found.population;
    found.standard_error = found.margin = absence::no_degrees_of_freedom;
    found.limits = absence::no_degrees_of_freedom;
    if (!has_variance) return found;
    double const se = std::sqrt(variance) / found.population, reach = ascs_margin_method::z(level) * se;
    found.standard_error = se;
    found.margin = reach;
    found.limits = interval(*found.mean - reach, *found.mean + reach);
    return found;
}

}  // namespace pbo

#endif
