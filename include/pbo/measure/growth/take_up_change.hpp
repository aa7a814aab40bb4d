// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_GROWTH_TAKE_UP_CHANGE_HPP
#define PBO_MEASURE_GROWTH_TAKE_UP_CHANGE_HPP

// England's take-up rose: because councils' own take-up rose, or because people moved to councils where it is higher?
// With weights w_g = N_g / N and take-up p_g of council g, P = sum w_g p_g, and bars for the averages of start and end
// (Kitagawa 1955),
//
//     P1 - P0  =  sum wbar_g (p1_g - p0_g)  +  sum pbar_g (w1_g - w0_g)
//                 rate effects                 composition effects
//
// exactly.  A council's own composition effect means something only against the average of all, so it is given centred,
// (pbar_g - Pbar) (w1_g - w0_g): a council above the average adds when its weight grows.  The sum is the same, because
// weights add up to 1 at both ends; uncentred_composition is there to check against, not to print.
//
//     auto c = pbo::take_up_change(pbo::growth(returns, basis, april_2010, march_2011));
//     c.change;  c.rate_effect;  c.composition_effect;  c.councils[i].rate_effect;
//
// N_g = 0 at one end: the council has no take-up there and no split; its whole (centred) part is unattributed.  Nobody
// eligible in any council at one end: no take-up to compare, and every figure says nothing to divide by.  O(councils).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/measure/growth/growth.hpp>

#include <cstddef>
#include <vector>

namespace pbo {

/// What one council contributes to the change of the whole's take-up; all as shares.
struct council_contribution {
    pbo::council council;
    growth_effects counts;
    figure<double> rate_effect;
    figure<double> composition_effect;     ///< centred
    figure<double> uncentred_composition;
    figure<double> unattributed;           ///< 0 where it splits
    /// The three together.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> total() const {
        if (!rate_effect) return rate_effect.reason();
        return *rate_effect + *composition_effect + *unattributed;
    }
};

struct take_up_change_result {
    growth_effects counts;
    figure<double> change;               ///< P1 - P0
    figure<double> rate_effect;          ///< the councils' sum
    figure<double> composition_effect;
    figure<double> unattributed;
    std::vector<council_contribution> councils;
};

namespace detail {

struct take_up_change_function {
    template <class = detail::when_called>
    [[nodiscard]] take_up_change_result operator()(growth_result const& g) const {
        std::vector<council_contribution> parts;
        for (auto const& c : g.councils) parts.push_back({c.council, c.all, {}, {}, {}, {}});
        return split(std::move(parts));
    }

    /// Any groups with their counts at both ends.
    template <class = detail::when_called>
    [[nodiscard]] static take_up_change_result split(std::vector<council_contribution> parts) {
        take_up_change_result all;
        for (auto const& part : parts) {
            all.counts.start += part.counts.start;
            all.counts.end += part.counts.end;
        }
        all.change = all.counts.rate_change();
        if (!all.change) {
            auto const why = all.change.reason();
            all.rate_effect = all.composition_effect = all.unattributed = why;
            for (auto& part : parts) part.rate_effect = part.composition_effect = part.uncentred_composition = part.unattributed = why;
        } else {
            all.rate_effect = all.composition_effect = all.unattributed = 0.0;
            for (auto& part : parts) attribute(part, all);
        }
        all.councils = std::move(parts);
        return all;
    }

private:
    template <class = detail::when_called>
    static void attribute(council_contribution& part, take_up_change_result& all) {
        auto const weight = [](proportion const& one, proportion const& of) {
            return static_cast<double>(one.trials()) / static_cast<double>(of.trials());
        };
        auto const& g = part.counts;
        double const before = weight(g.start, all.counts.start);
        double const after = weight(g.end, all.counts.end);
        double const average = 0.5 * (*all.counts.start.value() + *all.counts.end.value());
        part.rate_effect = part.composition_effect = part.uncentred_composition = part.unattributed = 0.0;
        if (g.splits()) {
            double const own = 0.5 * (*g.start.value() + *g.end.value());
            part.rate_effect = 0.5 * (before + after) * *g.rate_change();
            part.uncentred_composition = own * (after - before);
            part.composition_effect = (own - average) * (after - before);
        } else {
            auto const holders = [](proportion const& one, proportion const& of) {
                return static_cast<double>(one.hits()) / static_cast<double>(of.trials());
            };
            part.unattributed = holders(g.end, all.counts.end) - holders(g.start, all.counts.start) - average * (after - before);
        }
        all.rate_effect = *all.rate_effect + *part.rate_effect;
        all.composition_effect = *all.composition_effect + *part.composition_effect;
        all.unattributed = *all.unattributed + *part.unattributed;
    }
};

}  // namespace detail

/// take_up_change(growth): the change of take-up over its councils.
inline constexpr detail::take_up_change_function take_up_change{};

}  // namespace pbo

#endif
