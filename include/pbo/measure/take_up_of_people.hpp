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
// With a period, only rows of support in it are counted: on the day of a snapshot, or on some day of a year.
//
// one_a_person takes every row for a person, in memory for the councils alone.  one_a_service counts a person of one council and
// role once, whatever the number of rows, with all their mechanisms together (support_mechanism.hpp): memory then grows with
// the people, at most 200 bytes each in what is merged and in what a thread is at, and a row without an identifier throws
// std::invalid_argument.  Somebody with services of
// two councils counts in both, as in the returns.
//
// Throws std::invalid_argument when nobody is left, and when users and carers are there and neither is selected
// (role::users_and_carers takes both); std::domain_error as check(person) does.  O(rows).

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/key_index.hpp>
#include <pbo/count/source.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/council_list.hpp>
#include <pbo/domain/supported_person.hpp>
#include <pbo/measure/take_up.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo {

/// What a row is.
enum class people_rows : std::uint8_t { one_a_person, one_a_service };

/// What became of the rows and of the people in them.
struct people_counted {
    std::uint64_t rows = 0;                ///< read
    std::uint64_t other_role = 0;          ///< rows of the role that was not selected
    std::uint64_t other_days = 0;          ///< rows of support that is not in the period
    std::uint64_t people = 0;              ///< who are eligible, and in the table
    std::uint64_t mechanism_unknown = 0;   ///< users among them of whom nobody knows whether they have a budget
    std::uint64_t carers_left_out = 0;     ///< carers of whom nobody knows: not in the table
    std::uint64_t not_applicable = 0;      ///< people who are not eligible: not in the table

    people_counted& operator+=(people_counted const& other) {
        auto sum = *this;
        for (auto part : {&people_counted::rows, &people_counted::other_role, &people_counted::other_days, &people_counted::people,
                          &people_counted::mechanism_unknown, &people_counted::carers_left_out, &people_counted::not_applicable})
            sum.*part = detail::checked_sum(sum.*part, other.*part);
        return *this = sum;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("rows", self.rows);
        visit("other_role", self.other_role);
        visit("other_days", self.other_days);
        visit("people", self.people);
        visit("mechanism_unknown", self.mechanism_unknown);
        visit("carers_left_out", self.carers_left_out);
        visit("not_applicable", self.not_applicable);
    }
    friend bool operator==(people_counted const&, people_counted const&) = default;
};

/// A take-up table that was counted of people, with what became of them.
class take_up_of_people : public take_up_table {
public:
    take_up_of_people() = default;
    take_up_of_people(take_up_table counted, people_counted people) : take_up_table(std::move(counted)), people_(people) {}

    [[nodiscard]] people_counted const& people() const noexcept { return people_; }

    /// Both or neither.
    take_up_of_people& operator+=(take_up_of_people const& other) {
        auto people = people_;
        people += other.people_;
        take_up_table::operator+=(other);
        people_ = people;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        take_up_table::parts_of(self, visit);
        visit("people", self.people_);
    }
    friend bool operator==(take_up_of_people const&, take_up_of_people const&) = default;

private:
    people_counted people_;
};

namespace detail {

/// People of the councils of some rows.  A person counts when all rows have been seen: by then their mechanisms are together.
class people_by_council {
public:
    people_by_council(take_up_selection const& only, people_rows rows) : only_(only), rows_(rows) {}

    void add(supported_person const& p) {
        check(p);
        ++seen_.rows;
        if (only_.whose && *only_.whose != role::users_and_carers && p.role != *only_.whose) {
            ++seen_.other_role;
            return;
        }
        if (!is_supported_in(p, only_.when.value_or(period{}))) {
            ++seen_.other_days;
            return;
        }
        auto const at = place_of(p.council);
        if (rows_ == people_rows::one_a_person) {
            ++groups_[at].people[slot(p.role, p.mechanism)];
            return;
        }
        if (p.person.empty())
            throw std::invalid_argument("pbo::take_up: a row of the council '" + p.council.key().text() +
                                        "' names no person, so that nobody can tell whose service it is; rows that are a person "
                                        "each are people_rows::one_a_person");
        person_of(at, p.role, p.person) += mechanisms_seen(p.mechanism);
    }
    people_by_council& operator+=(people_by_council const& next) {
        seen_ += next.seen_;
        std::vector<std::uint32_t> moved;
        moved.reserve(next.groups_.size());
        for (std::size_t g = 0; g < next.groups_.size(); ++g) {
            moved.push_back(place_of(next.councils_[g]));
            auto& people = groups_[moved.back()].people;
            for (std::size_t i = 0; i < people.size(); ++i) people[i] = checked_sum(people[i], next.groups_[g].people[i]);
        }
        for (auto const& one : next.people_) {
            auto const& [council, whose, id] = one.key;
            person_of(moved[council], whose, id) += one.seen;
        }
        return *this;
    }

