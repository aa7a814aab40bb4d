// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_INDIRECT_STANDARDISATION_HPP
#define PBO_MEASURE_BENCHMARKING_INDIRECT_STANDARDISATION_HPP

// How many people on budgets would an area have, if each of its strata did as the standard does?  With n_i people in the
// area's stratum i and the standard's share R_i there:
//
//     expected E = sum n_i R_i,    ratio = O / E,    limits = L / E and U / E,    adjusted share = ratio x R
//
// O counted in the area, L and U its limits (event_limits.hpp: exact below ten, Byar from ten on), and R the standard's
// share overall.  It needs no counts by stratum in the area, and serves where they are too small for direct standardisation.
// Ratios of different areas rest on different mixes of people: each compares its area with the standard, not with another.
//
// The standard's counts should not be only the area itself: a part of a whole pulls its own ratio towards 1.
// A stratum in which the standard has nobody but the area has people: nothing is known to expect (nothing_to_divide_by).
// E = 0: no ratio.  An adjusted share beyond 1 is cut there.  O(strata).

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/measure/benchmarking/event_limits.hpp>

#include <cmath>
#include <cstdint>
#include <vector>

namespace pbo {

/// An area's people in one stratum and the standard's counts in the same.
struct expected_stratum {
    std::uint64_t people = 0;
    proportion standard;
};

struct indirectly_standardised {
    std::uint64_t events = 0;
    figure<double> expected;
    figure<double> ratio;  ///< 1: as the standard
    figure<interval> limits;
    figure<double> share;  ///< the ratio times the standard's share overall
    figure<interval> share_limits;

    friend bool operator==(indirectly_standardised const&, indirectly_standardised const&) = default;
};

namespace detail {
struct indirect_standardisation_function {
    template <class = detail::when_called>
    [[nodiscard]] indirectly_standardised operator()(std::uint64_t events, std::vector<expected_stratum> const& strata,
                                                     confidence_level const& level = {}) const {
        auto const none = absence::nothing_to_divide_by;
        indirectly_standardised r{events, none, none, none, none, none};
        double expected = 0.0;
        proportion standard;
        for (auto const& s : strata) {
            standard += s.standard;
            if (s.people == 0) continue;
            if (s.standard.trials() == 0) return r;
            expected += static_cast<double>(s.people) * *s.standard.value();
        }
        r.expected = expected;
        if (expected == 0.0) return r;
        auto const around = event_limits(events, level);
        r.ratio = static_cast<double>(events) / expected;
        r.limits = interval{around.lower() / expected, around.upper() / expected};
        double const overall = *standard.value();
        r.share = std::fmin(1.0, *r.ratio * overall);
        r.share_limits = interval{std::fmin(1.0, r.limits->lower() * overall), std::fmin(1.0, r.limits->upper() * overall)};
        return r;
    }
};
}  // namespace detail

/// indirect_standardisation(events counted, strata, level = 95 %)
inline constexpr detail::indirect_standardisation_function indirect_standardisation{};

}  // namespace pbo

#endif
