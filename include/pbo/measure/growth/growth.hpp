// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_GROWTH_GROWTH_HPP
#define PBO_MEASURE_GROWTH_GROWTH_HPP

// How did take-up grow between two periods, in which delivery modes, and because of what?
//
//     auto g = pbo::growth(returns, pbo::eligibility_basis::ongoing, april_2010, march_2011);
//     g.all.holders().ratio();                                  // double?
//     g.all.rate_effect();  g.all.caseload_effect();            // see growth_effects.hpp: they add up to the change
//     g[pbo::delivery_mode::managed_budget].change();           // of the extra people, so many managed ...
//     g.share_of_growth(pbo::delivery_mode::managed_budget);    // ... which is this share of them: print both counts
//
// Only councils with figures at both ends are compared, or a council that answered once would count as growth; the others
// are listed with what is missing.  All modes have the same eligible people beneath them, so the modes, and
// not_broken_down for councils that do not give every mode, add up to all of it in change, rate effect and caseload effect.
//
// Throws std::invalid_argument when the returns have nothing on the basis at either period, when several roles are left
// and none is selected, when a council appears twice, when the periods are the same, and when figures of the two
// must not be compared (client-level data from 2024-25 on); std::domain_error when a return does not add up (check()).
// No council at both ends: everything is 0 of 0 and no share of growth is defined.  O(n log n) in returns.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/never.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/count/source.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/measure/detail/tally_of_cell.hpp>
#include <pbo/measure/growth/growth_effects.hpp>
#include <pbo/measure/growth/growth_of_tables.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// One council's growth, or England's, in all and by mode.
struct growth_by_mode {
    growth_effects all;
    std::array<growth_effects, personal_budget_modes.size()> modes;  ///< in the order of personal_budget_modes
    growth_effects not_broken_down;                                  ///< what no mode is given for

    /// Throws std::domain_error for council_commissioned, which is not a personal budget.
    template <class = detail::when_called>
    [[nodiscard]] growth_effects const& operator[](delivery_mode mode) const {
        for (std::size_t i = 0; i < modes.size(); ++i)
            if (personal_budget_modes[i] == mode) return modes[i];
        throw std::domain_error("pbo::growth: '" + std::string(spelling(mode)) + "' is not a mode of a personal budget");
    }
    /// Of all growth, the part in one mode: may leave 0 to 1.  nothing_to_divide_by when there was no growth.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> share_of_growth(delivery_mode mode) const {
        return share_of_change((*this)[mode].change(), all.change());
    }
    /// Direct and part direct payments together.
    template <class = detail::when_called>
    [[nodiscard]] growth_effects direct_payments() const {
        auto both = (*this)[delivery_mode::direct_payment];
        auto const& part = (*this)[delivery_mode::part_direct_payment];
        both.start = {both.start.hits() + part.start.hits(), both.start.trials()};
        both.end = {both.end.hits() + part.end.hits(), both.end.trials()};
        return both;
    }

    friend bool operator==(growth_by_mode const&, growth_by_mode const&) = default;
};

struct council_growth : growth_by_mode {
    pbo::council council;
    bool modes_given = false;  ///< every mode at both ends
};

/// A council that cannot be compared, and what is missing; a figure with a value is not what is missing.
struct council_without_growth {
    pbo::council council;
    figure<bool> start;
    figure<bool> end;
};

struct growth_result : growth_by_mode {
    eligibility_basis basis = eligibility_basis::ongoing;
    pbo::role role = role::users_and_carers;
    period from;
    period until;
    std::vector<council_growth> councils;         ///< with figures at both ends, by key
    std::vector<council_without_growth> without;  ///< the others, by key
};

