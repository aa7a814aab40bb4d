// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_DIRECT_STANDARDISATION_HPP
#define PBO_MEASURE_BENCHMARKING_DIRECT_STANDARDISATION_HPP

// What would an area's share be, if its people were made up like a standard population?  Older people have budgets less
// often, so an older council has a lower share for that alone.  Over strata (age bands, say) with x_i of n_i in the area
// and N_i people in the standard:
//
//     value    = sum N_i (x_i / n_i) / sum N_i
//     variance = sum N_i^2 x_i / n_i^2 / (sum N_i)^2
//     limits   = value + sqrt(variance / O) (L - O)   and the same with U,     O = sum x_i
//
// (Dobson, Kuulasmaa, Eberle and Scherer 1991, Statistics in Medicine 10:457) with L and U the limits for O events
// (event_limits.hpp).  The variance is a Poisson count's: made for rare events, it is wider than need be for a share, by a
// factor of 1 / sqrt(1 - share), and an upper limit beyond 1 is cut there.
//
// A stratum of the standard in which the area has nobody: the share there is not known and neither is the value
// (nothing_to_divide_by).  Nobody counted in any stratum: value 0, and no limits, because Dobson's are 0/0 there.
// few_events marks fewer than ten events, under which public-health practice publishes none.  O(strata).

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

/// An area's counts in one stratum and the standard's people in the same.
struct standardised_stratum {
    proportion counts;
    std::uint64_t standard_people = 0;
};

struct directly_standardised {
    figure<double> value;
    figure<double> variance;
    figure<interval> limits;
    std::uint64_t events = 0;
    bool few_events = true;

    friend bool operator==(directly_standardised const&, directly_standardised const&) = default;
};

namespace detail {
struct direct_standardisation_function {
    template <class = detail::when_called>
    [[nodiscard]] directly_standardised operator()(std::vector<standardised_stratum> const& strata,
                                                   confidence_level const& level = {}) const {
        double standard = 0.0, value = 0.0, variance = 0.0;
        bool unknown = false;
        std::uint64_t events = 0;
        for (auto const& s : strata) {
            if (s.standard_people == 0) continue;  // it counts for nothing
            auto const weight = static_cast<double>(s.standard_people);
            auto const n = static_cast<double>(s.counts.trials());
            standard += weight;
            unknown = unknown || s.counts.trials() == 0;
            if (s.counts.trials() == 0) continue;
            events = checked_sum(events, s.counts.hits());
            double const share = static_cast<double>(s.counts.hits()) / n;
            value += weight * share;
            variance += weight * (weight / n) * share;
        }
        directly_standardised r{absence::nothing_to_divide_by, absence::nothing_to_divide_by, absence::nothing_to_divide_by,
                                events, events < 10};
        if (unknown || standard == 0.0) return r;
        r.value = std::fmin(1.0, value / standard);
        r.variance = variance / standard / standard;
        if (events == 0) return r;
        auto const o = static_cast<double>(events);
        auto const around = event_limits(events, level);
        double const unit = std::sqrt(*r.variance / o);
        r.limits = interval{std::fmax(0.0, *r.value + unit * (around.lower() - o)),
                            std::fmin(1.0, *r.value + unit * (around.upper() - o))};
        return r;
    }
};
}  // namespace detail

/// direct_standardisation(strata, level = 95 %)
inline constexpr detail::direct_standardisation_function direct_standardisation{};

}  // namespace pbo

#endif
