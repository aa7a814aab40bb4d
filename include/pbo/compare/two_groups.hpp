// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_TWO_GROUPS_HPP
#define PBO_COMPARE_TWO_GROUPS_HPP

// How many of how many here, and how many of how many there?  The evidence that the difference, the ratio and the odds
// ratio of two independent shares have in common.

#include <pbo/compare/comparand.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <ostream>
#include <string_view>

namespace pbo {

struct two_groups {
    proportion first;
    proportion second;

    constexpr two_groups() = default;
    /// Throws std::invalid_argument for two that remember what they are about and do not belong together.
    template <class = detail::when_called>
    constexpr two_groups(comparand const& a, comparand const& b) : first(a), second(b) { a.refuse_unless_with(b); }

    /// Nobody was asked in one of the groups, so that there is nothing to compare.
    [[nodiscard]] constexpr bool one_is_empty() const noexcept { return first.trials() == 0 || second.trials() == 0; }

    friend constexpr auto operator<=>(two_groups const&, two_groups const&) = default;

    static constexpr std::array<std::string_view, 4> evidence_names{"hits_1", "trials_1", "hits_2", "trials_2"};
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::array<std::uint64_t, 4> evidence() const noexcept {
        return {first.hits(), first.trials(), second.hits(), second.trials()};
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, two_groups const& e) {
        return out << e.first << " against " << e.second;
    }
};

}  // namespace pbo

#endif
