// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_CATERPILLAR_HPP
#define PBO_PUBLISH_CHARTS_CATERPILLAR_HPP

// Where does each council stand among all, and how sure is it?  All councils in the order of their shares, the lowest
// left, each with its limits, between the share of all together and, where there is one, the target.  A hollow dot: the
// limits include the share of all together, so that we cannot tell.  One council can be picked out: a diamond, with its
// share, its limits and the ranks it could have.
//
//     auto const plot = pbo::charts::caterpillar_plot_of(t, from, {.aim = aim, .picked = key});
//
// Up to 25 councils are a list with names, the highest first.  Equal shares are in the order of names.  Councils
// without a share are not drawn and are counted in the caption.  The ranks are those of rank_intervals (the middle one
// of the draws).  Throws std::domain_error where nobody has a share, std::out_of_range for a picked council that is not
// in the table.  Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/benchmark.hpp>
#include <pbo/measure/benchmarking/rank_intervals.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/scale.hpp>
#include <pbo/publish/charts/take_up_words.hpp>
#include <pbo/publish/detail/council_columns.hpp>
#include <pbo/publish/funnel_sheet.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

struct caterpillar_row {
    std::string name;
    double share = 0;
    interval limits{0, 1};
    bool sure = false;  ///< its limits exclude the share of all together
    bool picked = false;
    std::uint64_t people = 0;
    std::string region{};
};

struct caterpillar_plot {
    chart_words words;
    std::vector<caterpillar_row> rows;  ///< the lowest first
    double benchmark = 0;
    std::string benchmark_label;  ///< "England 24.5%"
    std::optional<double> target{};
    std::string target_label{}, target_label_short{};
    std::string picked_label{}, picked_ranks{}, picked_ranks_short{};
    std::string rows_called{};  ///< "council"
    std::string people_called{};
};

struct caterpillar_options {
    std::optional<target> aim{};
    std::optional<council_key> picked{};
    confidence_level level{};
};

