// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_RAO_SCOTT_HPP
#define PBO_SAMPLING_RAO_SCOTT_HPP

// Do groups answer alike, when the answers come from a survey with a design?  Pearson's X^2 of the weighted shares,
// times the number of records, is no longer chi-squared: it is a sum of lambda_j chi-squareds of one degree each, whose
// lambdas are generalised design effects (Rao and Scott 1981, 1984).
//   rao_scott_first_order    X^2 / mean lambda against chi-squared with (rows - 1)(columns - 1) degrees of freedom
//   rao_scott                second order: X^2 / sum of lambdas against F with d = (sum)^2 / sum of squares and d nu
//                            degrees of freedom (Thomas and Rao 1987; Satterthwaite): the one to use
//   rao_scott_exact          the distribution itself, P(sum of lambda_j chi^2_1 > X^2 chi^2_{d nu} / (d nu)), integrated
//   rao_scott_saddlepoint    the same by a saddlepoint approximation (Kuonen 1999); rao_scott where that is 0 / 0
//   wald_of_independence     Wald's statistic of the differences from independence, over its degrees k: F with k and nu
//   adjusted_wald            times (nu - k + 1) / nu (Fellegi 1980), F with k and nu - k + 1
// nu = clusters - strata.  They are those of R's svychisq ("Chisq", "F", "lincom", "saddlepoint", "Wald", "adjWald"),
// but for two rules: R cuts d nu off to a whole number in "saddlepoint" and in "lincom", which are not cut off here;
// and R without the package CompQuadForm answers "lincom" with the saddlepoint approximation.
//
// Who gave no answer (an optional without a value) is left out, as by R's svychisq of the subset of those who answered: X^2 is
// of so many records, and nu of the clusters with somebody who did (with na.rm R takes both of the whole sample).
//
// Fewer than two rows or columns: no statistic, p = 1.  nu at most 0 (or nu - k + 1): no p-value,
// no_degrees_of_freedom; and so where combinations of zeros leave the lambdas undefined or every one 0:
// nothing_to_divide_by.

#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/plain_method.hpp>
#include <pbo/sampling/cross_table.hpp>
#include <pbo/sampling/detail/chi_squared_mixture.hpp>
#include <pbo/sampling/detail/small_matrix.hpp>
#include <pbo/interval/detail/f_distribution.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <vector>

namespace pbo {

/// A test's statistic with its two degrees of freedom; not_applicable where the test has none.
struct sampled_test_result {
    figure<double> statistic;
    figure<double> degrees_of_freedom;
    figure<double> denominator_degrees_of_freedom;
    figure<double> p_value;
    label method;

    friend bool operator==(sampled_test_result const&, sampled_test_result const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, sampled_test_result const& r) {
        return out << r.method << ": statistic " << r.statistic << ", degrees of freedom " << r.degrees_of_freedom
                   << " and " << r.denominator_degrees_of_freedom << ", p = " << r.p_value;
    }
};

namespace detail {

enum class independence : unsigned char { first_order, second_order, exact, saddlepoint, wald, adjusted_wald };

/// The table's margins, shares and what is asked of them.
class independence_parts {
public:
    template <class = detail::when_called>
    explicit independence_parts(sampled_cross_table const& t)
        : table_(t), k_((t.rows - 1) * (t.columns - 1)), row_(t.rows), column_(t.columns) {
        for (std::size_t i = 0; i < t.rows; ++i)
            for (std::size_t j = 0; j < t.columns; ++j) {
                row_[i] += t.totals[i * t.columns + j];
                column_[j] += t.totals[i * t.columns + j];
            }
        for (double r : row_) total_ += r;
    }
    [[nodiscard]] double k() const noexcept { return static_cast<double>(k_); }

    template <class = detail::when_called>
    [[nodiscard]] double pearson() const {
        double sum = 0.0;
        for (std::size_t i = 0; i < table_.rows; ++i)
            for (std::size_t j = 0; j < table_.columns; ++j) {
                double const expected = row_[i] * (column_[j] / total_);
                double const d = table_.totals[i * table_.columns + j] - expected;
                sum += d * (d / expected);
            }
        return sum * (static_cast<double>(table_.n) / total_);
    }

