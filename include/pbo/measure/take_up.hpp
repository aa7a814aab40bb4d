// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_TAKE_UP_HPP
#define PBO_MEASURE_TAKE_UP_HPP

// How many of the people who could have a personal budget have one?  Take-up is people on personal budgets out of people
// eligible, on a stated eligibility basis (ongoing support only, or short-term support too) and for a stated role (users,
// carers, both): the same council differs by either, so tables on different ones refuse to merge.  Beside it stand direct
// payments, wholly or in part, out of the people eligible (as ASCOF 2A/3D(2) counts them) and out of those with a budget.
//
//     auto t = pbo::take_up(returns, pbo::eligibility_basis::ongoing);
//     pbo::wilson(pbo::england(t).on_budget);            // the sum of the councils that have figures
//     auto r = pbo::by_region(t);
//
// A council whose figures are absent is counted as absent, with the reason, here and in every sum above it.  Where one of the
// two counts is known all the same, it is kept beside the tally, to be shown.
//
// A published table of other counts is held in the same table: its context has the words (indicator_words.hpp), and the name
// of the whole where it is known.  A sum is England's only when somebody knows that it is.

#include <pbo/count/table.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/measure/completeness.hpp>
#include <pbo/measure/indicator_words.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// Counts of councils of which the other count is absent, so that they belong to no share.
struct known_alone {
    std::uint64_t people = 0;
    std::uint64_t councils = 0;

    friend bool operator==(known_alone const&, known_alone const&) = default;
};

namespace detail {
[[nodiscard]] inline known_alone sum_of(known_alone const& a, known_alone const& b) {
    return {checked_sum(a.people, b.people), checked_sum(a.councils, b.councils)};
}
}  // namespace detail

/// A council's counts, or the sum of several councils'.
struct take_up_counts {
    tally on_budget;                  ///< people on personal budgets, out of people eligible
    tally direct_payments;            ///< people with direct or part direct payments, out of people eligible
    tally direct_payments_of_budgets; ///< the same people, out of people on personal budgets
    known_alone on_budget_alone{};    ///< people on personal budgets where the number of people eligible is absent
    known_alone eligible_alone{};     ///< people eligible where the number of people on personal budgets is absent

    take_up_counts& operator+=(take_up_counts const& other) {
        auto merged = *this;
        merged.on_budget += other.on_budget;
        merged.direct_payments += other.direct_payments;
        merged.direct_payments_of_budgets += other.direct_payments_of_budgets;
        merged.on_budget_alone = detail::sum_of(on_budget_alone, other.on_budget_alone);
        merged.eligible_alone = detail::sum_of(eligible_alone, other.eligible_alone);
        return *this = merged;
    }
    friend bool operator==(take_up_counts const&, take_up_counts const&) = default;
};

/// What all councils of a take-up table share, and who they are.
struct take_up_context {
    eligibility_basis basis = eligibility_basis::ongoing;
    role whose = role::users_and_carers;
    period when;
    completeness counted = completeness::complete_count;
    std::vector<council> councils;  ///< in the order of the returns
    indicator_words words{};        ///< what is counted
    std::string whole{};            ///< what all the councils together are called; empty where nobody knows

    /// Throws std::out_of_range for a council that is not in the table.
    [[nodiscard]] council const& of(council_key const& key) const {
        for (auto const& c : councils)
            if (c.key() == key) return c;
        throw std::out_of_range("pbo::take_up: no council '" + key.text() + "'");
    }

    /// England, where it is known to be, or else "the 33 councils read".
    [[nodiscard]] std::string whole_name() const {
        if (!whole.empty()) return whole;
        return "the " + (councils.size() == 1 ? "one " + words.area : counted_in_words(councils.size(), words.area)) + " read";
    }

    /// Throws std::invalid_argument, saying what differs, unless basis, role, period, completeness and the words agree.  The
    /// whole keeps its name only where both sides have it.
    take_up_context& operator+=(take_up_context const& other) {
        refuse_unless(basis == other.basis, "eligibility basis", spelling(basis), spelling(other.basis));
        refuse_unless(whose == other.whose, "role", spelling(whose), spelling(other.whose));
        refuse_unless(when == other.when, "period", when.text(), other.when.text());
        refuse_unless(counted == other.counted, "completeness", spelling(counted), spelling(other.counted));
        refuse_unless(words == other.words, "indicators", words.indicator, other.words.indicator);
        if (councils.empty()) whole = other.whole;
        if (whole != other.whole && !other.councils.empty()) whole.clear();
        for (auto const& c : other.councils)
            if (std::none_of(councils.begin(), councils.end(), [&](council const& mine) { return mine.key() == c.key(); }))
                councils.push_back(c);
        return *this;
    }
    friend bool operator==(take_up_context const&, take_up_context const&) = default;

private:
    static void refuse_unless(bool same, std::string_view what, std::string_view mine, std::string_view theirs) {
        if (!same)
            throw std::invalid_argument("pbo::take_up: tables of different " + std::string(what) + " cannot be merged: " +
                                        std::string(mine) + " and " + std::string(theirs));
    }
};

