// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_RAKED_HPP
#define PBO_SAMPLING_RAKED_HPP

// Which weights make the sample agree with what is known of the population?
//   post_stratified(weights, margin)        one known table: each category's weights times known / weighted total
//   raked(weights, {margin, margin, ...})   several margins whose joint table nobody knows: post-stratified to one
//                                           after the other, again and again (Deming and Stephan 1940)
//
// Margins can be met only if they agree on the number of people and every category with people has respondents; raking
// may also fail because of which combinations have respondents.  Each of these throws margin_not_met, naming margin and
// category and saying what would be right; nothing is adjusted half way.  Raking stops when every category's weighted
// total is within `tolerance` of its known one, relatively.
//
// Records are grouped by their combination of categories once; a cycle costs margins x combinations.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/sampling/calibration.hpp>
#include <pbo/sampling/known_margin.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

struct raking_options {
    double tolerance = 1e-12;  ///< of a category's weighted total, relative to its known one
    unsigned most_cycles = 1000;
};

namespace detail {

/// The records' weights by combination of categories.
class raking_cells {
public:
    template <class = detail::when_called>
    raking_cells(std::span<double const> weights, std::vector<known_margin> const& margins) : margins_(margins) {
        std::map<std::vector<std::uint32_t>, std::size_t> positions;
        std::vector<std::uint32_t> combination(margins.size());
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (!(weights[i] >= 0.0 && std::isfinite(weights[i])))
                throw std::domain_error("pbo: record " + std::to_string(i + 1) + " has a weight of " +
                                        number_text(weights[i]) + "; expected a number of at least 0");
            for (std::size_t m = 0; m < margins.size(); ++m) combination[m] = margins[m].of_record()[i];
            auto const at = positions.try_emplace(combination, totals_.size()).first;
            if (at->second == totals_.size()) {
                totals_.push_back(0.0);
                combinations_.push_back(combination);
            }
            totals_[at->second] += weights[i];
            of_record_.push_back(at->second);
        }
        factors_.assign(totals_.size(), 1.0);
    }

    /// Each category's weighted total.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<double> sums(std::size_t m) const {
        std::vector<double> sum(margins_[m].size());
        for (std::size_t c = 0; c < totals_.size(); ++c) sum[combinations_[c][m]] += totals_[c] * factors_[c];
        return sum;
    }
    template <class = detail::when_called>
    void adjust(std::size_t m) {
        auto ratio = sums(m);
        for (std::size_t k = 0; k < ratio.size(); ++k)
            ratio[k] = ratio[k] > 0.0 ? margins_[m].total(k) / ratio[k] : 1.0;
        for (std::size_t c = 0; c < totals_.size(); ++c) factors_[c] *= ratio[combinations_[c][m]];
    }
    /// The category furthest from its known total: margin, category, relative gap.
    struct gap {
        std::size_t margin = 0, category = 0;
        double size = 0.0, met = 0.0;
    };
    template <class = detail::when_called>
    [[nodiscard]] gap worst() const {
        gap found;
        for (std::size_t m = 0; m < margins_.size(); ++m) {
            auto const sum = sums(m);
            for (std::size_t k = 0; k < sum.size(); ++k) {
                if (margins_[m].total(k) == 0.0) continue;
                double const size = std::abs(sum[k] / margins_[m].total(k) - 1.0);
                if (!(size <= found.size)) found = {m, k, size, sum[k]};
            }
        }
        return found;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::vector<double> adjusted(std::span<double const> weights) const {
        std::vector<double> result(weights.begin(), weights.end());
        for (std::size_t i = 0; i < result.size(); ++i) result[i] *= factors_[of_record_[i]];
        return result;
    }

private:
    std::vector<known_margin> const& margins_;
    std::vector<std::vector<std::uint32_t>> combinations_;
    std::vector<double> totals_;
    std::vector<double> factors_;
    std::vector<std::size_t> of_record_;
};

