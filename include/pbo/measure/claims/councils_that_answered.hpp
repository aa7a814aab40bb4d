// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_COUNCILS_THAT_ANSWERED_HPP
#define PBO_MEASURE_CLAIMS_COUNCILS_THAT_ANSWERED_HPP

// 132 of 152 councils answered and 83 of them met 30 %: what of all councils?
//
//     auto const e = pbo::councils_that_answered({83, 132, 152});
//     e.share.limits          // 91 to 100 of 152: what chance alone allows, if those that answered were drawn by lot
//     e.possible()            // 83 to 103 of 152: what is possible at all, assuming nothing
//     e.on(pbo::claim::above(pbo::share(1, 2)))       // survives_the_worst_case
//
// The limits are exact hypergeometric ones unless another method is given: where few councils are missing a normal
// correction says more than is known (0 of the 145 that answered, of 152: one of the others may well be so, but Wilson on
// n_eff ends at a fifth of a council).  wilson and every other method for real counts serve on n_eff = n (N - 1) / (N - n),
// cut to what is possible (finite_proportion.hpp).
//
// Every council answered: a complete count.  It has no interval (not_applicable), because nothing is uncertain.  None
// answered: no share, and limits from 0 to 1.  Councils are not drawn by lot, they choose to answer: only the worst case
// needs no assumption.  Cost: that of the method, microseconds.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/finite_proportion.hpp>
#include <pbo/interval/hypergeometric.hpp>
#include <pbo/measure/claims/claim.hpp>

#include <cmath>
#include <compare>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

/// From so many to so many councils.  Throws std::domain_error when the first is more than the last.
class count_range {
public:
    constexpr count_range() = default;
    template <class = detail::when_called>
    constexpr count_range(std::uint64_t lowest, std::uint64_t highest) : lowest_(lowest), highest_(highest) {
        if (lowest > highest)
            throw std::domain_error("pbo::count_range: from " + std::to_string(lowest) + " to " + std::to_string(highest));
    }
    [[nodiscard]] constexpr std::uint64_t lowest() const noexcept { return lowest_; }
    [[nodiscard]] constexpr std::uint64_t highest() const noexcept { return highest_; }
    friend constexpr auto operator<=>(count_range const&, count_range const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, count_range const& r) {
        return out << detail::plain(r.lowest_) << " to " << detail::plain(r.highest_);
    }

private:
    std::uint64_t lowest_ = 0;
    std::uint64_t highest_ = 0;
};

struct councils_estimate {
    estimate<finite_proportion> share;  ///< limits are not_applicable for a complete count

    [[nodiscard]] bool complete_count() const noexcept { return share.counts.missing() == 0; }
    /// The councils that are so if none of the missing are, and if all of them are.
    template <class = detail::when_called>
    [[nodiscard]] count_range possible() const {
        return {share.counts.hits(), share.counts.hits() + share.counts.missing()};
    }
    template <class = detail::when_called>
    [[nodiscard]] worst_cases in_the_worst_case() const {
        auto const councils = possible();
        return {{councils.lowest(), share.counts.population()}, {councils.highest(), share.counts.population()}};
    }
    /// The whole numbers of councils between the limits; of hypergeometric limits these are the limits themselves.  Absent
    /// where the limits are, and none_recorded where no whole number lies between them.
    template <class = detail::when_called>
    [[nodiscard]] figure<count_range> councils_between_limits() const {
        if (!share.limits.has_value()) return share.limits.reason();
        double const all = static_cast<double>(share.counts.population());
        double const rounding = 1e-12 * (1.0 + all);
        double const lowest = std::ceil(share.limits->lower() * all - rounding);
        double const highest = std::floor(share.limits->upper() * all + rounding);
        if (lowest > highest) return absence::none_recorded;
        return count_range{static_cast<std::uint64_t>(std::fmax(lowest, 0.0)), static_cast<std::uint64_t>(highest)};
    }
    /// What may be said of the share of all councils.
    template <class = detail::when_called>
    [[nodiscard]] claim_verdict on(claim const& c) const { return detail::verdict_on(c, in_the_worst_case(), share.limits); }

    friend bool operator==(councils_estimate const&, councils_estimate const&) = default;
};

namespace detail {
struct councils_that_answered_function {
    template <class Method = hypergeometric_method>
        requires method_for<Method, finite_proportion>
    [[nodiscard]] councils_estimate operator()(finite_proportion const& councils, Method const& method = {},
                                               confidence_level level = {}) const {
        figure<interval> within = absence::not_applicable;
        if (councils.missing() != 0 || councils.population() == 0) within = limits(method, councils, level);
        return {{councils.value(), within, level, method.name(), councils}};
    }
};
}  // namespace detail

/// councils_that_answered({hits, answered, in all}, method = hypergeometric, level = 95 %).
inline constexpr detail::councils_that_answered_function councils_that_answered{};

}  // namespace pbo

#endif
