// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DATA_QUALITY_ADDING_UP_HPP
#define PBO_MEASURE_DATA_QUALITY_ADDING_UP_HPP

// Do the parts make the total, as far as rounding allows?
//
//     auto const c = pbo::adding_up({460, 200}, 880, 5);     // 660 of 880: 220 too few, where rounding explains 5
//     pbo::sums_in_question(rows, who, when, parts, total, 5)
//     pbo::returns_in_question(returns)                      // all that a council's returns must have in common
//
// Whole numbers rounded to a multiple of r are off by floor(r / 2) at most, so k parts and a total can be apart by
// (k + 1) floor(r / 2), of which multiples of r alone are seen.  Beyond that rounding is no explanation.  (Counts to the nearest
// 5: two age bands and their total can be 5 apart, four can be 10.)  A part and a whole, each one count, keep their order when
// they are rounded.  An absent part or total: no answer, with its reason.
//
// returns_in_question asks, of each return, whether the modes make the budgets (or exceed them, where some are absent), and
// whether more people have budgets than are eligible; and of returns of one council and period, whether fewer are counted on
// the wider basis than on the narrower, and whether users and carers make both.  Returns read by read_returns already hold
// together one by one; the last two are between them.  Throws std::overflow_error beyond 2^63.  O(n log n).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/measure/data_quality/data_question.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo {

/// Parts against their total.
struct sum_check {
    figure<std::uint64_t> parts;      ///< added
    figure<std::uint64_t> total;
    figure<std::int64_t> difference;  ///< the parts less the total
    std::uint64_t explained = 0;      ///< how far apart rounding can put them
    figure<bool> adds_up;

    friend bool operator==(sum_check const&, sum_check const&) = default;
    /// "the parts make 660, the total is 880: 220 too few, where rounding explains 5"
    template <class = detail::when_called>
    [[nodiscard]] std::string text() const {
        if (!adds_up.has_value()) return "not all of the figures are there";
        auto const apart = *difference < 0 ? -*difference : *difference;
        return "the parts make " + std::to_string(*parts) + ", the total is " + std::to_string(*total) + ": " +
               (apart == 0 ? "they agree" : std::to_string(apart) + (*difference < 0 ? " too few" : " too many")) +
               (explained == 0 ? "" : ", where rounding explains " + std::to_string(explained));
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, sum_check const& c) { return out << c.text(); }
};

namespace detail {

/// So many counts rounded to multiples of r: how far apart they can be put, as a multiple of r.
template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t explained_by_rounding(std::size_t counts, std::uint64_t rounded_to) {
    return checked_product(rounded_to / 2, counts) / rounded_to * rounded_to;
}

struct adding_up_function {
    /// Throws std::domain_error when rounded_to is 0.
    template <class = detail::when_called>
    [[nodiscard]] sum_check operator()(std::vector<figure<std::uint64_t>> const& parts, figure<std::uint64_t> const& total,
                                       std::uint64_t rounded_to = 1) const {
        if (rounded_to == 0) throw std::domain_error("pbo::adding_up: counts cannot be rounded to multiples of 0");
        sum_check c;
        c.explained = explained_by_rounding(parts.size() + 1, rounded_to);
        c.total = total;
        c.parts = std::uint64_t{0};
        for (auto const& part : parts) {
            if (!part) c.parts = part.reason();
            if (!c.parts) break;
            c.parts = checked_sum(*c.parts, *part);
        }
        if (!c.parts || !total) {
            auto const why = c.parts.has_value() ? total.reason() : c.parts.reason();
            c.difference = why;
            c.adds_up = why;
            return c;
        }
        std::uint64_t const apart = std::max(*c.parts, *total) - std::min(*c.parts, *total);
        if (apart > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            throw std::overflow_error("pbo::adding_up: " + std::to_string(*c.parts) + " and " + std::to_string(*total) +
                                      " are more than 2^63 - 1 apart");
        c.difference = *c.parts < *total ? -static_cast<std::int64_t>(apart) : static_cast<std::int64_t>(apart);
        c.adds_up = apart <= c.explained;
        return c;
    }
};

struct sums_in_question_function {
    /// who gives a council, when a period, parts a vector of figures and total a figure.
    template <class Records, class Who, class When, class Parts, class Total>
    [[nodiscard]] data_questions operator()(Records const& records, Who who, When when, Parts parts, Total total,
                                            std::uint64_t rounded_to = 1) const {
        data_questions all;
        for (auto const& r : records) {
            auto const c = adding_up_function{}(std::invoke(parts, r), std::invoke(total, r), rounded_to);
            look(all, c.adds_up.has_value(), c.adds_up == figure<bool>(false), question_kind::does_not_add_up, std::invoke(who, r),
                 std::invoke(when, r), c.text());
        }
        return all;
    }
};

struct returns_in_question_function {
    template <class Returns>
    [[nodiscard]] data_questions operator()(Returns const& returns, std::uint64_t rounded_to = 1) const {
        data_questions all;
        std::map<place, council_return const*> known;
        for (council_return const& r : returns) {
            ask_of_one(all, r, rounded_to);
            known.insert_or_assign(place{r.council.key(), r.period, r.basis, r.role}, &r);
        }
        for (council_return const& r : returns) {
            auto const find = [&](eligibility_basis basis, role whose) -> council_return const* {
                auto const at = known.find(place{r.council.key(), r.period, basis, whose});
                return at == known.end() ? nullptr : at->second;
            };
            if (r.basis == eligibility_basis::ongoing)
                if (auto const* wider = find(eligibility_basis::including_short_term, r.role)) ask_of_bases(all, r, *wider, rounded_to);
            if (r.role == role::users_and_carers) {
                auto const *users = find(r.basis, role::user), *carers = find(r.basis, role::carer);
                if (users != nullptr && carers != nullptr) ask_of_roles(all, r, *users, *carers, rounded_to);
            }
        }
        return all;
    }

private:
    using place = std::tuple<council_key, period, eligibility_basis, role>;
    using count = figure<std::uint64_t>;

