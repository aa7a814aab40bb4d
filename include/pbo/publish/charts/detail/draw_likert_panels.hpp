// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_DRAW_LIKERT_PANELS_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_DRAW_LIKERT_PANELS_HPP

// The drawing of likert_panels: in each panel the bars of one group, better and worse at either side of one zero and no
// difference from a zero of its own.  Included by <pbo/publish/charts/likert_panels.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/likert_panels.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

namespace detail {

/// Both zeros from a panel's left edge, and how long 100 % is: the same in every panel.
struct likert_panel_scale {
    double better_zero, same_zero, per_share;

    template <class = pbo::detail::when_called>
    likert_panel_scale(likert_panels const& plot, double width) {
        double better = 0.05, worse = 0.02, same = 0.05;
        for (auto const& p : plot.panels)
            for (auto const& r : p.rows) {
                better = std::max(better, r.better.value_or(0.0));
                worse = std::max(worse, r.worse.value_or(0.0));
                same = std::max(same, r.no_difference.value_or(0.0));
            }
        constexpr double gap = 8, least = 44;  // for a hatched piece with its symbol beside it
        double const room = width - gap, by_all = room / (better + worse + same);
        bool const wide_same = same * by_all < least, wide_better = better * by_all < least;
        double const rest = room - (wide_same ? least : 0) - (wide_better ? least : 0);
        per_share = rest / (worse + (wide_better ? 0 : better) + (wide_same ? 0 : same));
        if (wide_better) per_share = std::min(per_share, least / better);
        if (wide_same) per_share = std::min(per_share, least / same);
        better_zero = worse * per_share;
        same_zero = better_zero + (wide_better ? least : better * per_share) + gap;
    }
};

template <class = pbo::detail::when_called>
inline void likert_panel_cell(drawing& d, likert_panel const& panel, likert_row const& r, double middle, box const& where,
                              likert_panel_scale const& at) {
    double const top = middle - 9, bottom = middle + 9, base = middle + 4.5;
    double const better = where.left + at.better_zero, same = where.left + at.same_zero;
    auto const told = [&](char const* what, double share) {
        return panel.name + ", " + r.name + ": " + what + " " + whole_per_cent(share);
    };
    auto const absent = [&](figure<double> const& why, double left, double end) {
        auto const sign = std::string(symbol(why.reason()));
        if (why.reason() == absence::suppressed) {
            d.hatched({left, top, end, bottom});
            d.text({end + 3, base}, sign, looks::small_label);
        } else {
            d.text({left + 3, base}, sign, looks::small_label, text_anchor::start, true);
        }
    };
    if (!r.better.has_value() && !r.worse.has_value() && !r.no_difference.has_value())
        return absent(r.better, better + 1, where.right - 30);
    auto const bar = [&](markup_literal look, char const* what, double share, double left, double right) {
        if (share > 0) d.bar(look, {left, top, right, bottom}, told(what, share));
    };
    if (r.worse.has_value()) bar("f", "worse", *r.worse, better - 1 - *r.worse * at.per_share, better - 1);
    if (r.no_difference.has_value())
        bar("b3", "no difference", *r.no_difference, same + 1, same + 1 + *r.no_difference * at.per_share);
    if (r.better.has_value()) {
        double const length = *r.better * at.per_share;
        bar("b1", "better", *r.better, better + 1, better + 1 + length);
        auto const number = whole_per_cent(*r.better);
        double const wide = text_width(number, looks::on_blue);
        if (length >= wide + 8)
            d.text({better + 1 + length - 4, base}, number, looks::on_blue, text_anchor::end);
        else if (better + 1 + length + 4 + wide <= same - 1)
            d.text({better + 1 + length + 4, base}, number, looks::small_label);
    }
    if (!r.better.has_value())
        absent(r.better, better + 1, better + 19);
    else if (!r.worse.has_value() || !r.no_difference.has_value())
        absent(!r.worse.has_value() ? r.worse : r.no_difference, same + 1, same + 19);
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(likert_panels const& plot, chart_size size = {}) {
    auto [d, head] = detail::begun("likert-panels", plot.words, size);
    double const key = detail::draw_panel_key(d, head + 8,
                                              {{"Worse, left of 0%", looks::worse_word},
                                               {"Better, right of 0%", looks::better_word},
                                               {"No difference, from a 0% of its own", looks::strong}},
                                              size);
    detail::likert_panel_scale const at(plot, detail::row_panel_sizes(size, plot.panels.size()).width);
    std::vector<std::string> rows;
    for (auto const& r : plot.panels.front().rows) rows.push_back(r.name);
    std::vector<detail::panel_head> heads;
    for (auto const& p : plot.panels) heads.push_back({p.name, detail::likert_panel_figures(p)});
    double const y = detail::draw_row_panels(
        d, key + 12, rows, heads, size, 24,
        [&onto = d, &at](box const& where) {
            for (double const zero : {at.better_zero, at.same_zero}) {
                onto.line("z", {where.left + zero, where.top}, {where.left + zero, where.bottom});
                onto.text({where.left + zero, where.top - 4}, "0%", looks::axis, text_anchor::middle);
            }
            double const half = where.left + at.better_zero + at.per_share / 2;
            if (at.per_share / 2 + 4 < at.same_zero - at.better_zero) onto.line("g", {half, where.top}, {half, where.bottom});
            if (at.per_share / 2 > 32 && at.per_share / 2 + 32 < at.same_zero - at.better_zero)
                onto.text({half, where.top - 4}, "50%", looks::axis, text_anchor::middle);
        },
        [&onto = d, &plot, &at](std::size_t panel, std::size_t row, double middle, box const& where) {
            auto const& p = plot.panels[panel];
            detail::likert_panel_cell(onto, p, p.rows[row], middle, where, at);
        });
    detail::end(d, plot.words, size, y - 22);
    return std::move(d);
}

}  // namespace pbo::charts

#endif
