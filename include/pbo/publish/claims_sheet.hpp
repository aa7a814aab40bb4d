// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CLAIMS_SHEET_HPP
#define PBO_PUBLISH_CLAIMS_SHEET_HPP

// What may be said of all councils, from those that answered?  A row for each group of councils ("met 30 %"): how many of how
// many of all, the share with its limits, the councils between the limits, and the worst case.  Where a claim is made about
// the share ("more than half of councils"), its verdict stands beside it.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/claims/attitude_change.hpp>
#include <pbo/measure/claims/claim.hpp>
#include <pbo/measure/claims/councils_that_answered.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/limits_in_words.hpp>
#include <pbo/publish/provenance_of.hpp>
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
template <class = detail::when_called>
[[nodiscard]] inline std::string verdict_in_words(claim_verdict v) {
    std::string text(spelling(v));
    for (auto& c : text)
        if (c == '_') c = ' ';
    return text;
}
template <class = detail::when_called>
[[nodiscard]] inline std::string range_in_words(figure<count_range> const& r) {
    if (!r.has_value()) return std::string(symbol(r.reason()));
    return r->lowest() == r->highest() ? std::to_string(r->lowest()) : std::to_string(r->lowest()) + " to " + std::to_string(r->highest());
}
template <class Row, class Range>
void describe_range(described_columns<Row>& to, std::string const& people, std::string const& title, std::string const& lowest,
                    std::string const& highest, Range range) {
    to.text(people, title, [range](Row const& r) { return range_in_words(range(r)); }, shown_to::people)
        .count(lowest + (lowest == "lowest" ? "_count" : ""), lowest == "lowest" ? "lowest" : "lowest possible",
               [range](Row const& r) { return range(r).transform([](count_range const& one) { return one.lowest(); }); },
                shown_to::programs)
        .count(highest + (highest == "highest" ? "_count" : ""), highest == "highest" ? "highest" : "highest possible",
               [range](Row const& r) { return range(r).transform([](count_range const& one) { return one.highest(); }); },
                shown_to::programs);
}

template <class = detail::when_called>
[[nodiscard]] inline described_columns<councils_statement> statement_columns() {
    using row = councils_statement;
    described_columns<row> columns;
    columns.key("councils", "councils that", &row::councils)
        .count("hits", "councils", [](row const& r) { return r.found.share.counts.hits(); })
        .count("answered", "answered", [](row const& r) { return r.found.share.counts.trials(); })
        .count("in_all", "in all", [](row const& r) { return r.found.share.counts.population(); })
        .share("share", "share", [](row const& r) { return r.found.share.value; })
        .limits("", shown_as::share, [](row const& r) { return r.found.share.limits; }, [](row const& r) {
            return r.found.complete_count() ? std::string("none: complete count") : limits_in_words(r.found.share.limits);
        });
    describe_range(columns, "of_all", "of all, by chance", "lowest", "highest",
                   [](row const& r) { return r.found.councils_between_limits(); });
    describe_range(columns, "possible", "of all, at worst", "lowest_possible", "highest_possible",
                   [](row const& r) { return figure<count_range>(r.found.possible()); });
    columns.text("claim", "claim", [](row const& r) { return r.claimed ? r.claimed->text() : std::string(); })
        .text("verdict", "verdict", [](row const& r) { return r.claimed ? verdict_in_words(r.found.on(*r.claimed)) : std::string(); });
    return columns;
}

}  // namespace detail

/// from.level and from.method are those of the first statement.
template <class = detail::when_called>
[[nodiscard]] inline sheet claims_sheet(std::vector<councils_statement> const& statements, provenance from = {}) {
    bool complete = false, missing = false;
    for (auto const& one : statements) (one.found.complete_count() ? complete : missing) = true;
    if (!statements.empty()) from = completed(std::move(from), statements.front().found.share);
    auto s = detail::statement_columns().laid_out("Councils that answered, and all councils", std::move(from), statements);
    if (missing)
        s.warn("Councils choose to answer. The intervals speak of chance as if the missing councils had been drawn by lot; only the "
               "worst case (none of them, or all of them) needs no assumption.");
    if (complete) s.warn("A complete count has no interval: no council is missing.");
    return s;
}

/// So that text_table(councils_that_answered(...)) and text_table(attitude_change(...)) print whole reports.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(councils_estimate const& found) { return claims_sheet({{"are so", found, {}}}); }
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(attitude_change_result const& found) {
    using row = attitude_change_result;
    described_columns<row> columns;
    columns.counts({"earlier", "earlier"}, "asked_earlier", {"earlier_share", "share"}, &row::earlier)
        .counts({"later", "later"}, "asked_later", {"later_share", "share"}, &row::later)
        .difference("difference", "points", &row::difference)
        .number("z", "z", &row::z)
        .p_value("p", "p", [](row const& r) { return r.test.p_value; });
    return columns.laid_out("A change of attitude, of two samples", completed({.data = "sample"}, found.difference), std::vector{found});
}

}  // namespace pbo

#endif
