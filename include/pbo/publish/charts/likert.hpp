// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_LIKERT_HPP
#define PBO_PUBLISH_CHARTS_LIKERT_HPP

// What did people answer in each area of life?  Bars of the shares who say better (right of zero), worse (left of it)
// and no difference, which has a baseline of its own so that all three can be compared down the page.  Beside them, as
// numbers, to whom an area does not apply and who left it out: they are people, and in no share.  The area with the
// most people better is first.
//
//     auto const plot = pbo::charts::likert_plot_of(pbo::outcome_sheet("Outcomes", {}, groups, from));
//
// It is made of the sheet of outcomes that the report prints, of one group, so that what a rule withholds from the
// report is not in the picture: a part that is withheld has no length, and several are one hatched piece, whose size
// says nothing.  The title is made of the verdicts on all areas together (majority_jointly).  Throws
// std::invalid_argument for a sheet that has not the columns of outcomes, or has an area twice: several groups are
// several pictures. Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/detail/sheet_reader.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pbo::charts {

struct likert_row {
    std::string name;
    figure<double> better, no_difference, worse;  ///< of those who answered
    figure<std::uint64_t> not_applicable, missing;
};

struct likert_plot {
    chart_words words;
    std::vector<likert_row> rows;  ///< in the order in which they are drawn
};

