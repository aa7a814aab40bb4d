// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_PEOPLE_BY_COUNCIL_HPP
#define PBO_MEASURE_DETAIL_PEOPLE_BY_COUNCIL_HPP

// The engine beneath take_up_of_people.hpp: rows of people of one period, counted council by council.  A person counts when all
// rows have been seen: by then their mechanisms are together.  Memory for the councils and, where a row is a service, for the
// people.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/key_index.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/person_id.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/domain/support_mechanism.hpp>
#include <pbo/domain/supported_person.hpp>
#include <pbo/measure/detail/people_on_budgets.hpp>
#include <pbo/measure/take_up.hpp>

#include <array>
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
    std::uint64_t rows_with_days = 0;      ///< rows of those counted that say from when or until when support is

    template <class = detail::when_called>
    people_counted& operator+=(people_counted const& other) {
        auto sum = *this;
        for (auto part : {&people_counted::rows, &people_counted::other_role, &people_counted::other_days, &people_counted::people,
                          &people_counted::mechanism_unknown, &people_counted::carers_left_out, &people_counted::not_applicable,
                          &people_counted::rows_with_days})
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
        visit("rows_with_days", self.rows_with_days);
    }
    friend bool operator==(people_counted const&, people_counted const&) = default;
};

/// A take-up table that was counted of people, with what became of them, and what else was counted of those in it.
class take_up_of_people : public take_up_table {
public:
    take_up_of_people() = default;
    template <class = detail::when_called>
    take_up_of_people(take_up_table counted, people_counted people, direct_payments_of_ages by_age = {},
                      weekly_budgets_of_modes weekly_budgets = {})
        : take_up_table(std::move(counted)), people_(people), by_age_(std::move(by_age)), weekly_budgets_(std::move(weekly_budgets)) {}

    [[nodiscard]] people_counted const& people() const noexcept { return people_; }
    /// For share_by_age(t.by_age()): what direct_payments_by_age finds of these people.
    [[nodiscard]] direct_payments_of_ages const& by_age() const noexcept { return by_age_; }
    /// For cost_by_mode(t.weekly_budgets()).  Empty where a row is a service: nobody knows whether its amount is the person's.
    [[nodiscard]] weekly_budgets_of_modes const& weekly_budgets() const noexcept { return weekly_budgets_; }

    /// All or nothing.
    template <class = detail::when_called>
    take_up_of_people& operator+=(take_up_of_people const& other) {
        auto people = people_;
        people += other.people_;
        auto by_age = by_age_;
        by_age += other.by_age_;
        auto weekly_budgets = weekly_budgets_;
        weekly_budgets += other.weekly_budgets_;
        take_up_table::operator+=(other);
        people_ = people;
        by_age_ = std::move(by_age);
        weekly_budgets_ = std::move(weekly_budgets);
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        take_up_table::parts_of(self, visit);
        visit("people", self.people_);
        visit("by_age", self.by_age_);
        visit("weekly_budgets", self.weekly_budgets_);
    }
    friend bool operator==(take_up_of_people const&, take_up_of_people const&) = default;

private:
    people_counted people_;
    direct_payments_of_ages by_age_;
    weekly_budgets_of_modes weekly_budgets_;
};

namespace detail {

class people_by_council {
public:
    people_by_council(take_up_selection const& only, people_rows rows) : only_(only), rows_(rows) {}

    template <class = detail::when_called>
    void add(supported_person const& p) {
        check(p);
        ++seen_.rows;
        if (only_.role && *only_.role != role::users_and_carers && p.role != *only_.role) {
            ++seen_.other_role;
            return;
        }
        if (!is_supported_in(p, only_.period.value_or(period{}))) {
            ++seen_.other_days;
            return;
        }
        seen_.rows_with_days += p.from.is_stated() || p.until.is_stated() ? 1 : 0;
        auto const at = place_of(p.council);
        if (rows_ == people_rows::one_a_person) {
            ++groups_[at].people[slot(p.role, p.mechanism)];
            if (is_counted(p.role, p.mechanism)) {
                more_.add_age(p.mechanism, p.age_band);
                more_.add_budget(p);
            }
            return;
        }
        if (p.person.empty())
            throw std::invalid_argument("pbo::take_up: a row of the council " + detail::in_quotes(p.council.key().text()) +
                                        " names no person, so that nobody can tell whose service it is; rows that are a person "
                                        "each are people_rows::one_a_person");
        auto& person = person_of(at, p.role, p.person);
        person.seen += mechanisms_seen(p.mechanism);
        person.ages += age_bands_seen(p.age_band);
    }
    template <class = detail::when_called>
    people_by_council& operator+=(people_by_council const& next) {
        seen_ += next.seen_;
        more_ += next.more_;
        std::vector<std::uint32_t> moved;
        moved.reserve(next.groups_.size());
        for (std::size_t g = 0; g < next.groups_.size(); ++g) {
            moved.push_back(place_of(next.councils_[g]));
            auto& people = groups_[moved.back()].people;
            for (std::size_t i = 0; i < people.size(); ++i) people[i] = checked_sum(people[i], next.groups_[g].people[i]);
        }
        for (auto const& one : next.people_) {
            auto const& [council, whose, id] = one.key;
            auto& person = person_of(moved[council], whose, id);
            person.seen += one.seen;
            person.ages += one.ages;
        }
        return *this;
    }

