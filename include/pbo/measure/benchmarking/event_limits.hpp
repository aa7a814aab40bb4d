// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_EVENT_LIMITS_HPP
#define PBO_MEASURE_BENCHMARKING_EVENT_LIMITS_HPP

// What expected numbers of events do O counted ones allow?  Limits for the mean of a Poisson count:
//
// byar            O (1 - 1/(9 O) - z / (3 sqrt O))^3 and the same with O + 1 and + z (Breslow and Day 1987, volume II, 69):
//                 good to 0.2 % of the limit from ten events on.
// exact_poisson   chi-squared quantiles with 2 O and 2 O + 2 degrees of freedom, halved (Garwood 1936): for fewer events.
// event_limits    exact below ten events and Byar from ten on, as public-health practice in England has it.
//
// O = 0: the lower limit is 0.  Byar costs a square root; exact some sums whose terms grow in number as the root of O.

#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/interval.hpp>

#include <cmath>
#include <cstdint>

namespace pbo {

namespace detail {

struct byar_function {
    template <class = detail::when_called>
    [[nodiscard]] interval operator()(std::uint64_t events, confidence_level const& level = {}) const {
        double const z = level.z();
        auto const cubed = [](double x) { return x > 0.0 ? x * x * x : 0.0; };
        auto const o = static_cast<double>(events);
        double const lower = events == 0 ? 0.0 : o * cubed(1.0 - 1.0 / (9.0 * o) - z / (3.0 * std::sqrt(o)));
        double const above = o + 1.0;
        return {lower, above * cubed(1.0 - 1.0 / (9.0 * above) + z / (3.0 * std::sqrt(above)))};
    }
};

struct exact_poisson_function {
    template <class = detail::when_called>
    [[nodiscard]] interval operator()(std::uint64_t events, confidence_level const& level = {}) const {
        double const tail = level.two_sided().probability;
        double const lower = events == 0 ? 0.0 : 0.5 * chi_squared_quantile(tail, 1.0 - tail, 2 * events);
        return {lower, 0.5 * chi_squared_quantile(1.0 - tail, tail, 2 * events + 2)};
    }
};

struct event_limits_function {
    template <class = detail::when_called>
    [[nodiscard]] interval operator()(std::uint64_t events, confidence_level const& level = {}) const {
        return events < 10 ? exact_poisson_function{}(events, level) : byar_function{}(events, level);
    }
};

}  // namespace detail

inline constexpr detail::byar_function byar{};
inline constexpr detail::exact_poisson_function exact_poisson{};
inline constexpr detail::event_limits_function event_limits{};

}  // namespace pbo

#endif
