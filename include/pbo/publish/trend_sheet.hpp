// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_TREND_SHEET_HPP
#define PBO_PUBLISH_TREND_SHEET_HPP

// Recent trends made ready for a reader: a row for each council in the order of the returns, with the verdict, the change a
// period in percentage points, and, where it cannot be calculated, why.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/recent_trend.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {
/// "none of them across the break on 2024-04-01 (what changed)."
template <class = detail::when_called>
[[nodiscard]] inline std::string breaks_in_words(series_break_list const& breaks) {
    if (breaks.empty()) return "no break in what is counted was given, so none is taken for one.";
    std::string all;
    for (auto const& one : breaks) {
        all += all.empty() ? "none of them across the break on " : " or the one on ";
        all += one.from.text() + " (" + std::string(one.what) + ")";
    }
    return all + ".";
}

/// A trend with the first and the last of the periods that it goes through.
struct trend_found {
    recent_trend_result trend;
    std::string from{}, until{};
};
template <class = detail::when_called>
[[nodiscard]] inline trend_found trend_through(std::vector<counted_in> const& series, series_break_list const& breaks) {
    trend_found found{recent_trend(series, breaks)};
    std::vector<std::string> periods;
    if (found.trend.reason == no_trend_because::calculated)
        for (auto const& point : series)
            if (point.counts.trials() != 0) periods.push_back(point.period.text());
    if (!periods.empty()) {
        found.from = periods[periods.size() - trend_points];
        found.until = periods.back();
    }
    return found;
}
template <class Row, class Of>
void describe_trend(described_columns<Row>& to, Of of) {
    to.text("trend", "recent trend", [of](Row const& r) { return of(r).trend.verdict; })
        .text("trend_from", "from", [of](Row const& r) { return of(r).from; })
        .text("trend_to", "to", [of](Row const& r) { return of(r).until; })
        .points("trend_points_a_period", "points a period", [of](Row const& r) { return in_points(of(r).trend.slope); })
        .number("trend_chi_squared", "chi-squared", [of](Row const& r) { return of(r).trend.chi_squared; })
        .count("trend_periods", "periods with figures", [of](Row const& r) { return of(r).trend.points; })
        .text("trend_reason", "reason if not calculated", [of](Row const& r) { return of(r).trend.reason; });
}
template <class = detail::when_called>
inline provenance from_trend(provenance from) {
    from.level = "99.8% (the rule's)";
    from.method = "recent trend: weighted line through the latest five points, wilson";
    return from;
}
}  // namespace detail

/// A council whose latest five periods lie either side of one of the breaks has no trend.
template <class = detail::when_called>
[[nodiscard]] inline sheet trend_sheet(take_up_table const& t, council_series const& series, provenance from,
                                       series_break_list const& breaks = {}) {
    using row = detail::council_row<detail::trend_found>;
    auto const rows = detail::council_rows(t, [&](council const& c, std::size_t) {
        auto const found = series.find(c.key());
        return detail::trend_through(found == series.end() ? std::vector<counted_in>{} : found->second, breaks);
    });
    auto columns = detail::share_columns<row>(t.context().words);
    detail::describe_trend(columns, [](row const& r) { return r.found; });
    auto s = columns.laid_out("Recent trend of " + t.context().words.subject(),
                              detail::from_trend(completed(std::move(from), t.context())), rows);
    auto const of = [&](trend_verdict v) {
        return std::count_if(rows.begin(), rows.end(), [v](row const& r) { return r.found.trend.verdict == v; });
    };
    s.warn("Recent trend: " + std::to_string(of(trend_verdict::increasing)) + " increasing, " +
           std::to_string(of(trend_verdict::decreasing)) + " decreasing, " +
           std::to_string(of(trend_verdict::no_significant_change)) + " without significant change; for " +
           std::to_string(of(trend_verdict::cannot_be_calculated)) + " it cannot be calculated.");
    s.warn("The trend is a weighted line through the latest five periods with figures, judged at 99.8%. It takes five of one kind "
           "(all snapshots, or all years); " +
           detail::breaks_in_words(breaks));
    s.warn(said_of(t.context().words.area, std::string(warnings::not_a_judgement)));
    return s;
}

/// So that text_table(recent_trend(...)) prints its row; the periods it went through have stayed with the series.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(recent_trend_result const& r) {
    using row = detail::trend_found;
    described_columns<row> columns;
    detail::describe_trend(columns, [](row const& one) { return one; });
    return columns.laid_out("Recent trend", detail::from_trend({}), std::vector<row>{{r}});
}

}  // namespace pbo

#endif
