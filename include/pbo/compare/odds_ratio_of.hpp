// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_ODDS_RATIO_OF_HPP
#define PBO_COMPARE_ODDS_RATIO_OF_HPP

// How many times as large are the odds in the first group as in the second?  x1 m2 / (m1 x2), where m are the misses;
// in [0, infinity].
//
// Nobody in one of the groups: no value and limits [0, inf].  No misses in the first group or no hits in the second: no
// value (nothing to divide by); the lower limit may still say something and the upper one is infinite.  Otherwise no
// hits in the first group or no misses in the second: the value is 0.

#include <pbo/compare/two_groups.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/method.hpp>

#include <limits>

namespace pbo {

struct odds_ratio_of : two_groups {
    using two_groups::two_groups;
    static constexpr interval range{0.0, std::numeric_limits<double>::infinity()};

    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> value() const {
        if (one_is_empty() || first.misses() == 0 || second.hits() == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(first.hits()) * static_cast<double>(second.misses()) /
               (static_cast<double>(first.misses()) * static_cast<double>(second.hits()));
    }
    friend constexpr auto operator<=>(odds_ratio_of const&, odds_ratio_of const&) = default;
};

/// M can give limits for an odds ratio.
template <class M>
concept odds_ratio_method = method_for<M, odds_ratio_of>;

}  // namespace pbo

#endif
