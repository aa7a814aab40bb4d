// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_STACKED_HPP
#define PBO_PUBLISH_CHARTS_STACKED_HPP

// What is the whole made of, and of what are its groups?  A bar of 100 % for all together and one for each group (the
// ways in which a personal budget is taken, by age), with its parts in the same order from left to right, at most four.
//
//     auto const plot = pbo::charts::stacked_plot_of(pbo::modes_sheet(groups, "age_band", from),
//                                                    {.group = "age_band", .part = "mode", .whole = "all"});
//
// It is made of the sheet that the report prints (a row for each part of each group: count, of, share), so that what a
// rule withholds from the report is not in the picture.  Parts that are withheld are one hatched piece without a
// division, as long as what is left of the bar; where only one part is withheld, or the base, the whole bar is hatched,
// since what is left would be that part drawn to scale.  The title is a verdict on all parts, of all pairs of groups:
// Newcombe's limits of the difference of two shares at 1 - (1 - level) / (comparisons of a pair in a part) (Bonferroni),
// by the counts that are shown; it names the first part that is sure to differ, and the two groups that differ most in
// it; of one bar alone, whether its largest part is sure to be larger than the next (Wilson's limits of the one,
// of both together, against a half).
//
// Throws std::invalid_argument for a sheet without those columns, for more than four parts or thirty bars, for a
// group that has a part twice or lacks one, and where a part is the total of the others, which would be drawn twice.
// Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/compare/newcombe.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/publish/charts/detail/sheet_reader.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/read/area_level.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

/// Which columns of the sheet say whose bar it is and which part, and how people speak of them.
struct stacked_columns {
    std::string group, part;
    std::string whole{};  ///< the group that is all together, and its bar the first
    std::string measure =
        "Parts of the whole";       ///< begins the subtitle: "How people take their personal budget, by age"
    std::string among = "among";    ///< "rarer among 65 and over", "rarer in Ashshire"
    bool groups_are_names = false;  ///< of councils, which keep their capitals in a sentence
    std::string people = "people";  ///< whom the bars are of
    std::vector<std::pair<std::string, std::string>>
        called{};                         ///< what the sheet calls a group or a part, and what people do
    std::vector<std::string> no_group{};  ///< "not stated": drawn, and not compared
    confidence_level level{};
    bool judged = true;  ///< false of weighted counts, which are not those of people who answered: no bar is judged then
};

/// A group of such a column as people say it: "65 and over", "Age not stated", "Learning disability"; a council by its
/// name.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string group_in_words(std::string const& column, std::string const& text) {
    std::string const known = column == "age_band" ? "age" : column;
    if (text.empty() || text == "not_stated" || text == "not stated")
        return detail::with_capital(detail::spaced(known)) + " not stated";
    if (column == "age_band") return text == "18-64" ? "18 to 64" : text == "65+" ? "65 and over" : text;
    if (text == "other") return "Other " + detail::spaced(known);
    return column == "council" ? text : detail::with_capital(detail::spaced(text));
}

struct stacked_part {
    figure<std::uint64_t> count;
    figure<double> share;
};
struct stacked_bar {
    std::string name;
    figure<std::uint64_t> of;
    std::vector<stacked_part> parts;
    bool is_whole = false;
    bool compared = true;  ///< a group among others: neither the whole nor those of whom no group is known
    template <class = pbo::detail::when_called> [[nodiscard]] std::size_t absent() const {
        return static_cast<std::size_t>(
            std::count_if(parts.begin(), parts.end(), [](auto const& p) { return !p.share.has_value(); }));
    }
    /// Nothing of it is drawn to scale: the base or one part alone is withheld, or nobody is in it.
    template <class = pbo::detail::when_called> [[nodiscard]] bool is_blank() const {
        return !of.has_value() || *of == 0 || absent() == 1 || absent() == parts.size();
    }
};

struct stacked_plot {
    chart_words words;
    std::vector<std::string> parts;  ///< from left to right
    std::vector<stacked_bar> bars;   ///< from the top
    std::string people = "people";
};

