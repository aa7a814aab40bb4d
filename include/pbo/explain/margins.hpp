// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_MARGINS_HPP
#define PBO_EXPLAIN_MARGINS_HPP

// What do odds ratios come to in shares?  If everybody in the model had this level and all else stayed as it is, what
// share would be expected (marginal standardisation; Lane and Nelder 1982), and by how much does it differ from the
// reference's?
//
//     share = sum of asked mu(x with the level) / sum of asked       (asked is weighted where there are weights)
//     difference = share - share of the reference                    of a number: mean of the slope mu (1 - mu) b, for
//     one more
//
// Standard errors by the delta method, g' V g with the errors that are given, covariates as they are; limits of a share
// on the scale of its log odds, so that they stay between 0 and 1.  Of a level for which somebody's mu cannot be known
// (nobody like that was met, or answers separate) there is no share: not_available.  It is what people who differ in
// this and are alike in the model's other terms show: an association, no promise of what a change would do. Cost:
// patterns x levels x coefficients.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/logistic.hpp>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pbo {

/// One level of a factor, or a number.
struct margin {
    std::string term{};
    std::string level{};  ///< empty for a number
    bool is_reference = false;
    std::uint64_t n = 0;     ///< people with the level
    figure<double> share{};  ///< not_applicable for a number
    figure<double> share_error{};
    figure<interval> share_limits{};
    figure<double> difference{};  ///< from the reference: not_applicable there; of a number the mean slope
    figure<double> difference_error{};
    figure<double> degrees_of_freedom{};  ///< of the difference
    figure<interval> difference_limits{};
    figure<double> p_value{};
};

namespace detail {

/// A mean of probabilities, or of slopes, and its gradient by the coefficients.
struct margin_with_gradient {
    double value = 0.0;
    Eigen::VectorXd gradient;
    bool known = true;
};

class margins_of_fit {
public:
    template <class = detail::when_called>
    margins_of_fit(logistic_fit const& fit, coefficient_errors const& errors, confidence_level level)
        : fit_(fit), errors_(errors), level_(level), people_(fit.matrix().asked.sum()) {}

