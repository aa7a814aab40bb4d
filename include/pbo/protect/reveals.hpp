// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_REVEALS_HPP
#define PBO_PROTECT_REVEALS_HPP

// Does a printed percentage give away the count that it was made of?  7.7 % of about 25 people can only be 2 of 26; and
// whoever prints limits beside 12 % says even more: Wilson's 12 (4 to 29) % can only be 3 of 26, of all bases up to 200.
//
//     pbo::alternatives_of(pbo::print_window::rounded({77, 1000}, 1000), {23, 27}).pairs()      // 2 of 26 alone
//     pbo::printed_interval const p{.parts = 100, .value = 12, .lower = 4, .upper = 29};
//     auto const all = pbo::alternatives_of(p, {1, 200}, pbo::wilson);
//     pbo::reveals(all, {3, 26}, pbo::threshold{5}, pbo::requirement::not_exact)                  // true: withhold it
//
// `bases` is what is known of the base: all bases of a size that is believable, those that round to a printed base
// (round_to_nearest::possible, rounding.hpp), or one.  A share is printed to the nearest 1 / parts, halves up.  A limit counts
// as printed so when it lies within a half part, and a 10^-9 more for what doubles lose.
//
// Reads every base once, and with limits every count that the share leaves: (bases / parts) of them a base.  Throws
// std::invalid_argument for more than ten million bases, for parts of 0 and for a value outside 0 to parts.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/core/printed_alike.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/protect/rule.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// A share with its limits as they were printed, in parts: {.parts = 1000, .value = 77, ...} is 7.7 %.
struct printed_interval {
    std::uint64_t parts = 100;
    std::uint64_t value = 0;
    std::uint64_t lower = 0;
    std::uint64_t upper = 0;
};

/// All (count, base) that print the same.  A printed figure that nothing can be is in contradiction to what is known.
class printed_alternatives {
public:
    template <class = detail::when_called>
    explicit printed_alternatives(std::vector<counts_out_of> pairs) : pairs_(std::move(pairs)) {
        for (auto const& p : pairs_) {
            hits_.smallest = std::min(hits_.smallest, p.counts.smallest);
            hits_.largest = std::max(hits_.largest, p.counts.largest);
            misses_.smallest = std::min(misses_.smallest, p.base - p.counts.largest);
            misses_.largest = std::max(misses_.largest, p.base - p.counts.smallest);
            bases_.smallest = std::min(bases_.smallest, p.base);
            bases_.largest = std::max(bases_.largest, p.base);
        }
    }
    [[nodiscard]] std::vector<counts_out_of> const& pairs() const noexcept { return pairs_; }
    template <class = detail::when_called>
    [[nodiscard]] bool empty() const noexcept { return pairs_.empty(); }
    /// From the least to the most that each can be; of no pairs, from the largest number to 0.
    [[nodiscard]] compatible_counts hits() const noexcept { return hits_; }
    [[nodiscard]] compatible_counts misses() const noexcept { return misses_; }
    [[nodiscard]] compatible_counts bases() const noexcept { return bases_; }

private:
    static constexpr compatible_counts nothing{std::numeric_limits<std::uint64_t>::max(), 0};
    std::vector<counts_out_of> pairs_;
    compatible_counts hits_ = nothing;
    compatible_counts misses_ = nothing;
    compatible_counts bases_ = nothing;
};

namespace detail {
template <class = detail::when_called>
inline void check_bases(compatible_counts bases) {
    if (bases.largest >= bases.smallest && bases.largest - bases.smallest >= 10'000'000)
        throw std::invalid_argument("pbo::alternatives_of: " + std::to_string(bases.smallest) + " to " + std::to_string(bases.largest) +
                                    " are more bases than the ten million that can be tried: say what is known of the base");
}
/// The limit, between 0 and 1, prints as `parts_printed` parts.
template <class = detail::when_called>
[[nodiscard]] inline bool prints_as(double limit, std::uint64_t parts, std::uint64_t parts_printed) noexcept {
    double const off = limit * static_cast<double>(parts) - static_cast<double>(parts_printed);
    return off > -0.5 - 1e-9 && off < 0.5 + 1e-9;
}
}  // namespace detail

/// What a printed share alone can be.
template <class = detail::when_called>
[[nodiscard]] inline printed_alternatives alternatives_of(print_window const& share, compatible_counts bases) {
    detail::check_bases(bases);
    return printed_alternatives(printed_alike(share, bases));
}

/// What a printed share with its limits by `method` can be.
template <interval_method Method>
[[nodiscard]] printed_alternatives alternatives_of(printed_interval const& printed, compatible_counts bases, Method const& method,
                                                 confidence_level level = {}) {
    if (printed.parts == 0 || printed.value > printed.parts || printed.lower > printed.parts || printed.upper > printed.parts)
        throw std::invalid_argument("pbo::alternatives_of: a share and its limits are 0 to `parts` parts, and parts is at least 1");
    detail::check_bases(bases);
    std::vector<counts_out_of> pairs;
    for_each_printed_alike(print_window::rounded({printed.value, printed.parts}, printed.parts), bases,
                           [&](std::uint64_t base, compatible_counts counts) {
                               for (auto k = counts.smallest; k <= counts.largest; ++k) {
                                   auto const at = limits(method, proportion(k, base), level);
                                   if (!at || !detail::prints_as(at->lower(), printed.parts, printed.lower) ||
                                       !detail::prints_as(at->upper(), printed.parts, printed.upper))
                                       continue;
                                   if (!pairs.empty() && pairs.back().base == base && pairs.back().counts.largest + 1 == k)
                                       pairs.back().counts.largest = k;
                                   else
                                       pairs.push_back({base, {k, k}});
                               }
                           });
    return printed_alternatives(std::move(pairs));
}

/// Whether somebody who sees the figure finds out what the rule protects: the hits, the misses or the base, where they are small
/// and the possible counts are too few for the requirement.
template <small_count_rule Rule>
[[nodiscard]] bool reveals(printed_alternatives const& possible, proportion const& truth, Rule const& rule, requirement asked) {
    auto const gives_away = [&](std::uint64_t count, compatible_counts seen) {
        if (!rule.is_small(count)) return false;
        if (asked == requirement::not_exact) return seen.largest - seen.smallest < 1;
        return seen.smallest + 1 > count || seen.largest < rule.least_shown();
    };
    if (possible.empty())
        throw std::invalid_argument("pbo::reveals: nothing prints so, and " + std::to_string(truth.hits()) + " of " +
                                    std::to_string(truth.trials()) + " does not either: the figure was made of other counts");
    return gives_away(truth.hits(), possible.hits()) || gives_away(truth.trials() - truth.hits(), possible.misses()) ||
           gives_away(truth.trials(), possible.bases());
}

}  // namespace pbo

#endif
