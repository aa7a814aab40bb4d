// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_DETAIL_PUBLISHING_ORDER_HPP
#define PBO_PROTECT_DETAIL_PUBLISHING_ORDER_HPP

// In which order are cells tried for publication?  First those that must be published, then by falling size: what is withheld
// in the end is small.  Of equal ones the first that was added comes first.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/suppression.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] inline std::uint64_t size_of_count(related_cell const& cell) noexcept {
    return static_cast<std::uint64_t>(cell.count < 0 ? -cell.count : cell.count);
}

template <class = detail::when_called>
[[nodiscard]] inline std::vector<bool> must_be_published(relations const& of) {
    std::vector<bool> must;
    for (auto const& cell : of.cells()) must.push_back(cell.treatment.printed && !cell.treatment.may_be_suppressed);
    return must;
}

template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::size_t> largest_first(relations const& of, suppression const& before,
                                                            std::vector<bool> const& must) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < of.size(); ++i)
        if (before[i] == cell_status::published) order.push_back(i);
    sort_stably(order, [&](std::size_t a, std::size_t b) {
        bool const first = must[a];  // libc++ gives a reference of its own kind
        if (first != must[b]) return first;
        return size_of_count(of[a]) > size_of_count(of[b]);
    });
    return order;
}

}  // namespace pbo::detail

#endif
