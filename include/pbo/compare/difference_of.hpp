// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DIFFERENCE_OF_HPP
#define PBO_COMPARE_DIFFERENCE_OF_HPP

// How much larger is the share in the first group than in the second?  p1 - p2, in [-1, 1].  Computed from the counts
// as (x1 n2 - x2 n1) / (n1 n2) with the products exact, so that nearly equal shares of large groups keep all their
// digits. Nobody in one of the groups: no value (nothing to divide by), and limits [-1, 1].

#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/two_groups.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/method.hpp>

namespace pbo {

struct difference_of : two_groups {
    using two_groups::two_groups;
    static constexpr interval range{-1.0, 1.0};

    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const {
        if (one_is_empty()) return absence::nothing_to_divide_by;
        auto const n1 = static_cast<double>(first.trials());
        auto const n2 = static_cast<double>(second.trials());
        return detail::difference_of_products(static_cast<double>(first.hits()), n2, static_cast<double>(second.hits()),
                                              n1) / (n1 * n2);
    }
    friend constexpr auto operator<=>(difference_of const&, difference_of const&) = default;
};

/// M can give limits for a difference of two shares.
template <class M>
concept difference_method = method_for<M, difference_of>;

}  // namespace pbo

#endif
