// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_DETAIL_BETA_BINOMIAL_LAW_HPP
#define PBO_MEASURE_BENCHMARKING_DETAIL_BETA_BINOMIAL_LAW_HPP

// The beta-binomial distribution: k of n hit, where each area's own probability is drawn from Beta(a, b).
//
// A point is the product of a binomial and a beta density over another beta density, all at the mean of the last, so that
// no logarithms of huge gamma functions are subtracted.  P(X <= k) is summed from the end where probabilities are
// negligible; for counts beyond a few ten thousand it is P(B <= Y) for B the area's probability and Y ~ Beta(k+1, n-k),
// integrated over the narrower of the two with Gauss-Legendre on the log-odds.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>
#include <pbo/interval/detail/beta_tail.hpp>
#include <pbo/interval/detail/binomial_point.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace pbo::detail {

/// P(B <= x) for B ~ Beta(a, b), given x and 1 - x.
template <class = detail::when_called>
[[nodiscard]] inline double beta_below(beta_shape const& s, share_and_rest at) noexcept {
    if (!(at.x > 0.0)) return 0.0;
    if (!(at.y > 0.0)) return 1.0;
    double const density = s.density(s.deviance(at.x, at.y));
    if (at.x * (s.total + 2.0) <= s.a + 1.0) return density == 0.0 ? 0.0 : lower_ratio(s.a, s.b, at.x, at.y) * density;
    return density == 0.0 ? 1.0 : 1.0 - lower_ratio(s.b, s.a, at.y, at.x) * density;
}

class beta_binomial_law {
public:
    beta_binomial_law(double a, double b, std::uint64_t n) noexcept : prior_(a, b), n_(n) {}

    template <class = detail::when_called>
    [[nodiscard]] double point(std::uint64_t k) const noexcept {
        auto const hits = static_cast<double>(k);
        auto const misses = static_cast<double>(n_ - k);
        beta_shape const after(prior_.a + hits, prior_.b + misses);
        double const prior_there = prior_.density(prior_.deviance(after.mean, after.mean_above));
        if (prior_there == 0.0) return 0.0;
        return binomial_point(hits, misses, after.mean, after.mean_above) * prior_there / after.density(0.0);
    }

    /// P(X <= k).
    template <class = detail::when_called>
    [[nodiscard]] double below(std::uint64_t k) const noexcept {
        if (k >= n_) return 1.0;
        if (n_ > most_summed) return integrated(k);
        // Above the mean the points that are summed would be too small to start from.
        bool const high = static_cast<double>(k) >= static_cast<double>(n_) * prior_.mean;
        return high ? 1.0 - beta_binomial_law(prior_.b, prior_.a, n_).summed(n_ - k - 1) : summed(k);
    }
    /// P(X >= k).
    template <class = detail::when_called>
    [[nodiscard]] double above(std::uint64_t k) const noexcept {
        return k == 0 ? 1.0 : beta_binomial_law(prior_.b, prior_.a, n_).below(n_ - k);
    }

    /// P(X <= k) as a sum of points, for k below the mean: O(k).
    template <class = detail::when_called>
    [[nodiscard]] double summed(std::uint64_t k) const noexcept {
        double term = point(k);
        double sum = term;
        for (std::uint64_t i = k; i > 0; --i) {
            auto const at = static_cast<double>(i);
            auto const rest = static_cast<double>(n_ - i);
            double const ratio = at / (rest + 1.0) * ((prior_.b + rest) / (prior_.a + at - 1.0));
            term *= ratio;
            sum += term;
            // Downwards the ratio falls while the density of the areas' probabilities does; only one that is U-shaped at 0
            // makes it rise again, and there every term counts.
            if (term < 1e-18 * sum && prior_.a >= 1.0 && ratio < 1.0) break;
            if (term == 0.0) break;
        }
        return std::fmin(sum, 1.0);
    }

