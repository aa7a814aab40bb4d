// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_SIDE_BY_SIDE_HPP
#define PBO_MEASURE_SIDE_BY_SIDE_HPP

// Does it depend on who is counted whether a council meets a target?  The same councils at the same time, counted in two
// ways: on people with ongoing support and with short-term support too; users alone and with carers.
//
//     auto const s = pbo::side_by_side(take_up(returns, eligibility_basis::ongoing, at),
//                                      take_up(returns, eligibility_basis::including_short_term, at), share::percent(30));
//     s.councils(pbo::verdict_change::only_the_first);     // met on the first way of counting and not on the second
//     pbo::with_carers(users, carers)                      // a table of both, where returns have them apart
//
// Each verdict is the fact of attainment.hpp, in whole numbers.  The target's share alone is asked on both; its own basis and
// role are those of one of the tables, which is why a share is given here and not a target.  A council that one table does not
// have, or has no figures of, is undetermined; overall are the sums of the councils with figures in both, and their number.
//
// Throws std::invalid_argument when the tables are of different periods or completeness, or differ in neither basis nor role.
// O(n log n).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/take_up.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// What becomes of a verdict when it is counted in the other way.
enum class verdict_change : std::uint8_t { none, only_the_first, only_the_second, undetermined };

template <>
inline constexpr auto spellings_of<verdict_change> =
    std::array{spelled<verdict_change>{verdict_change::none, "none"},
               spelled<verdict_change>{verdict_change::only_the_first, "only_the_first"},
               spelled<verdict_change>{verdict_change::only_the_second, "only_the_second"},
               spelled<verdict_change>{verdict_change::undetermined, "undetermined"}};

/// One way of counting.
struct way_of_counting {
    eligibility_basis basis = eligibility_basis::ongoing;
    pbo::role role = role::users_and_carers;

    friend constexpr auto operator<=>(way_of_counting const&, way_of_counting const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, way_of_counting const& w) { return out << w.basis << ", " << w.role; }
};

struct counted_twice {
    pbo::council council;
    tally first, second;
    attainment_fact first_fact, second_fact;
    verdict_change change = verdict_change::undetermined;
    figure<double> points_apart;  ///< the second share less the first, in percentage points
};

struct side_by_side_result {
    way_of_counting first, second;
    pbo::period period;
    share aim;
    std::vector<counted_twice> rows;  ///< in the order of the first table's returns, then those that only the second has
    counted_twice overall;            ///< of the councils with figures in both
    std::size_t in_both = 0;

    template <class = detail::when_called>
    [[nodiscard]] std::size_t councils(verdict_change c) const noexcept {
        std::size_t n = 0;
        for (auto const& r : rows) n += r.change == c ? 1U : 0U;
        return n;
    }
};

namespace detail {

struct side_by_side_function {
    /// Of people on personal budgets, or of another indicator of both tables (&take_up_counts::direct_payments).
    template <class = detail::when_called>
    [[nodiscard]] side_by_side_result operator()(take_up_table const& first, take_up_table const& second, share const& aim,
                                                 tally take_up_counts::*indicator = &take_up_counts::on_budget) const {
        auto const& a = first.context();
        auto const& b = second.context();
        side_by_side_result result{{a.basis, a.role}, {b.basis, b.role}, a.period, aim, {}, {}, 0};
        if (a.period != b.period) refuse("of different periods: " + a.period.text() + " and " + b.period.text());
        if (a.counted != b.counted) refuse("a complete count and a sample");
        if (result.first == result.second) refuse("on the same basis and of the same role: there is nothing to compare");
        tally one, two;
        auto const add = [&](council const& who) {
            auto row = compared(who, counts(first, who, indicator), counts(second, who, indicator), aim);
            if (row.first.trials() != 0 && row.second.trials() != 0) {
                one += row.first;
                two += row.second;
                ++result.in_both;
            }
            result.rows.push_back(std::move(row));
        };
        for (auto const& who : a.councils) add(who);
        for (auto const& who : b.councils)
            if (!first.contains(who.key())) add(who);
        result.overall = compared({}, one, two, aim);
        return result;
    }

private:
    template <class = detail::when_called>
    [[noreturn]] static void refuse(std::string const& why) { throw std::invalid_argument("pbo::side_by_side: the tables are " + why); }

    template <class = detail::when_called>
    static tally counts(take_up_table const& t, council const& who, tally take_up_counts::*indicator) {
        if (auto const* cell = t.find(who.key())) return cell->*indicator;
        tally none;
        none.add(absence::not_available);
        return none;
    }
    template <class = detail::when_called>
    static counted_twice compared(council const& who, tally const& first, tally const& second, share const& aim) {
        counted_twice c{who, first, second, fact_of(first, aim), fact_of(second, aim), verdict_change::undetermined, {}};
        if (!c.first_fact.met.has_value() || !c.second_fact.met.has_value()) {
            c.points_apart = (c.first_fact.met.has_value() ? c.second_fact : c.first_fact).met.reason();
            return c;
        }
        c.points_apart = share(first.hits(), first.trials()).points_above(second);
        bool const met_first = *c.first_fact.met, met_second = *c.second_fact.met;
        c.change = met_first == met_second ? verdict_change::none
                   : met_first             ? verdict_change::only_the_first
                                           : verdict_change::only_the_second;
        return c;
    }
};

struct with_carers_function {
    /// Users and carers of the same councils together.  A council that only one table has is absent (not available): half of
    /// a count is none.  Throws std::invalid_argument unless one is of users, one of carers, and all else agrees.
    template <class = detail::when_called>
    [[nodiscard]] take_up_table operator()(take_up_table const& users, take_up_table const& carers) const {
        auto const& a = users.context();
        auto const& b = carers.context();
        if (a.role != role::user || b.role != role::carer)
            throw std::invalid_argument("pbo::with_carers: the tables are of " + std::string(spelling(a.role)) + " and " +
                                        std::string(spelling(b.role)) + ", not of user and carer");
        auto context = a, others = b;
        context.role = others.role = role::users_and_carers;
        context += others;
        take_up_table::builder cells(context);
        for (auto const& who : context.councils) {
            auto const* u = users.find(who.key());
            auto const* c = carers.find(who.key());
            auto& cell = cells[who.key()];
            cell = {together(u, c, &take_up_counts::on_budget), together(u, c, &take_up_counts::direct_payments),
                    together(u, c, &take_up_counts::direct_payments_of_budgets)};
        }
        return cells.freeze();
    }

private:
    template <class = detail::when_called>
    static tally together(take_up_counts const* users, take_up_counts const* carers, tally take_up_counts::*indicator) {
        tally sum;
        if (users == nullptr || carers == nullptr) {
            sum.add(absence::not_available);
            return sum;
        }
        tally const &u = users->*indicator, &c = carers->*indicator;
        if (u.absent().total() == 0 && c.absent().total() == 0) return u + c;
        auto const& absent = u.absent().total() != 0 ? u.absent() : c.absent();
        for (std::size_t i = 0; i < absence_reasons; ++i)
            if (auto const why = static_cast<absence>(i); absent[why] != 0) {
                sum.add(why);
                return sum;
            }
        return sum;
    }
};

}  // namespace detail

/// side_by_side(first table, second table, share): the same councils counted in two ways.
inline constexpr detail::side_by_side_function side_by_side{};
/// with_carers(users, carers): a table of both.
inline constexpr detail::with_carers_function with_carers{};

}  // namespace pbo

#endif
