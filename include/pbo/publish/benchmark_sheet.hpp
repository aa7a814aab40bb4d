// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_BENCHMARK_SHEET_HPP
#define PBO_PUBLISH_BENCHMARK_SHEET_HPP

// Councils beside a benchmark made ready for a reader: a row for each council in the order of the returns, with its share,
// the benchmark's, higher, similar or lower, and the difference with its own limits.  A council that is not compared keeps
// its row and says why.  The words are higher and lower, not better and worse: these figures set councils side by side and
// do not judge how effective they are.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/benchmark.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline described_columns<council_row<benchmarked>> benchmark_columns(indicator_words const& words) {
    using row = council_row<benchmarked>;
    auto const compared = [](row const& r) { return r.found.reason == not_compared_because::compared; };
    auto const group = [compared](auto of) {
        return [=](row const& r) {
            auto const given = figure(of(r.found.benchmark));
            return compared(r) ? given : decltype(figure(of(r.found.benchmark)))(absence::not_applicable);
        };
    };
    auto columns = share_columns<row>(words);
    columns.limits("", shown_as::share, [](row const& r) { return r.found.area.limits; })
        .text("benchmark", "benchmark", [compared](row const& r) { return compared(r) ? r.found.against : std::string(); })
        .count("benchmark_numerator", "numerator", group([](proportion const& p) { return p.hits(); }), shown_to::programs)
        .base("benchmark_denominator", "denominator", group([](proportion const& p) { return p.trials(); }), shown_to::programs)
        .share("benchmark_share", "its " + words.share, group([](proportion const& p) { return p.value(); }))
        .text("benchmark_verdict", "compared", [](row const& r) { return in_words(r.found.verdict); })
        .points("benchmark_points", "points from it", [](row const& r) { return r.own(in_points(r.found.difference)); })
        .limits("benchmark_points_", shown_as::points, [](row const& r) { return in_points(r.found.difference_limits); })
        .p_value("benchmark_p_value", "p", [](row const& r) { return r.own(r.found.test.p_value); }, shown_to::programs)
        .text("benchmark_reason", "reason if not compared", [words](row const& r) { return in_words(r.found.reason, words); });
    return columns;
}

template <class = detail::when_called>
[[nodiscard]] inline sheet benchmark_laid_out(std::vector<council_row<benchmarked>> const& rows, benchmark_result const& b,
                                              indicator_words const& words, std::string const& against, provenance from) {
    auto s = benchmark_columns(words).laid_out((words.about_budgets ? "Take-up" : words.indicator) + " beside " + against,
                                               completed(std::move(from), b), rows);
    auto const higher = b.how_many(benchmark_verdict::higher), lower = b.how_many(benchmark_verdict::lower);
    auto const similar = b.how_many(benchmark_verdict::similar), none = b.how_many(benchmark_verdict::not_compared);
    s.warn("Beside " + against + ": " + counted_in_words(higher, words.area) + " higher, " + std::to_string(similar) + " similar, " +
           std::to_string(lower) + " lower, " + std::to_string(none) + " not compared. Higher and lower mean that the " +
           words.area + "'s whole " +
           b.level.text() + " interval lies above or below the benchmark's own figure.");
    if (auto const compared = higher + similar + lower; compared > 1)
        s.warn(said_of(words.area,
                       "Points from the benchmark have limits that take the uncertainty of both sides into account, and that the "
                       "council is a part of the benchmark where it is one. Many councils are compared at once: by chance alone about " +
                           rounded(b.level.alpha() * static_cast<double>(compared), 1) + " of " + std::to_string(compared) +
                           " would differ at this level."));
    s.warn(said_of(words.area, std::string(warnings::not_a_judgement)));
    return s;
}

}  // namespace detail

/// against is what the report calls the benchmark: "England", "each council's region", "the councils of peers.txt".
template <class = detail::when_called>
[[nodiscard]] inline sheet benchmark_sheet(take_up_table const& t, benchmark_result const& b, std::string const& against, provenance from) {
    auto const rows = detail::council_rows(t, [&](council const& c, std::size_t) { return b[c.key()]; });
    return detail::benchmark_laid_out(rows, b, t.context().words, against, completed(std::move(from), t.context()));
}

/// So that text_table(benchmark(...)) prints a whole report: the councils by their keys, in the order of those.
template <class = detail::when_called>
[[nodiscard]] inline sheet sheet_of(benchmark_result const& b) {
    std::vector<detail::council_row<benchmarked>> rows;
    for (auto const& r : b.rows) rows.push_back({detail::area_of(r.key), tally(r.area.counts), r});
    return detail::benchmark_laid_out(rows, b, detail::words_of_any(), "the benchmark", {.rule = "none applied: counts as in the returns"});
}

}  // namespace pbo

#endif
