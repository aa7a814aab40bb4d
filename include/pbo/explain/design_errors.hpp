// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_DESIGN_ERRORS_HPP
#define PBO_EXPLAIN_DESIGN_ERRORS_HPP

// How sure, for a population of which a sample was drawn?  A record's influence on the coefficients is M x w (y - mu)
// (Binder 1983), and its variance is that of the design: sampling/covariance.hpp, strata, clusters, stages and finite
// populations as they are there.  Degrees of freedom are the clusters in which somebody of the model was met, minus
// their strata, plus 1, minus the coefficients (R's svyglm).  Each record that the model leaves out stays in the
// design.
//
//     auto const t = pbo::tabulate(pbo::sample(records, ...), pbo::by(&r::mode, &r::told), indicator);
//     auto const fit = pbo::logistic(pbo::patterns_of(t, {"mode", "told"}), terms);
//     auto const errors = pbo::design_errors(fit, t);           // of the same table
//
// Throws std::invalid_argument for another table than the fit's, std::domain_error as covariance() does (a lonely
// cluster).

#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/logistic.hpp>
#include <pbo/sampling/covariance.hpp>
#include <pbo/sampling/sampled_table.hpp>

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace pbo {

template <class Key, class Unit>
[[nodiscard]] coefficient_errors design_errors(logistic_fit const& fit, sampled_table<Key, Unit> const& t) {
    if (fit.penalised())
        throw std::domain_error("pbo::design_errors: a penalised fit has no influences; use model_errors");
    auto const k = static_cast<std::size_t>(fit.fitted_matrix().cols());
    auto const units = t.frame().units();
    influence z(t.frame(), k);
    std::size_t row = 0;
    auto const& pattern_of = fit.matrix().pattern_of;
    for (auto const& [key, cell] : t.counts())
        for (auto const& e : cell.entries()) {
            if (row == pattern_of.size())
                throw std::invalid_argument("pbo::design_errors: the fit is of another table");
            auto const pattern = pattern_of[row++];
            if (pattern == detail::no_pattern) continue;
            auto const unit =
                static_cast<std::size_t>(std::lower_bound(units.begin(), units.end(), e.id,
                                                          [](frame_node const& n, auto id) { return n.id < id; }) -
                                         units.begin());
            auto const m = e.cell.moments();
            double const mu = fit.probability(pattern);
            Eigen::VectorXd const a = fit.inverse_information() * fit.fitted_matrix().row(pattern).transpose();
            double const squares = (1.0 - mu) * ((1.0 - mu) * m.wwaa - 2.0 * mu * m.wwab) + mu * mu * m.wwbb;
            for (std::size_t i = 0; i < k; ++i) {
                double const ai = a(static_cast<Eigen::Index>(i));
                auto counted = m;
                if (i != 0) counted.n = 0;  // the same people
                z.add(unit, i, counted, ai * (1.0 - mu), -ai * mu);
                for (std::size_t j = i + 1; j < k; ++j)
                    z.add_product(unit, i, j, ai * a(static_cast<Eigen::Index>(j)) * squares);
            }
        }
    if (row != pattern_of.size()) throw std::invalid_argument("pbo::design_errors: the fit is of another table");
    auto const v = pbo::covariance(t.frame(), z);
    Eigen::MatrixXd matrix(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(k));
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j)
            matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = v.value().at(i, j);
    auto const df = degrees_of_freedom(t.frame(), z) + 1 - static_cast<std::int64_t>(k);
    return {"design", std::move(matrix), static_cast<double>(df)};
}

}  // namespace pbo

#endif
