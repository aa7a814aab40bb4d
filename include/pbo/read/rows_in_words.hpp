// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_ROWS_IN_WORDS_HPP
#define PBO_READ_ROWS_IN_WORDS_HPP

// Which rows is a report made of?  Those kept, those that a filter left out, and those rejected, for its provenance:
//
//     pbo::rows_in_words(summary, {{"region", "London"}})    // "33 kept, 120 left out by region=London, 2 rejected"
//     pbo::rows_in_words(summary, {}, 1)                      // "34 kept (1 of them a total)"
//     pbo::rows_in_words(summary, {}, 1, 17)                  // "34 kept, which make 17 pairs of counts (1 of them a total)"

#include <pbo/core/detail/when_called.hpp>
#include <pbo/read/published_total.hpp>
#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace pbo {

/// Where several rows make one pair of counts, `pairs` says how many pairs they make, and `totals` how many of those are totals.
template <class = detail::when_called>
[[nodiscard]] inline std::string rows_in_words(read_summary const& summary, std::vector<column_filter> const& where,
                                               std::size_t totals = 0, std::size_t pairs = 0, std::size_t reported = 0) {
    auto const& n = summary.counts;
    std::string text = detail::thousands(n.kept) + " kept";
    if (pairs != 0) text += ", which make " + detail::thousands(pairs) + (pairs == 1 ? " pair of counts" : " pairs of counts");
    if (totals != 0) text += " (" + detail::thousands(totals) + (totals == 1 ? " of them a total)" : " of them totals)");
    if (reported != 0) text += ", of which " + detail::thousands(reported) + (reported == 1 ? " is reported here" : " are reported here");
    if (n.filtered != 0 || !where.empty()) text += ", " + detail::thousands(n.filtered) + " left out";
    for (auto const& f : where) text += (&f == &where.front() ? " by " : " and ") + f.text();
    if (n.rejected != 0) text += ", " + detail::thousands(n.rejected) + " rejected";
    return text;
}

}  // namespace pbo

#endif