namespace detail {

/// In how many areas more than half are better, by the verdicts on all of them together.
struct likert_verdicts {
    std::size_t more = 0, unclear = 0, less = 0;
    std::size_t rows = 0;  ///< all areas, of which some may have no figure
    [[nodiscard]] std::size_t all() const { return more + unclear + less; }
};

inline constexpr std::string_view likert_self_selected =
    "People and councils chose to take part: what they say is not what everybody would say.";

template <class = pbo::detail::when_called>
[[nodiscard]] inline likert_row likert_row_of(sheet_reader const& of, std::vector<sheet_cell> const& row) {
    using share = figure<double>;
    using count = figure<std::uint64_t>;
    return {of.cell<std::string>(row, "area_title"),    of.cell<share>(row, "better_share"),
            of.cell<share>(row, "no_difference_share"), of.cell<share>(row, "worse_share"),
            of.cell<count>(row, "not_applicable"),      of.cell<count>(row, "missing")};
}
[[nodiscard]] inline bool any_part_withheld(likert_row const& r) {
    figure<double> const withheld = absence::suppressed;
    return r.better == withheld || r.worse == withheld || r.no_difference == withheld;
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string likert_title(likert_verdicts const& n) {
    auto const all = n.all();
    auto const areas = counted(all, "area", "areas");
    bool const of_some = all < n.rows;
    std::string const of_life = of_some ? " of life with figures" : " of life";
    std::string const one = of_some ? "the one area with figures" : "the one area asked";
    if (all == 0) return "There are no shares to show";
    if (n.more == all) return "More than half report better in " + (all == 1 ? one : "all " + areas + of_life);
    if (n.less == all)
        return all == 1 ? "Half or less report better in " + one : "In none of " + areas + of_life + " do more than half report better";
    if (n.unclear == all)
        return "We cannot tell whether more than half report better in " + (all == 1 ? one : "any of " + areas + of_life);
    std::string const of = (of_some ? " of the " : " of ") + areas + of_life;
    if (n.more == 0)
        return "In " + std::to_string(n.less) + (of_some ? " of the " : " of ") + areas + (of_some ? " with figures" : "") +
               " half or less report better; in " + std::to_string(n.unclear) + " we cannot tell";
    return "More than half report better in " + std::to_string(n.more) + of +
           (n.unclear == 0 ? "" : "; in " + std::to_string(n.unclear) + " we cannot tell");
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string likert_seen(std::vector<likert_row> const& rows, std::string const& title) {
    auto text = title + ".";
    std::size_t known = 0, withheld = 0;
    for (auto const& r : rows) {
        known += r.better.has_value() ? 1U : 0U;
        withheld += !r.better.has_value() || !r.no_difference.has_value() || !r.worse.has_value() ? 1U : 0U;
    }
    if (known != 0) {
        auto const told = [](likert_row const& r) { return r.name + ", " + whole_per_cent(*r.better); };
        text += " Bars of the shares who say better, worse and no difference. Most better: " + told(rows.front()) + ".";
        if (known > 1) text += " Fewest: " + told(rows[known - 1]) + ".";
    }
    if (withheld != 0)
        text += " " + counted(withheld, "area lacks", "areas lack") + " a share, and the reason stands in its place.";
    return text + " Every figure is in the table.";
}

}  // namespace detail

/// notes are lines of the caption above its source.
template <class = pbo::detail::when_called>
[[nodiscard]] inline likert_plot likert_plot_of(sheet const& outcomes, std::vector<std::string> const& notes = {}) {
    using count = figure<std::uint64_t>;
    detail::sheet_reader const of(outcomes);
    likert_plot plot;
    detail::likert_verdicts n;
    std::uint64_t most_asked = 0;
    for (auto const& row : outcomes.rows()) {
        auto r = detail::likert_row_of(of, row);
        if (std::any_of(plot.rows.begin(), plot.rows.end(),
                        [&](likert_row const& known) { return known.name == r.name; }))
            throw std::invalid_argument("pbo::charts::likert_plot_of: the sheet has " + pbo::detail::in_quotes(r.name) +
                                        " twice; several groups are several pictures");
        auto const& verdict = of.cell<std::string>(row, "majority_jointly");
        if (r.better.has_value())
            ++(verdict == "certain majority" ? n.more : verdict == "certainly no majority" ? n.less : n.unclear);
        if (auto const& asked = of.cell<count>(row, "asked"); asked.has_value())
            most_asked = std::max(most_asked, *asked);
        plot.rows.push_back(std::move(r));
    }
    n.rows = plot.rows.size();
    pbo::detail::sort_stably(plot.rows, [](likert_row const& a, likert_row const& b) {
        if (a.better.has_value() != b.better.has_value()) return a.better.has_value();
        return a.better.has_value() && *a.better > *b.better;
    });
    auto const& from = outcomes.from;
    auto& w = plot.words;
    w.drawn = "Better, worse or no difference, " + detail::counted(plot.rows.size(), "area", "areas") + " of life";
    w.title = detail::likert_title(n);
    w.subtitle = "Share of those who answered who say better, worse or no difference";
    auto const role = detail::spaced(from.role);
    if (most_asked != 0)
        w.subtitle += ". " +
                      (role.empty() ? detail::counted(most_asked, "person", "people")
                                    : detail::counted(most_asked, role, role + "s")) +
                      " asked";
    w.seen = detail::likert_seen(plot.rows, w.title);
    auto const sure = n.all() == 0
                          ? std::string()
                          : "\u201cMore than half\u201d is sure for all " + detail::counted(n.all(), "area", "areas") +
                                " together (" + (from.level.empty() ? std::string("95%") : from.level) + "). ";
    w.caption.push_back(
        sure + "Shares are of those who answered; not applicable and missing are people, and are in no share.");
    if (std::any_of(plot.rows.begin(), plot.rows.end(), detail::any_part_withheld))
        w.caption.push_back(
            "[c] and hatched: withheld so that nobody is recognised. The size of the hatched piece says nothing.");
    w.caption.emplace_back(detail::likert_self_selected);
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    return plot;
}

namespace detail {

struct likert_layout {
    double better_zero, same_zero, per_share;  ///< pixels for 100 %
    double not_applicable, missing;            ///< the right edge of both numbers
    bool narrow;
};

/// A share's bar from its zero, with the number within where it is long enough and beside it where not.
template <class = pbo::detail::when_called>
inline void likert_bar(drawing& d, markup_literal look, double share, double zero, double y, double height,
                       likert_layout const& at, bool leftwards, bool white) {
    double const length = share * at.per_share;
    auto const text = whole_per_cent(share);
    if (length > 0)
        d.bar(look, leftwards ? box{zero - 1 - length, y, zero - 1, y + height}
                              : box{zero + 1, y, zero + 1 + length, y + height});
    if (leftwards) {
        if (!at.narrow) d.text({zero - length - 5, y + height - 5}, text, looks::small_label, text_anchor::end);
        return;
    }
    bool const within = length >= 40;
    if (within)
        d.text({zero + 1 + length - 5, y + height - 5}, text, white ? looks::on_blue : looks::small_label,
               text_anchor::end);
    else
        d.text({zero + 1 + length + 4, y + height - 5}, text, looks::small_label);
}

template <class = pbo::detail::when_called>
inline void likert_row_drawn(drawing& d, likert_row const& r, double y, likert_layout const& at, chart_size size) {
    double const height = 19;
    auto const number = [](figure<std::uint64_t> const& f) {
        return f.has_value() ? pbo::detail::with_thousands(std::to_string(*f)) : std::string(symbol(f.reason()));
    };
    if (at.narrow)
        d.text({at.missing, y - 4}, number(r.not_applicable) + " | " + number(r.missing), looks::small_label,
               text_anchor::end, true);
    else {
        d.text({at.not_applicable, y + height - 5}, number(r.not_applicable), looks::small_label, text_anchor::end);
        d.text({at.missing, y + height - 5}, number(r.missing), looks::small_label, text_anchor::end);
    }
    auto const& first = !r.better.has_value() ? r.better : !r.worse.has_value() ? r.worse : r.no_difference;
    bool const nothing = !r.better.has_value() && !r.worse.has_value() && !r.no_difference.has_value();
    double const right = at.narrow ? size.right() : at.not_applicable - 64;
    auto const absent_piece = [&](double left, double end) {
        if (first.reason() == absence::suppressed) {
            d.hatched({left, y, end, y + height});
            d.text({end + 4, y + height - 5}, std::string(symbol(first.reason())), looks::small_label);
        } else {
            d.text({left + 4, y + height - 5},
                   first.reason() == absence::nothing_to_divide_by ? "nobody answered"
                                                                   : std::string(symbol(first.reason())),
                   looks::small_label, text_anchor::start, true);
        }
    };
    if (nothing) return absent_piece(at.better_zero + 1, right - 24);
    if (r.worse.has_value()) likert_bar(d, "f", *r.worse, at.better_zero, y, height, at, true, false);
    if (r.better.has_value()) likert_bar(d, "b1", *r.better, at.better_zero, y, height, at, false, true);
    if (r.no_difference.has_value()) likert_bar(d, "b3", *r.no_difference, at.same_zero, y, height, at, false, false);
    if (!r.better.has_value())
        absent_piece(at.better_zero + 1, at.better_zero + 41);
    else if (!r.worse.has_value() || !r.no_difference.has_value())
        absent_piece(at.same_zero + 1, at.same_zero + 41);
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(likert_plot const& plot, chart_size size = {}) {
    bool const narrow = size.narrow();
    auto [d, head] = detail::begun("likert", plot.words, size);
    double better = 0.05, worse = 0.02, same = 0.05;
    for (auto const& r : plot.rows) {
        better = std::max(better, r.better.value_or(0.0));
        worse = std::max(worse, r.worse.value_or(0.0));
        same = std::max(same, r.no_difference.value_or(0.0));
    }
    double const from = narrow ? size.left() : size.left() + 226 + 40, to = narrow ? size.right() : size.right() - 112;
    // At least 100 pixels for no difference, whose heading stands above it.
    double const gap = 40, room = to - from - gap - 34, by_all = room / (better + worse + same);
    double const per_share = same * by_all < 100 ? (room - 100) / (better + worse) : by_all;
    detail::likert_layout const at{from + worse * per_share,
                                   from + (worse + better) * per_share + gap,
                                   per_share,
                                   size.right() - 60,
                                   size.right(),
                                   narrow};
    double const top = head + (narrow ? 58 : 55);
    if (narrow) d.text({size.right(), top - 38}, "Not applicable | missing", looks::small_label, text_anchor::end);
    if (narrow)
        d.text({size.left(), top - 22}, "Worse", looks::worse_word);
    else
        d.text({at.better_zero - 5, top - 22}, "Worse", looks::worse_word, text_anchor::end);
    d.text({narrow ? std::max(at.better_zero + 4, size.left() + 52) : at.better_zero + 4, top - 22}, "Better",
           looks::better_word);
    d.text({at.same_zero, top - 22}, "No difference", looks::strong);
    if (!narrow) {
        d.text({at.not_applicable, top - 22}, "Not", looks::small_label, text_anchor::end);
        d.text({at.not_applicable, top - 8}, "applicable", looks::small_label, text_anchor::end);
        d.text({at.missing, top - 8}, "Missing", looks::small_label, text_anchor::end);
    }
    std::vector<std::pair<double, std::vector<std::string>>> rows;
    double next = top + (narrow ? 4 : 8);
    for (auto const& r : plot.rows) {
        auto label = lines_of(r.name, narrow ? size.right() - size.left() - 80 : 222, looks::label);
        double const more = 16.0 * static_cast<double>(label.size() - 1);
        rows.emplace_back(next, std::move(label));
        next += narrow ? 46 + more : std::max(27.0, 23 + more);
    }
    double const bottom = next + 1;
    for (auto const& [zero, reach] : {std::pair(at.better_zero, better), std::pair(at.same_zero, same)}) {
        for (double const share : {0.25, 0.5, 0.75, 1.0})
            if (share <= reach + 0.12 && zero + share * per_share <= to + 6)
                d.line("g", {zero + share * per_share, top}, {zero + share * per_share, bottom});
        d.line("z", {zero, top}, {zero, bottom});
        d.text({zero, top - 4}, "0%", looks::axis, text_anchor::middle);
        if (0.5 <= reach + 0.12 && 0.5 * per_share > 34 &&
            (zero == at.same_zero || zero + 0.5 * per_share + 16 < at.same_zero - 12))
            d.text({zero + 0.5 * per_share, top - 4}, "50%", looks::axis, text_anchor::middle);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& [y, label] = rows[i];
        double const more = 16.0 * static_cast<double>(label.size() - 1);
        double text = narrow ? y + 17 : y + 16;
        for (auto const& line : label) {
            d.text({size.left(), text}, line, looks::label, text_anchor::start, narrow);
            text += 16;
        }
        detail::likert_row_drawn(d, plot.rows[i], narrow ? y + 22 + more : y + 2, at, size);
    }
    detail::end(d, plot.words, size, bottom);
    return std::move(d);
}

}  // namespace pbo::charts

#endif
