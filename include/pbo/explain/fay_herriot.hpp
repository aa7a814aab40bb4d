// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_FAY_HERRIOT_HPP
#define PBO_EXPLAIN_FAY_HERRIOT_HPP

// What of councils in which few were asked, or nobody?  Each has a direct estimate y with a design variance D, or none,
// and covariates x; a model says what councils like it have, and the two are weighed by how sure they are (Fay and
// Herriot 1979):
//
//     y = x' b + u + e,  u of N(0, A),  e of N(0, D)       B = D / (A + D)
//     estimate = (1 - B) y + B x' b                        of a council that nobody asked: x' b, with A for its error
//
// A by REML or ML, at least 0.  Mean squared errors (Prasad and Rao 1990; Datta and Lahiri 2000), with Q = (X' V^-1
// X)^-1:
//
//     g1 + g2 + 2 g3    g1 = A B    g2 = B^2 x' Q x    g3 = D^2 / (A + D)^3 var(A)    var(A) = 2 / sum (A + D)^-2
//     ML: + B^2 tr(Q X' V^-2 X) / sum (A + D)^-2
//
// With A at 0 each estimate is the model's alone: model_alone says so, and a report must.  Estimates and variances may
// be of transformed shares; then they are on that scale.  Throws std::invalid_argument for rows of another number of
// covariates, std::domain_error unless variances are above 0, for fewer councils with estimates than coefficients + 1,
// and for a covariate that others say already. Cost: councils x coefficients^2, a few dozen times.  Needs Eigen.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/explain/detail/columns_apart.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// A council's direct estimate with the variance that the survey's design gives it, or neither, and what is known of
/// it.
struct direct_estimate {
    std::optional<double> value;
    double variance = 0.0;           ///< not looked at where there is no value
    std::vector<double> covariates;  ///< without the intercept
};

enum class model_variance_method : std::uint8_t { reml, ml };
template <>
inline constexpr auto spellings_of<model_variance_method> =
    std::array{spelled<model_variance_method>{model_variance_method::reml, "reml"},
               spelled<model_variance_method>{model_variance_method::ml, "ml"}};

struct small_area_estimate {
    double value = 0.0;
    double mean_squared_error = 0.0;
    double model_share = 1.0;  ///< B: how much of it is the model's; 1 where nobody was asked
};

struct fay_herriot_fit {
    double model_variance = 0.0;                        ///< A
    bool model_alone = false;                           ///< A is 0: the model does all the talking
    std::vector<double> coefficients, standard_errors;  ///< the intercept first
    std::vector<small_area_estimate> areas;             ///< in the order given
};

