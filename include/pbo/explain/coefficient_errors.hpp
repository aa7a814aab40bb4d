// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_COEFFICIENT_ERRORS_HPP
#define PBO_EXPLAIN_COEFFICIENT_ERRORS_HPP

// How sure is a coefficient, a sum of them, or a factor as a whole?  The covariance of the coefficients that were
// fitted, and the distribution that goes with it: the normal one, Student's with so many degrees of freedom, or, for
// CR2, Student's with degrees of freedom found for each contrast by itself (Satterthwaite; Pustejovsky and Tipton 2018,
// J Bus Econ Stat 36:672):
//
//     P_ij = [i = j] s_i' s_i - s_i' G_i M G_j' s_j        df = (sum P_ii)^2 / sum P_ij^2
//
// over clusters i, with s = S c and S, G, M of cluster_errors.hpp.  A factor of q coefficients is tested by Wald's
// statistic Q: chi-squared, F = Q / q on (q, df), or Hotelling's T^2 approximated by eta = q (q + 1) / total variance,
// HTZ: F = (eta - q + 1) / (eta q) Q on (q, eta - q + 1).  With less than one degree of freedom nothing is tested
// (no_degrees_of_freedom): Student's curve has no mean there.
//
// Contrasts are over the columns that were fitted (logistic_fit::fitted).

#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/interval/detail/f_distribution.hpp>
#include <pbo/interval/detail/student_t.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

/// What Satterthwaite's degrees of freedom need of a cluster.
struct cluster_shares {
    Eigen::MatrixXd of_score;    ///< G' S
    Eigen::MatrixXd of_squares;  ///< S' S
};

}  // namespace detail

class coefficient_errors {
public:
    /// Normal, and chi-squared.
    template <class = detail::when_called>
    coefficient_errors(std::string name, Eigen::MatrixXd covariance)
        : name_(std::move(name)), covariance_(std::move(covariance)) {}
    /// Student's, and F.
    template <class = detail::when_called>
    coefficient_errors(std::string name, Eigen::MatrixXd covariance, double degrees_of_freedom)
        : name_(std::move(name)), covariance_(std::move(covariance)), kind_(kind::by_student), df_(degrees_of_freedom) {}
    /// Satterthwaite's, and HTZ; inverse is the information's.
    template <class = detail::when_called>
    coefficient_errors(std::string name, Eigen::MatrixXd covariance, std::vector<detail::cluster_shares> clusters,
                       Eigen::MatrixXd inverse)
        : name_(std::move(name)),
          covariance_(std::move(covariance)),
          kind_(kind::by_satterthwaite),
          clusters_(std::move(clusters)),
          inverse_(std::move(inverse)) {}

    /// model, cr0, cr1, cr2, design, bootstrap.
    [[nodiscard]] std::string const& name() const noexcept { return name_; }
    [[nodiscard]] Eigen::MatrixXd const& covariance() const noexcept { return covariance_; }
    template <class = detail::when_called>
    [[nodiscard]] double standard_error(Eigen::VectorXd const& contrast) const {
        double const variance = contrast.dot(covariance_ * contrast);
        return variance > 0.0 ? std::sqrt(variance) : 0.0;
    }
    /// not_applicable for the normal distribution; no_degrees_of_freedom when there are none.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> degrees_of_freedom(Eigen::VectorXd const& contrast) const {
        if (kind_ == kind::by_normal) return absence::not_applicable;
        double df = df_;
        if (kind_ == kind::by_satterthwaite) {
            Eigen::MatrixXd squares = Eigen::MatrixXd::Zero(inverse_.rows(), inverse_.rows());
            double trace = 0.0, own = 0.0;
            for (auto const& c : clusters_) {
                Eigen::VectorXd const u = c.of_score * contrast;
                double const d = contrast.dot(c.of_squares * contrast), h = u.dot(inverse_ * u);
                trace += d - h;
                own += d * (d - 2.0 * h);
                squares.noalias() += u * u.transpose();
            }
            Eigen::MatrixXd const all = inverse_ * squares;
            double const total = own + all.cwiseProduct(all.transpose()).sum();
            df = total > 0.0 ? trace * trace / total : 0.0;
        }
        if (!(df > 0.0)) return absence::no_degrees_of_freedom;
        return df;
    }
    /// Of an estimate with this contrast.
    template <class = detail::when_called>
    [[nodiscard]] figure<interval> limits(double estimate, Eigen::VectorXd const& contrast,
                                          confidence_level level) const {
        return quantile(contrast, level).transform([&](double t) {
            double const reach = t * standard_error(contrast);
            return interval(estimate - reach, estimate + reach);
        });
    }
    /// Against 0.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> p_value(double estimate, Eigen::VectorXd const& contrast) const {
        double const se = standard_error(contrast);
        if (!(se > 0.0)) return absence::nothing_to_divide_by;
        if (kind_ == kind::by_normal) return std::erfc(std::fabs(estimate / se) / detail::square_root_of_two);
        auto const df = degrees_of_freedom(contrast);
        if (!df || *df < 1.0) return absence::no_degrees_of_freedom;
        return detail::student_t_both_tails(estimate / se, *df);
    }
    /// Are all of these contrasts (a row each) 0?  statistic: Q for chi-squared, F otherwise; degrees_of_freedom: the
    /// second of F's, or the number of contrasts.
    template <class = detail::when_called>
    [[nodiscard]] test_result wald(Eigen::MatrixXd const& contrasts, Eigen::VectorXd const& coefficients) const {
        auto const q = static_cast<double>(contrasts.rows());
        label const method(kind_ == kind::by_satterthwaite ? "wald_htz" : "wald");
        Eigen::LLT<Eigen::MatrixXd> const llt(contrasts * covariance_ * contrasts.transpose());
        if (contrasts.rows() == 0 || llt.info() != Eigen::Success)
            return {absence::nothing_to_divide_by, absence::no_degrees_of_freedom, absence::no_degrees_of_freedom,
                    method};
        Eigen::VectorXd const at = contrasts * coefficients;
        double const statistic = at.dot(llt.solve(at));
        if (kind_ == kind::by_normal)
            return {statistic, q,
                    detail::chi_squared_upper_tail(statistic, static_cast<std::uint64_t>(contrasts.rows())), method};
        double df = df_, share = 1.0;
        if (kind_ == kind::by_satterthwaite) {
            double const eta = q * (q + 1.0) / total_variance(contrasts);
            df = eta - q + 1.0;
            share = df / eta;
        }
        if (!(df >= 1.0))
            return {absence::no_degrees_of_freedom, absence::no_degrees_of_freedom, absence::no_degrees_of_freedom,
                    method};
        double const f = share * statistic / q;
        return {f, df, detail::f_upper_tail(f, q, df), method};
    }