using take_up_table = table<council_key, take_up_counts, take_up_context>;

/// Which of the returns are meant, when they hold more than one role or period.
struct take_up_selection {
    std::optional<role> whose{};
    std::optional<period> when{};
    completeness counted = completeness::complete_count;
    indicator_words words{};  ///< what the returns count
    std::string whole{};      ///< what all the councils together are called, where it is known
};

namespace detail {

/// numerator of denominator, or the reason why not.
[[nodiscard]] inline tally published(figure<std::uint64_t> const& hits, figure<std::uint64_t> const& trials) {
    tally t;
    if (!trials.has_value())
        t.add(trials.reason());
    else if (!hits.has_value())
        t.add(hits.reason());
    else
        t += tally(*hits, *trials);
    return t;
}

/// What one council reported, as counts.
[[nodiscard]] inline take_up_counts counts_of(council_return const& r) {
    auto const budgets = on_personal_budgets(r);
    auto const direct = on_direct_payments(r);
    take_up_counts counts{published(budgets, r.eligible), published(direct, r.eligible), published(direct, budgets)};
    if (budgets.has_value() && !r.eligible.has_value()) counts.on_budget_alone = {*budgets, 1};
    if (r.eligible.has_value() && !budgets.has_value()) counts.eligible_alone = {*r.eligible, 1};
    return counts;
}

/// The returns that are meant, all of one role and period, which the context takes on.
template <class Returns>
[[nodiscard]] std::vector<council_return const*> selected_returns(Returns const& returns, take_up_selection const& only,
                                                                  take_up_context& context) {
    auto const basis = context.basis;
    std::vector<council_return const*> chosen;
    for (council_return const& r : returns) {
        if (r.basis != basis || (only.whose && r.whose != *only.whose) || (only.when && r.when != *only.when)) continue;
        if (chosen.empty()) {
            context.whose = r.whose;
            context.when = r.when;
        }
        if (r.whose != context.whose)
            throw std::invalid_argument("pbo::take_up: the returns hold several roles (" + std::string(spelling(context.whose)) + ", " +
                                        std::string(spelling(r.whose)) + "): select one");
        if (r.when != context.when)
            throw std::invalid_argument("pbo::take_up: the returns hold several periods (" + context.when.text() + ", " +
                                        r.when.text() + "): select one");
        chosen.push_back(&r);
    }
    if (chosen.empty())
        throw std::invalid_argument("pbo::take_up: no returns on the basis '" + std::string(spelling(basis)) + "'" +
                                    (only.whose ? ", role '" + std::string(spelling(*only.whose)) + "'" : "") +
                                    (only.when ? ", period " + only.when->text() : ""));
    return chosen;
}

/// Returns that know how they were drawn: see <pbo/measure/sampled_take_up.hpp>.
template <class Sample>
concept take_up_by_design = requires(Sample const& s, take_up_selection const& only) {
    take_up_of_sample(s, eligibility_basis::ongoing, only);
};

struct take_up_function {
    template <take_up_by_design Sample>
    [[nodiscard]] auto operator()(Sample const& sampled, eligibility_basis basis, take_up_selection only = {}) const {
        return take_up_of_sample(sampled, basis, only);
    }
    /// Throws std::invalid_argument when no return is on the basis, when several roles or periods are left and none is
    /// selected, and when a council appears twice; each time it says what there is.
    template <class Returns>
    [[nodiscard]] take_up_table operator()(Returns const& returns, eligibility_basis basis, take_up_selection only = {}) const {
        take_up_context context{basis, only.whose.value_or(role{}), only.when.value_or(period{}), only.counted, {}, only.words, only.whole};
        auto const chosen = selected_returns(returns, only, context);
        context.councils.reserve(chosen.size());
        for (auto const* r : chosen) context.councils.push_back(r->who);
        take_up_table::builder cells(context);
        for (auto const* r : chosen) {
            auto const known = cells.size();
            auto& cell = cells[r->who.key()];
            if (cells.size() == known)
                throw std::invalid_argument("pbo::take_up: the council '" + r->who.key().text() + "' appears twice");
            cell = counts_of(*r);
        }
        return cells.freeze();
    }
};

}  // namespace detail

inline constexpr detail::take_up_function take_up{};

/// The sum of the councils that have figures; those that have none are counted as absent.
inline constexpr auto england = [](take_up_table const& t) { return t.total(); };

/// The sum for each region, in alphabetical order; councils whose region nobody has given come under "".
inline constexpr auto by_region = [](take_up_table const& t) {
    return regroup(t, [&t](council_key const& key) { return std::string(t.context().of(key).region.view()); });
};

}  // namespace pbo

#endif
