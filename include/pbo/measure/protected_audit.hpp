// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_PROTECTED_AUDIT_HPP
#define PBO_MEASURE_PROTECTED_AUDIT_HPP

// What could somebody find out about a group's answers that are withheld?  Between which limits each count must lie, for whoever knows
// all counts that are shown of the group, that asked = answered + not applicable + missing and answered = better + no difference +
// worse, that everybody is asked about every area, and that nobody is counted less than zero times:
//
//     auto const shown = pbo::protected_outcomes(outcomes[mode], rule);
//     pbo::audit_of(shown, rule)[0].worse                    // {0, 12}; no upper limit where nothing bounds it
//
// These sums form a tree, in which going up and down once gives the exact limits, of whole people; where counts are rounded, a shown
// count is any that rounds so, and the limits are not too narrow.  For the owner of the data: what is withheld lies between them, and
// they must not be published beside it.  O(areas).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/measure/protected_outcomes.hpp>
#include <pbo/protect/count_protection.hpp>
#include <pbo/protect/rounding.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pbo {

/// From the least to the most that a count can be; no most where nothing bounds it.
struct count_limits {
    std::uint64_t least = 0;
    std::optional<std::uint64_t> most{};

    friend constexpr bool operator==(count_limits const&, count_limits const&) = default;
};

/// The limits of each count of shown_outcome.
struct audited_outcome {
    count_limits asked, answered, not_applicable, missing, better, no_difference, worse;

    friend constexpr bool operator==(audited_outcome const&, audited_outcome const&) = default;
};

namespace detail {

inline void at_least(count_limits& n, std::uint64_t least) { n.least = std::max(n.least, least); }
template <class = detail::when_called>
inline void at_most(count_limits& n, std::optional<std::uint64_t> const& most) {
    if (most && (!n.most || *most < *n.most)) n.most = most;
}
/// a - b, or 0; nothing where one of them is.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<std::uint64_t> less(std::optional<std::uint64_t> const& a, std::uint64_t b) {
    if (!a) return std::nullopt;
    return *a > b ? *a - b : 0;
}
template <class = detail::when_called>
[[nodiscard]] inline count_limits limits_of_shown(figure<std::uint64_t> const& n, count_protection const& rule) {
    if (!n) return {};
    if (!rule.round_to) return {*n, *n};
    auto const possible = round_to_nearest(*rule.round_to).possible(*n);
    return {possible.smallest, possible.largest};
}
/// The whole from its three parts.
template <class = detail::when_called>
inline void add_up(count_limits& whole, std::array<count_limits const*, 3> const& parts) {
    std::uint64_t least = 0;
    std::optional<std::uint64_t> most = 0;
    for (auto const* part : parts) {
        least += part->least;
        most = most && part->most ? std::optional(*most + *part->most) : std::nullopt;
    }
    at_least(whole, least);
    at_most(whole, most);
}
/// Each part from the whole and the others, all as they were before.
template <class = detail::when_called>
inline void take_apart(count_limits const& whole, std::array<count_limits*, 3> const& parts) {
    std::array<count_limits, 3> const before{*parts[0], *parts[1], *parts[2]};
    for (std::size_t i = 0; i < 3; ++i) {
        auto const &a = before[(i + 1) % 3], &b = before[(i + 2) % 3];
        at_most(*parts[i], less(whole.most, a.least + b.least));
        if (a.most && b.most) at_least(*parts[i], *less(whole.least, *a.most + *b.most));
    }
}

}  // namespace detail

/// least_asked is how many people are known to be in the group from elsewhere (who answered a further question).
template <class = detail::when_called>
[[nodiscard]] inline std::vector<audited_outcome> audit_of(std::vector<shown_outcome> const& shown, count_protection const& rule,
                                                           std::uint64_t least_asked = 0) {
    std::vector<audited_outcome> all;
    count_limits asked{least_asked, {}};
    for (auto const& s : shown) {
        auto const of = [&](figure<std::uint64_t> const& n) { return detail::limits_of_shown(n, rule); };
        all.push_back({of(s.asked), of(s.answered), of(s.not_applicable), of(s.missing), of(s.better), of(s.no_difference), of(s.worse)});
        auto& a = all.back();
        detail::add_up(a.answered, {&a.better, &a.no_difference, &a.worse});
        detail::add_up(a.asked, {&a.answered, &a.not_applicable, &a.missing});
        detail::at_least(asked, a.asked.least);
        detail::at_most(asked, a.asked.most);
    }
    for (auto& a : all) {
        a.asked = asked;
        detail::take_apart(a.asked, {&a.answered, &a.not_applicable, &a.missing});
        detail::take_apart(a.answered, {&a.better, &a.no_difference, &a.worse});
    }
    return all;
}

}  // namespace pbo

#endif
