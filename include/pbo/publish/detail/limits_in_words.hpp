// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_LIMITS_IN_WORDS_HPP
#define PBO_PUBLISH_DETAIL_LIMITS_IN_WORDS_HPP

// Limits for people, in one column ("73.4 to 78.5%", in the unit of their estimate), and for programs, in two.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>

#include <string>

namespace pbo::detail {

/// "73.4 to 78.4%", or the reason why there are no limits.
template <class = detail::when_called>
[[nodiscard]] inline std::string limits_in_words(figure<interval> const& limits, shown_as shown = shown_as::share) {
    if (!limits.has_value()) return std::string(symbol(limits.reason()));
    auto lower = for_people(limits->lower(), shown);
    if (lower.ends_with('%')) lower.pop_back();  // said once, after the upper limit
    return lower + " to " + for_people(limits->upper(), shown);
}
/// "1.51 to 2.92", or the reason why there are no limits.
template <class = detail::when_called>
[[nodiscard]] inline std::string ratio_limits_in_words(figure<interval> const& limits) {
    if (!limits.has_value()) return std::string(symbol(limits.reason()));
    return rounded(limits->lower(), 2) + " to " + rounded(limits->upper(), 2);
}
template <class = detail::when_called>
[[nodiscard]] inline figure<double> lower_of(figure<interval> const& limits) {
    return limits.transform([](interval const& i) { return i.lower(); });
}
template <class = detail::when_called>
[[nodiscard]] inline figure<double> upper_of(figure<interval> const& limits) {
    return limits.transform([](interval const& i) { return i.upper(); });
}

/// A share, or limits of shares, in percentage points.
template <class = detail::when_called>
[[nodiscard]] inline figure<double> in_points(figure<double> const& share) {
    return share.transform([](double x) { return 100.0 * x; });
}
template <class = detail::when_called>
[[nodiscard]] inline figure<interval> in_points(figure<interval> const& limits) {
    return limits.transform([](interval const& i) { return interval{100.0 * i.lower(), 100.0 * i.upper()}; });
}

template <class = detail::when_called>
[[nodiscard]] inline std::string level_text(confidence_level const& level) { return level.text(); }

}  // namespace pbo::detail

#endif
