// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CLAIMS_SHEET_HPP
#define PBO_PUBLISH_CLAIMS_SHEET_HPP

// What may be said of all councils, from those that answered?  A row for each group of councils ("met 30 %"): how many of how
// many of all, the share with its limits, the councils between the limits, and the worst case.  Where a claim is made about
// the share ("more than half of councils"), its verdict stands beside it.

#include <pbo/measure/claims/claim.hpp>
#include <pbo/measure/claims/councils_that_answered.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/sheet.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// Councils that are so ("met 30 %"), and what is claimed of their share, if anything is.
struct councils_statement {
    std::string councils;
    councils_estimate found;
    std::optional<claim> claimed{};
};

namespace detail {

/// "survives the worst case"
[[nodiscard]] inline std::string verdict_in_words(claim_verdict v) {
    std::string text(spelling(v));
    for (auto& c : text)
        if (c == '_') c = ' ';
    return text;
}
[[nodiscard]] inline std::string range_in_words(figure<count_range> const& r) {
    if (!r.has_value()) return std::string(symbol(r.reason()));
    return r->lowest() == r->highest() ? std::to_string(r->lowest()) : std::to_string(r->lowest()) + " to " + std::to_string(r->highest());
}
inline void add_range_cells(std::vector<sheet_cell>& to, figure<count_range> const& r) {
    to.emplace_back(range_in_words(r));
    to.emplace_back(r.transform([](count_range const& one) { return one.lowest(); }));
    to.emplace_back(r.transform([](count_range const& one) { return one.highest(); }));
}

}  // namespace detail

/// from.level and from.method are those of the first statement.
[[nodiscard]] inline sheet claims_sheet(std::vector<councils_statement> const& statements, provenance from = {}) {
    bool complete = false, missing = false;
    if (!statements.empty()) {
        from.level = detail::level_text(statements.front().found.share.level);
        from.method = statements.front().found.share.method.view();
    }
    sheet s("Councils that answered, and all councils", std::move(from),
            {{"councils", "councils that"},
             {"hits", "councils", shown_as::count},
             {"answered", "answered", shown_as::count},
             {"in_all", "in all", shown_as::count},
             {"share", "share", shown_as::share},
             {"interval", "interval", shown_as::number, shown_to::people, false, true},
             {"lower", "lower", shown_as::share, shown_to::programs, false, true},
             {"upper", "upper", shown_as::share, shown_to::programs, false, true},
             {"of_all", "of all, by chance", shown_as::text, shown_to::people},
             {"lowest_count", "lowest", shown_as::count, shown_to::programs},
             {"highest_count", "highest", shown_as::count, shown_to::programs},
             {"possible", "of all, at worst", shown_as::text, shown_to::people},
             {"lowest_possible", "lowest possible", shown_as::count, shown_to::programs},
             {"highest_possible", "highest possible", shown_as::count, shown_to::programs},
             {"claim", "claim"},
             {"verdict", "verdict"}});
    for (auto const& one : statements) {
        auto const& e = one.found.share;
        complete = complete || one.found.complete_count();
        missing = missing || !one.found.complete_count();
        std::vector<sheet_cell> cells{one.councils, figure<std::uint64_t>(e.counts.hits()), figure<std::uint64_t>(e.counts.trials()),
                                      figure<std::uint64_t>(e.counts.population()), e.value};
        cells.emplace_back(one.found.complete_count() ? "none: complete count" : detail::limits_in_words(e.limits));
        cells.emplace_back(detail::lower_of(e.limits));
        cells.emplace_back(detail::upper_of(e.limits));
        detail::add_range_cells(cells, one.found.councils_between_limits());
        detail::add_range_cells(cells, one.found.possible());
        cells.emplace_back(one.claimed ? one.claimed->text() : std::string());
        cells.emplace_back(one.claimed ? detail::verdict_in_words(one.found.on(*one.claimed)) : std::string());
        s.add_row(std::move(cells));
    }
    if (missing)
        s.warn("Councils choose to answer. The intervals speak of chance as if the missing councils had been drawn by lot; only the "
               "worst case (none of them, or all of them) needs no assumption.");
    if (complete) s.warn("A complete count has no interval: no council is missing.");
    return s;
}

}  // namespace pbo

#endif
