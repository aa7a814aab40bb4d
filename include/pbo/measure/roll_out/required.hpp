// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ROLL_OUT_REQUIRED_HPP
#define PBO_MEASURE_ROLL_OUT_REQUIRED_HPP

// What would it take?  The smallest conversion, or the lowest review rate, with which a target is met at the end of a
// month, all other assumptions kept.  "Met" has to be said exactly, and the three usual ways differ:
//
//     roll_out_criterion::on_average()        the mean on a budget is the target's share of the mean caseload
//     roll_out_criterion::with_chance(0.5)    the chance of reaching it is at least a half
//     roll_out_criterion::with_chance(0.95)   ... at least 95 %: what a careful plan asks for
//
// Both the mean and the chance rise with conversion and with the review rate, so the smallest is where they cross,
// found by Chandrupatla's method (1997), to 1e-12 or so.  A target can be beyond reach: then there is no such number,
// and `best` says how far the most favourable value goes (a conversion of 1; a review a month).  100 % with a default
// share under 1 and entrants is beyond reach on average, and with fixed entrants by any chance worth planning for.
//
// Scheduled reviews are a whole number of months apart, so the lowest rate is 12 over the longest such time.
//
// Chances are exact where affordable (see roll_out_chance.hpp).  Cost: about 15 chances.

#include <pbo/compare/detail/bracketed_root.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/measure/roll_out/assumptions.hpp>
#include <pbo/measure/roll_out/chance.hpp>
#include <pbo/measure/roll_out/path.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <ostream>
#include <stdexcept>

namespace pbo {

/// When does a target count as met in a plan?
class roll_out_criterion {
public:
    [[nodiscard]] static constexpr roll_out_criterion on_average() noexcept { return {}; }
    /// Throws std::domain_error unless 0 < chance < 1.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr roll_out_criterion with_chance(double chance) {
        if (!(chance > 0.0 && chance < 1.0))
            throw std::domain_error("pbo::roll_out_criterion: a chance of " + detail::number_text(chance) +
                                    " is not between 0 and 1");
        roll_out_criterion c;
        c.chance_ = chance;
        return c;
    }
    [[nodiscard]] constexpr bool is_on_average() const noexcept { return chance_ == 0.0; }
    /// 0 for on_average().
    [[nodiscard]] constexpr double chance() const noexcept { return chance_; }

    friend constexpr bool operator==(roll_out_criterion const&, roll_out_criterion const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, roll_out_criterion const& c) {
        return c.is_on_average() ? out << "on average" : out << "with chance " << detail::plain(c.chance_);
    }

private:
    constexpr roll_out_criterion() = default;
    double chance_ = 0.0;
};

/// Which of the rates is asked for.
enum class required_rate : std::uint8_t { conversion, reviews };

template <>
inline constexpr auto spellings_of<required_rate> =
    std::array{spelled<required_rate>{required_rate::conversion, "conversion"},
               spelled<required_rate>{required_rate::reviews, "reviews"}};

enum class requirement_outcome : std::uint8_t {
    needed,       ///< so much of it
    met_without,  ///< the target is met with none of it
    unreachable,  ///< not with the most of it
    undetermined  ///< nobody is in the caseload
};

template <>
inline constexpr auto spellings_of<requirement_outcome> =
    std::array{spelled<requirement_outcome>{requirement_outcome::needed, "needed"},
               spelled<requirement_outcome>{requirement_outcome::met_without, "met without"},
               spelled<requirement_outcome>{requirement_outcome::unreachable, "unreachable"},
               spelled<requirement_outcome>{requirement_outcome::undetermined, "undetermined"}};

struct roll_out_requirement {
    requirement_outcome outcome = requirement_outcome::undetermined;
    std::optional<double> least;  ///< conversion, or reviews a person a year; 0 met without, nothing unreachable
    figure<double> best;          ///< chance (on average: take-up) with the most of it

    friend bool operator==(roll_out_requirement const&, roll_out_requirement const&) = default;
};

