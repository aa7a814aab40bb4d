// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_GATHERED_HPP
#define PBO_READ_DETAIL_GATHERED_HPP

// What the parts of a file held (file_parts.hpp), put together in their order.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace pbo::detail {

/// Adds what a part held to what there is.
template <class T>
void append(std::vector<T>& all, std::vector<T>&& some) {
    if (all.empty())
        all = std::move(some);
    else
        all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
}

/// Puts what was rejected when the parts were put together among what the rows were rejected for: one a row at most.
template <class = detail::when_called>
inline void sort_by_line(std::vector<input_problem>& rejects) {
    std::sort(rejects.begin(), rejects.end(),
              [](input_problem const& a, input_problem const& b) { return a.place.line < b.place.line; });
}

}  // namespace pbo::detail

#endif
