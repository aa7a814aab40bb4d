// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_HYPERGEOMETRIC_HPP
#define PBO_COMPARE_DETAIL_HYPERGEOMETRIC_HPP

// The probability of a two-by-two table given its margins, and its tails.  log p is a sum of four deviances, all of one
// sign, from the expectation; the one difference they share, (ad - bc) / N, is formed with a single rounding.  So the
// relative error stays near 1e-15 times log p at any size of counts.

#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/detail/lattice_tail.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <utility>

namespace pbo::detail {

/// The table a b / c d as one point of the law of a given the margins; a step makes a larger by one.
class table_law {
public:
    template <class = detail::when_called>
    table_law(double a, double b, double c, double d)
        : a_(a), b_(b), c_(c), d_(d), total_(a + b + c + d),
          excess_(total_ > 0.0 ? difference_of_products(a, d, b, c) / total_ : 0.0) {}

    [[nodiscard]] double a() const { return a_; }
    /// How far a is above its expectation.
    [[nodiscard]] double excess() const { return excess_; }
    /// p(a+1) / p(a), and the same k steps on.
    template <class = detail::when_called>
    [[nodiscard]] double ratio() const { return ratio_at(0.0); }
    template <class = detail::when_called>
    [[nodiscard]] double ratio_at(double k) const {
        return ((b_ - k) / (a_ + k + 1.0)) * ((c_ - k) / (d_ + k + 1.0));
    }

    template <class = detail::when_called>
    double step() {
        double const r = (b_ * c_) / ((a_ + 1.0) * (d_ + 1.0));
        a_ += 1.0;
        d_ += 1.0;
        b_ -= 1.0;
        c_ -= 1.0;
        return r;
    }
    [[nodiscard]] double steps_left() const { return std::fmin(b_, c_); }
    [[nodiscard]] double distance_from_mean() const { return std::abs(excess_); }
    template <class = detail::when_called>
    [[nodiscard]] double standard_deviation() const {
        return std::sqrt(((a_ + b_) / total_) * ((c_ + d_) / total_) * ((a_ + c_) / total_) * (b_ + d_));
    }
    /// The same table seen from the other side: a step makes the old a smaller.
    template <class = detail::when_called>
    [[nodiscard]] table_law mirrored() const { return {b_, a_, d_, c_}; }
    /// The table with a moved by a whole number; the margins stay.
    template <class = detail::when_called>
    [[nodiscard]] table_law moved(double by) const { return {a_ + by, b_ - by, c_ - by, d_ + by}; }

    /// log p(a + u), u real where all cells are large, whole otherwise.
    template <class = detail::when_called>
    [[nodiscard]] double log_probability(double u = 0.0) const {
        double const row1 = a_ + b_, row2 = c_ + d_, column1 = a_ + c_, column2 = b_ + d_;
        if (row1 == 0.0 || row2 == 0.0 || column1 == 0.0 || column2 == 0.0) return 0.0;
        double const excess = excess_ + u;
        double sum = stirling_error(row1) + stirling_error(row2) + stirling_error(column1) + stirling_error(column2) -
                     stirling_error(total_);
        double product = (row1 / total_) * row2 * column1 * column2;
        auto const cell = [&](double count, double row, double column, double difference) {
            sum -= deviance(count, row / total_ * column, difference);
            if (count > 0.0) {
                sum -= stirling_error(count);
                product /= count * two_pi;
            }
        };
        cell(a_ + u, row1, column1, excess);
        cell(b_ - u, row1, column2, -excess);
        cell(c_ - u, row2, column1, -excess);
        cell(d_ + u, row2, column2, excess);
        return sum + 0.5 * std::log(product * (two_pi * two_pi * two_pi));
    }
    template <class = detail::when_called>
    [[nodiscard]] double relative(double u) const {
        if (std::fmin(std::fmin(a_ + u, d_ + u), std::fmin(b_ - u, c_ - u)) < 16.0) return 0.0;  // far below any start
        return std::exp(log_probability(u) - log_probability());
    }

private:
    static constexpr double two_pi = 6.2831853071795864769;

    double a_, b_, c_, d_;
    double total_;
    double excess_;
};

/// P(A >= a) given the margins.
template <class = detail::when_called>
inline double table_upper_tail(table_law const& at) {
    if (at.steps_left() > 0.0 && at.ratio() > 1.0) {  // short of the mode: what is missing is the smaller part
        auto const below = at.mirrored();
        return below.steps_left() > 0.0
                   ? 1.0 - std::fmin(1.0, std::exp(below.log_probability()) * (outward_tail(below) - 1.0))
                   : 1.0;
    }
    return std::fmin(1.0, std::exp(at.log_probability()) * outward_tail(at));
}

/// The point on the far side of the mode that is the first to be no more probable than log_limit; nothing_there when
/// even the end is more probable.  `far_side` steps away from the mode; `guess` is about where it is.
struct other_side {
    bool exists = false;
    table_law at;
    double log_probability = 0.0;
};

template <class = detail::when_called>
inline other_side first_at_most(table_law const& mode_outwards, double log_limit, double guess) {
    double const left = mode_outwards.steps_left();
    auto const value = [&](double k) { return mode_outwards.moved(k).log_probability(); };
    double inside = 0.0;     // steps from the mode where the probability is known to be above the limit
    double outside = left + 1.0;  // and not above it; left + 1 stands for "beyond the end"
    double found = 0.0;
    double k = std::fmin(std::fmax(std::round(guess), 1.0), left);
    double stride = 1.0;
    while (outside - inside > 1.0) {
        double const here = value(k);
        if (here <= log_limit) {
            outside = k;
            found = here;
            k = std::fmax(k - stride, inside + 1.0);
        } else {
            inside = k;
            k = std::fmin(k + stride, outside - 1.0);
        }
        if (inside > 0.0 && outside <= left) {
            k = std::floor(0.5 * (inside + outside));
        } else {
            stride *= 2.0;
        }
        if (k > left) break;
    }
    if (outside > left) return {false, mode_outwards, 0.0};
    return {true, mode_outwards.moved(outside), found};
}

}  // namespace pbo::detail

#endif
