// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_SCALE_HPP
#define PBO_PUBLISH_CHARTS_SCALE_HPP

// Where on the paper does a figure lie?  A scale is linear from one value to another and from one coordinate to
// another; at(value) is the place.  round_axis finds the round numbers to end at and to label: a step of 1, 2 or 5
// times a power of ten, at most seven labels unless asked for fewer, wide enough to hold everything that is drawn, so
// that no limit is ever cut.
//
// Shares start at zero and end at the round number above the largest limit, 100 % at most; differences always show
// zero, with a step on either side.  Labels are rounded to as many decimals as their step has.  Throws
// std::domain_error for values that are not finite or not in order.  Not part of <pbo/publish.hpp>: see
// <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/detail/shown.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo::charts {

class linear_scale {
public:
    template <class = pbo::detail::when_called>
    constexpr linear_scale(double from, double to, double first, double last)
        : from_(from), to_(to), first_(first), last_(last) {
        if (!(from < to)) throw std::domain_error("pbo::charts::linear_scale: from is below to");
    }
    template <class = pbo::detail::when_called>
    [[nodiscard]] constexpr double at(double value) const noexcept {
        return first_ + (value - from_) / (to_ - from_) * (last_ - first_);
    }
    [[nodiscard]] constexpr double from() const noexcept { return from_; }
    [[nodiscard]] constexpr double to() const noexcept { return to_; }
    [[nodiscard]] constexpr double first() const noexcept { return first_; }
    [[nodiscard]] constexpr double last() const noexcept { return last_; }

private:
    double from_, to_, first_, last_;
};

/// Round numbers with the same step between them: the first and the last are the axis' ends.
struct axis_marks {
    std::vector<double> at;
    double step = 1;
    int decimals = 0;  ///< of the labels

    template <class = pbo::detail::when_called>
    [[nodiscard]] double from() const { return at.front(); }
    template <class = pbo::detail::when_called>
    [[nodiscard]] double to() const { return at.back(); }
    template <class = pbo::detail::when_called>
    [[nodiscard]] linear_scale scale(double first, double last) const { return {from(), to(), first, last}; }
};

/// Throws std::domain_error unless low <= high, both finite and most >= 3 (two labels cannot hold a zero between them).
template <class = pbo::detail::when_called>
[[nodiscard]] inline axis_marks round_axis(double low, double high, std::size_t most = 7) {
    if (!std::isfinite(low) || !std::isfinite(high) || !(low <= high) || most < 3)
        throw std::domain_error("pbo::charts::round_axis: two finite values in order, and at least three labels");
    if (low == high) high = low + (low == 0.0 ? 1.0 : std::abs(low));
    int power = static_cast<int>(std::floor(std::log10(high - low))) - 2;
    for (;; ++power) {
        for (double const first_digit : {1.0, 2.0, 5.0}) {
            double const step = first_digit * std::pow(10.0, power);
            double const below = std::floor(low / step + 1e-9), above = std::ceil(high / step - 1e-9);
            if (above - below + 1.0 > static_cast<double>(most)) continue;
            axis_marks marks;
            marks.step = step;
            marks.decimals = std::max(0, -power);
            for (double k = below; k <= above; k += 1.0) marks.at.push_back(k * first_digit * std::pow(10.0, power));
            return marks;
        }
    }
}

/// For shares, up to the largest limit that is drawn.
template <class = pbo::detail::when_called>
[[nodiscard]] inline axis_marks share_axis(double largest, std::size_t most = 7) {
    return round_axis(0.0, std::clamp(largest, 0.0001, 1.0), most);  // steps of 20, 50 and 100 % end at 100 %
}

/// For differences from smallest to largest: zero, and a step at each side of it.
template <class = pbo::detail::when_called>
[[nodiscard]] inline axis_marks difference_axis(double smallest, double largest, std::size_t most = 7) {
    auto const reach = round_axis(std::min(smallest, 0.0), std::max(largest, 0.0), most);
    if (reach.from() < 0.0 && reach.to() > 0.0) return reach;
    return round_axis(std::min(reach.from(), -reach.step), std::max(reach.to(), reach.step), most);
}

/// "20%", or "0.5%" where the step needs it.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string share_label(double share, axis_marks const& marks) {
    return pbo::detail::rounded(100.0 * share, std::max(0, marks.decimals - 2)) + "%";
}
/// "+10", "0", "\u221210", in points.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string points_label(double points, axis_marks const& marks) {
    auto const text = pbo::detail::rounded(points, marks.decimals);
    return points > marks.step / 2 ? "+" + text : text;
}
/// "12,000".
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string count_label(double n, axis_marks const& marks) {
    return pbo::detail::with_thousands(pbo::detail::rounded(n, marks.decimals));
}

}  // namespace pbo::charts

#endif