    /// The design effects of the differences of rows and columns; none when zeros leave them undefined.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<double> lambdas() const {
        std::size_t const cells = table_.totals.size();
        // Covariance of the shares.
        small_matrix jacobian(cells, cells);
        for (std::size_t i = 0; i < cells; ++i)
            for (std::size_t j = 0; j < cells; ++j)
                jacobian(i, j) = ((i == j ? 1.0 : 0.0) - table_.totals[i] / total_) / total_;
        auto const shares = sandwich(jacobian, totals_covariance());
        // Contrasts (row i - row 0) x (column j - column 0), over the shares.
        small_matrix contrast(k_, cells);
        small_matrix if_random(cells, cells);
        for (std::size_t c = 0; c < cells; ++c) {
            double const share = table_.totals[c] / total_;
            double const inverse = share > 0.0 ? 1.0 / share : 0.0;
            if_random(c, c) = share / static_cast<double>(table_.n);
            std::size_t const r = c / table_.columns, s = c % table_.columns;
            for (std::size_t i = 1; i < table_.rows; ++i)
                for (std::size_t j = 1; j < table_.columns; ++j) {
                    double const by_row = r == i ? 1.0 : r == 0 ? -1.0 : 0.0;
                    double const by_column = s == j ? 1.0 : s == 0 ? -1.0 : 0.0;
                    contrast((i - 1) * (table_.columns - 1) + j - 1, c) = by_row * by_column * inverse;
                }
        }
        small_matrix base(0, 0);
        if (!cholesky(sandwich(contrast, if_random), base)) return {};
        return eigenvalues_relative_to(base, sandwich(contrast, shares));
    }

    /// Wald's statistic over k; absent when the covariance has not full rank.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> wald() const {
        std::size_t const cells = table_.totals.size();
        small_matrix jacobian(k_, cells);
        std::vector<double> difference(k_);
        for (std::size_t i = 1; i < table_.rows; ++i)
            for (std::size_t j = 1; j < table_.columns; ++j) {
                std::size_t const at = (i - 1) * (table_.columns - 1) + j - 1;
                double const expected = row_[i] * (column_[j] / total_);
                difference[at] = table_.totals[i * table_.columns + j] - expected;
                for (std::size_t c = 0; c < cells; ++c) {
                    std::size_t const r = c / table_.columns, s = c % table_.columns;
                    jacobian(at, c) = (r == i && s == j ? 1.0 : 0.0) - (r == i ? column_[j] / total_ : 0.0) -
                                      (s == j ? row_[i] / total_ : 0.0) + expected / total_;
                }
            }
        small_matrix base(0, 0);
        if (!cholesky(sandwich(jacobian, totals_covariance()), base)) return absence::nothing_to_divide_by;
        double sum = 0.0;
        for (double x : solve_lower(base, difference)) sum += x * x;
        return sum / k();
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] small_matrix totals_covariance() const {
        std::size_t const cells = table_.totals.size();
        small_matrix v(cells, cells);
        for (std::size_t i = 0; i < cells; ++i)
            for (std::size_t j = 0; j < cells; ++j) v(i, j) = table_.covariance->at(i, j);
        return v;
    }

    sampled_cross_table const& table_;
    std::size_t k_;
    std::vector<double> row_;
    std::vector<double> column_;
    double total_ = 0.0;
};

template <class = detail::when_called>
[[nodiscard]] consteval label name_of(independence test) {
    switch (test) {
        case independence::first_order:
            return "rao_scott_first_order";
        case independence::second_order:
            return "rao_scott";
        case independence::exact:
            return "rao_scott_exact";
        case independence::saddlepoint:
            return "rao_scott_saddlepoint";
        case independence::wald:
            return "wald_of_independence";
        case independence::adjusted_wald:
            break;
    }
    return "adjusted_wald";
}