    [[nodiscard]] people_counted const& seen() const noexcept { return seen_; }
    /// Whether anybody is left, of whom it will be asked whether they are eligible.
    template <class = detail::when_called>
    [[nodiscard]] bool empty() const noexcept { return groups_.empty(); }

    template <class = detail::when_called>
    [[nodiscard]] take_up_of_people counted(eligibility_basis basis, period const& when) const { return counted(basis, when, seen_); }
    /// Of rows some of which are elsewhere: `seen` is of all of them.
    template <class = detail::when_called>
    [[nodiscard]] take_up_of_people counted(eligibility_basis basis, period const& when, people_counted seen) const {
        auto groups = groups_;
        auto more = more_;
        for (auto const& one : people_) {
            auto const whose = std::get<1>(one.key);
            auto const mechanism = one.seen.together();
            ++groups[std::get<0>(one.key)].people[slot(whose, mechanism)];
            if (is_counted(whose, mechanism)) more.add_age(mechanism, one.ages.together());
        }
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
        context.role = role_of(of_role, when);
        context.period = when;
        take_up_table::builder cells(std::move(context));
        for (auto const& [key, cell] : counts) cells[key] = cell;
        return {cells.freeze(), seen, more.by_age(), more.weekly_budgets()};
    }

private:
    static constexpr std::size_t mechanisms = static_cast<std::size_t>(support_mechanism::not_applicable) + 1;
    struct group {
        std::array<std::uint64_t, 2 * mechanisms> people{};  ///< of each role and mechanism
    };
    struct one_person {
        std::tuple<std::uint32_t, role, person_id> key;
        mechanisms_seen seen;
        age_bands_seen ages;
    };

    /// Whether somebody is in the table: they are eligible, and no carer of whom nobody knows.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr bool is_counted(role whose, support_mechanism m) noexcept {
        return m != support_mechanism::not_applicable && (m != support_mechanism::unknown || whose != role::carer);
    }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::size_t slot(role whose, support_mechanism m) noexcept {
        return static_cast<std::size_t>(m) + (whose == role::carer ? mechanisms : 0);
    }
    template <class = detail::when_called>
    [[nodiscard]] std::uint32_t place_of(council const& who) {
        auto const at = known_.position(who.key(), named_, [&] {
            named_.push_back({who.key()});
            councils_.push_back(who);
            groups_.emplace_back();
        });
        return static_cast<std::uint32_t>(at);
    }
    template <class = detail::when_called>
    [[nodiscard]] one_person& person_of(std::uint32_t council, role whose, person_id const& id) {
        std::tuple<std::uint32_t, role, person_id> const key{council, whose, id};
        return people_[people_index_.position(key, people_, [&] { people_.push_back({key, {}, {}}); })];
    }
    /// The role of the table: the one selected, or the one there is.
    template <class = detail::when_called>
    [[nodiscard]] role role_of(std::array<std::uint64_t, 2> const& people, period const& when) const {
        if (people[0] + people[1] == 0)
            throw std::invalid_argument("pbo::take_up: nobody is left of " + std::to_string(seen_.rows) + " rows" +
                                        (only_.role ? ", role '" + std::string(spelling(*only_.role)) + "'" : "") +
                                        (when.is_stated() ? ", period " + when.text() : ""));
        if (only_.role) return *only_.role;
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
    people_on_budgets more_;
    std::vector<named> named_;  // the councils' keys, for the index
    std::vector<council> councils_;
    std::vector<group> groups_;
    key_index<council_key> known_{"councils"};
    std::vector<one_person> people_;
    key_index<std::tuple<std::uint32_t, role, person_id>, most_identifiers> people_index_{"people"};
};

}  // namespace detail

}  // namespace pbo

#endif