namespace detail {

/// What a part of two groups was found to be: sure to be rarer in one of them.
struct rarer_in {
    std::size_t part = 0, low = 0, high = 0;
    double difference = 0;
};
/// The groups that can be compared in that part.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<std::size_t> bars_compared(std::vector<stacked_bar> const& bars, std::size_t part) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < bars.size(); ++i)
        if (auto const& b = bars[i];
            b.compared && b.of.has_value() && *b.of != 0 && b.parts[part].count.has_value() && !b.is_blank())
            all.push_back(i);
    return all;
}
/// Of two parts the second is what the first leaves, and tells nothing more.
template <class = pbo::detail::when_called> [[nodiscard]] inline std::size_t parts_judged(std::vector<stacked_bar> const& bars) {
    auto const parts = bars.empty() ? 0 : bars.front().parts.size();
    return parts == 2 ? 1 : parts;
}
/// How many comparisons of two groups in one part there are, and of how many groups.
struct stacked_comparisons {
    std::size_t pairs = 0, groups = 0;
    template <class = pbo::detail::when_called> explicit stacked_comparisons(std::vector<stacked_bar> const& bars) {
        for (std::size_t part = 0; part < parts_judged(bars); ++part) {
            auto const n = bars_compared(bars, part).size();
            pairs += n * (n - (n == 0 ? 0 : 1)) / 2;
            groups = std::max(groups, n);
        }
    }
};

/// The first part that is sure to differ, with the two groups that differ most in it; none where none is sure.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::optional<rarer_in> widest_sure(std::vector<stacked_bar> const& bars,
                                                         confidence_level const& level) {
    std::optional<rarer_in> widest;
    stacked_comparisons const all(bars);
    if (all.pairs == 0) return widest;
    auto const each = confidence_level::from_alpha(level.alpha() / static_cast<double>(all.pairs));
    for (std::size_t part = 0; part < parts_judged(bars) && !widest; ++part) {
        auto const share_of = [&](std::size_t i) { return proportion(*bars[i].parts[part].count, *bars[i].of); };
        auto const at = bars_compared(bars, part);
        for (auto const a : at)
            for (auto const b : at) {
                if (a == b) continue;
                auto const e = newcombe(difference_of{share_of(b), share_of(a)}, each);
                if (e.limits.has_value() && e.limits->lower() > 0.0 && (!widest || *e.value > widest->difference))
                    widest = rarer_in{part, a, b, *e.value};
            }
    }
    return widest;
}

/// The largest part of one bar, if it is sure to be larger than the next.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::optional<std::size_t> largest_part(stacked_bar const& bar, confidence_level const& level) {
    std::vector<std::size_t> order(bar.parts.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (!bar.parts[i].count.has_value()) return {};
        order[i] = i;
    }
    pbo::detail::sort_stably(order, [&](auto a, auto b) { return *bar.parts[a].count > *bar.parts[b].count; });
    auto const most = *bar.parts[order.front()].count, next = order.size() < 2 ? 0 : *bar.parts[order[1]].count;
    if (most == 0) return {};
    return wilson(proportion(most, most + next), level).limits->lower() > 0.5 ? std::optional(order.front())
                                                                              : std::nullopt;
}

/// A part that is the sum of all the others in every bar, "Total" beside what it is made of; as printed, so that counts of
/// fives may be off by the rounding of each.  Of two parts, and of one bar, only one that is also called a total.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::optional<std::size_t> part_that_is_a_total(std::vector<stacked_bar> const& bars,
                                                                     std::vector<std::string> const& called) {
    std::vector<stacked_bar const*> whole;
    bool fives = true;
    for (auto const& bar : bars)
        if (!bar.is_blank() && bar.absent() == 0) {
            whole.push_back(&bar);
            for (auto const& p : bar.parts) fives = fives && *p.count % 5 == 0;
        }
    if (whole.empty()) return {};
    for (std::size_t i = 0; i < called.size(); ++i) {
        auto const name = folded(called[i]);
        bool const by_name = pbo::detail::says_total(name.substr(0, name.find_first_of(" ,:-(")));
        if (!by_name && (called.size() == 2 || whole.size() == 1)) continue;
        if (std::all_of(whole.begin(), whole.end(), [&](stacked_bar const* bar) {
                std::uint64_t others = 0;
                for (std::size_t k = 0; k < bar->parts.size(); ++k)
                    if (k != i) others = pbo::detail::checked_sum(others, *bar->parts[k].count);
                auto const own = *bar->parts[i].count;
                if (by_name && called.size() == 2) return own >= others;
                auto const off = fives ? 5 * called.size() / 2 : 0;
                return own + off >= others && others + off >= own;
            }))
            return i;
    }
    return {};
}

