// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ROLL_OUT_ASSUMPTIONS_HPP
#define PBO_MEASURE_ROLL_OUT_ASSUMPTIONS_HPP

// What must be assumed to say how personal budgets will spread?  People without one are offered it at their review, new
// people get one by default or not, and people leave.  A step is a month, and in it, in this order:
//
//     1  everybody who was there leaves with the same chance
//     2  those who stayed and have no budget are reviewed, if it is their month; a review converts with a known chance
//     3  entrants arrive: no exit and no review in their first month
//
// Reviews are memoryless (every month with the same chance R/12) or scheduled (every P = 12/R months; the first review
// of those there at the start falls on any of the next P months alike, an entrant's P months after entry).
//
// An entrant gets a budget by default with a known chance, at once or after a delay of L months (reablement).  With a
// delay nobody can have a budget in their first L months, by default or by review: at age L (the end of the month that
// is L months after the month of entry) those still there get it by default or not, and whoever does not is from then
// on reviewed like an entrant of age 0 without delay.  Waiting people count in the caseload, without a budget.
//
// People are independent, rates are constant and known, nobody gives a budget up.  Counts are at the end of the month.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/text_form.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

/// A chance that is assumed to be known, not counted: any number from 0 to 1.
class assumed_share {
public:
    constexpr assumed_share() = default;
    /// Throws std::domain_error beyond 0 to 1.
    template <class = detail::when_called>
    constexpr assumed_share(double value) : value_(value + 0.0) {
        if (!(value >= 0.0 && value <= 1.0))
            throw std::domain_error("pbo::assumed_share: " + detail::number_text(value) + " is not from 0 to 1");
    }
    [[nodiscard]] constexpr double value() const noexcept { return value_; }

    friend constexpr auto operator<=>(assumed_share const&, assumed_share const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, assumed_share const& s) {
        return out << detail::plain(s.value_);
    }

private:
    double value_ = 0.0;
};

/// Conversion is offer times acceptance: the share of reviews at which a budget is offered, and of those that accept.
template <class = detail::when_called>
[[nodiscard]] constexpr assumed_share conversion_of(assumed_share offered, assumed_share accepted) {
    return offered.value() * accepted.value();
}

/// The longest time that is looked ahead: 100 years of months.
inline constexpr std::uint32_t longest_roll_out = 1200;
/// The most people at the start.
inline constexpr std::uint64_t largest_roll_out = 1'000'000'000;

enum class review_pattern : std::uint8_t { memoryless, scheduled };

template <>
inline constexpr auto spellings_of<review_pattern> =
    std::array{spelled<review_pattern>{review_pattern::memoryless, "memoryless"},
               spelled<review_pattern>{review_pattern::scheduled, "scheduled"}};

/// How often a person without a budget is reviewed.  The default: never.
class review_schedule {
public:
    constexpr review_schedule() = default;

    /// Each month with chance per_year / 12.  Throws std::domain_error beyond 0 to 12.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr review_schedule memoryless(double per_year) {
        if (!(per_year >= 0.0 && per_year <= 12.0))
            throw std::domain_error("pbo::review_schedule: " + detail::number_text(per_year) +
                                    " reviews a person a year is not from 0 to 12 (at most one a month)");
        return {review_pattern::memoryless, per_year + 0.0, 0};
    }
    /// Every so many months; 0 is never.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr review_schedule every(std::uint32_t months) noexcept {
        return {review_pattern::scheduled, months == 0 ? 0.0 : 12.0 / months, months};
    }
    /// Every 12 / per_year months.  Throws std::domain_error unless that is a whole number, to a millionth, or per_year
    /// is 0; the message says which rates are next to it.
    template <class = detail::when_called>
    [[nodiscard]] static review_schedule scheduled(double per_year) {
        if (per_year == 0.0) return every(0);
        if (!(per_year > 0.0 && per_year <= 12.0 && 12.0 / per_year <= 1e9))
            throw std::domain_error("pbo::review_schedule: " + detail::number_text(per_year) +
                                    " reviews a person a year is not from 0 to 12 (at most one a month)");
        double const months = 12.0 / per_year;
        double const whole = std::round(months);
        if (!(std::abs(months - whole) <= 1e-6 * whole)) {
            auto const rate = [](double m) {
                return detail::number_text(12.0 / m) + " (every " + detail::number_text(m) +
                       (m == 1.0 ? " month)" : " months)");
            };
            throw std::domain_error(
                "pbo::review_schedule: " + detail::number_text(per_year) +
                " scheduled reviews a year are not a whole number of months apart; possible are 12, 6, 4, 3, 2, 1 "
                "and any 12 / months; the nearest are " +
                rate(std::ceil(months)) + " and " + rate(std::floor(months)));
        }
        return every(static_cast<std::uint32_t>(whole));
    }

    [[nodiscard]] constexpr review_pattern pattern() const noexcept { return pattern_; }
    [[nodiscard]] constexpr double per_year() const noexcept { return per_year_; }
    /// Months from one scheduled review to the next; 0 for none, and where reviews are memoryless.
    [[nodiscard]] constexpr std::uint32_t months_between() const noexcept { return months_; }

    friend constexpr bool operator==(review_schedule const&, review_schedule const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, review_schedule const& r) {
        return out << r.pattern_ << ", " << detail::plain(r.per_year_) << " a year";
    }

