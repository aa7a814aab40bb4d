// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_ROWS_IN_WORDS_HPP
#define PBO_READ_ROWS_IN_WORDS_HPP

// Which rows is a report made of?  Those kept, those that a filter left out, and those rejected, for its provenance:
//
//     pbo::rows_in_words(summary, {{"region", "London"}})    // "33 kept, 120 left out by region=London, 2 rejected"
//     pbo::rows_in_words(summary, {}, 1)                      // "34 kept (1 of them a total)"

#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace pbo {

[[nodiscard]] inline std::string rows_in_words(read_summary const& summary, std::vector<column_filter> const& where,
                                               std::size_t totals = 0) {
    auto const& n = summary.counts;
    std::string text = std::to_string(n.kept) + " kept";
    if (totals != 0) text += " (" + std::to_string(totals) + (totals == 1 ? " of them a total)" : " of them totals)");
    if (n.filtered != 0 || !where.empty()) text += ", " + std::to_string(n.filtered) + " left out";
    for (auto const& f : where) text += (&f == &where.front() ? " by " : " and ") + f.text();
    if (n.rejected != 0) text += ", " + std::to_string(n.rejected) + " rejected";
    return text;
}

}  // namespace pbo

#endif
