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
//     pbo::wilson(pbo::whole_of(t).on_budget);          // the sum of the councils that have figures
//     auto r = pbo::by_region(t);
//
// Returns are any source (count/source.hpp), also files that are read while they are counted, and a chunk runner may stand
// first, take_up(threads{2}, record_files<council_return>{{"2011.csv"}}, basis): the same table.  Of person-level records,
// everybody eligible, see take_up_of_people.hpp; of a sample of councils, sampled_take_up.hpp.
//
// A council whose figures are absent is counted as absent, with the reason, here and in every sum above it.  Where one of the
// two counts is known all the same, it is kept beside the tally, to be shown.
//
// A published table of other counts is held in the same table: its context has the words (indicator_words.hpp), and the name
// of the whole where it is known.  A sum is England's only when somebody knows that it is.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/never.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/subject.hpp>
#include <pbo/count/remembered.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/council_list.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/measure/completeness.hpp>
#include <pbo/measure/indicator_words.hpp>
#include <pbo/measure/take_up_counts.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// The counts of a council, or of several, that were taken out of a table: each share remembers whose it is and on which basis,
/// so that adding and comparing refuse those that differ.  .counted() is the counts alone.
struct remembered_take_up {
    remembered<tally> on_budget{};
    remembered<tally> direct_payments{};
    remembered<tally> direct_payments_of_budgets{};
    known_alone on_budget_alone{};
    known_alone eligible_alone{};

    remembered_take_up() = default;
    template <class = detail::when_called>
    remembered_take_up(take_up_counts const& counts, subject const& about = {})
        : on_budget(counts.on_budget, about), direct_payments(counts.direct_payments, about),
          direct_payments_of_budgets(counts.direct_payments_of_budgets, about), on_budget_alone(counts.on_budget_alone),
          eligible_alone(counts.eligible_alone) {}

    [[nodiscard]] subject const& about() const noexcept { return on_budget.about(); }
    template <class = detail::when_called> [[nodiscard]] take_up_counts counted() const {
        return {on_budget, direct_payments, direct_payments_of_budgets, on_budget_alone, eligible_alone};
    }
    operator take_up_counts() const { return counted(); }

    /// Throws std::invalid_argument, saying what differs, for those of others or on another basis.
    template <class = detail::when_called> remembered_take_up& operator+=(remembered_take_up const& other) {
        detail::refuse_unless_together(about(), other.about(), "added");
        auto sum = counted();
        sum += other.counted();
        return *this = {sum, detail::both_say(about(), other.about())};
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("on_budget", self.on_budget);
        visit("direct_payments", self.direct_payments);
        visit("direct_payments_of_budgets", self.direct_payments_of_budgets);
        visit("on_budget_alone", self.on_budget_alone);
        visit("eligible_alone", self.eligible_alone);
    }
    /// Equal counts.
    template <class = detail::when_called>
    friend bool operator==(remembered_take_up const& a, remembered_take_up const& b) { return a.counted() == b.counted(); }
};

/// What all councils of a take-up table share, and who they are.
struct take_up_context {
    eligibility_basis basis = eligibility_basis::ongoing;
    pbo::role role = role::users_and_carers;
    pbo::period period;
    completeness counted = completeness::complete_count;
    council_list councils;  ///< in the order of the returns
    indicator_words words{};        ///< what is counted
    std::string whole{};            ///< what all the councils together are called; empty where nobody knows
    std::optional<stated_sums> sums{};  ///< where those of the councils do not tell the whole: protected_take_up.hpp

    /// Throws std::out_of_range for a council that is not in the table.
    template <class = detail::when_called> [[nodiscard]] council const& of(council_key const& key) const {
        if (auto const* found = councils.find(key)) return *found;
        throw std::out_of_range("pbo::take_up: no council " + detail::in_quotes(key.text()));
    }

    /// A council's counts, which remember whose they are, of which indicator and on which basis.
    template <class = detail::when_called> [[nodiscard]] remembered_take_up remembered_of(take_up_counts const& counts) const {
        return {counts, words.as_published ? subject{words.role, words.indicator, words.basis}
                                           : subject{spelling(role), words.indicator, spelling(basis)}};
    }

