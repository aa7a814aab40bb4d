// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ROLL_OUT_DETAIL_GROUPS_HPP
#define PBO_MEASURE_ROLL_OUT_DETAIL_GROUPS_HPP

// Where is a person after so many months: on a budget, in the caseload without one, or gone?  People with the same
// chances form a group: those on a budget at the start, those not, and the entrants of each age.  Each chance is made
// without subtracting it from 1, so that it is right to the last digits however small it is.  Cost: one step a month
// looked ahead.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/roll_out/assumptions.hpp>

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo::detail {

/// The chances of one person; they add to 1.
struct whereabouts {
    double on = 0.0;
    double off = 0.0;
    double gone = 0.0;
};

struct roll_out_group {
    double people = 0.0;
    whereabouts each;
};

/// Everybody of a roll-out at the end of one month: fixed numbers of people, and a Poisson number on and off a budget.
struct roll_out_groups {
    std::vector<roll_out_group> fixed;
    double poisson_on = 0.0;
    double poisson_off = 0.0;
};

/// x^n by its logarithm and 1 - x^n, where x^0 is 1 whatever x is.
struct power_and_rest {
    double power;
    double rest;
};
template <class = detail::when_called>
[[nodiscard]] inline power_and_rest power_of(double log_x, double n) noexcept {
    if (n == 0.0) return {1.0, 0.0};
    return {std::exp(log_x * n), -std::expm1(log_x * n)};
}

/// Still without a budget, and no longer so, after t months in which reviews are possible, given still here.
template <class = detail::when_called>
[[nodiscard]] inline power_and_rest initially_off(roll_out_assumptions const& a, std::uint32_t t) noexcept {
    double const c = a.conversion.value();
    if (a.reviews.pattern() == review_pattern::memoryless)
        return power_of(std::log1p(-a.reviews.per_year() / 12.0 * c), t);
    auto const every = a.reviews.months_between();
    if (every == 0) return {1.0, 0.0};
    auto const full = power_of(std::log1p(-c), t / every);
    double const once_more = c * (static_cast<double>(t % every) / every);
    return {full.power * (1.0 - once_more), full.rest + full.power * once_more};
}
template <class = detail::when_called>
[[nodiscard]] inline power_and_rest entrant_off(roll_out_assumptions const& a, std::uint32_t t) noexcept {
    if (a.reviews.pattern() == review_pattern::memoryless) return initially_off(a, t);
    auto const every = a.reviews.months_between();
    return every == 0 ? power_and_rest{1.0, 0.0} : power_of(std::log1p(-a.conversion.value()), t / every);
}

template <class = detail::when_called>
[[nodiscard]] inline whereabouts initial_off_after(roll_out_assumptions const& a, std::uint32_t t) noexcept {
    auto const stays = power_of(a.exits.log_staying(), t);
    auto const off = initially_off(a, t);
    return {stays.power * off.rest, stays.power * off.power, stays.rest};
}
/// An entrant who came in t months before the end of this month (0: in it).
template <class = detail::when_called>
[[nodiscard]] inline whereabouts entrant_after(roll_out_assumptions const& a, std::uint32_t t) noexcept {
    auto const stays = power_of(a.exits.log_staying(), t);
    if (t < a.entrants.delay()) return {0.0, stays.power, stays.rest};
    auto const off = entrant_off(a, t - a.entrants.delay());
    double const by_default = a.entrants.default_share().value();
    return {stays.power * (by_default + (1.0 - by_default) * off.rest), stays.power * (1.0 - by_default) * off.power,
            stays.rest};
}

/// Throws std::domain_error beyond longest_roll_out months and for more than 10^9 people at the start.
template <class = detail::when_called>
[[nodiscard]] inline roll_out_groups groups_after(roll_out_assumptions const& a, std::uint32_t months) {
    if (months > longest_roll_out)
        throw std::domain_error("pbo::roll_out: " + std::to_string(months) + " months is more than " +
                                std::to_string(longest_roll_out));
    if (a.start.trials() > largest_roll_out)
        throw std::domain_error("pbo::roll_out: a caseload of " + std::to_string(a.start.trials()) +
                                " is more than 10^9");
    roll_out_groups all;
    auto const stays = power_of(a.exits.log_staying(), months);
    auto const add = [&all](double people, whereabouts each) {
        if (people > 0.0) all.fixed.push_back({people, each});
    };
    add(static_cast<double>(a.start.hits()), {stays.power, 0.0, stays.rest});
    add(static_cast<double>(a.start.misses()), initial_off_after(a, months));
    for (std::uint32_t age = 0; age < months; ++age) {
        auto const each = entrant_after(a, age);
        if (a.entrants.is_poisson()) {
            all.poisson_on += a.entrants.a_month() * each.on;
            all.poisson_off += a.entrants.a_month() * each.off;
        } else {
            add(a.entrants.a_month(), each);
        }
    }
    return all;
}

}  // namespace pbo::detail

#endif
