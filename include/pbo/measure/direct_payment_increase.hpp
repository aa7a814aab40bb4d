// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DIRECT_PAYMENT_INCREASE_HPP
#define PBO_MEASURE_DIRECT_PAYMENT_INCREASE_HPP

// Did direct payments increase, and in which sense?  People on direct payments (part ones too) can rise while their share of
// all budgets falls, as in 2010-11, when managed budgets took nearly all the growth.  Three senses side by side, for each
// council and for all together:
//
//     auto d = pbo::direct_payment_increase(pbo::growth(returns, basis, april_2010, march_2011));
//     d.all.people.change();                 // more people
//     d.all.points_of_eligible();            // percentage points of the people eligible
//     d.all.points_of_budgets();             // percentage points of the people on budgets
//     d.all.people_rose() and d.all.share_of_budgets_fell()
//
// Councils that do not give every mode at both ends are counted in `without_modes` and left out, or an unknown would count as
// none.  No budgets at an end: no share of budgets.  Facts of complete counts: no interval; see flatlined.hpp for "no change".
// O(councils).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/measure/growth/growth.hpp>

#include <cstddef>
#include <vector>

namespace pbo {

struct direct_payment_change {
    count_change people;
    growth_effects of_eligible;
    growth_effects of_budgets;

    template <class = detail::when_called>
    [[nodiscard]] figure<double> points_of_eligible() const { return points(of_eligible); }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> points_of_budgets() const { return points(of_budgets); }
    [[nodiscard]] bool people_rose() const noexcept { return people.end > people.start; }
    template <class = detail::when_called>
    [[nodiscard]] bool share_of_budgets_fell() const {
        auto const p = points_of_budgets();
        return p && *p < 0.0;
    }

private:
    template <class = detail::when_called>
    static figure<double> points(growth_effects const& g) {
        return g.rate_change().transform([](double share) { return 100.0 * share; });
    }
};

struct council_direct_payments : direct_payment_change {
    pbo::council council;
};

struct direct_payment_increase_result {
    direct_payment_change all;
    std::vector<council_direct_payments> councils;
    std::size_t without_modes = 0;

    /// Councils in which more people are on direct payments than before.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t rose() const noexcept {
        std::size_t n = 0;
        for (auto const& c : councils) n += c.people_rose() ? 1U : 0U;
        return n;
    }
};

namespace detail {
struct direct_payment_increase_function {
    template <class = detail::when_called>
    [[nodiscard]] direct_payment_increase_result operator()(growth_result const& g) const {
        direct_payment_increase_result r;
        for (auto const& c : g.councils) {
            if (!c.modes_given) {
                ++r.without_modes;
                continue;
            }
            council_direct_payments one{change_of(c), c.council};
            add(r.all, one);
            r.councils.push_back(one);
        }
        return r;
    }

private:
    template <class = detail::when_called>
    static direct_payment_change change_of(council_growth const& c) {
        auto const direct = c.direct_payments();
        return {direct.holders(), direct,
                {{direct.start.hits(), c.all.start.hits()}, {direct.end.hits(), c.all.end.hits()}}};
    }
    template <class = detail::when_called>
    static void add(direct_payment_change& to, direct_payment_change const& one) {
        for (auto part : {&direct_payment_change::of_eligible, &direct_payment_change::of_budgets}) {
            (to.*part).start += (one.*part).start;
            (to.*part).end += (one.*part).end;
        }
        to.people = to.of_eligible.holders();
    }
};
}  // namespace detail

/// direct_payment_increase(growth).
inline constexpr detail::direct_payment_increase_function direct_payment_increase{};

}  // namespace pbo

#endif