    /// England, where it is known to be, or else "the 33 councils read".
    template <class = detail::when_called> [[nodiscard]] std::string whole_name() const {
        if (!whole.empty()) return whole;
        return "the " + (councils.size() == 1 ? "one " + words.area : counted_in_words(councils.size(), words.area)) + " read";
    }

    /// Throws std::invalid_argument, saying what differs, unless basis, role, period, completeness and the words agree.  The
    /// whole keeps its name only where both sides have it.  A context that has just been made and says nothing is the
    /// identity: a shard in which no return was found merges with every other.
    template <class = detail::when_called> take_up_context& operator+=(take_up_context const& other) {
        if (other == take_up_context{}) return *this;
        if (*this == take_up_context{}) return *this = other;
        if (sums || other.sums)
            throw std::invalid_argument("pbo::take_up: tables whose sums are stated cannot be merged: nobody knows what they share");
        refuse_unless(basis == other.basis, "eligibility basis", spelling(basis), spelling(other.basis));
        refuse_unless(role == other.role, "role", spelling(role), spelling(other.role));
        refuse_unless(period == other.period, "period", period.text(), other.period.text());
        refuse_unless(counted == other.counted, "completeness", spelling(counted), spelling(other.counted));
        refuse_unless(words == other.words, "indicators", words.indicator, other.words.indicator);
        if (councils.empty()) whole = other.whole;
        if (whole != other.whole && !other.councils.empty()) whole.clear();
        councils += other.councils;
        return *this;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("basis", self.basis);
        visit("role", self.role);
        visit("period", self.period);
        visit("counted", self.counted);
        visit("councils", self.councils);
        visit("words", self.words);
        visit("whole", self.whole);
        visit("sums", self.sums);
    }
    /// What must be the same in tables that merge: see count/portable.hpp.
    template <class Self, class Visit>
    static constexpr void agreed_parts_of(Self& self, Visit&& visit) {
        visit("basis", self.basis);
        visit("role", self.role);
        visit("period", self.period);
        visit("counted", self.counted);
        visit("words", self.words);
        visit("sums", self.sums);
    }
    friend bool operator==(take_up_context const&, take_up_context const&) = default;

private:
    template <class = detail::when_called>
    static void refuse_unless(bool same, std::string_view what, std::string_view mine, std::string_view theirs) {
        if (!same)
            throw std::invalid_argument("pbo::take_up: tables of different " + std::string(what) + " cannot be merged: " +
                                        std::string(mine) + " and " + std::string(theirs));
    }
};

using take_up_table = table<council_key, take_up_counts, take_up_context>;

/// Which of the returns are meant, when they hold more than one role or period.
struct take_up_selection {
    std::optional<pbo::role> role{};
    std::optional<pbo::period> period{};
    completeness counted = completeness::complete_count;
    indicator_words words{};  ///< what the returns count
    std::string whole{};      ///< what all the councils together are called, where it is known
};

namespace detail {

/// numerator of denominator, or the reason why not.
template <class = detail::when_called>
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
template <class = detail::when_called> [[nodiscard]] inline take_up_counts counts_of(council_return const& r) {
    auto const budgets = on_personal_budgets(r);
    auto const direct = on_direct_payments(r);
    take_up_counts counts{published(budgets, r.eligible), published(direct, r.eligible), published(direct, budgets)};
    if (budgets.has_value() && !r.eligible.has_value()) counts.on_budget_alone = {*budgets, 1};
    if (r.eligible.has_value() && !budgets.has_value()) counts.eligible_alone = {*r.eligible, 1};
    return counts;
}

/// What a selection says of the table to come.
[[nodiscard]] inline take_up_context context_of(eligibility_basis basis, take_up_selection const& only) {
    return {basis, only.role.value_or(role{}), only.period.value_or(period{}), only.counted, {}, only.words, only.whole};
}

/// Council returns that are meant, one after the other: all of one role and period, each council once.
class returns_chosen {
public:
    template <class = detail::when_called>
    returns_chosen(eligibility_basis basis, take_up_selection const& only)
        : only_(only), context_(context_of(basis, only)) {}

