// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ROLL_OUT_CHANCE_HPP
#define PBO_MEASURE_ROLL_OUT_CHANCE_HPP

// Will the target be met by its date?  The chance that take-up is x or more at the end of a month, under the
// assumptions of roll_out_assumptions.hpp: exact (detail/roll_out_lattice.hpp says how, and to how many digits), or
// with the difference of B and x (B + T) taken as normal, Phi(mean / standard deviation).
//
//     auto const c = pbo::roll_out_chance(assumptions, 24, pbo::share::percent(65));   // exact where affordable
//     c.reached                                                                          // 0.1387 or so
//
// Both need x as an exact share, not a double: 65 % of 20 people is 13, and 13 meets it.  A caseload of nobody neither
// meets nor misses a target: `nobody` is the chance of that, `reached` does not hold it, and a caseload that is nobody
// for certain has no chance at all but nothing_to_divide_by.  (The normal chance cannot tell nobody apart from met.)
//
// 100 % is met when nobody is left without a budget: a product in closed form, right in relative terms however small.
// With a default share s under 1 and E fixed entrants in the last month it is at most s^E, so 100 % cannot be planned.
//
// The chance rises with the review rate, the conversion, the default share and the number on a budget at the start (and
// falls with the delay), because each of these only moves people from off a budget to on it.  It does so with nothing
// else: exits and entrants move take-up towards the default share, from whichever side.
//
// Exact is affordable up to 2^22 angles, which take 50 ms or so: any target up to 5000 people in all, and any caseload to
// 10^6 for a target in whole per cent.  Beyond (a target of 4 decimals at 10^5 people, a caseload of 10^9)
// roll_out_chance takes the normal chance and says so; at such sizes they differ by under 0.01.

#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/measure/roll_out/assumptions.hpp>
#include <pbo/measure/roll_out/detail/groups.hpp>
#include <pbo/measure/roll_out/detail/lattice.hpp>
#include <pbo/measure/roll_out/detail/least_share.hpp>
#include <pbo/measure/roll_out/path.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace pbo {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"  // GCC 12 takes a scoped enumerator for a shadow of pbo::normal, which it is not
enum class chance_arithmetic : std::uint8_t { exact, normal };
#pragma GCC diagnostic pop

template <>
inline constexpr auto spellings_of<chance_arithmetic> =
    std::array{spelled<chance_arithmetic>{chance_arithmetic::exact, "exact"},
               spelled<chance_arithmetic>{chance_arithmetic::normal, "normal"}};

struct target_chance {
    figure<double> reached;  ///< of take-up at or above the target, with somebody in the caseload
    double nobody = 0.0;     ///< of a caseload of nobody
    chance_arithmetic arithmetic = chance_arithmetic::exact;

    friend bool operator==(target_chance const&, target_chance const&) = default;
};

namespace detail {

inline constexpr double affordable_angles = 4194304.0;

template <class = detail::when_called>
[[nodiscard]] inline double chance_of_nobody(roll_out_groups const& all) {
    double logarithm = -all.poisson_on - all.poisson_off;
    for (auto const& [n, each] : all.fixed) logarithm += n * std::log(each.gone);
    return std::exp(logarithm);
}
template <class = detail::when_called>
[[nodiscard]] inline double chance_of_nobody_off(roll_out_groups const& all) {
    double logarithm = -all.poisson_off;
    for (auto const& [n, each] : all.fixed) {
        double const not_off = each.on + each.gone;  // where this is small, 1 - off has lost its digits
        logarithm += n * (each.off < 0.5 ? std::log1p(-each.off) : std::log(not_off));
    }
    return std::exp(logarithm);
}

struct roll_out_chance_function {
    /// Exact where affordable, else normal.  Throws std::domain_error as roll_out_path does.
    template <class = detail::when_called>
    [[nodiscard]] target_chance operator()(roll_out_assumptions const& a, std::uint32_t month,
                                           share const& target) const {
        return of(a, month, target, true);
    }

