// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_SEVERAL_TARGETS_SHEET_HPP
#define PBO_PUBLISH_SEVERAL_TARGETS_SHEET_HPP

// Several targets at once, made ready for a reader: a row a council and target with the counts, met or not, points from the
// target and how many more people it takes, then a row a target for all councils together.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/several_targets.hpp>
#include <pbo/publish/detail/who.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

struct aimed_row {
    who_texts council;
    target aim;
    tally counts;
    attainment_fact fact;
};

template <class = detail::when_called>
[[nodiscard]] inline described_columns<aimed_row> aimed_columns() {
    using row = aimed_row;
    auto columns = who_described<row>();
    columns.text("indicator", "indicator", [](row const& r) { return std::string(r.aim.indicator().view()); })
        .text("target", "target", [](row const& r) { return r.aim.share().text(); })
        .text("due", "due", [](row const& r) { return r.aim.due().text(); })
        .count("numerator", "people", [](row const& r) { return count_or_reason(r.counts, r.counts.hits()); })
        .base("denominator", "of", [](row const& r) { return count_or_reason(r.counts, r.counts.trials()); })
        .share("share", "share", [](row const& r) { return share_or_reason(r.counts); })
        .text("met", "met", [](row const& r) { return r.fact.met; })
        .points("points_from_target", "points from target", [](row const& r) { return r.fact.points_from_target; })
        .count("people_short", "people short", [](row const& r) { return r.fact.more_people_needed; });
    return columns;
}

}  // namespace detail

/// A row a council and target.
template <class Key>
[[nodiscard]] sheet several_targets_sheet(several_targets_result<Key> const& r, provenance from = {}) {
    if (!r.aims.empty()) {
        from.basis = spelling(r.aims.front().basis());
        from.role = spelling(r.aims.front().role());
    }
    std::vector<detail::aimed_row> rows;
    for (std::size_t at = 0; at <= r.rows.size(); ++at) {
        auto const& one = at < r.rows.size() ? r.rows[at] : r.overall;
        for (std::size_t i = 0; i < r.aims.size(); ++i)
            rows.push_back({at < r.rows.size() ? detail::who_of(one.council) : detail::all_called("All together"), r.aims[i], one.counts[i],
                            one.facts[i]});
    }
    auto s = detail::aimed_columns().laid_out("Several targets", std::move(from), rows);
    for (std::size_t i = 0; i < r.aims.size(); ++i)
        s.warn(std::string(r.aims[i].indicator().view()) + " " + r.aims[i].share().text() + ": met by " +
               std::to_string(r.met(i)) + ", missed by " + std::to_string(r.missed(i)) + ", not determined for " +
               std::to_string(r.rows.size() - r.met(i) - r.missed(i)) + " of " + detail::councils_in_words(r.rows.size()) + ".");
    if (r.aims.size() > 1)
        s.warn("All targets of which they have figures are met by " + detail::councils_in_words(r.met_all()) + ".");
    return s;
}

template <class Key>
[[nodiscard]] sheet sheet_of(several_targets_result<Key> const& r) {
    return several_targets_sheet(r);
}

}  // namespace pbo

#endif