    template <class = detail::when_called> [[nodiscard]] bool is_meant(council_return const& r) const {
        return r.basis == context_.basis && (!only_.role || r.role == *only_.role) && (!only_.period || r.period == *only_.period);
    }
    /// Throws std::invalid_argument for one that does not stand beside those before it.
    template <class = detail::when_called> void add(council const& who, role whose, period const& when) {
        if (context_.councils.empty()) {
            context_.role = whose;
            context_.period = when;
        }
        if (whose != context_.role)
            refuse_several("roles", std::string(spelling(context_.role)), std::string(spelling(whose)));
        if (when != context_.period) refuse_several("periods", context_.period.text(), when.text());
        if (!context_.councils.add(who))
            throw std::invalid_argument("pbo::take_up: the council " + detail::in_quotes(who.key().text()) + " appears twice");
    }
    /// Throws std::invalid_argument when there was none.
    template <class = detail::when_called> [[nodiscard]] take_up_context const& context() const {
        if (context_.councils.empty())
            throw std::invalid_argument("pbo::take_up: no returns on the basis '" + std::string(spelling(context_.basis)) + "'" +
                                        (only_.role ? ", role '" + std::string(spelling(*only_.role)) + "'" : "") +
                                        (only_.period ? ", period " + only_.period->text() : ""));
        return context_;
    }
    /// The same for who is at the end with this: nothing is copied.
    template <class = detail::when_called> [[nodiscard]] take_up_context taken() && {
        static_cast<void>(context());
        return std::move(context_);
    }

private:
    template <class = detail::when_called>
    [[noreturn]] static void refuse_several(std::string const& what, std::string const& first, std::string const& second) {
        throw std::invalid_argument("pbo::take_up: the returns hold several " + what + " (" + first + ", " + second +
                                    "): select one");
    }

    take_up_selection only_;
    take_up_context context_;
};

/// What one return counts for.
struct counted_return {
    pbo::council council;
    pbo::role role{};
    pbo::period period{};
    take_up_counts counts{};

    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("council", self.council);
        visit("role", self.role);
        visit("period", self.period);
        visit("counts", self.counts);
    }
};

/// Returns, each of which is a council's.  O(returns), and memory for the councils.
template <chunk_runner Runner, record_source Source>
    requires std::derived_from<source_record<Source>, council_return>
[[nodiscard]] auto take_up_from(Runner const& runner, Source&& returns, eligibility_basis basis, take_up_selection const& only) {
    using part = std::vector<counted_return>;
    if constexpr (requires { runner.same_on_all(std::string{}); })  // several machines, of which each is told what to count
        runner.same_on_all(std::string(spelling(basis)) + '\n' + (only.role ? std::string(spelling(*only.role)) : "any") + '\n' +
                           (only.period ? std::string(only.period->text()) : "any") + '\n' + std::string(spelling(only.counted)) + '\n' +
                           only.words.indicator + '\n' + only.whole);
    returns_chosen chosen(basis, only);
    part all;
    auto said = visit_source(
        runner, returns, [] { return part{}; },
        [&chosen](part& to, council_return const& r) {
            if (!chosen.is_meant(r)) return;
            to.push_back({r.council, r.role, r.period, counts_of(r)});
        },
        [&](part&& next) {
            for (auto const& one : next) chosen.add(one.council, one.role, one.period);
            if (all.empty())
                all = std::move(next);
            else
                all.insert(all.end(), next.begin(), next.end());
        });
    take_up_table::builder cells(std::move(chosen).taken());
    for (auto const& one : all) cells[one.council.key()] = one.counts;
    return reported(cells.freeze(), std::move(said));
}

