// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_PART_AND_WHOLE_HPP
#define PBO_COMPARE_PART_AND_WHOLE_HPP

// How far is a council from the England that contains it?  p - W, where p = k/n is a part of W = K/N.  The two are not
// independent, and treating them so makes the interval too wide.  With the rest r = (K - k) / (N - n) and f = 1 - n/N,
//
//     p - W = f (p - r),     correlation(p, W) = sqrt(n/N) when p = r,
//
// so f times any interval for p - r, two independent shares, is an interval for p - W: every method for a difference
// serves here, and f times Wald's interval is the usual one with the covariance taken into account.  The test of p = W
// against everything else is the pooled test of p against r (see part_against_whole).
//
// The part is the whole: the difference is 0 and so are both limits.  Nobody in the part: no value, and limits [-1, 1].

#include <pbo/compare/comparand.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>

#include <array>
#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <ostream>
#include <string_view>

namespace pbo {

class part_and_whole {
public:
    static constexpr interval range{-1.0, 1.0};

    constexpr part_and_whole() = default;
    /// Throws std::domain_error when the whole does not contain the part, std::invalid_argument when both remember what they
    /// are about and do not belong together.
    template <class = detail::when_called>
    constexpr part_and_whole(comparand const& part, comparand const& whole)
        : part_(part), whole_(whole), rest_(whole_ - part_) {
        part.refuse_unless_with(whole);
    }

    [[nodiscard]] constexpr proportion const& part() const noexcept { return part_; }
    [[nodiscard]] constexpr proportion const& whole() const noexcept { return whole_; }
    /// The whole without the part.
    [[nodiscard]] constexpr proportion const& rest() const noexcept { return rest_; }
    /// f = 1 - n/N, the share of the whole that is not the part.
    template <class = detail::when_called>
    [[nodiscard]] constexpr double share_of_rest() const noexcept {
        return whole_.trials() == 0 ? 0.0 : static_cast<double>(rest_.trials()) / static_cast<double>(whole_.trials());
    }

    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const {
        if (part_.trials() == 0) return absence::nothing_to_divide_by;
        return difference_of{part_, whole_}.value();
    }

    friend constexpr auto operator<=>(part_and_whole const&, part_and_whole const&) = default;

    static constexpr std::array<std::string_view, 4> evidence_names{"part_hits", "part_trials", "whole_hits",
                                                                    "whole_trials"};
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::array<std::uint64_t, 4> evidence() const noexcept {
        return {part_.hits(), part_.trials(), whole_.hits(), whole_.trials()};
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, part_and_whole const& e) {
        return out << e.part_ << " within " << e.whole_;
    }

private:
    proportion part_;
    proportion whole_;
    proportion rest_;
};

/// Any method for a difference, scaled by the share of the rest.
/// The estimand is a template parameter, checked first, because asking of any other one whether M can make limits for a
/// difference would be asking in a circle.
template <std::same_as<part_and_whole> E, class M>
    requires difference_method<M>
[[nodiscard]] figure<interval> limits(M const& method, E const& e, confidence_level const& level) {
    if (e.part().trials() == 0) return part_and_whole::range;
    if (e.rest().trials() == 0) return interval{};
    double const f = e.share_of_rest();
    double const value = *e.value();
    return figure<interval>(limits(method, difference_of{e.part(), e.rest()}, level)).transform([=](interval const& i) {
        // p - W and f (p - r) are rounded differently: a limit that passes the value by no more than that stops at it.
        constexpr double rounding = 4.0 * std::numeric_limits<double>::epsilon();
        double const lower = f * i.lower(), upper = f * i.upper();
        return interval{lower > value && lower - value <= rounding ? value : lower,
                        upper < value && value - upper <= rounding ? value : upper};
    });
}

}  // namespace pbo

#endif
