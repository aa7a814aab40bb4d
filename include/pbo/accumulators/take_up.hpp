// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_TAKE_UP_HPP
#define PBO_ACCUMULATORS_TAKE_UP_HPP

// How many of those counted so far have a personal budget, and how many a direct payment?  A stream of
//
//     council returns        published counts; only those on one basis, of one role and period; no council twice
//     people                 survey responses, budget holders, any record with a delivery mode called mode, or modes
//     take_up_counts         whole cells, absorbed
//
// and pbo::extract::take_up(set) is what measure/ counts: take_up_counts, three tallies, the same as whole_of(take_up(returns,
// basis)).  Of people, everybody counted is taken for eligible: among budget holders take-up is 100 %, and what is worth
// asking is direct_payments.  In a set with weights it is weighted_take_up_counts, three weighted proportions.
//
// What the counts are of (eligibility basis, role, period, complete or a sample) travels along, as in a take-up table: the
// returns say it themselves, for people it is said when the set is made,
//
//     set(pbo::counted_as = pbo::take_up_context{basis, role, period, pbo::completeness::sample})
//
// and a return or a set on another basis is refused with std::invalid_argument and not counted.

#include <pbo/accumulators/detail/reading.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <concepts>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace pbo {

namespace tag {
struct counted_as {
    using qualifier = boost::parameter::forward_reference;
};
}  // namespace tag
/// What a set's people are counted as: accumulator_set<...> set(pbo::counted_as = pbo::take_up_context{...}).
inline constexpr boost::parameter::keyword<tag::counted_as> counted_as{};

/// take_up_counts of people who each stand for several.
struct weighted_take_up_counts {
    weighted_proportion on_budget;
    weighted_proportion direct_payments;
    weighted_proportion direct_payments_of_budgets;

    weighted_take_up_counts& operator+=(weighted_take_up_counts const& other) {
        auto merged = *this;
        merged.on_budget += other.on_budget;
        merged.direct_payments += other.direct_payments;
        merged.direct_payments_of_budgets += other.direct_payments_of_budgets;
        return *this = merged;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("on_budget", self.on_budget);
        visit("direct_payments", self.direct_payments);
        visit("direct_payments_of_budgets", self.direct_payments_of_budgets);
    }
    friend bool operator==(weighted_take_up_counts const&, weighted_take_up_counts const&) = default;
};

/// The state behind take_up and attainment: the counts and what they are of.  A cell.
template <class Counts>
class counted_take_up {
public:
    [[nodiscard]] Counts const& counts() const noexcept { return counts_; }
    /// Nothing while nobody has said what is counted.
    [[nodiscard]] std::optional<take_up_context> const& context() const noexcept { return context_; }

    void count_as(take_up_context context) { context_ = std::move(context); }

    /// Counts one person.
    template <class... Weight>
    void add(delivery_mode mode, Weight... weight) {
        bool const budget = is_personal_budget(mode);
        bool const direct = is_direct_payment(mode);
        counts_.on_budget.add(budget, weight...);
        counts_.direct_payments.add(direct, weight...);
        if (budget) counts_.direct_payments_of_budgets.add(direct, weight...);
    }
    /// Throws std::invalid_argument for a person of another role than the one that is counted.
    void expect(role whose) const {
        if (context_ && context_->role != role::users_and_carers && context_->role != whose)
            throw std::invalid_argument("pbo::tag::take_up: a person of the role " + std::string(spelling(whose)) +
                                        " among those counted as " + std::string(spelling(context_->role)));
    }
    /// Throws std::invalid_argument for a return on another basis, of another role or period, or of a council counted before.
    void add(council_return const& r)
        requires std::same_as<Counts, take_up_counts>
    {
        auto cell = *this;  // the context holds the councils: nothing may change when one of them refuses
        auto const how = context_ ? context_->counted : completeness::complete_count;
        take_up_context const of_return{r.basis, r.role, r.period, how, {r.council}};
        cell.join(of_return);
        cell.counts_ += detail::counts_of(r);
        *this = std::move(cell);
    }
    counted_take_up& operator+=(Counts const& cell) {
        counts_ += cell;
        return *this;
    }
    counted_take_up& operator+=(counted_take_up const& other) {
        auto merged = *this;
        if (other.context_) merged.join(*other.context_);
        merged.counts_ += other.counts_;
        return *this = std::move(merged);
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("counts", self.counts_);
        visit("context", self.context_);
    }
    friend bool operator==(counted_take_up const&, counted_take_up const&) = default;

private:
    void join(take_up_context const& other) {
        if (!context_) {
            context_ = other;
            return;
        }
        auto const& known = context_->councils;
        for (auto const& c : other.councils)
            if (known.contains(c.key()))
                throw std::invalid_argument("pbo::tag::take_up: the council " + detail::in_quotes(c.key().text()) +
                                            " has been counted before");
        *context_ += other;  // throws, saying what differs
    }

    Counts counts_;
    std::optional<take_up_context> context_;
};

/// What tag::take_up counts.
struct the_take_up {
    template <bool weighted>
    using absorbed = std::conditional_t<weighted, weighted_take_up_counts, take_up_counts>;
    template <bool weighted>
    using cell = counted_take_up<absorbed<weighted>>;

    template <class Cell, class Arguments>
    static void start(Cell& cell, Arguments const& arguments) {
        if constexpr (detail::has_argument<Arguments, tag::counted_as>) cell.count_as(arguments[counted_as]);
    }
    static void absorb(auto& cell, auto const& part) { cell += part; }

    template <class Counts, class Sample, class... Weight>
    static void add(counted_take_up<Counts>& cell, Sample const& sample, Weight... weight) {
        if constexpr (std::same_as<Sample, delivery_mode>) {
            cell.add(sample, weight...);
        } else if constexpr (requires { { sample.mode } -> std::convertible_to<delivery_mode>; }) {
            if constexpr (requires { { sample.role } -> std::convertible_to<role>; }) cell.expect(sample.role);
            cell.add(sample.mode, weight...);
        } else if constexpr (std::derived_from<Sample, council_return>) {
            static_assert(sizeof...(Weight) == 0, "pbo: published counts carry no weights; feed council returns to a set without");
            if constexpr (sizeof...(Weight) == 0) cell.add(static_cast<council_return const&>(sample));
        } else if constexpr (sizeof...(Weight) == 0 && (std::same_as<Sample, Counts> || std::same_as<Sample, counted_take_up<Counts>>)) {
            cell += sample;
        } else {
            static_assert(detail::never<Sample>,
                          "pbo: tag::take_up counts council returns, delivery modes, records with a delivery mode called mode, and "
                          "whole take_up_counts; another cell goes to the feature that is meant: absorb<pbo::tag::NAME>(set, cell)");
        }
    }
};

namespace detail {
struct read_take_up {
    template <class Counts>
    auto operator()(counted_take_up<Counts> const& cell) const {
        if constexpr (std::same_as<Counts, take_up_counts>)
            return cell.context() ? cell.context()->remembered_of(cell.counts()) : remembered_take_up(cell.counts());
        else
            return cell.counts();
    }
};
}  // namespace detail

namespace tag {
/// The state, with what it is of.
using take_up_people = basic_tally<the_take_up>;
using take_up = reading<the_take_up, detail::read_take_up>;
using weighted_take_up = weighted_reading<the_take_up, detail::read_take_up>;
}  // namespace tag

namespace extract {
inline constexpr detail::plain_extractor<tag::take_up_people> take_up_people{};
inline constexpr detail::plain_extractor<tag::take_up> take_up{};
}  // namespace extract

}  // namespace pbo

#endif