namespace detail {

struct growth_function {
    /// Two tables of tallies, see growth_of_tables.hpp.
    template <class Key, class Cell, class Context, class Indicator = usual_tally>
    [[nodiscard]] auto operator()(table<Key, Cell, Context> const& before, table<Key, Cell, Context> const& after,
                                  Indicator const& indicator = {}) const {
        if constexpr (gives_tally<Indicator, Cell>) {
            return growth_of_tables(before, after, indicator);
        } else {
            static_assert(never<Cell>,
                          "pbo::growth takes two tables of tallies; what gives a cell's tally stands last, such as "
                          "pbo::growth(before, after, &pbo::take_up_counts::direct_payments)");
            return refused_call{};
        }
    }
    /// Returns of any source, also files that are read while they are counted.
    template <record_source Returns>
        requires std::derived_from<source_record<Returns const>, council_return>
    [[nodiscard]] auto operator()(Returns const& returns, eligibility_basis basis, period const& from, period const& until,
                                  std::optional<role> whose = {}) const {
        return (*this)(in_sequence{}, returns, basis, from, until, whose);
    }
    template <chunk_runner Runner, record_source Returns>
        requires std::derived_from<source_record<Returns const>, council_return>
    [[nodiscard]] auto operator()(Runner const& runner, Returns const& returns, eligibility_basis basis, period const& from,
                                  period const& until, std::optional<role> whose = {}) const {
        if (from == until) throw std::invalid_argument("pbo::growth: from and until are both " + from.text());
        if (!comparable(from, until))
            throw std::invalid_argument("pbo::growth: " + from.text() + " and " + until.text() +
                                        " must not be compared: client-level data came in between");
        growth_result all;
        all.basis = basis;
        all.from = from;
        all.until = until;
        std::map<council_key, std::array<std::optional<council_return>, 2>> found;
        std::array<std::size_t, 2> met{};
        using part = std::vector<council_return>;
        auto said = visit_source(
            runner, returns, [] { return part{}; },
            [&](part& to, council_return const& r) {
                if (r.basis == basis && (!whose || r.role == *whose) && (r.period == from || r.period == until)) to.push_back(r);
            },
            [&](part&& next) {
                for (auto& r : next) {
                    if (met[0] + met[1] == 0) all.role = r.role;
                    if (r.role != all.role)
                        throw std::invalid_argument("pbo::growth: the returns hold several roles (" +
                                                    std::string(spelling(all.role)) + ", " + std::string(spelling(r.role)) +
                                                    "): select one");
                    std::size_t const end = r.period == until ? 1 : 0;
                    auto& place = found[r.council.key()][end];
                    if (place)
                        throw std::invalid_argument("pbo::growth: the council " +
                                                    detail::in_quotes(r.council.key().text()) + " appears twice at " +
                                                    r.period.text());
                    check(r);
                    place = std::move(r);
                    ++met[end];
                }
            });
        for (std::size_t end = 0; end < 2; ++end)
            if (met[end] == 0)
                throw std::invalid_argument("pbo::growth: no returns on the basis '" + std::string(spelling(basis)) + "' at " +
                                            (end == 0 ? from : until).text());
        for (auto const& [key, ends] : found) add(all, ends);
        return reported(std::move(all), std::move(said));
    }

private:
    /// true, or why there is no take-up in it.
    template <class = detail::when_called>
    static figure<bool> usable(std::optional<council_return> const& r) {
        if (!r) return absence::not_available;
        if (!r->eligible.has_value()) return r->eligible.reason();
        if (auto const budgets = on_personal_budgets(*r); !budgets.has_value()) return budgets.reason();
        return true;
    }
    template <class = detail::when_called>
    static bool all_modes(council_return const& r) {
        for (auto mode : personal_budget_modes)
            if (!r.by_mode(mode).has_value()) return false;
        return true;
    }
    template <class = detail::when_called>
    static void add(growth_result& all, std::array<std::optional<council_return>, 2> const& ends) {
        auto const start = usable(ends[0]);
        auto const end = usable(ends[1]);
        council const& who = ends[1] ? ends[1]->council : ends[0]->council;
        if (!start.has_value() || !end.has_value()) {
            all.without.push_back({who, start, end});
            return;
        }
        council_growth one{{}, who, all_modes(*ends[0]) && all_modes(*ends[1])};
        fill(one, *ends[0], &growth_effects::start);
        fill(one, *ends[1], &growth_effects::end);
        merge(all.all, one.all);
        for (std::size_t i = 0; i < all.modes.size(); ++i) merge(all.modes[i], one.modes[i]);
        merge(all.not_broken_down, one.not_broken_down);
        all.councils.push_back(std::move(one));
    }
    template <class = detail::when_called>
    static void fill(council_growth& to, council_return const& r, proportion growth_effects::*end) {
        auto const eligible = *r.eligible;
        auto rest = *on_personal_budgets(r);
        to.all.*end = {rest, eligible};
        for (std::size_t i = 0; i < to.modes.size(); ++i) {
            std::uint64_t const people = to.modes_given ? *r.by_mode(personal_budget_modes[i]) : 0;
            to.modes[i].*end = {people, eligible};
            rest -= people;  // check() has seen to it that the modes do not exceed the whole
        }
        to.not_broken_down.*end = {rest, eligible};
    }
    template <class = detail::when_called>
    static void merge(growth_effects& to, growth_effects const& one) {
        to.start += one.start;
        to.end += one.end;
    }
};

}  // namespace detail

/// growth(returns, basis, from, until, role = the only one there is), a chunk runner first where there is one; growth(table, table,
/// indicator = the tally, of take-up on_budget).
inline constexpr detail::growth_function growth{};

}  // namespace pbo

#endif