template <class = detail::when_called>
[[nodiscard]] inline fay_herriot_fit fay_herriot(std::vector<direct_estimate> const& areas,
                                                 model_variance_method method = model_variance_method::reml) {
    std::vector<std::size_t> asked;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (areas[i].covariates.size() != areas[0].covariates.size())
            throw std::invalid_argument("pbo::fay_herriot: " + std::to_string(areas[i].covariates.size()) +
                                        " covariates beside " + std::to_string(areas[0].covariates.size()));
        if (!areas[i].value) continue;
        if (!(areas[i].variance > 0.0 && std::isfinite(areas[i].variance) && std::isfinite(*areas[i].value)))
            throw std::domain_error("pbo::fay_herriot: an estimate of " + detail::number_text(*areas[i].value) +
                                    " with a variance of " + detail::number_text(areas[i].variance));
        asked.push_back(i);
    }
    auto const p = static_cast<Eigen::Index>(areas.empty() ? 1 : areas[0].covariates.size() + 1),
               m = static_cast<Eigen::Index>(asked.size());
    if (m < p + 1)
        throw std::domain_error("pbo::fay_herriot: " + std::to_string(m) + " councils with estimates for " +
                                std::to_string(p) + " coefficients");
    auto const row_of = [&](direct_estimate const& area) {
        Eigen::RowVectorXd row(p);
        row(0) = 1.0;
        for (Eigen::Index j = 1; j < p; ++j) row(j) = area.covariates[static_cast<std::size_t>(j) - 1];
        return row;
    };
    Eigen::MatrixXd x(m, p);
    Eigen::VectorXd y(m), d(m);
    for (Eigen::Index i = 0; i < m; ++i) {
        auto const& area = areas[asked[static_cast<std::size_t>(i)]];
        x.row(i) = row_of(area);
        y(i) = *area.value;
        d(i) = area.variance;
    }
    if (!detail::columns_apart(x).dependent.empty())
        throw std::domain_error("pbo::fay_herriot: a covariate says what others say already");

    // Scoring, from the variance that chance alone would not explain.
    double a = std::fmax(0.0, (y.array() - y.mean()).square().mean() - d.mean());
    Eigen::VectorXd w, b;
    Eigen::MatrixXd q;
    for (int step = 0;; ++step) {
        w = (d.array() + a).inverse();
        q = (x.transpose() * w.asDiagonal() * x).llt().solve(Eigen::MatrixXd::Identity(p, p));
        b = q * (x.transpose() * w.cwiseProduct(y));
        Eigen::VectorXd const weighed = w.cwiseProduct(y - x * b);
        Eigen::MatrixXd const squares = x.transpose() * w.cwiseAbs2().asDiagonal() * x;
        double trace = w.sum(), information = w.squaredNorm();
        if (method == model_variance_method::reml) {
            Eigen::MatrixXd const shared = q * squares,
                                  cubes = x.transpose() * (w.array().cube().matrix()).asDiagonal() * x;
            trace -= shared.trace();
            information += (shared * shared).trace() - 2.0 * (q * cubes).trace();
        }
        double const next = std::fmax(0.0, a + (weighed.squaredNorm() - trace) / information);
        bool const still = std::fabs(next - a) <= 1e-14 * (a + d.minCoeff());
        if (still) break;
        if (step == 1000) throw std::domain_error("pbo::fay_herriot: the model's variance was not found in 1000 steps");
        a = next;
    }
    fay_herriot_fit fit;
    fit.model_variance = a;
    fit.model_alone = a == 0.0;
    for (Eigen::Index j = 0; j < p; ++j) {
        fit.coefficients.push_back(b(j));
        fit.standard_errors.push_back(std::sqrt(q(j, j)));
    }
    double const inverse_squares = w.squaredNorm();
    double const bias = method == model_variance_method::ml
                            ? (q * (x.transpose() * w.cwiseAbs2().asDiagonal() * x)).trace() / inverse_squares
                            : 0.0;
    for (auto const& area : areas) {
        Eigen::RowVectorXd const row = row_of(area);
        double const expected = row.dot(b), of_model = row.dot(q * row.transpose());
        if (!area.value) {
            fit.areas.push_back({expected, a + of_model, 1.0});
            continue;
        }
        double const share = area.variance / (a + area.variance);
        double const g3 = share * share / (a + area.variance) * 2.0 / inverse_squares;
        fit.areas.push_back({(1.0 - share) * *area.value + share * expected,
                             a * share + share * share * of_model + 2.0 * g3 + share * share * bias, share});
    }
    return fit;
}

/// What estimates are multiplied by, so that they add up to a figure known of all: sum of people x direct / sum of
/// people x estimate. Councils without a direct estimate are in neither sum.  Throws std::invalid_argument for another
/// number of people than of councils.
template <class = detail::when_called>
[[nodiscard]] inline double benchmark_ratio(fay_herriot_fit const& fit, std::vector<direct_estimate> const& areas,
                                            std::vector<double> const& people) {
    if (areas.size() != fit.areas.size() || people.size() != areas.size())
        throw std::invalid_argument("pbo::benchmark_ratio: " + std::to_string(areas.size()) + " councils, " +
                                    std::to_string(fit.areas.size()) + " estimates, " + std::to_string(people.size()) +
                                    " numbers of people");
    double direct = 0.0, estimated = 0.0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (!areas[i].value) continue;
        direct += people[i] * *areas[i].value;
        estimated += people[i] * fit.areas[i].value;
    }
    return direct / estimated;
}

}  // namespace pbo

#endif