    /// A part and a whole keep their order when they are rounded; a part that is a sum of rounded counts may lose it.
    template <class = detail::when_called>
    static void ask_whether_exceeds(data_questions& all, council_return const& r, count const& part, std::size_t terms, count const& whole,
                                    std::uint64_t rounded_to, std::string const& part_is, std::string const& whole_is) {
        bool const both = part.has_value() && whole.has_value();
        std::uint64_t const explained = terms < 2 ? 0 : explained_by_rounding(terms + 1, rounded_to);
        look(all, both, both && *part > *whole && *part - *whole > explained, question_kind::part_exceeds_whole, r.council, r.period,
             both ? std::to_string(*part) + " " + part_is + ", and " + std::to_string(*whole) + " " + whole_is : "");
    }
    /// How many counts the number of people on budgets is made of.
    template <class = detail::when_called>
    static std::size_t terms_of_budgets(council_return const& r) {
        return r.personal_budgets.has_value() ? 1 : personal_budget_modes.size();
    }
    template <class = detail::when_called>
    static void ask_whether_adds(data_questions& all, council_return const& r, std::vector<count> const& parts, count const& total,
                                 std::uint64_t rounded_to, std::string const& of_what) {
        auto const c = adding_up_function{}(parts, total, rounded_to);
        look(all, c.adds_up.has_value(), c.adds_up == figure<bool>(false), question_kind::does_not_add_up, r.council, r.period,
             of_what + ": " + c.text());
    }
    template <class = detail::when_called>
    static void ask_of_one(data_questions& all, council_return const& r, std::uint64_t rounded_to) {
        std::vector<count> modes;
        for (auto mode : personal_budget_modes) modes.push_back(r.by_mode(mode));
        bool const complete = std::all_of(modes.begin(), modes.end(), [](count const& n) { return n.has_value(); });
        count present;
        std::size_t terms = 0;
        for (auto const& n : modes) {
            if (!n.has_value()) continue;
            present = checked_sum(present.value_or(0), *n);
            ++terms;
        }
        if (complete)
            ask_whether_adds(all, r, modes, r.personal_budgets, rounded_to, "personal budgets by mode");
        else
            ask_whether_exceeds(all, r, present, terms, r.personal_budgets, rounded_to,
                                "people by the modes that are given", "with a budget");
        ask_whether_exceeds(all, r, on_personal_budgets(r), terms_of_budgets(r), r.eligible, rounded_to,
                            "people with a budget", "eligible");
    }
    template <class = detail::when_called>
    static void ask_of_bases(data_questions& all, council_return const& ongoing, council_return const& wider, std::uint64_t rounded_to) {
        ask_whether_exceeds(all, ongoing, ongoing.eligible, 1, wider.eligible, rounded_to, "people eligible with ongoing support",
                            "with short-term support too");
        ask_whether_exceeds(all, ongoing, on_personal_budgets(ongoing), terms_of_budgets(ongoing), on_personal_budgets(wider), rounded_to,
                            "people with a budget and ongoing support", "with short-term support too");
    }
    template <class = detail::when_called>
    static void ask_of_roles(data_questions& all, council_return const& both, council_return const& users, council_return const& carers,
                             std::uint64_t rounded_to) {
        ask_whether_adds(all, both, {users.eligible, carers.eligible}, both.eligible, rounded_to, "users and carers eligible");
        ask_whether_adds(all, both, {on_personal_budgets(users), on_personal_budgets(carers)}, on_personal_budgets(both), rounded_to,
                         "users and carers with a budget");
    }
};

}  // namespace detail

/// adding_up(parts, total, rounded_to = 1).
inline constexpr detail::adding_up_function adding_up{};
/// sums_in_question(records, who, when, parts, total, rounded_to = 1).
inline constexpr detail::sums_in_question_function sums_in_question{};
/// returns_in_question(returns, rounded_to = 1).
inline constexpr detail::returns_in_question_function returns_in_question{};

}  // namespace pbo

#endif