private:
    enum class kind : std::uint8_t { by_normal, by_student, by_satterthwaite };

    template <class = detail::when_called>
    [[nodiscard]] figure<double> quantile(Eigen::VectorXd const& contrast, confidence_level level) const {
        if (kind_ == kind::by_normal) return level.z();
        auto const df = degrees_of_freedom(contrast);
        if (!df || *df < 1.0) return absence::no_degrees_of_freedom;
        return detail::student_t_quantile(level, *df);
    }
    /// The sum of the variances of all elements of Omega^(-1/2) V Omega^(-1/2), Omega the expectation of V under the
    /// model.
    template <class = detail::when_called>
    [[nodiscard]] double total_variance(Eigen::MatrixXd const& contrasts) const {
        auto const q = contrasts.rows();
        Eigen::MatrixXd omega = Eigen::MatrixXd::Zero(q, q);
        for (auto const& c : clusters_) {
            Eigen::MatrixXd const u = c.of_score * contrasts.transpose();
            omega += contrasts * c.of_squares * contrasts.transpose() - u.transpose() * inverse_ * u;
        }
        Eigen::MatrixXd const scaled = Eigen::LLT<Eigen::MatrixXd>(omega).matrixL().solve(contrasts);
        auto const p = inverse_.rows();
        std::vector<Eigen::MatrixXd> crossed(static_cast<std::size_t>(q * q), Eigen::MatrixXd::Zero(p, p));
        auto const at = [q](Eigen::Index s, Eigen::Index t) { return static_cast<std::size_t>(s * q + t); };
        double total = 0.0;
        for (auto const& c : clusters_) {
            Eigen::MatrixXd const u = c.of_score * scaled.transpose();
            Eigen::MatrixXd const d = scaled * c.of_squares * scaled.transpose(), h = u.transpose() * inverse_ * u;
            for (Eigen::Index s = 0; s < q; ++s)
                for (Eigen::Index t = 0; t < q; ++t) {
                    total +=
                        d(s, s) * d(t, t) - d(s, s) * h(t, t) - d(t, t) * h(s, s) + d(s, t) * (d(s, t) - 2.0 * h(s, t));
                    crossed[at(s, t)].noalias() += u.col(s) * u.col(t).transpose();
                }
        }
        auto const trace_of = [](Eigen::MatrixXd const& a, Eigen::MatrixXd const& b) {
            return a.cwiseProduct(b.transpose()).sum();
        };
        for (Eigen::Index s = 0; s < q; ++s)
            for (Eigen::Index t = 0; t < q; ++t) {
                Eigen::MatrixXd const st = inverse_ * crossed[at(s, t)], ts = inverse_ * crossed[at(t, s)];
                total += trace_of(st, ts) + trace_of(ts, ts);
            }
        return total;
    }

    std::string name_;
    Eigen::MatrixXd covariance_;
    kind kind_ = kind::by_normal;
    double df_ = 0.0;
    std::vector<detail::cluster_shares> clusters_;
    Eigen::MatrixXd inverse_;
};

}  // namespace pbo

#endif
