// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_SHARE_SCALE_HPP
#define PBO_EXPLAIN_SHARE_SCALE_HPP

// On which scale are shares of areas modelled, so that no estimate leaves 0 to 1, and how do they come back?
//
//     logit     log(p / (1 - p))      variance / (p (1 - p))^2       back: 1 / (1 + exp(-y))
//     arcsine   arcsin(sqrt(p))       variance / (4 p (1 - p))       back: sin(y)^2, y cut to 0 to pi / 2
//     as_is     p                     variance
//
// Variances by the delta method.  What comes back is the share whose transform is the estimate: the middle of what the model
// expects and not its mean, of which no correction is made.  Throws std::domain_error for a share of 0, of 1 or outside
// (logit and arcsine: they have no variance there), and for a variance that is not above 0.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace pbo {

enum class share_scale : std::uint8_t { as_is, log_odds, angle };
template <>
inline constexpr auto spellings_of<share_scale> =
    std::array{spelled<share_scale>{share_scale::as_is, "as_is"}, spelled<share_scale>{share_scale::log_odds, "logit"},
               spelled<share_scale>{share_scale::angle, "arcsine"}};

struct scaled_share {
    double value = 0.0;
    double variance = 0.0;
};

template <class = detail::when_called>
[[nodiscard]] inline scaled_share to_scale(share_scale scale, double share, double variance) {
    if (!(variance > 0.0 && std::isfinite(variance) && std::isfinite(share)))
        throw std::domain_error("pbo::to_scale: a share of " + detail::number_text(share) + " with a variance of " +
                                detail::number_text(variance));
    if (scale == share_scale::as_is) return {share, variance};
    if (!(share > 0.0 && share < 1.0))
        throw std::domain_error("pbo::to_scale: a share of " + detail::number_text(share) + "; between 0 and 1 is needed");
    double const spread = share * (1.0 - share);
    if (scale == share_scale::log_odds) return {std::log(share) - std::log1p(-share), variance / (spread * spread)};
    return {std::asin(std::sqrt(share)), variance / (4.0 * spread)};
}

template <class = detail::when_called>
[[nodiscard]] inline double from_scale(share_scale scale, double value) {
    if (scale == share_scale::as_is) return value;
    if (scale == share_scale::log_odds)
        return value < 0.0 ? std::exp(value) / (1.0 + std::exp(value)) : 1.0 / (1.0 + std::exp(-value));
    constexpr double quarter_turn = 1.5707963267948966192;
    double const s = std::sin(std::fmin(std::fmax(value, 0.0), quarter_turn));
    return s * s;
}

}  // namespace pbo

#endif
