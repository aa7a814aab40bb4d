// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_MULTINOMIAL_BOX_HPP
#define PBO_COMPARE_DETAIL_MULTINOMIAL_BOX_HPP

// The probability that every multinomial count lies within c of the one seen (Levin 1981; Sison and Glaz 1995, formula
// 1): with X_i Poisson of mean n_i cut off to n_i -+ c, it is the product of P(|X_i - n_i| <= c), times the density of
// their sum at n by Edgeworth's expansion, over the Poisson probability of n at mean n.  Moments are summed about n_i,
// so that nothing cancels.

#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/detail/lattice_tail.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pbo::detail {

/// log P(X = count) for X Poisson with this mean, count - mean being known.
template <class = detail::when_called>
inline double log_poisson(double count, double mean, double difference) {
    if (count <= 0.0) return -mean;
    return -deviance(count, mean, difference) - stirling_error(count) - 0.5 * std::log(6.2831853071795864769 * count);
}

/// One category: sums of P(X = n_i + j) j^r over |j| <= c, for r = 0 to 4.
class truncated_poisson {
public:
    template <class = detail::when_called>
    explicit truncated_poisson(double mean)
        : mean_(mean), above_(std::exp(log_poisson(mean, mean, 0.0))), below_(above_) {
        sums_[0] = above_;
    }

    /// c grows by one.
    template <class = detail::when_called>
    void widen() {
        c_ += 1.0;
        above_ *= mean_ / (mean_ + c_);
        add(above_, c_);
        if (c_ > mean_) return;
        below_ *= (mean_ - c_ + 1.0) / mean_;
        add(below_, -c_);
    }
    /// c at once: by steps, or for a mean so large that the probabilities are smooth by an integral and Euler and
    /// Maclaurin's f'/24.
    template <class = detail::when_called>
    void widen_to(double c) {
        if (mean_ < 1e6) {
            *this = truncated_poisson(mean_);
            while (c_ < c && !(c_ > 0.0 && settled())) widen();
            return;
        }
        c_ = c;
        double const deviation = std::sqrt(mean_);
        double const up = std::fmin(c, 40.0 * deviation) + 0.5;
        double const down = up;  // 40 deviations are less than the mean
        auto const term = [this](double j, std::size_t r) {
            double value = std::exp(log_poisson(mean_ + j, mean_, j));
            for (std::size_t i = 0; i < r; ++i) value *= j;
            return value;
        };
        for (std::size_t r = 0; r < sums_.size(); ++r) {
            double sum = 0.0;
            double const panels = std::ceil((up + down) / deviation) + 1.0;
            double const step = (up + down) / panels;
            for (double i = 0.0; i < panels; i += 1.0)
                sum += gauss_legendre([&](double j) { return term(j, r); }, -down + i * step, -down + (i + 1.0) * step);
            double const slope_up = term(up + 0.5, r) - term(up - 0.5, r);
            double const slope_down = term(-down + 0.5, r) - term(-down - 0.5, r);
            sums_[r] = sum - (slope_up - slope_down) / 24.0;
        }
    }

    [[nodiscard]] double probability() const { return std::fmin(1.0, sums_[0]); }
    struct moments {
        double mean, variance, third, fourth;  ///< mean from n_i; the others about the mean
    };
    template <class = detail::when_called>
    [[nodiscard]] moments central() const {
        double const a = sums_[1] / sums_[0], b = sums_[2] / sums_[0], c = sums_[3] / sums_[0], d = sums_[4] / sums_[0];
        return {a, b - a * a, c - 3.0 * a * b + 2.0 * a * a * a,
                d - 4.0 * a * c + 6.0 * a * a * b - 3.0 * a * a * a * a};
    }
    /// The last terms added no longer change the sums.
    template <class = detail::when_called>
    [[nodiscard]] bool settled() const {
        double const c4 = c_ * c_ * c_ * c_;
        return (above_ + (c_ > mean_ ? 0.0 : below_)) * c4 < 1e-18 * sums_[4];
    }

private:
    template <class = detail::when_called>
    void add(double probability, double j) {
        for (double& sum : sums_) {
            sum += probability;
            probability *= j;
        }
    }

    double mean_;
    double c_ = 0.0;
    double above_, below_;  // the last probabilities on each side
    std::array<double, 5> sums_{};
};

template <class = detail::when_called>
inline double box_probability(std::vector<truncated_poisson> const& categories, double n) {
    double log_product = 0.0, mean = 0.0, variance = 0.0, third = 0.0, excess = 0.0;
    for (auto const& category : categories) {
        log_product += std::log(category.probability());
        auto const m = category.central();
        mean += m.mean;
        variance += m.variance;
        third += m.third;
        excess += m.fourth - 3.0 * m.variance * m.variance;
    }
    double const deviation = std::sqrt(variance);
    double const z = -mean / deviation;
    double const skewness = third / (variance * deviation);
    double const kurtosis = excess / (variance * variance);
    double const square = z * z;
    double const density =
        std::exp(-0.5 * square) / 2.5066282746310005024 / deviation *
        (1.0 + skewness * (z * square - 3.0 * z) / 6.0 + kurtosis * (square * square - 6.0 * square + 3.0) / 24.0 +
         skewness * skewness * (square * square * square - 15.0 * square * square + 45.0 * square - 15.0) / 72.0);
    return density * std::exp(log_product - log_poisson(n, n, 0.0));
}

struct box_width {
    double c = 0.0;
    double excess = 0.0;  ///< the fraction of the way from c to c + 1
};

inline constexpr std::uint64_t most_people_to_step_through = 1'000'000;

/// The first c whose box has at most `level` while the next has more, and how far between them.
template <class = detail::when_called>
inline box_width width_of_box(std::span<std::uint64_t const> counts, std::uint64_t total, double level) {
    double const n = static_cast<double>(total);
    std::vector<truncated_poisson> categories;
    double log_seen = -log_poisson(n, n, 0.0);
    for (auto const count : counts) {
        if (count == 0) continue;  // a Poisson of mean 0 is 0
        double const mean = static_cast<double>(count);
        categories.emplace_back(mean);
        log_seen += log_poisson(mean, mean, 0.0);
    }
    double before = std::exp(log_seen);  // c = 0: the multinomial probability of what was seen
    if (before > level) return {0.0, 0.0};
    auto const between = [&](double low, double high) { return (level - low) / (high - low); };
    if (total <= most_people_to_step_through) {
        for (double c = 0.0; c + 1.0 < n; c += 1.0) {
            bool settled = true;
            for (auto& category : categories) {
                category.widen();
                settled = settled && category.settled();
            }
            double const next = box_probability(categories, n);
            if (next > level) return {c, between(before, next)};
            before = next;
            if (settled) break;  // the sequence stands still below the level
        }
        return {n - 1.0, std::fmin(1.0, std::fmax(0.0, between(before, 1.0)))};
    }
    auto const at = [&](double c) {
        for (auto& category : categories) category.widen_to(c);
        return box_probability(categories, n);
    };
    double low = 0.0, high = 1.0;
    while (high < n && at(high) <= level) {
        low = high;
        high *= 2.0;
    }
    while (high - low > 1.0) {
        double const middle = std::floor(0.5 * (low + high));
        (at(middle) <= level ? low : high) = middle;
    }
    double const at_low = at(low);
    return {low, between(at_low, at(low + 1.0))};
}

}  // namespace pbo::detail

#endif