/// With a small letter, but for names in capitals and codes: "Direct payment" within a sentence is "direct payment", A4.10
/// stays.
template <class = pbo::detail::when_called> [[nodiscard]] inline std::string within_sentence(std::string text) {
    bool const word = text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && ((text[1] >= 'a' && text[1] <= 'z') || text[1] == ' ');
    if (word) text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

/// "Satisfied: from 63% in Beechton to 75% in Ashshire", of the first part and without a word on how sure that is.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string stacked_title_unjudged(stacked_plot const& plot, stacked_columns const& how) {
    stacked_bar const *low = nullptr, *high = nullptr;
    for (auto const& bar : plot.bars) {
        if (bar.is_blank() || !bar.parts.front().share.has_value() || (plot.bars.size() > 1 && !bar.compared)) continue;
        if (low == nullptr || *bar.parts.front().share < *low->parts.front().share) low = &bar;
        if (high == nullptr || *bar.parts.front().share > *high->parts.front().share) high = &bar;
    }
    if (low == nullptr) return "There are no shares to show";
    auto const told = [&](stacked_bar const& bar) {
        return whole_per_cent(*bar.parts.front().share) + " " + how.among + " " +
               (how.groups_are_names ? bar.name : within_sentence(bar.name));
    };
    return plot.parts.front() + ": " + (low == high ? told(*low) : "from " + told(*low) + " to " + told(*high));
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string stacked_title(stacked_plot const& plot, stacked_columns const& how) {
    if (!how.judged) return stacked_title_unjudged(plot, how);
    if (stacked_comparisons const compared(plot.bars); compared.pairs != 0) {
        if (auto const found = widest_sure(plot.bars, how.level)) {
            auto const told = [&](std::size_t i) {
                auto const& name = plot.bars[i].name;
                return how.among + " " + (how.groups_are_names ? name : within_sentence(name)) + " (" +
                       whole_per_cent(*plot.bars[i].parts[found->part].share) + ")";
            };
            return plot.parts[found->part] + " is rarer " + told(found->low) + " than " + told(found->high);
        }
        return "We cannot tell whether " +
               (parts_judged(plot.bars) == 1 ? within_sentence(plot.parts.front()) : std::string("any part")) +
               " differs between the " + std::to_string(compared.groups) + " groups";
    }
    for (auto const& bar : plot.bars) {
        if (bar.is_blank() || bar.absent() != 0) continue;
        auto const largest = largest_part(bar, how.level);
        auto const of = plot.bars.size() == 1 ? std::string() : ", " + bar.name;
        if (largest)
            return plot.parts[*largest] + " is the largest part, " + whole_per_cent(*bar.parts[*largest].share) + of;
        return "We cannot tell which part is the largest" + of;
    }
    return "There are no shares to show";
}

template <class = pbo::detail::when_called> [[nodiscard]] inline std::string stacked_seen(stacked_plot const& plot) {
    auto text = plot.words.title + ".";
    std::size_t told = 0, withheld = 0;
    for (auto const& bar : plot.bars) {
        bool const wants = bar.is_blank() || bar.absent() != 0;
        if (wants && !(bar.of == figure<std::uint64_t>(0))) ++withheld;
        if (bar.is_blank() || told == 4) continue;
        ++told;
        std::string shares;
        for (std::size_t i = 0; i < plot.parts.size(); ++i)
            if (bar.parts[i].share.has_value())
                shares += (shares.empty() ? "" : ", ") + within_sentence(plot.parts[i]) + " " +
                          whole_per_cent(*bar.parts[i].share);
        text += " " + bar.name + ": " + shares + ".";
    }
    if (withheld != 0)
        text += " " + counted(withheld, "bar lacks", "bars lack") + " shares, and the reason stands in their place.";
    return text + " Every figure is in the table.";
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<std::string> stacked_caption(stacked_plot const& plot, stacked_columns const& how) {
    std::vector<std::string> all;
    bool withheld = false, whole_bar = false, sum_is_off = false;
    for (auto const& bar : plot.bars) {
        double sum = 0;
        for (auto const& p : bar.parts) {
            withheld = withheld || p.share == figure<double>(absence::suppressed);
            sum += p.share.value_or(0.0);
        }
        whole_bar = whole_bar || (withheld && bar.absent() == 1);
        sum_is_off = sum_is_off || (bar.absent() == 0 && !bar.is_blank() && (sum < 0.999999 || sum > 1.000001));
    }
    if (withheld)
        all.emplace_back(
            std::string("[c] and hatched: withheld so that nobody is recognised, in one piece without a division.") +
            (whole_bar ? " Where one part alone is withheld the whole bar is hatched." : ""));
    if (sum_is_off)
        all.emplace_back(
            "Counts are rounded, so that the parts of a bar may add to more or less than it; they are drawn by their "
            "shares of their sum.");
    if (!how.judged)
        all.emplace_back("No two bars are judged: their counts are weighted. A part without a number is too narrow for it.");
    else if (stacked_comparisons const compared(plot.bars); compared.pairs != 0)
        all.push_back("\u201cRarer\u201d is sure at " + how.level.text() +
                      (compared.pairs == 1 ? ""
                       : parts_judged(plot.bars) == 1
                           ? ", allowing for all " + std::to_string(compared.pairs) + " pairs of groups"
                           : ", allowing for all " + std::to_string(compared.pairs) +
                                 " comparisons of two groups in a part") +
                      " (Newcombe). A part without a number is too narrow for it.");
    else
        all.emplace_back("A part without a number is too narrow for it.");
    return all;
}

}  // namespace detail

/// notes are lines of the caption above its source.
template <class = pbo::detail::when_called>
[[nodiscard]] inline stacked_plot stacked_plot_of(sheet const& parts, stacked_columns const& how,
                                                  std::vector<std::string> const& notes = {}) {
    detail::sheet_reader const of(parts);
    stacked_plot plot;
    plot.people = how.people;
    std::vector<std::string> known_parts, known_groups;
    auto const called = [&](std::string const& text) {
        auto const found =
            std::find_if(how.called.begin(), how.called.end(), [&](auto const& c) { return c.first == text; });
        return found == how.called.end() ? text : found->second;
    };
    auto const place_of = [](std::vector<std::string>& known, std::string const& text) {
        auto const at = static_cast<std::size_t>(std::find(known.begin(), known.end(), text) - known.begin());
        if (at == known.size()) known.push_back(text);
        return at;
    };
    auto const refused = [&](std::string const& why) {
        throw std::invalid_argument("pbo::charts::stacked_plot_of: " + why);
    };
    for (auto const& row : parts.rows()) {
        auto const& group = of.cell<std::string>(row, how.group);
        auto const part = place_of(known_parts, of.cell<std::string>(row, how.part));
        auto const at = place_of(known_groups, group);
        if (at == plot.bars.size())
            plot.bars.push_back({called(group),
                                 of.cell<figure<std::uint64_t>>(row, "of"),
                                 {},
                                 group == how.whole,
                                 group != how.whole &&
                                     std::find(how.no_group.begin(), how.no_group.end(), group) == how.no_group.end()});
        auto& bar = plot.bars[at];
        if (part != bar.parts.size())
            refused(pbo::detail::in_quotes(group) +
                    (part < bar.parts.size() ? " has the part " : " lacks a part before ") +
                    pbo::detail::in_quotes(known_parts[part]) +
                    (part < bar.parts.size() ? " twice, or in another order" : ""));
        bar.parts.push_back({of.cell<figure<std::uint64_t>>(row, "count"), of.cell<figure<double>>(row, "share")});
    }
    if (known_parts.size() > 4)
        refused("a bar has at most four parts; there are " + std::to_string(known_parts.size()));
    if (plot.bars.size() > 30) refused("a picture has at most 30 bars; there are " + std::to_string(plot.bars.size()));
    for (std::size_t i = 0; i < plot.bars.size(); ++i)
        if (plot.bars[i].parts.size() != known_parts.size())
            refused(pbo::detail::in_quotes(known_groups[i]) + " has " + std::to_string(plot.bars[i].parts.size()) +
                    " of " + std::to_string(known_parts.size()) + " parts");
    if (auto const total = detail::part_that_is_a_total(plot.bars, known_parts))
        refused(pbo::detail::in_quotes(known_parts[*total]) +
                " is the total of the other parts, and a bar is made of parts: leave it out");
    for (auto const& part : known_parts) plot.parts.push_back(detail::with_capital(called(part)));
    if (auto const whole = std::find(known_groups.begin(), known_groups.end(), how.whole);
        whole != known_groups.end()) {
        auto const at = plot.bars.begin() + (whole - known_groups.begin());
        std::rotate(plot.bars.begin(), at, at + 1);
    }
    auto& w = plot.words;
    auto const groups = std::count_if(plot.bars.begin(), plot.bars.end(), [](auto const& b) { return b.compared; });
    w.drawn = how.measure + ": bars of 100%" +
              (groups == 0 ? "" : " of " + detail::counted(static_cast<std::size_t>(groups), "group", "groups"));
    w.title = detail::stacked_title(plot, how);
    w.subtitle = how.measure + ", as shares of each bar\u2019s total";
    w.seen = detail::stacked_seen(plot);
    w.caption = detail::stacked_caption(plot, how);
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(parts.from));
    return plot;
}

}  // namespace pbo::charts

#include <pbo/publish/charts/detail/draw_stacked.hpp>

#endif