    template <class = detail::when_called>
    [[nodiscard]] std::vector<margin> all() const {
        std::vector<margin> found;
        for (auto const& term : fit_.matrix().terms()) {
            if (term.columns.size() > 1) continue;
            auto const& column = term.columns[0];
            if (!term.is_factor) {
                found.push_back(of_number(column));
                continue;
            }
            auto const& levels = fit_.matrix().levels_of(column);
            auto const reference = with(column, levels[0]);
            for (auto const& one : levels) found.push_back(of_level(column, one, one == levels[0], reference));
        }
        return found;
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] margin of_level(std::string const& column, std::string const& one, bool is_reference,
                                  margin_with_gradient const& reference) const {
        margin m{.term = column, .level = one, .is_reference = is_reference};
        m.n = people_at(column, one);
        auto const share = is_reference ? reference : with(column, one);
        if (share.known) {
            m.share = share.value;
            m.share_error = errors_.standard_error(share.gradient);
            double const p = share.value, spread = p * (1.0 - p);
            if (spread > 0.0)
                m.share_limits = errors_.limits(0.0, share.gradient, level_).transform([&](interval const& reach) {
                    auto const at = [&](double step) {
                        return 1.0 / (1.0 + std::exp(-(std::log(p / (1.0 - p)) + step / spread)));
                    };
                    return interval(at(reach.lower()), at(reach.upper()));
                });
        }
        if (is_reference) {
            m.difference = m.difference_error = m.degrees_of_freedom = m.p_value = absence::not_applicable;
            m.difference_limits = absence::not_applicable;
        } else if (share.known && reference.known) {
            say_difference(m, share.value - reference.value, share.gradient - reference.gradient);
        }
        return m;
    }
    template <class = detail::when_called>
    [[nodiscard]] margin of_number(std::string const& column) const {
        margin m{.term = column};
        m.n = fit_.people();
        m.share = m.share_error = absence::not_applicable;
        m.share_limits = absence::not_applicable;
        if (fit_.matrix().names.size() != fit_.fitted().size())
            return m;  // something has no estimate
        auto const slope = slope_of(column);
        say_difference(m, slope.value, slope.gradient);
        return m;
    }
    template <class = detail::when_called>
    void say_difference(margin& m, double difference, Eigen::VectorXd const& gradient) const {
        m.difference = difference;
        m.difference_error = errors_.standard_error(gradient);
        m.degrees_of_freedom = errors_.degrees_of_freedom(gradient);
        m.difference_limits = errors_.limits(difference, gradient, level_);
        if (!m.level.empty())
            m.difference_limits = m.difference_limits.transform(
                [](interval const& i) { return interval(std::max(i.lower(), -1.0), std::min(i.upper(), 1.0)); });
        m.p_value = errors_.p_value(difference, gradient);
    }
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t people_at(std::string const& column, std::string const& one) const {
        auto const at = fit_.matrix().main_of(column);
        std::uint64_t n = 0;
        for (std::size_t i = 0; i < fit_.matrix().values.size(); ++i)
            if (std::get<std::string>(fit_.matrix().values[i][at]) == one) n += fit_.matrix().people_of[i];
        return n;
    }
    /// Everybody with this level.
    template <class = detail::when_called>
    [[nodiscard]] margin_with_gradient with(std::string const& column, std::string const& one) const {
        auto const& m = fit_.matrix();
        auto const at = m.main_of(column);
        margin_with_gradient mean{0.0, Eigen::VectorXd::Zero(fit_.fitted_matrix().cols()), true};
        for (std::size_t i = 0; i < m.values.size(); ++i) {
            auto values = m.values[i];
            values[at] = one;
            Eigen::RowVectorXd const row = m.row_of(values);
            if (!fit_.is_known(row)) {
                mean.known = false;
                return mean;
            }
            add(mean, fit_.fitted_part(row), static_cast<Eigen::Index>(i));
        }
        return mean;
    }
    template <class = detail::when_called>
    void add(margin_with_gradient& mean, Eigen::RowVectorXd const& row, Eigen::Index pattern) const {
        double const weight = fit_.matrix().asked(pattern) / people_;
        double const mu = probabilities_at(
            Eigen::VectorXd::Constant(1, row.dot(fit_.fitted_coefficients()) + fit_.matrix().offset(pattern)))(0);
        mean.value += weight * mu;
        mean.gradient += weight * mu * (1.0 - mu) * row.transpose();
    }
    /// The mean of d mu / d x: with s = x' b and its slope d = dx' b, mu (1 - mu) d.
    template <class = detail::when_called>
    [[nodiscard]] margin_with_gradient slope_of(std::string const& column) const {
        auto const& m = fit_.matrix();
        auto const at = m.main_of(column);
        auto const& b = fit_.fitted_coefficients();
        margin_with_gradient mean{0.0, Eigen::VectorXd::Zero(b.size()), true};
        for (std::size_t i = 0; i < m.values.size(); ++i) {
            auto const pattern = static_cast<Eigen::Index>(i);
            Eigen::RowVectorXd const row = fit_.fitted_part(m.row_of(m.values[i]));
            auto more = m.values[i];
            more[at] = std::get<double>(more[at]) + 1.0;
            Eigen::RowVectorXd const step = fit_.fitted_part(m.row_of(more)) - row;  // the row is linear in each number
            double const mu = fit_.probability(i), v = mu * (1.0 - mu), slope = step.dot(b),
                         weight = m.asked(pattern) / people_;
            mean.value += weight * v * slope;
            mean.gradient += weight * (v * step + v * (1.0 - 2.0 * mu) * slope * row).transpose();
        }
        return mean;
    }

    logistic_fit const& fit_;
    coefficient_errors const& errors_;
    confidence_level level_;
    double people_;
};

}  // namespace detail

/// Of every factor, its levels, the reference first; of every number, its slope.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<margin> margins(logistic_fit const& fit, coefficient_errors const& errors,
                                                 confidence_level level = {}) {
    return detail::margins_of_fit(fit, errors, level).all();
}

}  // namespace pbo

#endif
