// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_BENCHMARK_SHEET_HPP
#define PBO_PUBLISH_BENCHMARK_SHEET_HPP

// Councils beside a benchmark made ready for a reader: a row for each council in the order of the returns, with its share,
// the benchmark's, higher, similar or lower, and the difference with its own limits.  A council that is not compared keeps
// its row and says why.  The words are higher and lower, not better and worse: these figures set councils side by side and
// do not judge how effective they are.

#include <pbo/measure/benchmark.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <string>
#include <utility>

namespace pbo {

namespace detail {
/// "-12.0 to -9.1", in percentage points.
[[nodiscard]] inline std::string points_in_words(figure<interval> const& limits) {
    if (!limits.has_value()) return std::string(symbol(limits.reason()));
    return for_people(100.0 * limits->lower(), shown_as::points) + " to " + for_people(100.0 * limits->upper(), shown_as::points);
}
[[nodiscard]] inline figure<double> in_points(figure<double> const& share) {
    return share.transform([](double x) { return 100.0 * x; });
}
}  // namespace detail

/// against is what the report calls the benchmark: "England", "each council's region", "the councils of peers.txt".
[[nodiscard]] inline sheet benchmark_sheet(take_up_table const& t, benchmark_result const& b, std::string const& against, provenance from) {
    from = detail::from_take_up(std::move(from), t.context());
    from.level = detail::level_text(b.level);
    from.method = b.method.view();
    auto columns = detail::council_columns();
    columns.insert(columns.end(), {{t.context().words.share_name(), t.context().words.share, shown_as::share},
                                   {"interval", "interval", shown_as::number, shown_to::people, false, true},
                                   {"benchmark", "benchmark"},
                                   {"benchmark_numerator", "numerator", shown_as::count, shown_to::programs},
                                   {"benchmark_denominator", "denominator", shown_as::count, shown_to::programs},
                                   {"benchmark_share", "its " + t.context().words.share, shown_as::share},
                                   {"benchmark_verdict", "compared"},
                                   {"benchmark_points", "points from it", shown_as::points},
                                   {"benchmark_points_interval", "interval", shown_as::number, shown_to::people, false, true},
                                   {"benchmark_points_lower", "lower", shown_as::points, shown_to::programs, false, true},
                                   {"benchmark_points_upper", "upper", shown_as::points, shown_to::programs, false, true},
                                   {"benchmark_p_value", "p", shown_as::number, shown_to::programs},
                                   {"benchmark_reason", "reason if not compared"}});
    auto const& said = t.context().words;
    sheet s((said.about_budgets ? "Take-up" : said.indicator) + " beside " + against, std::move(from), std::move(columns));
    for (auto const& c : t.context().councils) {
        auto const& row = b[c.key()];
        auto const& counts = t[c.key()].on_budget;
        bool const compared = row.reason == not_compared_because::compared;
        auto const absent = detail::count_or_reason(counts, 0);
        auto const limits = absent.has_value() ? row.area.limits : figure<interval>(absent.reason());
        auto const group = [&](std::uint64_t n) { return compared ? figure<std::uint64_t>(n) : absence::not_applicable; };
        auto cells = detail::council_cells(c);
        cells.emplace_back(detail::share_or_reason(counts));
        cells.emplace_back(detail::limits_in_words(limits));
        cells.emplace_back(compared ? row.against : std::string());
        cells.emplace_back(group(row.benchmark.hits()));
        cells.emplace_back(group(row.benchmark.trials()));
        cells.emplace_back(compared ? row.benchmark.value() : figure<double>(absence::not_applicable));
        cells.emplace_back(std::string(in_words(row.verdict)));
        auto const apart = absent.has_value() ? row.difference_limits : figure<interval>(absent.reason());
        cells.emplace_back(absent.has_value() ? detail::in_points(row.difference) : figure<double>(absent.reason()));
        cells.emplace_back(detail::points_in_words(apart));
        cells.emplace_back(detail::in_points(detail::lower_of(apart)));
        cells.emplace_back(detail::in_points(detail::upper_of(apart)));
        cells.emplace_back(absent.has_value() ? row.test.p_value : figure<double>(absent.reason()));
        cells.emplace_back(std::string(spelling(row.reason)));
        s.add_row(std::move(cells));
    }
    auto const higher = b.how_many(benchmark_verdict::higher), lower = b.how_many(benchmark_verdict::lower);
    auto const similar = b.how_many(benchmark_verdict::similar), none = b.how_many(benchmark_verdict::not_compared);
    s.warn("Beside " + against + ": " + detail::councils_in_words(higher) + " higher, " + std::to_string(similar) + " similar, " +
           std::to_string(lower) + " lower, " + std::to_string(none) + " not compared. Higher and lower mean that the council's whole " +
           detail::level_text(b.level) + " interval lies above or below the benchmark's own figure.");
    if (auto const compared = higher + similar + lower; compared > 1)
        s.warn("Points from the benchmark have limits that take the uncertainty of both sides into account, and that the council is "
               "a part of the benchmark where it is one. Many councils are compared at once: by chance alone about " +
               detail::rounded(b.level.alpha() * static_cast<double>(compared), 1) + " of " + std::to_string(compared) +
               " would differ at this level.");
    s.warn(std::string(warnings::not_a_judgement));
    return s;
}

}  // namespace pbo

#endif