namespace detail {

inline constexpr std::size_t most_in_a_list = 25;

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string ordinal(std::uint64_t n) {
    auto const digits = pbo::detail::with_thousands(std::to_string(n));
    bool const teen = n % 100 >= 11 && n % 100 <= 13;
    return digits + (teen ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th");
}
/// Council counts by verdict, for the words.
struct caterpillar_counts {
    std::size_t above = 0, below = 0, unsure = 0, met = 0;
    [[nodiscard]] std::size_t all() const { return above + below + unsure; }
};

/// "England", or "the average" where all together have no name of their own.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string benchmark_in_titles(take_up_table const& t) {
    auto const& whole = t.context().whole;
    bool const has_a_name = !whole.empty() && !whole.starts_with("The ") && !whole.starts_with("the ");
    return has_a_name && !pbo::detail::average_of_all(t).of_those_shown ? whole : "the average";
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string caterpillar_title(caterpillar_plot const& plot, caterpillar_counts const& n,
                                                   take_up_words const& words, std::string const& whole,
                                                   std::optional<target> const& aim, bool sampled) {
    std::string text;
    if (aim)
        text = reached_in_words(n.met, n.all(), words, *aim, sampled);
    else if (n.all() == 1) {
        auto const& r = plot.rows.front();
        return r.sure ? r.name + " is " + (n.above == 1 ? "above " : "below ") + whole
                      : "We cannot tell whether " + r.name + " is above or below " + whole;
    } else
        text = std::to_string(n.above) + " of " + counted(n.all(), words.area, words.areas) +
               (n.above == 1 ? " is" : " are") + " above " + whole + ", " + std::to_string(n.below) + " below" +
               (n.unsure == 0 ? "" : "; for " + std::to_string(n.unsure) + " we cannot tell");
    for (auto const& r : plot.rows)
        if (r.picked)
            text += "; " + (r.sure ? r.name + " is " + (r.share < plot.benchmark ? "below " : "above ") + whole
                                   : "we cannot tell whether " + r.name + " is above or below " + whole);
    return text;
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string chance_in_words(take_up_table const& t) {
    if (t.context().counted == completeness::sample) return "The limits cover chance in the sample alone.";
    std::string const moves = "the limits show how far a share of so many people could move by chance alone.";
    return t.context().words.as_published ? "If these are counts of everybody, " + moves : "Complete count: " + moves;
}

template <class = pbo::detail::when_called>
inline void caterpillar_words(caterpillar_plot& plot, take_up_table const& t, caterpillar_counts const& n,
                              caterpillar_options const& how, std::string const& not_drawn) {
    take_up_words const words(t);
    auto& w = plot.words;
    auto const whole = benchmark_in_titles(t);
    w.title = caterpillar_title(plot, n, words, whole, how.aim, t.context().counted == completeness::sample);
    w.drawn =
        with_capital(t.context().words.subject()) + " in " + counted(n.all(), words.area, words.areas) + ", in order";
    w.subtitle = words.measure + ", " + counted(n.all(), words.area, words.areas) + " in order, with " +
                 how.level.text() + " limits";
    if (auto const place = words.where_and_when(n.all()); place.find(", ") != std::string::npos)
        w.subtitle += ". " + place.substr(place.find(", ") + 2);
    auto const at = [&](double share) {
        return who_has(
                   plot.rows, share, words, [](caterpillar_row const& r) { return r.share; },
                   [](caterpillar_row const& r) { return r.name; }) +
               ", " + share_text(share);
    };
    w.seen = counted(n.all(), words.area, words.areas) + " from lowest (" + at(plot.rows.front().share) + ") to highest (" +
             at(plot.rows.back().share) + "), each with its limits. " +
             plot.benchmark_label + ": " + std::to_string(n.above) + " above it, " + std::to_string(n.below) +
             " below, " + std::to_string(n.unsure) + " that cannot be told apart from it.";
    if (!plot.target_label.empty()) w.seen += " " + plot.target_label + ".";
    if (!plot.picked_label.empty()) w.seen += " " + plot.picked_label + ", " + plot.picked_ranks + ".";
    if (!not_drawn.empty()) w.seen += " " + not_drawn;
    w.seen += " Every figure is in the table.";
    w.caption.push_back(with_capital(counted(n.below, words.area, words.areas)) +
                        (n.below == 1 ? " lies below " : " lie below ") + whole + ", " + std::to_string(n.above) +
                        " above. Hollow dot: " + std::to_string(n.unsure) +
                        " whose limits include it, so that we cannot tell.");
    w.caption.push_back(chance_in_words(t) + (not_drawn.empty() ? "" : " " + not_drawn) + whole_in_words(t, n.all()));
}

/// The ranks that the counts allow the one picked out.
template <class = pbo::detail::when_called>
inline void say_ranks(caterpillar_plot& plot, rank_interval const& ranks, std::uint64_t ranked) {
    auto const first = *ranks.first, last = *ranks.last;
    auto const place = first == last ? ordinal(first) : ordinal(first) + " to " + ordinal(last);
    plot.picked_ranks = place + " highest of " + std::to_string(ranked) + "; could be " + ordinal(*ranks.lower) +
                        " to " + ordinal(*ranks.upper);
    plot.picked_ranks_short =
        place + " highest (" + std::to_string(*ranks.lower) + " to " + std::to_string(*ranks.upper) + ")";
}

}  // namespace detail

/// By the method's limits.  notes are lines of the caption above its source.
template <interval_method Method = wilson_method>
[[nodiscard]] caterpillar_plot caterpillar_plot_of(take_up_table const& t, provenance const& from,
                                                   caterpillar_options const& how = {},
                                                   std::vector<std::string> const& notes = {},
                                                   Method const& method = {}) {
    if (how.picked) static_cast<void>(t.context().of(*how.picked));
    pbo::detail::average_of_all const average(t);
    auto const compared = average.of_those_shown ? with_stated_sums(t, std::nullopt) : t;
    auto const verdicts = benchmark(compared, every_council(compared), method, how.level);
    auto const all = average.counts.value();
    if (!all.has_value()) throw std::domain_error("pbo::charts::caterpillar_plot_of: nobody has a share");
    caterpillar_plot plot;
    take_up_words const words(t);
    plot.rows_called = words.area;
    plot.people_called = words.people;
    plot.benchmark = *all;
    plot.benchmark_label = detail::with_capital(average.name) + " " + detail::share_text(*all);
    detail::caterpillar_counts n;
    detail::absences_in_words absent;
    for (auto const& c : t.context().councils) {
        auto const& found = verdicts[c.key()];
        if (!found.area.value.has_value() || !found.area.limits.has_value()) {
            auto const why = pbo::detail::share_or_reason(t[c.key()].on_budget);
            absent.add(why.has_value() ? absence::nothing_to_divide_by : why.reason(), pbo::detail::name_of(c));
            continue;
        }
        bool const sure = found.verdict == benchmark_verdict::lower || found.verdict == benchmark_verdict::higher;
        ++(!sure ? n.unsure : found.verdict == benchmark_verdict::higher ? n.above : n.below);
        if (how.aim && how.aim->share().met_by(found.area.counts) == figure<bool>(true)) ++n.met;
        plot.rows.push_back({pbo::detail::name_of(c), *found.area.value, *found.area.limits, sure,
                             how.picked == c.key(), found.area.counts.trials(), std::string(c.region.view())});
    }
    pbo::detail::sort_stably(plot.rows, [](auto const& a, auto const& b) {
        return a.share != b.share ? a.share < b.share : a.name < b.name;
    });
    if (how.aim) {
        plot.target = how.aim->share().value();
        plot.target_label_short = "Target " + how.aim->share().text();
        plot.target_label = plot.target_label_short + ", reached by " + detail::counted(n.met, words.area, words.areas);
    }
    for (auto const& r : plot.rows)
        if (r.picked) {
            plot.picked_label = r.name + " " + detail::share_with_limits(r.share, r.limits);
            auto const ranks = rank_intervals(t, {how.level}, pbo::detail::entry_on_budget);
            std::size_t at = 0;
            for (auto const& entry : t) {
                if (entry.key == *how.picked) detail::say_ranks(plot, ranks.areas[at], ranks.ranked);
                ++at;
            }
        }
    if (plot.rows.empty()) throw std::domain_error("pbo::charts::caterpillar_plot_of: nobody has a share");
    detail::caterpillar_words(plot, t, n, how, absent.text(words.areas));
    if (how.picked && plot.picked_label.empty()) {
        auto const why = pbo::detail::share_or_reason(t[*how.picked].on_budget);
        auto const reason = why.has_value() ? absence::nothing_to_divide_by : why.reason();
        plot.words.caption.insert(plot.words.caption.begin(), pbo::detail::name_of(t.context().of(*how.picked)) +
                                                                  " is not drawn: " + std::string(pbo::words(reason)) +
                                                                  " " + std::string(symbol(reason)) + ".");
    }
    plot.words.caption.insert(plot.words.caption.end(), notes.begin(), notes.end());
    plot.words.caption.push_back(detail::source_line(from));
    return plot;
}

}  // namespace pbo::charts

#include <pbo/publish/charts/detail/draw_caterpillar.hpp>

#endif
