// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_CONFIDENCE_LEVEL_HPP
#define PBO_CORE_CONFIDENCE_LEVEL_HPP

// How sure should the interval be?  A level strictly between 0 and 1, kept with its normal quantile, which is computed
// once (36 to 57 ns a time) with <cmath> only.  The default is 95 %, the field's convention.

#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <compare>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

/// The share of error allowed on one side of an interval, and the normal quantile that leaves it there:
/// P(Z > z) = probability.  z is negative when the probability is above a half.
struct tail {
    double probability = 0.5 * (1.0 - 0.95);
    double z = 1.9599639845400538;

    friend constexpr bool operator==(tail const&, tail const&) = default;
};

class confidence_level {
public:
    /// 95 %.
    constexpr confidence_level() = default;

    /// Throws std::domain_error unless 0 < level < 1 (0.95 is 95 %; 95 is refused).
    template <class = detail::when_called>
    explicit confidence_level(double level) : level_(level), alpha_(1.0 - level) {
        if (!(level > 0.0 && level < 1.0))
            throw std::domain_error("pbo::confidence_level: " + detail::number_text(level) +
                                    " is not between 0 and 1 (write 0.95 for 95%)");
        side_ = {0.5 * alpha_, detail::normal_quantile(0.5 * level, 0.5 * alpha_)};
    }

    /// The level 1 - alpha, keeping an alpha so small that 1 - alpha would round to 1.  0.05 is not 1 - 0.95 to the last
    /// bit, so from_alpha(0.05) is not equal to confidence_level{0.95}.  Throws std::domain_error unless 0 < alpha < 1
    /// and half of alpha is still above 0.
    template <class = detail::when_called>
    [[nodiscard]] static confidence_level from_alpha(double alpha) {
        if (!(0.5 * alpha > 0.0 && alpha < 1.0))
            throw std::domain_error("pbo::confidence_level: alpha " + detail::number_text(alpha) + " is not between 0 and 1");
        confidence_level c;
        c.level_ = 1.0 - alpha;
        c.alpha_ = alpha;
        c.side_ = {0.5 * alpha, detail::normal_quantile(0.5 - 0.5 * alpha, 0.5 * alpha)};
        return c;
    }

    [[nodiscard]] constexpr double value() const noexcept { return level_; }
    [[nodiscard]] constexpr double alpha() const noexcept { return alpha_; }
    /// The normal quantile of a two-sided interval: 1.96 at 95 %.
    [[nodiscard]] constexpr double z() const noexcept { return side_.z; }
    /// alpha / 2 and its quantile, for each side of a two-sided interval.
    [[nodiscard]] constexpr tail two_sided() const noexcept { return side_; }
    /// alpha and its quantile, for the one limit of a one-sided interval (computed anew each time).
    template <class = detail::when_called>
    [[nodiscard]] tail one_sided() const {
        return {alpha_, detail::normal_quantile(level_ - 0.5, alpha_ < 0.5 ? alpha_ : level_)};
    }

    template <class = detail::when_called>
    friend constexpr bool operator==(confidence_level const& a, confidence_level const& b) noexcept {
        return a.level_ == b.level_ && a.alpha_ == b.alpha_;
    }
    template <class = detail::when_called>
    friend constexpr std::partial_ordering operator<=>(confidence_level const& a, confidence_level const& b) noexcept {
        // Near 0 only the level tells two of them apart, near 1 only alpha does.
        return a.level_ != b.level_ ? a.level_ <=> b.level_ : b.alpha_ <=> a.alpha_;
    }
    /// "95%", "99.8%"; a level that would round to 100% says by how much it is less.
    template <class = detail::when_called>
    [[nodiscard]] std::string text() const {
        std::string text = detail::number_text(level_ * 100.0, 12);
        if (text == "100") text += " - " + detail::number_text(alpha_ * 100.0, 12);
        return text + "%";
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, confidence_level const& c) { return out << c.text(); }

private:
    double level_ = 0.95;
    double alpha_ = 1.0 - 0.95;
    tail side_{};
};

}  // namespace pbo

#endif