    [[nodiscard]] take_up_of_people counted(eligibility_basis basis) const {
        auto groups = groups_;
        for (auto const& one : people_) ++groups[std::get<0>(one.key)].people[slot(std::get<1>(one.key), one.seen.together())];
        auto seen = seen_;
        std::array<std::uint64_t, 2> of_role{};
        auto context = context_of(basis, only_);
        std::vector<std::pair<council_key, take_up_counts>> counts;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            std::uint64_t eligible = 0, budgets = 0, direct = 0;
            for (auto const whose : {role::user, role::carer})
                for (std::size_t m = 0; m < mechanisms; ++m) {
                    auto const mechanism = static_cast<support_mechanism>(m);
                    auto const n = groups[g].people[slot(whose, mechanism)];
                    of_role[whose == role::carer ? 1 : 0] += n;
                    if (mechanism == support_mechanism::not_applicable) {
                        seen.not_applicable += n;
                        continue;
                    }
                    if (mechanism == support_mechanism::unknown) {
                        (whose == role::carer ? seen.carers_left_out : seen.mechanism_unknown) += n;
                        if (whose == role::carer) continue;
                    }
                    auto const mode = mode_of(mechanism);
                    eligible += n;
                    budgets += mode && is_personal_budget(*mode) ? n : 0;
                    direct += mode && is_direct_payment(*mode) ? n : 0;
                }
            seen.people += eligible;
            context.councils.add(councils_[g]);
            counts.emplace_back(councils_[g].key(),
                                take_up_counts{tally(budgets, eligible), tally(direct, eligible), tally(direct, budgets)});
        }
        context.whose = role_of(of_role);
        take_up_table::builder cells(std::move(context));
        for (auto const& [key, cell] : counts) cells[key] = cell;
        return {cells.freeze(), seen};
    }

private:
    static constexpr std::size_t mechanisms = static_cast<std::size_t>(support_mechanism::not_applicable) + 1;
    struct group {
        std::array<std::uint64_t, 2 * mechanisms> people{};  ///< of each role and mechanism
    };
    struct one_person {
        std::tuple<std::uint32_t, role, person_id> key;
        mechanisms_seen seen;
    };

    [[nodiscard]] static constexpr std::size_t slot(role whose, support_mechanism m) noexcept {
        return static_cast<std::size_t>(m) + (whose == role::carer ? mechanisms : 0);
    }
    [[nodiscard]] std::uint32_t place_of(council const& who) {
        auto const at = known_.position(who.key(), named_, [&] {
            named_.push_back({who.key()});
            councils_.push_back(who);
            groups_.emplace_back();
        });
        return static_cast<std::uint32_t>(at);
    }
    [[nodiscard]] mechanisms_seen& person_of(std::uint32_t council, role whose, person_id const& id) {
        std::tuple<std::uint32_t, role, person_id> const key{council, whose, id};
        return people_[people_index_.position(key, people_, [&] { people_.push_back({key, {}}); })].seen;
    }
    /// The role of the table: the one selected, or the one there is.
    [[nodiscard]] role role_of(std::array<std::uint64_t, 2> const& people) const {
        if (people[0] + people[1] == 0)
            throw std::invalid_argument("pbo::take_up: nobody is left of " + std::to_string(seen_.rows) + " rows" +
                                        (only_.whose ? ", role '" + std::string(spelling(*only_.whose)) + "'" : "") +
                                        (only_.when ? ", period " + only_.when->text() : ""));
        if (only_.whose) return *only_.whose;
        if (people[0] != 0 && people[1] != 0)
            throw std::invalid_argument("pbo::take_up: the people are of several roles (user, carer): select one, or users_and_carers");
        return people[0] != 0 ? role::user : role::carer;
    }

    struct named {
        council_key key;
    };
    take_up_selection only_;
    people_rows rows_;
    people_counted seen_;
    std::vector<named> named_;  // the councils' keys, for the index
    std::vector<council> councils_;
    std::vector<group> groups_;
    key_index<council_key> known_;
    std::vector<one_person> people_;
    key_index<std::tuple<std::uint32_t, role, person_id>> people_index_;
};

}  // namespace detail

/// Everybody eligible, a row each or a row a service.
template <chunk_runner Runner, record_source Source>
    requires std::derived_from<source_record<Source>, supported_person>
[[nodiscard]] auto take_up_from(Runner const& runner, Source&& people, eligibility_basis basis, take_up_selection const& only,
                                people_rows rows = people_rows::one_a_person) {
    using counting = detail::people_by_council;
    counting all(only, rows);
    bool first = true;
    auto said = visit_source(
        runner, people, [&] { return counting(only, rows); }, [](counting& to, supported_person const& p) { to.add(p); },
        [&](counting&& next) {
            if (std::exchange(first, false))
                all = std::move(next);
            else
                all += next;
        });
    return reported(all.counted(basis), std::move(said));
}

}  // namespace pbo

#endif
