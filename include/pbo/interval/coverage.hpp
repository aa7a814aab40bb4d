// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_COVERAGE_HPP
#define PBO_INTERVAL_COVERAGE_HPP

// How often does the method keep its promise, and how wide is it?  Exactly, by enumeration over all counts:
//
//     coverage(wilson, 20, 0.3)             the probability that the interval of 20 trials contains 0.3
//     expected_width(wilson, 20, 0.3)       the mean of upper - lower
//     minimum_coverage(wilson, 20)          the least coverage over all shares in (0, 1), and where it is
//
// Coverage as a function of the share is a smooth hump between two neighbouring limits and jumps at each, so its least
// value lies just inside or just outside one of the 2 (n + 1) limits: those are evaluated, 1e-11 of the way to the nearer
// end to either side (not less: Blaker's limits for two counts may coincide, and rounding would open a gap between them).
//
// The share must be strictly between 0 and 1 and n at least 1, or std::domain_error is thrown.  Counts with probability
// below 1e-20 are left out.  coverage and expected_width cost an interval for each count that matters (some 20 standard
// deviations of them); minimum_coverage costs n + 1 intervals and about n^2 multiplications.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/binomial_point.hpp>
#include <pbo/interval/wilson.hpp>

#include <cmath>
#include <cstdint>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace pbo {

/// The least coverage and a share at which it occurs.
struct coverage_minimum {
    double coverage;
    double share;
    friend bool operator==(coverage_minimum const&, coverage_minimum const&) = default;
};

namespace detail {
template <class = detail::when_called>
inline void check_enumeration(std::uint64_t n, double share) {
    if (n >= 1 && share > 0.0 && share < 1.0) return;
    std::ostringstream m;
    m << "pbo::coverage: a share of " << detail::plain(share) << " of " << detail::plain(n)
      << " trials: the share must be between 0 and 1, and n at least 1";
    throw std::domain_error(m.str());
}
}  // namespace detail

struct coverage_function {
    template <interval_method M>
    [[nodiscard]] double operator()(M const& method, std::uint64_t n, double share, confidence_level level = {}) const {
        detail::check_enumeration(n, share);
        double covered = 0.0;
        detail::for_each_binomial_point(n, share, [&](std::uint64_t k, double probability) {
            figure<interval> const i = limits(method, proportion{k, n}, level);
            if (i && (*i).contains(share)) covered += probability;
        });
        return covered;
    }
};

struct expected_width_function {
    template <interval_method M>
    [[nodiscard]] double operator()(M const& method, std::uint64_t n, double share, confidence_level level = {}) const {
        detail::check_enumeration(n, share);
        double width = 0.0;
        detail::for_each_binomial_point(n, share, [&](std::uint64_t k, double probability) {
            figure<interval> const i = limits(method, proportion{k, n}, level);
            if (i) width += probability * (*i).width();
        });
        return width;
    }
};

struct minimum_coverage_function {
    template <interval_method M>
    [[nodiscard]] coverage_minimum operator()(M const& method, std::uint64_t n, confidence_level level = {}) const {
        detail::check_enumeration(n, 0.5);
        std::vector<interval> all;
        all.reserve(n + 1);
        for (std::uint64_t k = 0; k <= n; ++k) all.push_back(limits(method, proportion{k, n}, level).value());
        coverage_minimum least{2.0, 0.5};
        auto const try_share = [&](double share) {
            if (!(share > 0.0 && share < 1.0)) return;
            double covered = 0.0;
            detail::for_each_binomial_point(n, share, [&](std::uint64_t k, double probability) {
                if (all[k].contains(share)) covered += probability;
            });
            if (covered < least.coverage) least = {covered, share};
        };
        for (interval const& i : all)
            for (double const limit : {i.lower(), i.upper()}) {
                double const aside = 1e-11 * std::fmin(limit, 1.0 - limit);
                try_share(limit - aside);
                try_share(limit + aside);
            }
        try_share(1e-15);  // just inside a limit of 0 or 1
        try_share(1.0 - 1e-15);
        return least;
    }
};

/// The exact probability that the method's interval contains the share it estimates.
inline constexpr coverage_function coverage;
/// The exact mean width of the method's interval.
inline constexpr expected_width_function expected_width;
/// The least coverage over all shares.
inline constexpr minimum_coverage_function minimum_coverage;

}  // namespace pbo

#endif
