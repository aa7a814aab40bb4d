// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_BUDGET_DURATION_HPP
#define PBO_DOMAIN_BUDGET_DURATION_HPP

// How long had somebody had a personal budget on a day?  Whole months since their first one, and bands of them, which serve as
// a key:
//
//     pbo::months_since(date{2010, 6, 15}, date{2011, 6, 14});               // 11
//     pbo::outcomes(survey, pbo::budget_duration_on{{2011, 3, 31}})           // do outcomes go with time on a budget?
//
// A month is whole on the same day of the next, or on its last day where it has none: 31 January to 28 February is one.  A first
// budget after the day is not_yet; one that nobody has written down is not_stated.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/date.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace pbo {

enum class budget_duration : std::uint8_t { under_6_months, from_6_months, from_1_year, from_2_years, not_yet, not_stated };

template <>
inline constexpr std::array<spelled<budget_duration>, 6> spellings_of<budget_duration>{{
    {budget_duration::under_6_months, "under 6 months"},
    {budget_duration::from_6_months, "6 to 11 months"},
    {budget_duration::from_1_year, "1 year"},
    {budget_duration::from_2_years, "2 years or more"},
    {budget_duration::not_yet, "not yet"},
    {budget_duration::not_stated, "not stated"},
}};

/// Whole months from one day to another; nothing where either is not stated or the second is before the first.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<int> months_since(date const& first, date const& day) noexcept {
    if (!first.is_stated() || !day.is_stated() || day < first) return std::nullopt;
    int const months = 12 * (day.year() - first.year()) + day.month() - first.month();
    bool const last_of_month = !date::exists(day.year(), day.month(), day.day() + 1);
    return months - (day.day() < first.day() && !last_of_month ? 1 : 0);
}

/// The band on this day of whoever has a first_budget.  Throws std::invalid_argument for no day.
class budget_duration_on {
public:
    template <class = detail::when_called>
    explicit constexpr budget_duration_on(date day) : day_(day) {
        if (!day.is_stated()) throw std::invalid_argument("pbo::budget_duration_on: no day is given");
    }

    [[nodiscard]] constexpr date day() const noexcept { return day_; }
    template <class Record>
    [[nodiscard]] constexpr budget_duration operator()(Record const& r) const {
        if (!r.first_budget.is_stated()) return budget_duration::not_stated;
        auto const months = months_since(r.first_budget, day_);
        if (!months) return budget_duration::not_yet;
        return *months < 6    ? budget_duration::under_6_months
               : *months < 12 ? budget_duration::from_6_months
               : *months < 24 ? budget_duration::from_1_year
                              : budget_duration::from_2_years;
    }

private:
    date day_;
};

}  // namespace pbo

#endif
