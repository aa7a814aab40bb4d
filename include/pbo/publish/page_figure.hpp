// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_PAGE_FIGURE_HPP
#define PBO_PUBLISH_PAGE_FIGURE_HPP

// A picture in a page: what it found, which the page says first, and both its layouts, one of which is shown.
// figure_of(plot) draws any plot of <pbo/publish/charts.hpp>; its words stay those of the plot.
// Not part of <pbo/publish.hpp>: it belongs to html_page.hpp.

#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/html_text.hpp>

#include <string>

namespace pbo {

struct page_figure {
    std::string found;  ///< the picture's title, as a sentence without a full stop
    std::string about;  ///< its subtitle: measure, people, place, time
    html_text wide, narrow;
};

/// Where a page has two pictures of one kind, each needs a name of its own.  What a mark tells whoever points at it is left
/// out of the phone's layout, where nobody points: the table has every figure.
template <charts::plotted Plot>
[[nodiscard]] page_figure figure_of(Plot const& plot, std::string const& name = {}) {
    auto const drawn = [&](charts::chart_size size, std::string const& layout) {
        auto d = draw(plot, size);
        if (!name.empty()) d.set_name(name + layout);
        return d.as_svg(false);
    };
    return {plot.words.title, plot.words.subtitle, drawn(charts::chart_size::usual, "-wide"),
            drawn(charts::chart_size::least, "-narrow").without_each("><title>", "</title></", "/>")};
}

}  // namespace pbo

#endif
