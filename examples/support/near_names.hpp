// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_NEAR_NAMES_HPP
#define PBO_EXAMPLES_SUPPORT_NEAR_NAMES_HPP

// Which name may have been meant?  Those that few letters make of what was written, the nearest first.

#include <pbo/core/detail/stably_sorted.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

namespace detail {
/// Letters to be put in, taken out or changed (Levenshtein 1966).
inline std::size_t letters_apart(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto before = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const changed = before + (a[i - 1] == b[j - 1] ? 0 : 1);
            before = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
        }
    }
    return row[b.size()];
}
}  // namespace detail

/// "'North', 'North East' or 'South'": up to `most` of the names, in their order where they are no more.
inline std::string near_names(std::string_view written, std::vector<std::string> names, std::size_t most = 4) {
    bool const more = names.size() > most;
    if (more) {
        pbo::detail::sort_stably(names, [&](std::string const& a, std::string const& b) {
            return detail::letters_apart(written, a) < detail::letters_apart(written, b);
        });
        names.resize(most);
    }
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i)
        all += (i == 0 ? "'" : i + 1 == names.size() && !more ? " or '" : ", '") + names[i] + "'";
    return more ? all + " or another" : all;
}

}  // namespace examples

#endif
