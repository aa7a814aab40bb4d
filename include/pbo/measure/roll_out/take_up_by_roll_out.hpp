// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ROLL_OUT_TAKE_UP_BY_ROLL_OUT_HPP
#define PBO_MEASURE_ROLL_OUT_TAKE_UP_BY_ROLL_OUT_HPP

// Is take-up higher where roll-out began earlier?  A take-up table by the whole years that had gone by, on the last day of the
// period, since the council's roll-out began:
//
//     auto const t = pbo::take_up_by_roll_out(pbo::take_up(returns, basis));      // council::roll_out_start
//     t[pbo::roll_out_age::years(2)].on_budget;
//
// The same sums as by_region: a council without figures is counted as absent in its group.  Groups stand in the order not begun,
// begun less than a year ago, a year, two ..., not stated.  Councils that began early differ in much else (pilots chose to), and
// older roll-outs had longer to reach their target: it is a description.  Throws std::invalid_argument for a table whose period is
// not stated.  O(councils log councils).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/table.hpp>
#include <pbo/domain/budget_duration.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/measure/take_up.hpp>

#include <compare>
#include <limits>
#include <ostream>
#include <stdexcept>
#include <string>

namespace pbo {

/// Whole years since roll-out began; or that it had not begun, or is not stated.
class roll_out_age {
public:
    /// Not stated.
    constexpr roll_out_age() = default;
    [[nodiscard]] static constexpr roll_out_age not_begun() noexcept { return roll_out_age(-1); }
    /// Throws std::domain_error for fewer than 0.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr roll_out_age years(int whole) {
        if (whole < 0) throw std::domain_error("pbo::roll_out_age: " + std::to_string(whole) + " years are none");
        return roll_out_age(whole);
    }
    /// Of a roll-out that began on one day, on another.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr roll_out_age of(date const& began, date const& day) {
        if (!began.is_stated()) return {};
        auto const months = months_since(began, day);
        return months ? years(*months / 12) : not_begun();
    }

    [[nodiscard]] constexpr bool is_stated() const noexcept { return years_ != unknown; }
    template <class = detail::when_called>
    [[nodiscard]] std::string text() const {
        if (!is_stated()) return "not stated";
        if (years_ < 0) return "not begun";
        if (years_ == 0) return "under a year";
        return std::to_string(years_) + (years_ == 1 ? " year" : " years");
    }

    friend constexpr auto operator<=>(roll_out_age const&, roll_out_age const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, roll_out_age const& a) { return out << a.text(); }

private:
    static constexpr int unknown = std::numeric_limits<int>::max();
    explicit constexpr roll_out_age(int years) : years_(years) {}

    int years_ = unknown;
};

inline constexpr auto take_up_by_roll_out = []<class = detail::when_called>(
                                                take_up_table const& t) -> table<roll_out_age, take_up_counts, take_up_context> {
    auto const& when = t.context().period;
    if (!when.is_stated()) throw std::invalid_argument("pbo::take_up_by_roll_out: the table's period is not stated");
    return regroup(t, [&](council_key const& key) { return roll_out_age::of(t.context().of(key).roll_out_start, when.last_day()); });
};

}  // namespace pbo

#endif
