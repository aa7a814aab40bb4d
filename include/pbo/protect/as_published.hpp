// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_AS_PUBLISHED_HPP
#define PBO_PROTECT_AS_PUBLISHED_HPP

// What did the official table print?  Some releases suppress a small numerator and base, and print the outcome that was made of them
// all the same (ASCOF of 2024-25).  To set our figures beside such a table, and to see what it gives away:
//
//     auto const theirs = pbo::as_published({3, 700}, pbo::protection_called("ascof_2024_25"), 1000);
//     theirs.hits, theirs.base                       // suppressed
//     theirs.outcome                                 // 0.004: 0.4 %, of unrounded counts, to the nearest 1/1000
//     pbo::alternatives_of(*theirs.window, {695, 705})   // what the counts can be (reveals.hpp): 3 alone
//
// For comparison only, in the library only: no program prints it, because it may tell the very counts that are suppressed.  What may be
// printed is what is made of the shown counts.  A base of nobody has no outcome.  O(1).  Throws std::invalid_argument for parts of 0.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/protect/count_protection.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>

namespace pbo {

/// A row of a table that suppresses counts and prints their outcome.
struct published_as_it_is {
    figure<std::uint64_t> hits;
    figure<std::uint64_t> base;
    figure<double> outcome;               ///< of the counts as they are, to the nearest 1 / parts, halves up
    std::optional<print_window> window{};  ///< the same, for what it can be
};

template <class = detail::when_called>
[[nodiscard]] inline published_as_it_is as_published(proportion const& counts, count_protection const& rule, std::uint64_t parts) {
    if (parts == 0)
        throw std::invalid_argument("pbo::as_published: an outcome is printed to the nearest 1 / parts, and parts is at least 1");
    bool const hides_base = rule.is_small_base(counts.trials()) || (rule.bases_too && rule.is_small(counts.hits()));
    bool const hides_hits = hides_base || rule.is_small(counts.hits()) || rule.leaves_few(counts.hits(), counts.trials());
    published_as_it_is row{absence::suppressed, absence::suppressed, absence::nothing_to_divide_by};
    if (!hides_base) row.base = rule.printed(counts.trials());
    if (!hides_hits) row.hits = rule.printed(counts.hits());
    if (counts.trials() == 0) return row;
    auto const scaled = static_cast<std::uint64_t>(
        (detail::wide_count{counts.hits()} * parts * 2U + counts.trials()) / (detail::wide_count{counts.trials()} * 2U));
    row.outcome = static_cast<double>(scaled) / static_cast<double>(parts);
    row.window = print_window::rounded({scaled, parts}, parts);
    return row;
}

}  // namespace pbo

#endif
