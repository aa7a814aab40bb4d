// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_COURSE_RULE_HPP
#define PBO_MEASURE_COURSE_RULE_HPP

// Where will the share be on the day it is due?  A rule takes what was counted, in order of time, and the day, and gives the
// share to be expected then.  Every report states the rule by name.
//
//     linear_from_last_two          on along the line through the last two counts (the default)
//     linear_from_first_and_last    on along the line through the first and the last
//     course_rule("half as fast", [](std::vector<dated_count> const& counted, date due) -> figure<double> { ... })
//
// The two lines also decide exactly: whether p2 + (p2 - p1) d/D is at or above a share is a question of whole numbers, and a
// line that ends on the target is on course (in 128 bits, which hold for groups up to 2^40 people; beyond in long double).
// Time is counted in months where all three days end a month or have the same number, else in days.  A line may leave 0 to 1;
// what is shown is cut.
//
// Fewer than two counts: not available.  These are extrapolations, not forecasts with an error: there is no interval.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/measure/detail/calendar.hpp>

#include <bit>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// What was counted, and when.  A period stands for its last day.
struct dated_count {
    pbo::period period;
    proportion counts;

    [[nodiscard]] constexpr date day() const noexcept { return period.last_day(); }
    friend constexpr bool operator==(dated_count const&, dated_count const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, dated_count const& c) { return out << c.period << ": " << c.counts; }
};

/// Counts are in order of time and of people; due is after the last.
template <class R>
concept rule_of_course = requires(R const& r, std::vector<dated_count> const& counted, date due) {
    { r(counted, due) } -> std::convertible_to<figure<double>>;
    { r.name() } -> std::convertible_to<label>;
};
/// A rule that decides without rounding.
template <class R>
concept exact_rule_of_course =
    rule_of_course<R> && requires(R const& r, std::vector<dated_count> const& counted, date due, share const& wanted) {
        { r.reaches(counted, due, wanted) } -> std::convertible_to<figure<bool>>;
    };

namespace detail {

/// Two spans of time in one unit.
struct spans {
    std::int64_t behind;
    std::int64_t ahead;

    template <class = detail::when_called>
    [[nodiscard]] static constexpr spans of(date const& first, date const& last, date const& due) noexcept {
        auto const behind = whole_months_between(first, last), ahead = whole_months_between(last, due);
        if (behind && ahead) return {*behind, *ahead};
        return {days_between(first, last), days_between(last, due)};
    }
};

/// The line through two counts, at a later day.
struct line_of_course {
    dated_count const& from;
    dated_count const& to;
    spans time;

    template <class = detail::when_called>
    line_of_course(dated_count const& first, dated_count const& last, date const& due)
        : from(first), to(last), time(spans::of(first.day(), last.day(), due)) {}

    template <class = detail::when_called>
    [[nodiscard]] double share_when_due() const {
        double const p1 = *from.counts.value(), p2 = *to.counts.value();
        return p2 + (p2 - p1) * (static_cast<double>(time.ahead) / static_cast<double>(time.behind));
    }
    /// k2/n2 + (k2/n2 - k1/n1) a/b >= s/t, all multiplied by n1 n2 b t: the positive terms against the negative ones.
    template <class = detail::when_called>
    [[nodiscard]] bool reaches(share const& wanted) const {
        auto const k1 = from.counts.hits(), n1 = from.counts.trials(), k2 = to.counts.hits(), n2 = to.counts.trials();
        auto const b = static_cast<std::uint64_t>(time.behind), a = static_cast<std::uint64_t>(time.ahead);
        auto const both = [&](auto one) {
            using number = decltype(one);
            number const t = static_cast<number>(wanted.denominator()), s = static_cast<number>(wanted.numerator());
            return static_cast<number>(k2) * static_cast<number>(n1) * static_cast<number>(a + b) * t >=
                   static_cast<number>(k1) * static_cast<number>(n2) * static_cast<number>(a) * t +
                       static_cast<number>(n1) * static_cast<number>(n2) * static_cast<number>(b) * s;
        };
        auto const bits = std::bit_width(n1) + std::bit_width(n2) + std::bit_width(a + b) + std::bit_width(wanted.denominator());
        return bits < 127 ? both(wide_count{}) : both(0.0L);
    }
};

template <bool FromFirst>
struct linear_rule {
    [[nodiscard]] static constexpr label name() {
        return FromFirst ? "linear_from_first_and_last" : "linear_from_last_two";
    }
    [[nodiscard]] figure<double> operator()(std::vector<dated_count> const& counted, date const& due) const {
        if (counted.size() < 2) return absence::not_available;
        return line(counted, due).share_when_due();
    }
    [[nodiscard]] figure<bool> reaches(std::vector<dated_count> const& counted, date const& due, share const& wanted) const {
        if (counted.size() < 2) return absence::not_available;
        return line(counted, due).reaches(wanted);
    }

private:
    static line_of_course line(std::vector<dated_count> const& counted, date const& due) {
        return {FromFirst ? counted.front() : counted[counted.size() - 2], counted.back(), due};
    }
};

}  // namespace detail

using linear_from_last_two_rule = detail::linear_rule<false>;
using linear_from_first_and_last_rule = detail::linear_rule<true>;
inline constexpr linear_from_last_two_rule linear_from_last_two{};
inline constexpr linear_from_first_and_last_rule linear_from_first_and_last{};

/// A rule of one's own: a name, which reports state, and a function of the counts and the day.
template <std::invocable<std::vector<dated_count> const&, date> Function>
class course_rule {
public:
    course_rule(label name, Function rule) : name_(name), rule_(std::move(rule)) {}
    [[nodiscard]] label const& name() const noexcept { return name_; }
    [[nodiscard]] figure<double> operator()(std::vector<dated_count> const& counted, date const& due) const {
        return rule_(counted, due);
    }

private:
    label name_;
    Function rule_;
};

}  // namespace pbo

#endif
