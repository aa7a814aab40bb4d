// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_FUNNEL_HPP
#define PBO_PUBLISH_CHARTS_FUNNEL_HPP

// Is any council unusual among councils of its size?  A dot for each, people across and share up, between the limits
// within which councils of that size would lie about the average: those of the funnel (by chance alone, or widened for
// what all councils differ in), and, where they are widened, the widest by chance alone in grey.  Outside the widest
// limits a dot is larger and orange, and is named.
//
//     auto const plot = pbo::charts::funnel_plot_of(t, pbo::funnel_of(t, pbo::funnel_adjustment::additive), from);
//
// The limits are drawn through 37 sizes spaced evenly in ratio, from the smallest council to the largest.  Named are
// those outside the widest limits, then the farthest by score, up to nine, then the three largest, as far as there is a
// free place (label_places.hpp). A council without a share is not drawn and is counted in the caption: what a rule
// withholds is in no table that this is made from. Throws std::domain_error for a table in which nobody has a share, or
// a single council: there is no funnel. Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/label_places.hpp>
#include <pbo/publish/charts/scale.hpp>
#include <pbo/publish/charts/take_up_words.hpp>
#include <pbo/publish/funnel_sheet.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

struct funnel_dot {
    std::string name;
    std::uint64_t people = 0;
    double share = 0;
    figure<double> score;
    bool outside = false;  ///< of the widest limits
    std::string region{};
};
/// Both limits of one level, through the sizes.
struct funnel_curve {
    std::string upper_label, second_line, lower_label;
    bool widest = false, chance_alone = false;
    std::vector<std::pair<std::uint64_t, interval>> through;
};

struct funnel_plot {
    chart_words words;
    std::string across;        ///< what is counted across
    std::string target_label;  ///< "England 24.5%"
    double target = 0;
    std::vector<funnel_dot> dots;        ///< in the table's order
    std::vector<funnel_curve> curves;    ///< from the innermost
    std::vector<std::size_t> to_name{};  ///< positions of dots, the most important first
};

namespace detail {

inline constexpr std::size_t sizes_of_a_funnel = 37;

/// Whole numbers of people, spaced evenly in ratio, each once.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<std::uint64_t> funnel_sizes(std::uint64_t least, std::uint64_t most) {
    std::vector<std::uint64_t> sizes;
    double const ratio = static_cast<double>(most) / static_cast<double>(least);
    for (std::size_t i = 0; i < sizes_of_a_funnel; ++i) {
        auto const n =
            i + 1 == sizes_of_a_funnel
                ? most
                : static_cast<std::uint64_t>(std::llround(
                      static_cast<double>(least) * std::pow(ratio, static_cast<double>(i) / (sizes_of_a_funnel - 1))));
        if (sizes.empty() || n > sizes.back()) sizes.push_back(n);
    }
    return sizes;
}

