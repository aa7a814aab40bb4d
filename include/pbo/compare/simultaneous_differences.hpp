// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_SIMULTANEOUS_DIFFERENCES_HPP
#define PBO_COMPARE_SIMULTANEOUS_DIFFERENCES_HPP

// Which of several categories are really larger than which?  All differences between the shares of one count by
// category, p_i - p_j for i < j, with limits that hold together: Goodman (1965), p_i - p_j -+ z sqrt((p_i + p_j -
// (p_i - p_j)^2) / n), z being that of 1 - alpha / (k (k - 1) / 2).  Kept within [-1, 1].  A Wald interval: it wants
// counts of 10 or so; a pair that nobody chose has the limits 0, 0.  Nobody at all: no values (nothing_to_divide_by),
// limits [-1, 1].  In order (0, 1), (0, 2), ..., (1, 2), ...  About 100 ns a pair.

#include <pbo/compare/net_balance.hpp>
#include <pbo/compare/simultaneous.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/plain_method.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <span>
#include <string_view>
#include <vector>

namespace pbo {

/// The share of one category less that of another, of the same people.
struct category_difference {
    static constexpr interval range{-1.0, 1.0};

    std::size_t first = 0;   ///< index of the category
    std::size_t second = 0;  ///< index of the other
    net_balance counts;      ///< first hits, second hits, all

    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> value() const { return counts.value(); }
    static constexpr std::array<std::string_view, 5> evidence_names{"first_category", "second_category", "first_hits",
                                                                    "second_hits", "trials"};
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::array<std::uint64_t, 5> evidence() const noexcept {
        return {first, second, counts.better(), counts.worse(), counts.answered()};
    }
    friend constexpr auto operator<=>(category_difference const&, category_difference const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, category_difference const& d) {
        return out << "category " << detail::plain(d.first) << " less " << detail::plain(d.second) << ": "
                   << detail::plain(d.counts.better()) << " and "
                   << detail::plain(d.counts.worse()) << " of " << detail::plain(d.counts.answered());
    }
};

struct goodman_differences_method : plain_method<goodman_differences_method> {
    static constexpr label method_name = "goodman_differences";
    template <class = detail::when_called>
    [[nodiscard]] std::vector<estimate<category_difference>> operator()(std::span<std::uint64_t const> counts,
                                                                        confidence_level const& level = {}) const {
        std::vector<estimate<category_difference>> all;
        if (counts.size() < 2) return all;
        auto const total = detail::checked_total(counts);
        std::size_t const pairs = counts.size() * (counts.size() - 1) / 2;
        auto const each = confidence_level::from_alpha(level.alpha() / static_cast<double>(pairs));
        all.reserve(pairs);
        for (std::size_t i = 0; i < counts.size(); ++i)
            for (std::size_t j = i + 1; j < counts.size(); ++j) {
                category_difference const d{i, j, {counts[i], counts[j], total}};
                all.push_back({d.value(), limits(wald, d.counts, each), level, name(), d});
            }
        return all;
    }
};

inline constexpr goodman_differences_method goodman_differences{};

}  // namespace pbo

#endif
