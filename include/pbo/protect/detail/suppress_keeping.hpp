// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_DETAIL_SUPPRESS_KEEPING_HPP
#define PBO_PROTECT_DETAIL_SUPPRESS_KEEPING_HPP

// suppress() where some cells, the sums that most is compared with, stay published wherever they can: all of them at once or, where
// that cannot be, one after the other in the order given.  What options.keep names must stay, or there is no pattern.

#include <pbo/protect/attacker.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/rule.hpp>
#include <pbo/protect/suppress.hpp>
#include <pbo/protect/suppression.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace pbo::detail {

template <attacker Attacker>
[[nodiscard]] std::optional<suppression> suppress_keeping(relations const& of, suppression const& before,
                                                          std::vector<std::uint64_t> const& least_shown, Attacker& attacker,
                                                          std::vector<std::size_t> const& wished, suppress_options options) {
    auto const found = [&](suppress_options const& with) {
        return suppress(of, before, least_shown, requirement::not_small, attacker, with);
    };
    auto const with_all = [&] {
        auto more = options;
        for (auto const cell : wished)
            if (std::find(more.keep.begin(), more.keep.end(), of[cell].name) == more.keep.end()) more.keep.push_back(of[cell].name);
        return more;
    }();
    if (auto pattern = found(with_all)) return pattern;
    for (auto const cell : wished) {
        auto more = options;
        more.keep.push_back(of[cell].name);
        more.small_table = 0;  // only whether there is a pattern
        if (found(more)) options.keep = std::move(more.keep);
    }
    return found(options);
}

}  // namespace pbo::detail

#endif