template <class Method>
[[nodiscard]] funnel_curve curve_of(Method const& method, double target, confidence_level const& level,
                                    std::vector<std::uint64_t> const& sizes) {
    funnel_curve curve;
    curve.upper_label = level.text() + " limit";
    curve.lower_label = level.text();
    for (auto const n : sizes) curve.through.emplace_back(n, funnel_limits(method, target, n, level));
    return curve;
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string outside_in_words(std::size_t outside, std::size_t all, std::string const& areas) {
    if (outside == 0) return "none of the " + std::to_string(all) + " " + areas;
    return std::to_string(outside) + " of " + std::to_string(all) + " " + areas;
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<std::size_t> dots_to_name(std::vector<funnel_dot> const& dots) {
    constexpr std::size_t most_by_score = 9, largest = 3;
    std::vector<std::size_t> order(dots.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    auto const distance = [&](std::size_t i) { return dots[i].score.has_value() ? std::abs(*dots[i].score) : 0.0; };
    pbo::detail::sort_stably(order, [&](std::size_t a, std::size_t b) {
        return dots[a].outside != dots[b].outside ? dots[a].outside : distance(a) > distance(b);
    });
    order.resize(std::min(order.size(), most_by_score));
    std::vector<std::size_t> by_size(dots.size());
    for (std::size_t i = 0; i < by_size.size(); ++i) by_size[i] = i;
    pbo::detail::sort_stably(by_size, [&](std::size_t a, std::size_t b) { return dots[a].people > dots[b].people; });
    for (std::size_t i = 0; i < std::min(largest, by_size.size()); ++i)
        if (std::find(order.begin(), order.end(), by_size[i]) == order.end()) order.push_back(by_size[i]);
    return order;
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string funnel_found(reported_funnel const& f, std::size_t outside, std::size_t all,
                                              std::string const& areas) {
    auto const widest = f.result.levels.back().text();
    auto const who = with_capital(outside_in_words(outside, all, areas));
    auto const verb = outside == 1 || outside == 0 ? " lies" : " lie";
    if (f.how == funnel_adjustment::none) {
        auto const expected = pbo::detail::rounded(f.result.levels.back().alpha() * static_cast<double>(all), 1);
        return who + verb + " outside the " + widest + " limits, where chance alone would put about " + expected;
    }
    return who + verb + " outside the " + widest + " limits, allowing for what all of them differ in";
}

template <class = pbo::detail::when_called>
inline void funnel_words(funnel_plot& plot, take_up_table const& t, reported_funnel const& f,
                         std::string const& not_drawn, std::size_t outside, std::size_t outside_by_chance) {
    auto const words = take_up_words(t);
    auto const all = plot.dots.size();
    auto& w = plot.words;
    auto const widest = f.result.levels.back().text();
    w.title = funnel_found(f, outside, all, words.areas);
    w.drawn = "Funnel of " + t.context().words.subject() + " in " + counted(all, words.area, words.areas);
    w.subtitle = words.measure + ", by the number of " + words.people + ". " + words.where_and_when(all);
    w.seen = "Each of " + std::to_string(all) + " dots is " + with_article(words.area) + ": " + words.people +
             " across, share up. " + plot.target_label + ". " + w.title + ".";
    if (outside != 0) {
        std::string names;
        std::size_t told = 0;
        for (auto const i : plot.to_name)
            if (plot.dots[i].outside && told < 5)
                names += (told++ == 0 ? "" : ", ") + plot.dots[i].name + " (" +
                         pbo::detail::for_people(plot.dots[i].share, shown_as::share) + ")";
        w.seen += (told < outside ? " Farthest: " : " Outside: ") + names + ".";
    }
    if (!not_drawn.empty()) w.seen += " " + not_drawn;
    w.seen += " Every figure is in the table.";
    std::string meaning = outside == 0 ? "" : "Orange and larger: outside the " + widest + " limits. ";
    if (f.how == funnel_adjustment::none)
        meaning += "The limits allow for chance alone: differences that all councils have put more outside.";
    else
        meaning += "Limits with overdispersion allow for differences that all " + words.areas +
                   " have (standard deviation " +
                   (f.found.tau_squared.has_value() ? pbo::detail::rounded(100.0 * std::sqrt(*f.found.tau_squared), 1)
                                                    : std::string("not known")) +
                   " points); the grey dotted limits allow for chance alone and would put " +
                   std::to_string(outside_by_chance) + " of " + std::to_string(all) + " outside.";
    w.caption.push_back(meaning);
    w.caption.push_back(with_capital(with_article(words.area)) + " that stands out is a reason to ask, not a verdict." +
                        (not_drawn.empty() ? "" : " " + not_drawn) + whole_in_words(t, all));
    plot.across = with_capital(words.people);
}

}  // namespace detail

/// notes are lines of the caption above its source.
template <class = pbo::detail::when_called>
[[nodiscard]] inline funnel_plot funnel_plot_of(take_up_table const& t, reported_funnel const& f,
                                                provenance const& from, std::vector<std::string> const& notes = {}) {
    if (f.result.with_people() < 2 || !f.result.target.has_value())
        throw std::domain_error(
            "pbo::charts::funnel_plot_of: " + detail::counted(f.result.with_people(), "area has", "areas have") +
            " a share; a funnel sets at least two side by side");
    funnel_plot plot;
    plot.target = *f.result.target;
    plot.target_label =
        detail::with_capital(pbo::detail::average_of_all(t).name) + " " + pbo::detail::for_people(plot.target, shown_as::share);
    detail::absences_in_words absent;
    std::uint64_t least = 0, most = 0;
    std::size_t at = 0;
    auto const by_chance = funnel(t, adjusted_for(f.found, funnel_adjustment::none), f.result.levels, f.result.target,
                                  pbo::detail::entry_on_budget);
    std::vector<std::pair<council_key, std::size_t>> places;
    for (auto const& entry : t) places.emplace_back(entry.key, at++);
    std::size_t outside = 0;
    for (auto const& c : t.context().councils) {  // in the order of the returns
        auto const key = c.key();
        auto const found = std::lower_bound(places.begin(), places.end(), key,
                                            [](auto const& p, council_key const& k) { return p.first < k; });
        auto const& area = f.result.areas[found->second];
        if (!area.value.has_value() || area.limits.empty()) {
            auto const why = pbo::detail::share_or_reason(t[key].on_budget);
            absent.add(why.has_value() ? absence::nothing_to_divide_by : why.reason(), pbo::detail::name_of(c));
            continue;
        }
        auto const people = area.counts.trials();
        least = least == 0 ? people : std::min(least, people);
        most = std::max(most, people);
        bool const beyond = *area.levels_beyond == f.result.levels.size();
        outside += beyond ? 1U : 0U;
        plot.dots.push_back({pbo::detail::name_of(c), people, *area.value, f.found.scores[found->second], beyond,
                             std::string(c.region.view())});
    }
    auto const sizes = detail::funnel_sizes(least, most);
    auto const method = adjusted_for(f.found, f.how);
    for (auto const& level : f.result.levels)
        plot.curves.push_back(detail::curve_of(method, plot.target, level, sizes));
    plot.curves.back().widest = true;
    if (f.how != funnel_adjustment::none) {
        for (auto& curve : plot.curves) curve.second_line = "with overdispersion";
        plot.curves.push_back(detail::curve_of(adjusted_for(f.found, funnel_adjustment::none), plot.target,
                                               f.result.levels.back(), sizes));
        plot.curves.back().chance_alone = true;
        plot.curves.back().upper_label += ", chance alone";
        plot.curves.back().lower_label.clear();
    }
    plot.to_name = detail::dots_to_name(plot.dots);
    detail::funnel_words(plot, t, f, absent.text(take_up_words(t).areas), outside,
                         by_chance.outside(f.result.levels.size() - 1));
    plot.words.caption.insert(plot.words.caption.end(), notes.begin(), notes.end());
    plot.words.caption.push_back(detail::source_line(from));
    return plot;
}

}  // namespace pbo::charts

#include <pbo/publish/charts/detail/draw_funnel.hpp>

#endif
