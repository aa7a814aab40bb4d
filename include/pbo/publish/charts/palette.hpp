// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_PALETTE_HPP
#define PBO_PUBLISH_CHARTS_PALETTE_HPP

// Which colours does a picture have, and can they be told apart?  One light ground, one ink, four categories at most,
// and the ratio of contrast of the Web Content Accessibility Guidelines 2.2 (relative luminance, sRGB): text is at
// least 4.5 to its ground, a mark that carries a meaning at least 3.  Pale fills fall short of 3 against white and are
// therefore always outlined.  A colour never works alone: categories also differ in shape, what is unsure is hollow,
// what is withheld hatched.  Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace pbo::charts {

namespace colour {
inline constexpr std::string_view white = "#ffffff";
inline constexpr std::string_view ink = "#1b2328";          ///< text, line at zero, benchmark, target
inline constexpr std::string_view second_ink = "#4b5761";   ///< subtitles, numbers of an axis, captions
inline constexpr std::string_view axis = "#6f7b85";         ///< base lines and outlines: marks only
inline constexpr std::string_view grid = "#dfe4e8";         ///< carries nothing
inline constexpr std::string_view blue = "#14507f";         ///< the main series; a direct payment; better
inline constexpr std::string_view orange = "#d4700f";       ///< worse; the one picked out: marks only
inline constexpr std::string_view orange_text = "#a34700";  ///< words that name an orange mark
inline constexpr std::string_view grey = "#7f8b95";         ///< all the rest; chance alone
inline constexpr std::string_view teal = "#1f8a80";         ///< a fourth category
inline constexpr std::string_view mid_blue = "#5f8fb5";     ///< many intervals
inline constexpr std::string_view no_difference = "#d3dae0", pale_orange = "#f0a860",
                                  other = "#eef1f3";  ///< fills, outlined
inline constexpr std::string_view band = "#b4cde0", band_edge = "#e2ebf3";  ///< of a forecast, between darker lines
/// Of a tile map, from low to high, outlined; ink on the first three, white on the last two.
inline constexpr std::string_view class_1 = "#eaf1f7", class_2 = "#c3d8e8", class_3 = "#86b0d0", class_4 = "#2f6f9f",
                                  class_5 = "#0f3f66";
}  // namespace colour

namespace detail {
template <class = pbo::detail::when_called>
[[nodiscard]] inline double channel_of(std::string_view hex, std::size_t at) {
    auto const digit = [&](std::size_t i) {
        char const c = hex[i];
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        throw std::invalid_argument("pbo::charts: a colour is written #rrggbb, in small letters");
    };
    double const share = static_cast<double>(16 * digit(at) + digit(at + 1)) / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}
}  // namespace detail

/// Of "#rrggbb", 0 to 1.  Throws std::invalid_argument for any other text.
template <class = pbo::detail::when_called>
[[nodiscard]] inline double relative_luminance(std::string_view hex) {
    if (hex.size() != 7 || hex.front() != '#')
        throw std::invalid_argument("pbo::charts: a colour is written #rrggbb, in small letters");
    return 0.2126 * detail::channel_of(hex, 1) + 0.7152 * detail::channel_of(hex, 3) +
           0.0722 * detail::channel_of(hex, 5);
}

/// 1 (the same) to 21 (black on white), whichever is the ground.
template <class = pbo::detail::when_called>
[[nodiscard]] inline double contrast_ratio(std::string_view a, std::string_view b) {
    double const x = relative_luminance(a), y = relative_luminance(b);
    return (std::fmax(x, y) + 0.05) / (std::fmin(x, y) + 0.05);
}

}  // namespace pbo::charts

#endif
