// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_CALIBRATION_HPP
#define PBO_SAMPLING_CALIBRATION_HPP

// What became of the weights when they were adjusted to known margins, and what does that do to a variance?  The result
// of post_stratified and raked: new weights, a report of how far they had to move, and the residuals from which
// variances are made.  An estimate that uses adjusted weights varies less where the margins explain the answers: its
// variance is that of the residuals of its linearised values after the margins are taken out (Deville and Sarndal 1992;
// Deville, Sarndal and Sautory 1993), fitted with the weights before adjustment.  R's survey takes plain means for
// raking instead, which is the same where those weights are equal.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/sampling/known_margin.hpp>
#include <pbo/sampling/weight_summary.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <ostream>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// A margin that the weights cannot be adjusted to; what() says which, and what would be right.
class margin_not_met : public std::domain_error {
public:
    template <class = detail::when_called>
    margin_not_met(std::string margin, std::string category, std::string const& why)
        : std::domain_error("pbo: margin '" + margin + "'" + (category.empty() ? "" : ", category '" + category + "'") +
                            ": " + why),
          margin_(std::move(margin)),
          category_(std::move(category)) {}
    [[nodiscard]] std::string const& margin() const noexcept { return margin_; }
    [[nodiscard]] std::string const& category() const noexcept { return category_; }

private:
    std::string margin_;
    std::string category_;
};

/// How far the weights moved.
struct weighting_report {
    weight_summary before;
    weight_summary after;
    double smallest_factor = 1.0;  ///< of a record's new weight to its old one
    double largest_factor = 1.0;
    unsigned cycles = 0;       ///< through all margins
    double largest_gap = 0.0;  ///< between a category's weighted total and its known one, relative to the latter

    friend bool operator==(weighting_report const&, weighting_report const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, weighting_report const& r) {
        return out << r.after << " (before: " << detail::plain(r.before.smallest()) << " to "
                   << detail::plain(r.before.largest()) << "), times "
                   << detail::plain(r.smallest_factor) << " to " << detail::plain(r.largest_factor)
                       << ", design effect of weighting "
                   << detail::plain(weighting_design_effect(r.after)) << " (before: "
                       << detail::plain(weighting_design_effect(r.before)) << "), "
                   << detail::plain(r.cycles) << (r.cycles == 1 ? " cycle" : " cycles");
    }
};

class calibration {
public:
    template <class = detail::when_called>
    calibration(std::vector<double> before, std::vector<double> after, std::vector<known_margin> margins,
                unsigned cycles)
        : before_(std::move(before)), weights_(std::move(after)), margins_(std::move(margins)) {
        if (before_.size() != weights_.size())
            throw std::invalid_argument("pbo::calibration: " + std::to_string(before_.size()) + " weights before and " +
                                        std::to_string(weights_.size()) + " after");
        report_.cycles = cycles;
        bool first = true;
        for (std::size_t i = 0; i < weights_.size(); ++i) {
            report_.before.add(before_[i]);
            report_.after.add(weights_[i]);
            if (before_[i] == 0.0) continue;
            double const factor = weights_[i] / before_[i];
            report_.smallest_factor = first ? factor : std::min(report_.smallest_factor, factor);
            report_.largest_factor = first ? factor : std::max(report_.largest_factor, factor);
            first = false;
        }
        for (auto const& margin : margins_) {
            auto const totals = sums_of(margin, weights_);
            for (std::size_t k = 0; k < margin.size(); ++k)
                if (margin.total(k) > 0.0)
                    report_.largest_gap = std::max(report_.largest_gap, std::abs(totals[k] / margin.total(k) - 1.0));
        }
    }

    /// A weight for each record, in the records' order.
    [[nodiscard]] std::vector<double> const& weights() const noexcept { return weights_; }
    [[nodiscard]] weighting_report const& report() const noexcept { return report_; }

    /// values: what each record contributes to the linearised estimate, without its weight ((y - p) / N for a share p
    /// of a population N).  Gives each record's weighted residual, for design_covariance.  Exact for one margin; for
    /// more, the margins' means are taken out in turn until nothing moves by more than 10^-14 of the largest value.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<double> residuals(std::span<double const> values) const {
        if (values.size() != weights_.size())
            throw std::invalid_argument("pbo::calibration: " + std::to_string(values.size()) + " values for " +
                                        std::to_string(weights_.size()) + " records");
        std::vector<double> left(values.begin(), values.end());
        double scale = 0.0;
        for (double v : left) scale = std::max(scale, std::abs(v));
        std::vector<std::vector<double>> people;
        for (auto const& margin : margins_) people.push_back(sums_of(margin, before_));
        double moved = scale;
        for (unsigned cycle = 0; cycle < 10000 && moved > 1e-14 * scale; ++cycle) {
            moved = 0.0;
            for (std::size_t m = 0; m < margins_.size(); ++m) {
                auto const& of_record = margins_[m].of_record();
                std::vector<double> means(margins_[m].size());
                for (std::size_t i = 0; i < left.size(); ++i) means[of_record[i]] += before_[i] * left[i];
                for (std::size_t k = 0; k < means.size(); ++k)
                    means[k] = people[m][k] > 0.0 ? means[k] / people[m][k] : 0.0;
                for (std::size_t i = 0; i < left.size(); ++i) left[i] -= means[of_record[i]];
                for (double mean : means) moved = std::max(moved, std::abs(mean));
            }
            if (margins_.size() == 1) break;
        }
        for (std::size_t i = 0; i < left.size(); ++i) left[i] *= weights_[i];
        return left;
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] static std::vector<double> sums_of(known_margin const& margin, std::vector<double> const& weights) {
        std::vector<double> sums(margin.size());
        for (std::size_t i = 0; i < weights.size(); ++i) sums[margin.of_record()[i]] += weights[i];
        return sums;
    }

    std::vector<double> before_;
    std::vector<double> weights_;
    std::vector<known_margin> margins_;
    weighting_report report_;
};

}  // namespace pbo

#endif
