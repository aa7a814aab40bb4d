// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_DIFFERENCE_LIMITS_HPP
#define PBO_COMPARE_DETAIL_DIFFERENCE_LIMITS_HPP

// [centre - below, centre + above] inside [-1, 1]; what most methods for a difference end with.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/interval.hpp>

#include <algorithm>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] inline interval difference_limits(double centre, double below, double above) {
    return {std::clamp(centre - below, -1.0, 1.0), std::clamp(centre + above, -1.0, 1.0)};
}

}  // namespace pbo::detail

#endif
