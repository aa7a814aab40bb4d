// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_STABLY_SORTED_HPP
#define PBO_CORE_DETAIL_STABLY_SORTED_HPP

// Sorts and leaves equals in their order, with the positions as tie-break: std::stable_sort asks libstdc++ for what Clang calls
// deprecated, and then a user's -Werror stops.

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace pbo::detail {

template <class T, class Less>
void sort_stably(std::vector<T>& all, Less const& less) {
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (less(all[a], all[b])) return true;
        return !less(all[b], all[a]) && a < b;
    });
    std::vector<T> sorted;
    sorted.reserve(all.size());
    for (auto const i : order) sorted.push_back(std::move(all[i]));
    all = std::move(sorted);
}

}  // namespace pbo::detail

#endif