namespace detail {

/// How far an assumption is above the criterion, and what it is judged by.
struct above_criterion {
    double excess;
    figure<double> judged;
};
template <class = detail::when_called>
[[nodiscard]] inline above_criterion judged_by(roll_out_criterion const& criterion, roll_out_assumptions const& a,
                                               std::uint32_t month, share const& target) {
    if (!criterion.is_on_average()) {
        auto const chance = roll_out_chance(a, month, target).reached;
        return {chance.value_or(0.0) - criterion.chance(), chance};
    }
    auto const m = roll_out_at(a, month);
    double const up = static_cast<double>(target.denominator() - target.numerator()) * m.mean_on;
    double const down = static_cast<double>(target.numerator()) * m.mean_off;
    // A target met to the person is met, whatever the last bits of a sum of 29,000 terms say.
    bool const met = up - down >= -1e-13 * (up + down);
    return {met && up < down ? 0.0 : up - down, m.take_up()};
}

/// Smallest x from 0 to most with assume(x) judged well enough.
template <class Assume>
[[nodiscard]] roll_out_requirement least_continuous(Assume const& assume, double most, std::uint32_t month,
                                                    share const& target, roll_out_criterion const& criterion) {
    auto const excess = [&](double x) { return judged_by(criterion, assume(x), month, target).excess; };
    auto const best = judged_by(criterion, assume(most), month, target);
    if (!best.judged) return {requirement_outcome::undetermined, std::nullopt, best.judged};
    double const with_none = excess(0.0);
    if (with_none >= 0.0) return {requirement_outcome::met_without, 0.0, best.judged};
    if (best.excess < 0.0) return {requirement_outcome::unreachable, std::nullopt, best.judged};
    return {requirement_outcome::needed, bracketed_root(excess, 0.0, with_none, most, best.excess), best.judged};
}

/// Longest time between scheduled reviews, as a rate.
template <class = detail::when_called>
[[nodiscard]] inline roll_out_requirement least_scheduled(roll_out_assumptions a, std::uint32_t month,
                                                          share const& target, roll_out_criterion const& criterion) {
    auto const judged = [&](std::uint32_t every) {
        a.reviews = review_schedule::every(every);
        return judged_by(criterion, a, month, target);
    };
    auto const best = judged(1);
    if (!best.judged) return {requirement_outcome::undetermined, std::nullopt, best.judged};
    if (judged(0).excess >= 0.0) return {requirement_outcome::met_without, 0.0, best.judged};
    if (best.excess < 0.0) return {requirement_outcome::unreachable, std::nullopt, best.judged};
    std::uint32_t enough = 1;
    std::uint32_t not_enough = 2;
    while (not_enough < (1U << 30U) && judged(not_enough).excess >= 0.0) {
        enough = not_enough;
        not_enough *= 2;
    }
    while (not_enough - enough > 1) {
        auto const between = enough + (not_enough - enough) / 2;
        (judged(between).excess >= 0.0 ? enough : not_enough) = between;
    }
    return {requirement_outcome::needed, 12.0 / enough, best.judged};
}

struct required_conversion_function {
    /// a.conversion does not matter.  Throws std::domain_error as roll_out_path does.
    template <class = detail::when_called>
    [[nodiscard]] roll_out_requirement operator()(
        roll_out_assumptions a, std::uint32_t month, share const& target,
        roll_out_criterion const& criterion = roll_out_criterion::on_average()) const {
        auto const assume = [&a](double c) {
            a.conversion = c;
            return a;
        };
        return least_continuous(assume, 1.0, month, target, criterion);
    }
};

struct required_reviews_function {
    /// Reviews a person a year, of the pattern that a has; how many it has does not matter.  Throws std::domain_error
    /// as roll_out_path does.
    template <class = detail::when_called>
    [[nodiscard]] roll_out_requirement operator()(
        roll_out_assumptions a, std::uint32_t month, share const& target,
        roll_out_criterion const& criterion = roll_out_criterion::on_average()) const {
        if (a.reviews.pattern() == review_pattern::scheduled) return least_scheduled(a, month, target, criterion);
        auto const assume = [&a](double per_year) {
            a.reviews = review_schedule::memoryless(per_year);
            return a;
        };
        return least_continuous(assume, 12.0, month, target, criterion);
    }
};

}  // namespace detail

inline constexpr detail::required_conversion_function required_conversion{};
inline constexpr detail::required_reviews_function required_reviews{};

}  // namespace pbo

#endif
