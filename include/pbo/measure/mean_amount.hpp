// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_MEAN_AMOUNT_HPP
#define PBO_MEASURE_MEAN_AMOUNT_HPP

// How much each, and how sure is that?  The mean of amounts in pence, the difference of two means, and their limits:
//
//     pbo::student(pbo::mean_amount{weekly});                       // mean -+ t sd / sqrt(n), n - 1 degrees of freedom
//     pbo::student(pbo::mean_difference_of{direct, managed});       // Welch (1947): variances need not be equal
//
// Welch's degrees of freedom are Satterthwaite's (1946): (v1 + v2)^2 / (v1^2 / (n1 - 1) + v2^2 / (n2 - 1)), v = s^2 / n.
// Nobody: no mean (nothing to divide by).  Fewer than two in a group: no limits (no degrees of freedom).  Amounts all equal:
// limits without width.  Money is skewed, and t limits of a few dozen amounts with one very large one are too narrow at the
// top.  Amounts that were absent are in amount::absent() and are not amounts of 0.  One beta quantile each.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/method.hpp>
#include <pbo/count/amount.hpp>
#include <pbo/interval/detail/student_t.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <ostream>
#include <string_view>

namespace pbo {

inline constexpr interval real_line{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

/// The mean of amounts, in pence.
struct mean_amount {
    amount of;

    static constexpr interval range = real_line;
    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const { return of.mean(); }
    static constexpr std::array<std::string_view, 2> evidence_names{"n", "sum_pence"};
    [[nodiscard]] std::array<double, 2> evidence() const { return {static_cast<double>(of.n()), static_cast<double>(of.sum())}; }

    friend bool operator==(mean_amount const&, mean_amount const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, mean_amount const& m) { return out << m.of; }
};

/// The mean of the first less that of the second, in pence.
struct mean_difference_of {
    amount first;
    amount second;

    static constexpr interval range = real_line;
    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const {
        if (!first.mean() || !second.mean()) return absence::nothing_to_divide_by;
        return *first.mean() - *second.mean();
    }
    static constexpr std::array<std::string_view, 4> evidence_names{"n_1", "sum_pence_1", "n_2", "sum_pence_2"};
    template <class = detail::when_called>
    [[nodiscard]] std::array<double, 4> evidence() const {
        return {static_cast<double>(first.n()), static_cast<double>(first.sum()), static_cast<double>(second.n()),
                static_cast<double>(second.sum())};
    }

    friend bool operator==(mean_difference_of const&, mean_difference_of const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, mean_difference_of const& d) {
        return out << d.first << " against " << d.second;
    }
};

/// Limits by Student's t.
struct student_method : callable_method<student_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "student";
};
inline constexpr student_method student;

namespace detail {
/// value -+ t times the standard error.
template <class = detail::when_called>
[[nodiscard]] inline figure<interval> student_limits(double value, double variance, double degrees_of_freedom,
                                                     confidence_level const& level) {
    if (!(variance > 0.0)) return interval{value, value};
    double const half = student_t_quantile(level, degrees_of_freedom) * std::sqrt(variance);
    return interval{value - half, value + half};
}
/// s^2 / n.
template <class = detail::when_called>
[[nodiscard]] inline figure<double> variance_of_mean(amount const& a) {
    return a.variance().transform([&a](double variance) { return variance / static_cast<double>(a.n()); });
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(student_method const&, mean_amount const& e, confidence_level const& level) {
    if (!e.value()) return e.value().reason();
    auto const variance = detail::variance_of_mean(e.of);
    if (!variance) return variance.reason();
    return detail::student_limits(*e.value(), *variance, static_cast<double>(e.of.n()) - 1.0, level);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(student_method const&, mean_difference_of const& e, confidence_level const& level) {
    if (!e.value()) return e.value().reason();
    auto const v1 = detail::variance_of_mean(e.first);
    auto const v2 = detail::variance_of_mean(e.second);
    if (!v1 || !v2) return absence::no_degrees_of_freedom;
    double const both = *v1 + *v2;
    double const share = both > 0.0 ? *v1 / both : 0.5;
    double const inverse = share * share / (static_cast<double>(e.first.n()) - 1.0) +
                           (1.0 - share) * (1.0 - share) / (static_cast<double>(e.second.n()) - 1.0);
    return detail::student_limits(*e.value(), both, 1.0 / inverse, level);
}

}  // namespace pbo

#endif