private:
    template <class = detail::when_called>
    constexpr review_schedule(review_pattern pattern, double per_year, std::uint32_t months) noexcept
        : pattern_(pattern), per_year_(per_year), months_(months) {}

    review_pattern pattern_ = review_pattern::memoryless;
    double per_year_ = 0.0;
    std::uint32_t months_ = 0;
};

/// The chance of leaving.  The default: nobody leaves.
class exit_rate {
public:
    constexpr exit_rate() = default;

    /// The share that leaves within a year: 1 - (1 - share)^(1/12) a month.
    [[nodiscard]] static exit_rate yearly(assumed_share share) { return {std::log1p(-share.value()) / 12.0}; }
    [[nodiscard]] static exit_rate monthly(assumed_share share) { return {std::log1p(-share.value())}; }

    [[nodiscard]] double per_month() const noexcept { return -std::expm1(log_staying_); }
    [[nodiscard]] double per_year() const noexcept { return -std::expm1(12.0 * log_staying_); }
    /// The logarithm of the chance to stay a month; minus infinity when everybody leaves.
    [[nodiscard]] constexpr double log_staying() const noexcept { return log_staying_; }

    friend constexpr bool operator==(exit_rate const&, exit_rate const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, exit_rate const& e) {
        return out << detail::plain(e.per_year()) << " a year";
    }

private:
    constexpr exit_rate(double log_staying) noexcept : log_staying_(log_staying) {}
    double log_staying_ = 0.0;
};

/// Who comes: a fixed number a month, or a Poisson number with that mean.  The default: nobody.
class entrant_flow {
public:
    constexpr entrant_flow() = default;

    /// Throws std::domain_error for more than 10^9 a month or a delay beyond longest_roll_out.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr entrant_flow fixed(std::uint64_t a_month, assumed_share by_default,
                                                      std::uint32_t delay = 0) {
        return {static_cast<double>(a_month), false, by_default, delay};
    }
    /// mean is any number from 0; throws as fixed does.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr entrant_flow poisson(double mean, assumed_share by_default,
                                                        std::uint32_t delay = 0) {
        return {mean + 0.0, true, by_default, delay};
    }

    [[nodiscard]] constexpr double a_month() const noexcept { return a_month_; }
    [[nodiscard]] constexpr bool is_poisson() const noexcept { return is_poisson_; }
    [[nodiscard]] constexpr assumed_share default_share() const noexcept { return default_share_; }
    /// Months before a budget is possible; 0 is on entry.
    [[nodiscard]] constexpr std::uint32_t delay() const noexcept { return delay_; }

    friend constexpr bool operator==(entrant_flow const&, entrant_flow const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, entrant_flow const& e) {
        return out << detail::plain(e.a_month_) << " a month" << (e.is_poisson_ ? " (Poisson)" : "") << ", "
                   << e.default_share_
                   << " by default after " << detail::plain(e.delay_) << " months";
    }

private:
    template <class = detail::when_called>
    constexpr entrant_flow(double a_month, bool is_poisson, assumed_share by_default, std::uint32_t delay)
        : a_month_(a_month), is_poisson_(is_poisson), default_share_(by_default), delay_(delay) {
        if (!(a_month >= 0.0 && a_month <= 1e9))
            throw std::domain_error("pbo::entrant_flow: " + detail::number_text(a_month) +
                                    " entrants a month is not from 0 to 10^9");
        if (delay > longest_roll_out)
            throw std::domain_error("pbo::entrant_flow: a delay of " + std::to_string(delay) + " months is beyond " +
                                    std::to_string(longest_roll_out));
    }

    double a_month_ = 0.0;
    bool is_poisson_ = false;
    assumed_share default_share_;
    std::uint32_t delay_ = 0;
};

struct roll_out_assumptions {
    proportion start;  ///< people on a budget, of the caseload; at most 10^9 people (checked where it is used)
    review_schedule reviews;
    assumed_share conversion;  ///< the chance that a review converts: conversion_of(offered, accepted)
    entrant_flow entrants;
    exit_rate exits;

    friend bool operator==(roll_out_assumptions const&, roll_out_assumptions const&) = default;
};

}  // namespace pbo

#endif