    template <class = detail::when_called>
    [[nodiscard]] static target_chance of(roll_out_assumptions const& a, std::uint32_t month, share const& target,
                                          bool normal_allowed) {
        auto const people = groups_after(a, month);
        double const nobody = chance_of_nobody(people);
        if (nobody == 1.0) return {absence::nothing_to_divide_by, 1.0, chance_arithmetic::exact};
        if (month == 0) return {*target.met_by(a.start) ? 1.0 : 0.0, 0.0, chance_arithmetic::exact};
        if (target.numerator() == 0) return {1.0 - nobody, nobody, chance_arithmetic::exact};
        if (target.numerator() == target.denominator())
            return {std::fmax(0.0, chance_of_nobody_off(people) - nobody), nobody, chance_arithmetic::exact};
        auto const same = least_share_from(target, most_people(a, month));  // as good a target, and cheaper
        if (same != target) return of(a, month, same, normal_allowed);
        roll_out_lattice const lattice(people, target);
        if (lattice.size() <= affordable_angles)
            return {std::fmax(0.0, lattice.from_zero_on() - nobody), nobody, chance_arithmetic::exact};
        if (!normal_allowed)
            throw std::length_error("pbo::exact_roll_out_chance: the target " + target.text() + " takes " +
                                    number_text(lattice.size()) + " angles; affordable are " +
                                    number_text(affordable_angles) +
                                    ": take a target with fewer decimals, or the normal chance");
        return {normal(moments_of(people, month), target), nobody, chance_arithmetic::normal};
    }

    /// More than can be in the caseload, but for a chance of 1e-18 with Poisson entrants.
    template <class = detail::when_called>
    [[nodiscard]] static std::uint64_t most_people(roll_out_assumptions const& a, std::uint32_t month) {
        double const entering = a.entrants.a_month() * month;
        double const more =
            a.entrants.is_poisson() ? 14.0 + std::sqrt(196.0 + 84.0 * entering) : 0.0;  // Bernstein's bound
        return std::max<std::uint64_t>(1, a.start.trials() + static_cast<std::uint64_t>(std::ceil(entering + more)));
    }

    template <class = detail::when_called>
    [[nodiscard]] static double normal(roll_out_month const& m, share const& target) {
        // Whole-number weights: where nothing is left to chance a target met to the person is met.
        double const up = static_cast<double>(target.denominator() - target.numerator());
        double const down = static_cast<double>(target.numerator());
        double const mean = up * m.mean_on - down * m.mean_off;
        double const variance = up * up * m.variance_on + down * down * m.variance_off - 2.0 * up * down * m.covariance;
        double const rounding = 1e-12 * (up * m.mean_on + down * m.mean_off);
        if (!(variance > 0.0)) return mean >= -rounding ? 1.0 : 0.0;
        return normal_upper_tail(-mean / std::sqrt(variance));
    }
};

struct exact_roll_out_chance_function {
    /// Throws std::length_error where exact arithmetic is not affordable, std::domain_error as roll_out_path does.
    template <class = detail::when_called>
    [[nodiscard]] target_chance operator()(roll_out_assumptions const& a, std::uint32_t month,
                                           share const& target) const {
        return roll_out_chance_function::of(a, month, target, false);
    }
};

struct normal_roll_out_chance_function {
    /// Throws std::domain_error as roll_out_path does.
    template <class = detail::when_called>
    [[nodiscard]] target_chance operator()(roll_out_assumptions const& a, std::uint32_t month,
                                           share const& target) const {
        auto const people = groups_after(a, month);
        double const nobody = chance_of_nobody(people);
        if (nobody == 1.0) return {absence::nothing_to_divide_by, 1.0, chance_arithmetic::normal};
        return {roll_out_chance_function::normal(moments_of(people, month), target), nobody, chance_arithmetic::normal};
    }
};

}  // namespace detail

inline constexpr detail::roll_out_chance_function roll_out_chance{};
inline constexpr detail::exact_roll_out_chance_function exact_roll_out_chance{};
inline constexpr detail::normal_roll_out_chance_function normal_roll_out_chance{};

}  // namespace pbo

#endif
