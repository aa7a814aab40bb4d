// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/page_figure.hpp>

#include <doctest/doctest.h>

namespace figures_of_pages {
struct plot {
    pbo::charts::chart_words words{"Drawn", "Seen", "All is well", "Of nobody", {}};
};
pbo::charts::drawing draw(plot const& p, pbo::charts::chart_size size) {
    auto [d, y] = pbo::charts::detail::begun("plain", p.words, size);
    pbo::charts::detail::end(d, p.words, size, y);
    return std::move(d);
}
}  // namespace figures_of_pages

TEST_CASE("a figure has both layouts, without styles of their own, under the name that it is given") {
    auto const f = pbo::figure_of(figures_of_pages::plot());
    CHECK(f.found == "All is well");
    CHECK(f.wide.str().starts_with("<svg "));
    CHECK(f.wide.str().find("width=\"720\"") != std::string::npos);
    CHECK(f.narrow.str().find("width=\"300\"") != std::string::npos);
    CHECK(f.wide.str().find("<style>") == std::string::npos);
    CHECK(f.wide.str().find("id=\"plain-wide-t\"") != std::string::npos);
    auto const named = pbo::figure_of(figures_of_pages::plot(), "second");
    CHECK(named.wide.str().find("id=\"second-wide-t\"") != std::string::npos);
    CHECK(named.narrow.str().find("id=\"second-narrow-t\"") != std::string::npos);
}
