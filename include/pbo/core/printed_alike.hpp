// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_PRINTED_ALIKE_HPP
#define PBO_CORE_PRINTED_ALIKE_HPP

// "7.7 % of about 25 people": which counts of which bases print the same?  All pairs (k, n) whose exact share k / n
// lies in the window of what was printed (print_window.hpp), in whole numbers, so that no pair is lost or won by a
// double.  Who checks print asks it, and so does who protects people: a printed share that only one count can be gives
// that count away.
//
//     auto const w = pbo::print_window::rounded({77, 1000}, 1000);        // 7.7 %
//     pbo::for_each_printed_alike(w, {23, 27}, [](std::uint64_t base, pbo::compatible_counts counts) { ... });   // 26:
//     2 pbo::printed_alike(w, {23, 27});                                    // the same as a vector pbo::bases_of(339,
//     pbo::print_window::rounded({271, 1000}, 1000));  // 1249 to 1253: there 339 prints 27.1 % pbo::bases_that_fit({w,
//     v}, 302);                                   // the bases up to 302 that have a count for each
//
// A base of 0 has no share, and no pair.  bases_that_fit gives ranges in order, with every base from 1: of a window 1 /
// d wide every base from d has a count, so it looks at no more than that many, and throws std::invalid_argument where
// that would be more than ten million.  Cost: O(1) a base and window.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/print_window.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// The counts out of one base that print the same.
struct counts_out_of {
    std::uint64_t base = 0;
    compatible_counts counts;

    friend constexpr bool operator==(counts_out_of const&, counts_out_of const&) = default;
};

/// Calls visit(base, counts) for each base from smallest to largest of which some count lies in the window.
template <class Visit>
constexpr void for_each_printed_alike(print_window const& window, compatible_counts bases, Visit visit) {
    for (auto base = std::max<std::uint64_t>(bases.smallest, 1); base <= bases.largest; ++base) {
        if (auto const counts = window.counts_of(base)) visit(base, *counts);
        if (base == bases.largest) return;  // which may be the largest number there is
    }
}

template <class = detail::when_called>
[[nodiscard]] constexpr std::vector<counts_out_of> printed_alike(print_window const& window, compatible_counts bases) {
    std::vector<counts_out_of> all;
    for_each_printed_alike(window, bases, [&all](std::uint64_t base, compatible_counts counts) {
        all.push_back({base, counts});
    });
    return all;
}

/// The bases of which `count` lies in the window; nothing when there is none.  They may go on without end: the largest
/// is then the largest number there is.  A count above its base is no share.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<compatible_counts> bases_of(std::uint64_t count, print_window const& window) {
    constexpr auto no_end = std::numeric_limits<std::uint64_t>::max();
    auto const least = std::max<std::uint64_t>(count, 1);
    detail::wide_count smallest = least;
    if (auto const upper = window.upper()) {
        if (upper->numerator() == 0) {
            if (count != 0) return std::nullopt;
        } else {
            auto const scaled = detail::wide_product(count, upper->denominator());
            auto from = scaled / upper->numerator();
            bool const whole = scaled % upper->numerator() == 0;
            if (!whole || !window.upper_in()) ++from;
            smallest = std::max<detail::wide_count>(from, least);
        }
    }
    detail::wide_count largest = no_end;
    if (window.lower().numerator() != 0) {
        auto const scaled = detail::wide_product(count, window.lower().denominator());
        largest = scaled / window.lower().numerator();
        bool const whole = scaled % window.lower().numerator() == 0;
        if (whole && !window.lower_in()) {
            if (largest == 0) return std::nullopt;
            --largest;
        }
        largest = std::min<detail::wide_count>(largest, no_end);
    } else if (count == 0 && !window.lower_in()) {
        return std::nullopt;
    }
    if (smallest > largest) return std::nullopt;
    return compatible_counts{static_cast<std::uint64_t>(smallest), static_cast<std::uint64_t>(largest)};
}

namespace detail {

/// From this base on, a window has a count in every base or in none.
template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t base_of_no_more_news(print_window const& window) {
    fraction const whole{1, 1};
    if (window.contains(fraction{}) || window.contains(whole) || !(window.lower() < whole) || !window.upper()) return 1;
    auto const a = window.lower();
    auto const b = *window.upper();  // at most 1, so the products are no larger than that of the denominators
    auto const gap = wide_product(b.numerator(), a.denominator()) - wide_product(a.numerator(), b.denominator());
    auto const denominators = wide_product(a.denominator(), b.denominator());
    if (gap == 0) return std::numeric_limits<std::uint64_t>::max();  // one exact value: multiples of its base for ever
    auto const news = denominators / gap + 2;                        // wider than 1 in counts: also with both ends out
    auto const most = static_cast<wide_count>(std::numeric_limits<std::uint64_t>::max());
    return static_cast<std::uint64_t>(std::min(news, most));
}

}  // namespace detail

/// The bases from 1 to `largest` that have a count for every window, as ranges in order.
template <class = detail::when_called>
[[nodiscard]] constexpr std::vector<compatible_counts> bases_that_fit(std::vector<print_window> const& windows,
                                                                      std::uint64_t largest) {
    constexpr std::uint64_t ten_million = 10'000'000;
    std::uint64_t news = 1;
    for (auto const& w : windows) news = std::max(news, detail::base_of_no_more_news(w));
    std::uint64_t const last = std::min(news, largest);
    if (last > ten_million)
        throw std::invalid_argument("pbo::bases_that_fit: " + std::to_string(last) + " bases to look at; at most " +
                                    std::to_string(ten_million) + ": give fewer decimals or a smaller base");
    std::vector<compatible_counts> all;
    for (std::uint64_t base = 1; base <= last; ++base) {
        bool const fits = std::all_of(windows.begin(), windows.end(),
                                      [base](print_window const& w) { return w.counts_of(base).has_value(); });
        if (!fits) continue;
        if (!all.empty() && all.back().largest + 1 == base)
            all.back().largest = base;
        else
            all.push_back({base, base});
    }
    if (!all.empty() && all.back().largest == last)
        all.back().largest = largest;  // as the last one, so all that follow
    return all;
}

}  // namespace pbo

#endif