/// Throws when a margin cannot be met whatever the others say.
template <class = detail::when_called>
inline void check_margins(std::span<double const> weights, std::vector<known_margin> const& margins,
                          raking_cells const& cells) {
    if (weights.empty()) throw std::invalid_argument("pbo: there are no weights to adjust");
    double const people = margins.front().population();
    for (std::size_t m = 0; m < margins.size(); ++m) {
        auto const& margin = margins[m];
        if (!(margin.population() > 0.0))
            throw margin_not_met(margin.name(), "", "nobody is in it; expected totals above 0");
        if (!(std::abs(margin.population() - people) <= 1e-9 * people))
            throw margin_not_met(margin.name(), "",
                                 "its totals add up to " + number_text(margin.population()) + ", those of margin '" +
                                     margins.front().name() + "' to " + number_text(people) +
                                     "; expected the same people in both (scale one to the other)");
        auto const sum = cells.sums(m);
        for (std::size_t k = 0; k < sum.size(); ++k) {
            if (sum[k] == 0.0 && margin.total(k) > 0.0)
                throw margin_not_met(margin.name(), margin.category(k),
                                     number_text(margin.total(k)) +
                                         " people are known, but no record with a weight has it; "
                                         "merge it with a category that has respondents");
            if (sum[k] > 0.0 && margin.total(k) == 0.0)
                throw margin_not_met(
                    margin.name(), margin.category(k),
                    "records have it, but its total is 0; expected the number of people it has, or no such records");
        }
    }
}

template <class = detail::when_called>
inline void check_records(std::span<double const> weights, std::vector<known_margin> const& margins) {
    for (auto const& margin : margins)
        if (margin.of_record().size() != weights.size())
            throw std::invalid_argument("pbo: margin " + detail::in_quotes(margin.name()) + " is of " +
                                        std::to_string(margin.of_record().size()) + " records, and there are " +
                                        std::to_string(weights.size()) + " weights");
}

struct post_stratified_function {
    template <class = detail::when_called>
    [[nodiscard]] calibration operator()(std::span<double const> weights, known_margin margin) const {
        std::vector<known_margin> margins{std::move(margin)};
        check_records(weights, margins);
        raking_cells cells(weights, margins);
        check_margins(weights, margins, cells);
        cells.adjust(0);
        auto after = cells.adjusted(weights);
        return {{weights.begin(), weights.end()}, std::move(after), std::move(margins), 1};
    }
};

struct raked_function {
    template <class = detail::when_called>
    [[nodiscard]] calibration operator()(std::span<double const> weights, std::vector<known_margin> margins,
                                         raking_options options = {}) const {
        if (margins.empty()) throw std::invalid_argument("pbo::raked: there is no margin to adjust to");
        check_records(weights, margins);
        raking_cells cells(weights, margins);
        check_margins(weights, margins, cells);
        unsigned cycles = 0;
        for (raking_cells::gap gap = cells.worst(); cycles == 0 || !(gap.size <= options.tolerance);
             gap = cells.worst()) {
            if (cycles == options.most_cycles)
                throw margin_not_met(
                    margins[gap.margin].name(), margins[gap.margin].category(gap.category),
                    "its weighted total is " + number_text(gap.met) + " after " + std::to_string(cycles) +
                        (cycles == 1 ? " cycle" : " cycles") + ", expected " +
                        number_text(margins[gap.margin].total(gap.category)) +
                        "; combinations without respondents can make margins impossible to meet together: "
                        "merge categories, or allow more cycles");
            for (std::size_t m = 0; m < margins.size(); ++m) cells.adjust(m);
            ++cycles;
        }
        auto after = cells.adjusted(weights);
        return {{weights.begin(), weights.end()}, std::move(after), std::move(margins), cycles};
    }
};

}  // namespace detail

/// post_stratified(weights, margin).
inline constexpr detail::post_stratified_function post_stratified{};
/// raked(weights, margins), raked(weights, margins, {.tolerance = 1e-9, .most_cycles = 50}).
inline constexpr detail::raked_function raked{};

}  // namespace pbo

#endif
