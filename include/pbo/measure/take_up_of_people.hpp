// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_TAKE_UP_OF_PEOPLE_HPP
#define PBO_MEASURE_TAKE_UP_OF_PEOPLE_HPP

// What is the take-up among these people?  take_up counts the records of everybody eligible into the table that it makes of
// councils' returns, council by council, so that everything that stands on that table takes either:
//
//     pbo::record_files<pbo::supported_person> const people{{"client_level.csv"}};
//     auto const t = pbo::take_up(pbo::threads{2}, people, pbo::eligibility_basis::ongoing,
//                                 {pbo::role::user, pbo::period::snapshot({2011, 3, 31})}, pbo::people_rows::one_a_service);
//     t[pbo::ons_code("E08000035")].on_budget;  t.people().mechanism_unknown;
//
// As ASCOF counts (3D, 1C before): direct payments, part direct payments, managed and other budgets are on a budget; commissioned
// services are eligible and no budget; where nobody knows, a user stays among the eligible and a carer is left out; those to whom
// it does not apply are not eligible.  Which people those of the basis are is a matter of the records, which do not say it.
//
// With a period, only rows of support in it are counted: on the day of a snapshot, or on some day of a year.  Rows that say of
// which snapshot they are (supported_person::period) count in that one alone; where they are of several and none is selected,
// take_up throws, and take_up_by_period gives a table for each:
//
//     auto const all = pbo::take_up_by_period(people, pbo::eligibility_basis::ongoing);
//     all.at(pbo::period::snapshot({2011, 3, 31})).total();
//
// What else is asked of the people in the table is counted in the same pass: share_by_age(t.by_age()) is what
// direct_payments_by_age.hpp finds of them, cost_by_mode(t.weekly_budgets()) what cost_by_mode.hpp does.  Where a row is a service,
// a person has the age band that their rows state (none, where they state two), and no weekly budget: nobody knows whether an amount is
// the service's or the person's.
//
// one_a_person takes every row for a person, in memory for the councils alone.  one_a_service counts a person of one council and
// role once, whatever the number of rows, with all their mechanisms together (support_mechanism.hpp): memory then grows with
// the people, at most 200 bytes each in what is merged and in what a thread is at, and a row without an identifier throws
// std::invalid_argument.  Somebody with services of two councils counts in both, as in the returns.  That nobody appears twice
// in rows that are a person each is asked where they are read: people_file.hpp.
//
// Throws std::invalid_argument when nobody is left, and when users and carers are there and neither is selected
// (role::users_and_carers takes both); std::domain_error as check(person) does.  O(rows).

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/count/source.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/supported_person.hpp>
#include <pbo/measure/detail/people_by_council.hpp>
#include <pbo/measure/take_up.hpp>

#include <concepts>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace pbo {

namespace detail {

/// Rows of people, each with those of its period; all of them together where a period is selected.
class people_by_period {
public:
    people_by_period(take_up_selection const& only, people_rows rows) : only_(only), rows_(rows) {}

    template <class = detail::when_called>
    void add(supported_person const& p) { of(only_.period.value_or(p.period)).add(p); }
    template <class = detail::when_called>
    people_by_period& operator+=(people_by_period&& next) {
        for (auto& [when, people] : next.periods_) {
            if (auto const [at, is_new] = periods_.try_emplace(when, std::move(people)); !is_new) at->second += people;
        }
        return *this;
    }

    template <class = detail::when_called>
    [[nodiscard]] std::map<period, take_up_of_people> each_counted(eligibility_basis basis) const {
        std::map<period, take_up_of_people> all;
        for (auto const& [when, people] : periods_)
            if (!people.empty()) all.emplace(when, people.counted(basis, when));
        if (all.empty()) (void)one_counted(basis);  // which throws
        return all;
    }
    /// Throws std::invalid_argument where somebody is left in several periods.
    template <class = detail::when_called>
    [[nodiscard]] take_up_of_people one_counted(eligibility_basis basis) const {
        people_counted rows;
        std::string texts;
        std::size_t several = 0;
        std::pair<period, people_by_council const*> found{};
        for (auto const& [when, people] : periods_) {
            rows += people.seen();
            if (people.empty()) continue;
            found = {when, &people};
            if (++several <= 10) texts += (texts.empty() ? "" : ", ") + (when.is_stated() ? when.text() : std::string("not stated"));
        }
        if (several > 1)
            throw std::invalid_argument("pbo::take_up: the people are of several periods (" + texts + (several > 10 ? ", ..." : "") +
                                        "): select one, or count each by take_up_by_period");
        if (!found.second)
            throw std::invalid_argument("pbo::take_up: nobody is left of " + std::to_string(rows.rows) + " rows" +
                                        (only_.role ? ", role '" + std::string(spelling(*only_.role)) + "'" : "") +
                                        (only_.period ? ", period " + only_.period->text() : ""));
        return found.second->counted(basis, found.first, rows);
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] people_by_council& of(period const& when) {
        if (auto const at = periods_.find(when); at != periods_.end()) return at->second;
        return periods_.try_emplace(when, only_, rows_).first->second;
    }

    take_up_selection only_;
    people_rows rows_;
    std::map<period, people_by_council> periods_;
};

/// All rows of a source, and what visiting them has to say.
template <chunk_runner Runner, class Source>
[[nodiscard]] auto people_of(Runner const& runner, Source&& people, take_up_selection const& only, people_rows rows,
                             people_by_period& all) {
    return visit_source(
        runner, people, [&] { return people_by_period(only, rows); },
        [](people_by_period& to, supported_person const& p) { to.add(p); },
        [&all](people_by_period&& next) { all += std::move(next); });
}

struct take_up_by_period_function {
    template <chunk_runner Runner, record_source Source>
        requires std::derived_from<source_record<Source>, supported_person>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& people, eligibility_basis basis, take_up_selection const& only = {},
                                  people_rows rows = people_rows::one_a_person) const {
        people_by_period all(only, rows);
        auto said = people_of(runner, people, only, rows, all);
        return reported(all.each_counted(basis), std::move(said));
    }
    template <record_source Source>
        requires std::derived_from<source_record<Source>, supported_person>
    [[nodiscard]] auto operator()(Source&& people, eligibility_basis basis, take_up_selection const& only = {},
                                  people_rows rows = people_rows::one_a_person) const {
        return (*this)(in_sequence{}, people, basis, only, rows);
    }
};

}  // namespace detail

/// Everybody eligible, a row each or a row a service.
template <chunk_runner Runner, record_source Source>
    requires std::derived_from<source_record<Source>, supported_person>
[[nodiscard]] auto take_up_from(Runner const& runner, Source&& people, eligibility_basis basis, take_up_selection const& only,
                                people_rows rows = people_rows::one_a_person) {
    detail::people_by_period all(only, rows);
    auto said = detail::people_of(runner, people, only, rows, all);
    return reported(all.one_counted(basis), std::move(said));
}

/// take_up_by_period(people, basis, selection = {}, rows = one_a_person), a chunk runner first if there is one: a
/// take_up_of_people for each period of which there is somebody, in their order; not stated is one of them.
inline constexpr detail::take_up_by_period_function take_up_by_period{};

}  // namespace pbo

#endif
