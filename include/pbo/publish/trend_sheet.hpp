// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_TREND_SHEET_HPP
#define PBO_PUBLISH_TREND_SHEET_HPP

// Recent trends made ready for a reader: a row for each council in the order of the returns, with the verdict, the change a
// period in percentage points, and, where it cannot be calculated, why.

#include <pbo/measure/recent_trend.hpp>
#include <pbo/publish/benchmark_sheet.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {
/// "none of them across the break on 2024-04-01 (what changed)."
[[nodiscard]] inline std::string breaks_in_words(series_break_list const& breaks) {
    if (breaks.empty()) return "no break in what is counted was given, so none is taken for one.";
    std::string all;
    for (auto const& one : breaks) {
        all += all.empty() ? "none of them across the break on " : " or the one on ";
        all += one.from.text() + " (" + std::string(one.what) + ")";
    }
    return all + ".";
}
}  // namespace detail

/// A council whose latest five periods lie either side of one of the breaks has no trend.
[[nodiscard]] inline sheet trend_sheet(take_up_table const& t, council_series const& series, provenance from,
                                       series_break_list const& breaks = {}) {
    from = detail::from_take_up(std::move(from), t.context());
    from.level = "99.8% (the rule's)";
    from.method = "recent trend: weighted line through the latest five points, wilson";
    auto columns = detail::council_columns();
    columns.insert(columns.end(), {{t.context().words.share_name(), t.context().words.share, shown_as::share},
                                   {"trend", "recent trend"},
                                   {"trend_from", "from"},
                                   {"trend_to", "to"},
                                   {"trend_points_a_period", "points a period", shown_as::points},
                                   {"trend_chi_squared", "chi-squared", shown_as::number},
                                   {"trend_periods", "periods with figures", shown_as::count},
                                   {"trend_reason", "reason if not calculated"}});
    sheet s("Recent trend of " + t.context().words.subject(), std::move(from), std::move(columns));
    std::array<std::size_t, 4> how_many{};
    for (auto const& c : t.context().councils) {
        auto const found = series.find(c.key());
        auto const trend = recent_trend(found == series.end() ? std::vector<counted_in>{} : found->second, breaks);
        ++how_many[static_cast<std::size_t>(trend.verdict)];
        std::vector<std::string> periods;
        if (found != series.end() && trend.reason == no_trend_because::calculated)
            for (auto const& point : found->second)
                if (point.counts.trials() != 0) periods.push_back(point.when.text());
        auto cells = detail::council_cells(c);
        cells.emplace_back(detail::share_or_reason(t[c.key()].on_budget));
        cells.emplace_back(std::string(spelling(trend.verdict)));
        cells.emplace_back(periods.empty() ? std::string() : periods[periods.size() - trend_points]);
        cells.emplace_back(periods.empty() ? std::string() : periods.back());
        cells.emplace_back(detail::in_points(trend.slope));
        cells.emplace_back(trend.chi_squared);
        cells.emplace_back(figure<std::uint64_t>(trend.points));
        cells.emplace_back(std::string(spelling(trend.reason)));
        s.add_row(std::move(cells));
    }
    auto const of = [&](trend_verdict v) { return how_many[static_cast<std::size_t>(v)]; };
    s.warn("Recent trend: " + std::to_string(of(trend_verdict::increasing)) + " increasing, " +
           std::to_string(of(trend_verdict::decreasing)) + " decreasing, " +
           std::to_string(of(trend_verdict::no_significant_change)) + " without significant change; for " +
           std::to_string(of(trend_verdict::cannot_be_calculated)) + " it cannot be calculated.");
    s.warn("The trend is a weighted line through the latest five periods with figures, judged at 99.8%. It takes five of one kind "
           "(all snapshots, or all years); " +
           detail::breaks_in_words(breaks));
    s.warn(std::string(warnings::not_a_judgement));
    return s;
}

}  // namespace pbo

#endif
