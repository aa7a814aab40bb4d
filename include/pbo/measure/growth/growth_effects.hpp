// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_GROWTH_GROWTH_EFFECTS_HPP
#define PBO_MEASURE_GROWTH_GROWTH_EFFECTS_HPP

// Are there more budgets because more of the eligible people have one, or because more people are eligible?  With B people
// on budgets out of N eligible, p = B / N, and bars for the averages of start and end (Kitagawa 1955, Journal of the
// American Statistical Association 50:1168),
//
//     B1 - B0  =  Nbar (p1 - p0)  +  pbar (N1 - N0)
//                 rate effect        caseload effect
//
// exactly: nothing is left over.  Parts of B with the same N (delivery modes) add up to the whole in both effects.
//
// N = 0 at either end: there is no rate there and no split; the whole change is unattributed.  Computed from exact
// products, so that the effects of counts up to 10^15 keep their digits although they nearly cancel.  O(1).

#include <pbo/compare/detail/deviance.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/interval/detail/plain_counts.hpp>
#include <pbo/measure/growth/count_change.hpp>

#include <compare>
#include <cstdint>
#include <ostream>

namespace pbo {

struct growth_effects {
    proportion start;  ///< holders of eligible people
    proportion end;

    [[nodiscard]] constexpr count_change holders() const { return {start.hits(), end.hits()}; }
    [[nodiscard]] constexpr count_change eligible() const { return {start.trials(), end.trials()}; }
    [[nodiscard]] constexpr std::int64_t change() const { return holders().change(); }
    /// Whether the change splits into a rate and a caseload effect.
    [[nodiscard]] constexpr bool splits() const { return start.trials() != 0 && end.trials() != 0; }

    /// p1 - p0, as a share.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> rate_change() const {
        if (!splits()) return absence::nothing_to_divide_by;
        return rise() / (n0() * n1());
    }
    /// Nbar (p1 - p0): people.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> rate_effect() const {
        if (!splits()) return absence::nothing_to_divide_by;
        return 0.5 * (n0() + n1()) * (rise() / (n0() * n1()));
    }
    /// pbar (N1 - N0): people.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> caseload_effect() const {
        if (!splits()) return absence::nothing_to_divide_by;
        double const rates = *start.value() + *end.value();
        return 0.5 * rates * static_cast<double>(eligible().change());
    }
    /// The whole change where it does not split, else 0.
    [[nodiscard]] constexpr std::int64_t unattributed() const { return splits() ? 0 : change(); }

    friend constexpr auto operator<=>(growth_effects const&, growth_effects const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, growth_effects const& g) { return out << g.start << ", then " << g.end; }

private:
    [[nodiscard]] constexpr double n0() const { return static_cast<double>(start.trials()); }
    [[nodiscard]] constexpr double n1() const { return static_cast<double>(end.trials()); }
    /// B1 N0 - B0 N1.
    template <class = detail::when_called>
    [[nodiscard]] double rise() const {
        return detail::difference_of_products(static_cast<double>(end.hits()), n0(), static_cast<double>(start.hits()), n1());
    }
};

}  // namespace pbo

#endif
