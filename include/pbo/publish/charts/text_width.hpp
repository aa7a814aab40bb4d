// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_TEXT_WIDTH_HPP
#define PBO_PUBLISH_CHARTS_TEXT_WIDTH_HPP

// How wide is a text in a picture, and how is it laid in lines?  Nobody knows which font the reader has: pictures ask
// for Arial and get something like it.  So widths are those of DejaVu Sans (Bitstream Vera's licence; read from its
// table of advances), 15 to 20 % wider than Arial: what fits by them fits in either.  Letters outside ASCII are
// reckoned as wide as the widest tenth of Latin, Greek and Cyrillic, and other scripts as wide as they are high and a
// third more.
//
// lines_of breaks between words; a word that is wider than the line is broken within, so that a name of 300 letters
// stays whole and stays on the page.  Nothing is ever cut.  Not part of <pbo/publish.hpp>: see
// <pbo/publish/charts.hpp>.

#include <pbo/core/detail/utf8.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pbo::charts {

/// How a text looks: the classes of its style, its size in pixels, whether it is bold.
struct text_style {
    std::string_view classes{};
    double size = 13;
    bool bold = false;
};

namespace detail {
/// Advances of DejaVu Sans and DejaVu Sans Bold, U+0020 to U+007E, in thousandths of the size.
inline constexpr std::array<std::uint16_t, 95> regular_advances{
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
inline constexpr std::array<std::uint16_t, 95> bold_advances{
    348, 456,  521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415,  380, 365, 696, 696,  696,
    696, 696,  696, 696, 696, 696,  696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830,  683,
    683, 821,  837, 372, 372, 775,  637, 995, 837, 850, 733, 850, 770, 720,  682, 812, 774, 1103, 771,
    724, 725,  457, 365, 457, 838,  500, 500, 675, 716, 593, 716, 678, 435,  716, 712, 343, 343,  665,
    343, 1042, 712, 687, 716, 716,  493, 595, 478, 712, 652, 924, 645, 652,  582, 712, 365, 712,  838};

template <class = pbo::detail::when_called>
[[nodiscard]] constexpr double advance_of(std::uint32_t code, bool bold) {
    if (code >= 0x20 && code < 0x7F) return (bold ? bold_advances : regular_advances)[code - 0x20];
    if (code < 0x500) return bold ? 920 : 830;
    if (code >= 0x2010 && code <= 0x2022) return bold ? 660 : 600;  // dashes and quotation marks
    if (code == 0x2026) return 1000;                                // an ellipsis
    if (code >= 0x2190 && code <= 0x22FF) return 838;               // arrows and signs
    return 1330;
}
}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline double text_width(std::string_view text, text_style const& style) {
    double sum = 0;
    while (!text.empty()) {
        auto const size = pbo::detail::utf8_length(text);
        sum += detail::advance_of(size == 0 ? 0xFFFD : pbo::detail::code_point(text, size), style.bold);
        text.remove_prefix(size == 0 ? 1 : size);
    }
    return sum * style.size / 1000.0;
}

/// At least one line.  What is invisible is shown (visible.hpp), as it will be printed.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<std::string> lines_of(std::string_view plain, double width, text_style const& style) {
    auto const text = pbo::detail::visible(plain);
    std::vector<std::string> lines(1);
    auto const add_letters = [&](std::string_view word) {
        while (!word.empty()) {
            auto const size = std::max<std::size_t>(1, pbo::detail::utf8_length(word));
            std::string longer = lines.back();
            longer += word.substr(0, size);
            if (!lines.back().empty() && text_width(longer, style) > width)
                lines.emplace_back(word.substr(0, size));
            else
                lines.back() = std::move(longer);
            word.remove_prefix(size);
        }
    };
    std::string_view left = text;
    while (!left.empty()) {
        auto const word = left.substr(0, left.find(' '));
        left.remove_prefix(std::min(left.size(), word.size() + 1));
        if (word.empty()) continue;
        std::string longer = lines.back();
        if (!longer.empty()) longer += ' ';
        longer += word;
        if (text_width(longer, style) <= width) {
            lines.back() = std::move(longer);
            continue;
        }
        if (!lines.back().empty()) lines.emplace_back();
        add_letters(word);
    }
    return lines;
}

}  // namespace pbo::charts

#endif