/// Sum of lambdas times chi-squareds, less x times a chi-squared over its degrees of freedom.
template <class = detail::when_called>
[[nodiscard]] inline chi_squared_mixture mixture_of(std::vector<double> const& lambdas, double x, double df,
                                                    double copies) {
    chi_squared_mixture q;
    for (double lambda : lambdas)
        if (lambda > 0.0) q.terms.push_back({lambda, 1.0});
    q.terms.push_back({-x / df, copies});
    return q;
}

template <independence Test>
struct independence_test : plain_method<independence_test<Test>> {
    static constexpr label method_name = name_of(Test);

    [[nodiscard]] sampled_test_result operator()(sampled_cross_table const& t) const {
        using enum absence;
        if (t.rows < 2 || t.columns < 2) return {nothing_to_divide_by, not_applicable, not_applicable, 1.0, method_name};
        independence_parts const parts(t);
        constexpr bool is_wald = Test == independence::wald || Test == independence::adjusted_wald;
        double const nu = static_cast<double>(t.degrees_of_freedom);
        if (nu <= 0.0 || !t.covariance) {
            figure<double> const pearson = is_wald ? figure<double>(not_available) : figure<double>(parts.pearson());
            return {pearson, no_degrees_of_freedom, no_degrees_of_freedom, no_degrees_of_freedom, method_name};
        }
        if constexpr (is_wald) {
            double const k = parts.k();
            double const df = Test == independence::wald ? nu : nu - k + 1.0;
            auto const wald = parts.wald();
            if (!wald) return {wald, k, df, wald, method_name};
            if (df <= 0.0) return {*wald, k, no_degrees_of_freedom, no_degrees_of_freedom, method_name};
            double const statistic = Test == independence::wald ? *wald : *wald * df / nu;
            return {statistic, k, df, f_upper_tail(statistic, k, df), method_name};
        } else {
            double const x = parts.pearson();
            auto const lambdas = parts.lambdas();
            double sum = 0.0, squares = 0.0;
            for (double lambda : lambdas) {
                sum += lambda;
                squares += lambda * lambda;
            }
            if (!(sum > 0.0)) return {x, nothing_to_divide_by, nothing_to_divide_by, nothing_to_divide_by, method_name};
            double const d = std::fmin(sum * (sum / squares), parts.k());
            double const second_order = f_upper_tail(x / sum, d, d * nu);
            switch (Test) {
                case independence::first_order:
                    return {x, parts.k(), not_applicable,
                            chi_squared_upper_tail(x * parts.k() / sum, static_cast<std::uint64_t>(parts.k())), method_name};
                case independence::exact:
                    return {x, d, d * nu, x > 0.0 ? mixture_above_zero(mixture_of(lambdas, x, d * nu, d * nu)) : 1.0,
                            method_name};
                case independence::saddlepoint: {
                    double const p =
                        x > 0.0 ? mixture_above_zero_by_saddlepoint(mixture_of(lambdas, x, d * nu, d * nu)) : 1.0;
                    return {x, d, d * nu, p == p ? p : second_order, method_name};
                }
                case independence::second_order:
                case independence::wald:
                case independence::adjusted_wald:
                    break;
            }
            return {x / sum, d, d * nu, second_order, method_name};
        }
    }
    /// Any two keys of the records of a sample.
    template <a_sample Sample, class Row, class Column>
    [[nodiscard]] sampled_test_result operator()(Sample const& sample, Row const& row_key,
                                                 Column const& column_key) const {
        return (*this)(cross_table(sample, row_key, column_key));
    }
};

}  // namespace detail

inline constexpr detail::independence_test<detail::independence::first_order> rao_scott_first_order{};
/// rao_scott(sample, row, column), rao_scott(cross_table(table of shares)).
inline constexpr detail::independence_test<detail::independence::second_order> rao_scott{};
inline constexpr detail::independence_test<detail::independence::exact> rao_scott_exact{};
inline constexpr detail::independence_test<detail::independence::saddlepoint> rao_scott_saddlepoint{};
inline constexpr detail::independence_test<detail::independence::wald> wald_of_independence{};
inline constexpr detail::independence_test<detail::independence::adjusted_wald> adjusted_wald{};

}  // namespace pbo

#endif