struct take_up_function {
    /// Throws std::invalid_argument when no return is on the basis, when several roles or periods are left and none is
    /// selected, and when a council appears twice; each time it says what there is.  What a kind of record needs to know
    /// besides stands last: take_up_of_people.hpp.
    template <chunk_runner Runner, class Source, class... More>
    [[nodiscard]] auto operator()(Runner const& runner, Source&& source, eligibility_basis basis, take_up_selection const& only = {},
                                  More const&... more) const {
        if constexpr (requires { take_up_from(runner, source, basis, only, more...); }) {
            return take_up_from(runner, source, basis, only, more...);
        } else {
            static_assert(never<Source>,
                          "pbo::take_up counts what has figures of budgets and of people eligible: council returns "
                          "(pbo::read_returns, pbo::record_files<pbo::council_return>, pbo::sample(...) of either), or everybody "
                          "eligible, a pbo::supported_person each (take_up_of_people.hpp); survey responses have neither");
            return refused_call{};
        }
    }
    template <class Source, class... More>
        requires(!chunk_runner<Source>)
    [[nodiscard]] auto operator()(Source&& source, eligibility_basis basis, take_up_selection const& only = {},
                                  More const&... more) const {
        return (*this)(in_sequence{}, source, basis, only, more...);
    }
};

}  // namespace detail

inline constexpr detail::take_up_function take_up{};

/// The table with sums that are known although councils of it are withheld, or without.
template <class = detail::when_called>
[[nodiscard]] inline take_up_table with_stated_sums(take_up_table const& t, std::optional<stated_sums> sums) {
    auto context = t.context();
    context.sums = std::move(sums);
    take_up_table::builder cells(std::move(context));
    for (auto const& e : t) cells[e.key] = e.cell;
    return cells.freeze();
}

/// All together, of a table by council or by region: the sum of those that have figures, or the one that is stated; those that
/// have none are counted as absent.  It is England's when the table is, and says so (whole_name() of the context).
template <class Key>
[[nodiscard]] remembered_take_up whole_of(table<Key, take_up_counts, take_up_context> const& t) {
    auto const& context = t.context();
    return context.sums ? context.remembered_of(context.sums->whole) : t.total();
}

namespace detail {
/// What all together are called: where nobody named the whole, and some have no figures, whose figures it adds up.
template <class = detail::when_called> [[nodiscard]] inline std::string name_of_sum(take_up_table const& t) {
    auto const& context = t.context();
    auto const in_all = std::uint64_t{context.councils.size()};
    auto const without = !context.sums                   ? t.total().on_budget.absent().total()
                         : context.sums->in_whole == 0 || context.sums->in_whole > in_all ? 0
                                                         : in_all - context.sums->in_whole;
    if (!context.whole.empty() || without == 0 || without == in_all) return context.whole_name();
    return std::to_string(in_all - without) + " of " + context.whole_name();
}
/// What councils are set beside, and its name: the whole, or where its sum is withheld, the areas that are shown.
struct average_of_all {
    proportion counts;
    std::string name;
    bool of_those_shown = false;
    template <class = detail::when_called>
    explicit average_of_all(take_up_table const& t) : counts(whole_of(t).on_budget.counted()), name(name_of_sum(t)) {
        if (!t.context().sums || counts.trials() != 0) return;
        of_those_shown = true;
        counts = t.total().on_budget.counted();
        name = "the " + several_in_words(t.context().words.area) + " shown";
    }
};
}  // namespace detail

/// The sum for each region, in alphabetical order, or the one that is stated; councils whose region nobody has given come under "".
inline constexpr auto by_region = []<class = detail::when_called>(
                                      take_up_table const& t) -> table<std::string, take_up_counts, take_up_context> {
    auto const of_councils = regroup(t, [&t](council_key const& key) { return std::string(t.context().of(key).region.view()); });
    if (!t.context().sums) return of_councils;
    typename std::remove_const_t<decltype(of_councils)>::builder stated(t.context());
    for (auto const& e : of_councils) {
        auto const* const sum = t.context().sums->find(e.key);
        stated[e.key] = sum ? *sum : e.cell;
    }
    return stated.freeze();
};

}  // namespace pbo

#endif
