// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_RATIO_OF_HPP
#define PBO_COMPARE_RATIO_OF_HPP

// How many times as large is the share in the first group as in the second?  p1 / p2, in [0, infinity].
//
// Nobody in one of the groups: no value and limits [0, inf].  No hits in the second group: no value (nothing to divide
// by), whatever the first group has; the lower limit may still say something and the upper one is infinite.  No hits in
// the first group only: the value is 0.

#include <pbo/compare/two_groups.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/method.hpp>

#include <limits>

namespace pbo {

struct ratio_of : two_groups {
    using two_groups::two_groups;
    static constexpr interval range{0.0, std::numeric_limits<double>::infinity()};

    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> value() const {
        if (one_is_empty() || second.hits() == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(first.hits()) * static_cast<double>(second.trials()) /
               (static_cast<double>(first.trials()) * static_cast<double>(second.hits()));
    }
    friend constexpr auto operator<=>(ratio_of const&, ratio_of const&) = default;
};

/// M can give limits for a ratio of two shares.
template <class M>
concept ratio_method = method_for<M, ratio_of>;

}  // namespace pbo

#endif
