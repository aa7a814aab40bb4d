// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_PEOPLE_ON_BUDGETS_HPP
#define PBO_MEASURE_DETAIL_PEOPLE_ON_BUDGETS_HPP

// What else is asked of the people in a take-up table, counted in the same pass: by age band, how many have a budget and how
// many of those a direct payment (direct_payments_by_age.hpp); by mode and client group, what their budgets come to a week
// (cost_by_mode.hpp).  The tables are those that tabulate makes of the same people: a band or a mode that somebody is in has its
// cell.  Memory for every band, mode and group, not for people.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/amount.hpp>
#include <pbo/count/row.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/domain/age_band.hpp>
#include <pbo/domain/client_group.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/support_mechanism.hpp>
#include <pbo/domain/supported_person.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>

namespace pbo {

/// Of the people on personal budgets in each age band, those with a direct payment: as share_by_age takes them.
using direct_payments_of_ages = table<age_band, tally, headings<1>>;

/// Weekly budgets in pence by mode (none: not known) and client group: as cost_by_mode takes them.
using weekly_budgets_of_modes = table<std::tuple<std::optional<delivery_mode>, client_group>, amount, headings<1>>;

namespace detail {

/// The bands that a person's rows state.  Rows that state two say nothing.
class age_bands_seen {
public:
    constexpr age_bands_seen() = default;
    template <class = detail::when_called>
    explicit constexpr age_bands_seen(age_band one) noexcept
        : bits_(one == age_band::not_stated ? std::uint8_t{0} : static_cast<std::uint8_t>(1U << static_cast<unsigned>(one))) {}

    template <class = detail::when_called>
    constexpr age_bands_seen& operator+=(age_bands_seen other) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | other.bits_);
        return *this;
    }
    template <class = detail::when_called>
    [[nodiscard]] constexpr age_band together() const noexcept {
        for (auto band : {age_band::from_18_to_64, age_band::from_65})
            if (bits_ == age_bands_seen(band).bits_) return band;
        return age_band::not_stated;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("bits", self.bits_);
    }
    friend constexpr bool operator==(age_bands_seen, age_bands_seen) = default;

private:
    std::uint8_t bits_ = 0;
};

class people_on_budgets {
public:
    template <class = detail::when_called>
    void add_age(support_mechanism mechanism, age_band age) noexcept {
        auto const mode = mode_of(mechanism);
        auto& of_age = ages_[static_cast<std::size_t>(age)];
        of_age.seen = true;
        of_age.budgets += mode && is_personal_budget(*mode) ? 1U : 0U;
        of_age.direct += mode && is_direct_payment(*mode) ? 1U : 0U;
    }
    template <class = detail::when_called>
    void add_budget(supported_person const& p) {
        auto const mode = mode_of(p.mechanism);
        auto& weekly = weekly_[mode ? static_cast<std::size_t>(*mode) : modes][static_cast<std::size_t>(p.client_group)];
        if (!p.weekly_budget) return weekly.add(absence::not_available);
        if (p.weekly_budget->pence() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            throw std::overflow_error("pbo::take_up: a weekly budget of " + std::to_string(p.weekly_budget->pence()) +
                                      " pence is more than can be added up");
        weekly.add(static_cast<std::int64_t>(p.weekly_budget->pence()));
    }
    template <class = detail::when_called>
    people_on_budgets& operator+=(people_on_budgets const& next) {
        for (std::size_t a = 0; a < ages_.size(); ++a) {
            ages_[a].seen = ages_[a].seen || next.ages_[a].seen;
            ages_[a].budgets = checked_sum(ages_[a].budgets, next.ages_[a].budgets);
            ages_[a].direct = checked_sum(ages_[a].direct, next.ages_[a].direct);
        }
        for (std::size_t m = 0; m < weekly_.size(); ++m)
            for (std::size_t g = 0; g < weekly_[m].size(); ++g) weekly_[m][g] += next.weekly_[m][g];
        return *this;
    }

    template <class = detail::when_called>
    [[nodiscard]] direct_payments_of_ages by_age() const {
        direct_payments_of_ages::builder cells(headings<1>{{label("direct payment")}});
        for (std::size_t a = 0; a < ages_.size(); ++a)
            if (ages_[a].seen) cells[static_cast<age_band>(a)] = tally(ages_[a].direct, ages_[a].budgets);
        return cells.freeze();
    }
    template <class = detail::when_called>
    [[nodiscard]] weekly_budgets_of_modes weekly_budgets() const {
        weekly_budgets_of_modes::builder cells(headings<1>{{label("weekly budget")}});
        for (std::size_t m = 0; m < weekly_.size(); ++m)
            for (std::size_t g = 0; g < weekly_[m].size(); ++g) {
                if (weekly_[m][g] == amount{}) continue;
                auto const mode = m == modes ? std::nullopt : std::optional(static_cast<delivery_mode>(m));
                cells[{mode, static_cast<client_group>(g)}] = weekly_[m][g];
            }
        return cells.freeze();
    }

private:
    static constexpr std::size_t modes = static_cast<std::size_t>(delivery_mode::other_or_not_stated) + 1;
    static constexpr std::size_t client_groups = static_cast<std::size_t>(client_group::not_stated) + 1;
    struct of_an_age {
        bool seen = false;
        std::uint64_t budgets = 0, direct = 0;
    };
    std::array<of_an_age, static_cast<std::size_t>(age_band::not_stated) + 1> ages_{};
    std::array<std::array<amount, client_groups>, modes + 1> weekly_{};
};

}  // namespace detail

}  // namespace pbo

#endif
