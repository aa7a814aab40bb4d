// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_NEAR_TEXT_HPP
#define PBO_READ_DETAIL_NEAR_TEXT_HPP

// Is one text the other with a typing error?  The number of letters to add, to leave out, to change or to swap with their
// neighbour (optimal string alignment, Damerau 1964), counted in bytes: O(a * b).

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace pbo::detail {

[[nodiscard]] inline std::size_t typing_errors(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

/// Different, and by one letter, or by two where the texts are of six letters or more.
[[nodiscard]] inline bool near(std::string_view a, std::string_view b) {
    auto const shorter = std::min(a.size(), b.size());
    if (shorter < 4) return false;
    auto const errors = typing_errors(a, b);
    return errors != 0 && errors <= (shorter < 6 ? 1U : 2U);
}

}  // namespace pbo::detail

#endif