    /// P(X <= k) as an integral: some 200 incomplete betas, for any n.
    template <class = detail::when_called>
    [[nodiscard]] double integrated(std::uint64_t k) const noexcept {
        beta_shape const counted(static_cast<double>(k) + 1.0, static_cast<double>(n_ - k));
        // P(prior <= counted).  Over the narrower one, so that the other's distribution function is smooth in between.
        if (counted.total >= prior_.total) return probability_below(prior_, counted);
        return 1.0 - probability_below(counted, prior_);
    }

private:
    static constexpr std::uint64_t most_summed = 30000;

    /// P(S <= Y), Y having the density that is integrated over.
    template <class = detail::when_called>
    [[nodiscard]] static double probability_below(beta_shape const& s, beta_shape const& y) noexcept {
        constexpr std::array<double, 8> nodes{0.0950125098376374402, 0.2816035507792589132, 0.4580167776572273863,
                                              0.6178762444026437484, 0.7554044083550030339, 0.8656312023878317439,
                                              0.9445750230732325761, 0.9894009349916499326};
        constexpr std::array<double, 8> weights{0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382,
                                                0.1495959888165767321, 0.1246289712555338720, 0.0951585116824927848,
                                                0.0622535239386478929, 0.0271524594117540949};
        tail const outermost{1e-19, 9.0133};
        auto const from = beta_quantile_pair(y.a, y.b, outermost);
        auto const mirrored = beta_quantile_pair(y.b, y.a, outermost);
        double const low = std::log(from.x / from.y);
        double const high = std::log(mirrored.y / mirrored.x);
        int const panels = 12 + static_cast<int>(high - low);  // a wide range has a bend in it
        double const half = 0.5 * (high - low) / panels;
        double sum = 0.0;
        for (int panel = 0; panel < panels; ++panel) {
            double const middle = low + (2 * panel + 1) * half;
            for (std::size_t i = 0; i < nodes.size(); ++i)
                for (double const side : {-1.0, 1.0}) {
                    auto const at = from_odds(std::exp(middle + side * nodes[i] * half));
                    sum += weights[i] * y.density(y.deviance(at.x, at.y)) * beta_below(s, at);
                }
        }
        return std::fmin(1.0, half * sum);
    }

    beta_shape prior_;
    std::uint64_t n_;
};

/// P(X <= k) and P(X >= k) of a binomial count of n with probability x = 1 - y.
class binomial_count_law {
public:
    binomial_count_law(double x, double y, std::uint64_t n) noexcept : at_{x, y}, n_(n) {}
    template <class = detail::when_called>
    [[nodiscard]] double below(std::uint64_t k) const noexcept {
        if (k >= n_) return 1.0;
        return beta_below({static_cast<double>(n_ - k), static_cast<double>(k) + 1.0}, {at_.y, at_.x});
    }
    template <class = detail::when_called>
    [[nodiscard]] double above(std::uint64_t k) const noexcept {
        if (k == 0) return 1.0;
        return beta_below({static_cast<double>(k), static_cast<double>(n_ - k) + 1.0}, at_);
    }

private:
    share_and_rest at_;
    std::uint64_t n_;
};

/// The smallest count that the lower tail does not exclude, P(X <= k) >= tail, and the largest one that the upper does not.
struct inner_counts {
    std::uint64_t smallest;
    std::uint64_t largest;
};
template <class Law>
[[nodiscard]] inner_counts counts_inside(Law const& law, std::uint64_t n, double tail_probability) {
    auto const first_where = [n](auto const& holds) {  // holds from some count on, and at n
        std::uint64_t low = 0, high = n;
        while (low < high) {
            std::uint64_t const middle = low + (high - low) / 2;
            if (holds(middle))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    };
    auto const smallest = first_where([&](std::uint64_t k) { return law.below(k) >= tail_probability; });
    auto const from_above = first_where([&](std::uint64_t k) { return law.above(n - k) >= tail_probability; });
    // A median is inside both ways; only rounding at levels near 0 could say otherwise.
    return {std::min(smallest, n - from_above), std::max(smallest, n - from_above)};
}

}  // namespace pbo::detail

#endif
