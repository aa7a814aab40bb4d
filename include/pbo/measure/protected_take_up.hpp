// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_PROTECTED_TAKE_UP_HPP
#define PBO_MEASURE_PROTECTED_TAKE_UP_HPP

// Which counts of councils, regions and the whole may be shown, when regions and the whole stay the sums of all people?  A council's
// small count follows from its region less the other councils, and a region's from the whole: so other councils are withheld as well,
// as few as possible, and regions only where no councils would do.
//
//     pbo::take_up_relations of(returns, rule);                    // of one period, basis and role
//     pbo::clp_attacker attacker(of.cells());                      // <pbo/protect/clp_attacker.hpp>
//     auto const safe = pbo::protect(of, attacker);                // nothing where there is no pattern: publish nothing
//     auto t = pbo::with_stated_sums(pbo::take_up(safe->returns, basis, selection), safe->sums);
//
// Three counts of a return are used, each of which holds the next: people eligible, on budgets, on direct payments; and of each sum
// those of the councils that have both counts of a share, as take_up() adds them.  What lies between two of them (people without a
// budget) is printed nowhere, but follows, and is kept safe where the rule looks at both sides.  Nobody who knows all that is shown,
// how it adds up, and that nobody is counted less than zero times, can tell a small count, nor that it is small; which of the
// withheld counts are small is not to be seen.  Where counts are rounded they know less than that.
//
// Modes within the budgets are withheld: they are the finest counts, and no take-up needs them.  0 is shown.  Throws
// std::domain_error for more people on direct payments than on budgets, or on either than eligible.  Cost: that of suppress().

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/protect/attacker.hpp>
#include <pbo/protect/count_protection.hpp>
#include <pbo/protect/detail/suppress_keeping.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/release_ledger.hpp>
#include <pbo/protect/suppress.hpp>
#include <pbo/protect/suppression.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// Returns and sums as they may be shown, and what is published of the relations.
struct protected_take_up {
    std::vector<council_return> returns;  ///< in the order given
    stated_sums sums;
    suppression pattern;
    std::size_t withheld = 0;  ///< returns and sums of which a count is withheld
};

class take_up_relations {
public:
    /// earlier are releases that stand beside this one (release_ledger.hpp).  Throws std::invalid_argument for returns of more than
    /// one period, basis or role, and where an earlier release has other counts of the same people.
    template <class = detail::when_called>
    take_up_relations(std::vector<council_return> const& returns, count_protection const& rule, release_ledger const& earlier = {})
        : returns_(returns), rule_(rule) {
        for (auto const& r : returns)
            if (r.period != returns.front().period || r.basis != returns.front().basis || r.role != returns.front().role)
                throw std::invalid_argument("pbo::take_up_relations: the returns are of several periods, bases or roles");
        std::set<std::string> keys;
        for (auto const& r : returns)
            if (!keys.insert(r.council.key().text()).second)
                throw std::invalid_argument("pbo::take_up_relations: the council '" + r.council.key().text() + "' appears twice");
        std::map<std::string, std::array<both_counts, 3>> regions;
        std::array<both_counts, 3> whole;
        for (std::size_t i = 0; i < returns.size(); ++i) {
            auto const own = counts_of_return(returns[i]);
            std::string const region(returns[i].council.region.view());
            for (std::size_t k = 0; k < own.size(); ++k) {
                regions[region][k].add(own[k]);
                whole[k].add(own[k]);
            }
        }
        for (auto const& [name, counts] : regions) regions_.emplace_back(name, sum_of(name.empty() ? "region not stated" : name, counts));
        whole_ = sum_of(std::string(all_together), whole);
        for (std::size_t i = 0; i < planned_.size(); ++i) {
            auto& p = planned_[i];
            printed_by_tables_.push_back(p.printed);
            cells_.add(std::move(p.name), p.count, std::move(p.terms), {.printed = p.printed && !p.held_back});
            least_shown_.push_back(std::max<std::uint64_t>(p.least_shown, 1));
            auto const n = static_cast<std::uint64_t>(p.count);
            before_.push_back(n != 0 && n < p.least_shown      ? cell_status::primary
                              : cells_[i].treatment.printed ? cell_status::published
                                                            : cell_status::not_printed);
        }
        own_least_shown_ = least_shown_;
        own_cells_ = cells_;
        if (earlier.releases.empty()) return;
        auto beside = beside_ledger(own_cells_, suppression(before_), least_shown_, earlier);
        for (std::size_t i = 0; i < beside.known.size(); ++i)
            not_again_.push_back(beside.known[i] && before_[i] != cell_status::published);
        for (std::size_t i = 0; i < beside.cells.size(); ++i) {
            if (i < before_.size()) before_[i] = beside.before[i];
            else before_.push_back(beside.before[i]);
        }
        least_shown_ = std::move(beside.least_shown);
        cells_ = std::move(beside.cells);
    }

    [[nodiscard]] relations const& cells() const noexcept { return cells_; }
    /// Those of the returns alone come first, in this order; those of earlier releases stand behind them.
    [[nodiscard]] relations const& own_cells() const noexcept { return own_cells_; }
    [[nodiscard]] std::vector<std::uint64_t> const& own_least_shown() const noexcept { return own_least_shown_; }
    template <class = detail::when_called>
    [[nodiscard]] suppression before() const { return suppression(before_); }
    [[nodiscard]] std::vector<std::uint64_t> const& least_shown() const noexcept { return least_shown_; }
    /// Whether a report has a place for the cell; others, such as people without a budget, follow from those it has.
    [[nodiscard]] bool has_a_place(std::size_t cell) const { return cell < printed_by_tables_.size() && printed_by_tables_[cell]; }

    /// The cells that print a region's counts, or those of the whole for "the whole"; empty for a region that there is not.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::string> cells_of_sum(std::string_view region) const {
        std::vector<std::string> names;
        auto const add = [&](sum_cells const& sum) {
            for (auto const& share : sum)
                if (share)
                    for (auto const at : {share->hits, share->base})
                        if (std::find(names.begin(), names.end(), cells_[at].name) == names.end()) names.push_back(cells_[at].name);
        };
        for (auto const& [name, sum] : regions_)
            if (name == region) add(sum);
        if (region == all_together) add(whole_);
        return names;
    }
    static constexpr std::string_view all_together = "the whole";
    /// The cells of the whole and then of the regions that are not small, each the largest first.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::size_t> sums_first() const {
        std::vector<std::size_t> all;
        auto const add = [&](sum_cells const& sum) {
            for (auto const& share : sum)
                if (share)
                    for (auto const at : {share->base, share->hits})
                        if (before_[at] == cell_status::published && std::find(all.begin(), all.end(), at) == all.end()) all.push_back(at);
        };
        add(whole_);
        std::vector<sum_cells> regions;
        for (auto const& [name, sum] : regions_) regions.push_back(sum);
        auto const size = [this](sum_cells const& sum) { return sum[0] ? cells_[sum[0]->base].count : 0; };
        detail::sort_stably(regions, [&](sum_cells const& a, sum_cells const& b) { return size(a) > size(b); });
        for (auto const& sum : regions) add(sum);
        return all;
    }

    /// By own cell, what is printed in place of its count: all rounded together (controlled_rounding.hpp).
    template <class = detail::when_called>
    void print_instead(std::vector<std::int64_t> printed) {
        if (printed.size() != own_cells_.size())
            throw std::invalid_argument("pbo::take_up_relations: " + std::to_string(printed.size()) + " figures for " +
                                        std::to_string(own_cells_.size()) + " cells");
        printed_ = std::move(printed);
    }
    /// As they are shown when these cells are published.
    template <class = detail::when_called>
    [[nodiscard]] protected_take_up shown(suppression pattern) const {
        protected_take_up all{{}, {}, std::move(pattern), 0};
        for (std::size_t i = 0; i < returns_.size(); ++i) {
            council_return safe;
            auto const& r = returns_[i];
            safe.council = r.council;
            safe.period = r.period;
            safe.basis = r.basis;
            safe.role = r.role;
            safe.eligible = shown(all.pattern, own_[i][0], r.eligible);
            safe.personal_budgets = shown(all.pattern, own_[i][1], on_personal_budgets(r));
            safe.direct_payment = shown(all.pattern, own_[i][2], on_direct_payments(r));
            safe.part_direct_payment = std::uint64_t{0};  // among the others
            for (auto* mode : {&safe.managed_budget, &safe.individual_service_fund, &safe.other_or_not_stated}) *mode = absence::suppressed;
            all.returns.push_back(std::move(safe));
            all.withheld += withholds(all.pattern, own_[i]) ? 1U : 0U;
        }
        for (auto const& [name, sum] : regions_) all.sums.regions.push_back({name, shown(all, sum)});
        all.sums.whole = shown(all, whole_);
        for (auto const& r : returns_) all.sums.in_whole += r.eligible && on_personal_budgets(r) ? 1U : 0U;
        return all;
    }

private:
    using leaves = std::vector<leaf_term>;
    /// The two counts of a share and what they are made of; of a sum, of all councils that have both.
    struct both_counts {
        std::uint64_t hits = 0, base = 0;
        leaves of_hits, of_base;
        bool known = false;
        template <class = detail::when_called>
        void add(both_counts const& more) {
            if (!more.known) return;
            hits = detail::checked_sum(hits, more.hits);
            base = detail::checked_sum(base, more.base);
            of_hits.insert(of_hits.end(), more.of_hits.begin(), more.of_hits.end());
            of_base.insert(of_base.end(), more.of_base.begin(), more.of_base.end());
            known = true;
        }
    };
    struct planned_cell {
        std::string name;
        std::int64_t count;
        leaves terms;
        bool printed, held_back;
        std::uint64_t least_shown;
    };
    struct share_cells {
        std::size_t hits, base;
    };
    using sum_cells = std::array<std::optional<share_cells>, 3>;      // of the eligible, direct of the eligible, direct of budgets
    using cells_of_return = std::array<std::optional<std::size_t>, 3>;      // eligible, on budgets, on direct payments

    /// A cell of people, once for everything that is the sum of the same leaves.
    template <class = detail::when_called>
    std::size_t cell(std::string name, std::uint64_t count, leaves terms, bool printed, bool held_back, std::uint64_t least_shown) {
        std::vector<std::uint32_t> made_of;
        for (auto const t : terms) made_of.push_back(t.leaf);
        std::sort(made_of.begin(), made_of.end());
        auto const [at, is_new] = planned_at_.try_emplace(std::move(made_of), planned_.size());
        if (is_new && !names_.insert(name).second) name += " (" + std::to_string(planned_.size() + 1) + ")";
        if (is_new) planned_.push_back({std::move(name), static_cast<std::int64_t>(count), std::move(terms), false, false, 0});
        auto& one = planned_[at->second];
        one.printed = one.printed || printed;
        one.held_back = one.held_back || held_back;
        one.least_shown = std::max(one.least_shown, least_shown);
        return at->second;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t least(bool is_base) const noexcept {
        return std::max({rule_.least.value_or(0), rule_.both_sides.value_or(0), is_base ? rule_.least_base.value_or(0) : 0});
    }
    template <class = detail::when_called>
    [[nodiscard]] bool is_small(std::uint64_t n, std::uint64_t base) const noexcept {
        return rule_.is_small(n) || rule_.leaves_few(n, base);
    }

    template <class = detail::when_called>
    [[nodiscard]] std::array<both_counts, 3> counts_of_return(council_return const& r) {
        figure<std::uint64_t> const all[] = {r.eligible, on_personal_budgets(r), on_direct_payments(r)};
        auto const who = name_of(r.council);
        for (std::size_t a = 0; a < 3; ++a)
            for (std::size_t b = a + 1; b < 3; ++b)
                if (all[a] && all[b] && *all[b] > *all[a])
                    throw std::domain_error("pbo::take_up_relations: " + who + ": " + std::to_string(*all[b]) + " people " +
                                            std::string(words[b]) + " of " + std::to_string(*all[a]) + " " + std::string(words[a]));
        // Three leaves, called the same whatever else the returns tell: what each count holds beside the one within it.
        auto const key = r.council.key().text() + "|" + r.period.text() + "|" + std::string(spelling(r.basis)) + "|" +
                         std::string(spelling(r.role));
        std::array<leaf_term, 3> const leaf{{{cells_.leaf(key + "|no budget"), 1},
                                             {cells_.leaf(key + "|budget, no direct payment"), 1},
                                             {cells_.leaf(key + "|direct payment"), 1}}};
        std::array<leaves, 3> made_of;
        for (std::size_t k = 0; k < 3; ++k) made_of[k].assign(leaf.begin() + static_cast<std::ptrdiff_t>(k), leaf.end());
        for (std::size_t a = 0; a < 3 && rule_.both_sides; ++a)
            for (std::size_t b = a + 1; b < 3; ++b)
                if (all[a] && all[b])
                    cell(who + ", " + std::string(words[a]) + " and not " + std::string(words[b]), *all[a] - *all[b],
                         {leaf.begin() + static_cast<std::ptrdiff_t>(a), leaf.begin() + static_cast<std::ptrdiff_t>(b)}, false, false,
                         *rule_.both_sides);
        bool const base_too_small = all[0] && rule_.is_small_base(*all[0]);
        bool const takes_base = rule_.bases_too && all[0] &&
                                ((all[1] && is_small(*all[1], *all[0])) || (all[2] && is_small(*all[2], *all[0])));
        cells_of_return cells;
        for (std::size_t k = 0; k < 3; ++k)
            if (all[k])
                cells[k] = cell(who + ", " + std::string(words[k]), *all[k], made_of[k], true, base_too_small || takes_base, least(k == 0));
        own_.push_back(cells);
        auto const both = [&](std::size_t hits, std::size_t base) {
            return all[hits] && all[base] ? both_counts{*all[hits], *all[base], made_of[hits], made_of[base], true} : both_counts{};
        };
        return {both(1, 0), both(2, 0), both(2, 1)};
    }
    template <class = detail::when_called>
    [[nodiscard]] sum_cells sum_of(std::string const& name, std::array<both_counts, 3> const& counts) {
        sum_cells sum;
        static constexpr std::array<std::array<std::size_t, 2>, 3> which{{{1, 0}, {2, 0}, {2, 1}}};
        for (std::size_t k = 0; k < 3; ++k) {
            auto const& c = counts[k];
            if (!c.known) continue;
            auto const hits = std::string(words[which[k][0]]), base = std::string(words[which[k][1]]);
            bool const of_eligible = which[k][1] == 0;
            bool const hold_back = (of_eligible && rule_.is_small_base(c.base)) || (rule_.bases_too && is_small(c.hits, c.base));
            auto const known = [](std::string const& what) { return ", where those " + what + " are known"; };
            auto const at_base = cell(name + ", " + base + (k == 0 ? "" : known(hits)), c.base, c.of_base, true, hold_back,
                                      least(of_eligible));
            auto const at_hits = cell(name + ", " + hits + (k == 2 ? known(base) : ""), c.hits, c.of_hits, true, hold_back, least(false));
            sum[k] = share_cells{at_hits, at_base};
            if (!rule_.both_sides) continue;
            leaves rest;
            for (auto const t : c.of_base)
                if (std::find(c.of_hits.begin(), c.of_hits.end(), t) == c.of_hits.end()) rest.push_back(t);
            cell(name + ", " + base + " and not " + hits, c.base - c.hits, std::move(rest), false, false, *rule_.both_sides);
        }
        return sum;
    }
    template <class = detail::when_called>
    [[nodiscard]] static std::string name_of(council const& who) {
        return who.name.empty() ? who.key().text() : std::string(who.name.view());
    }
    template <class = detail::when_called>
    [[nodiscard]] figure<std::uint64_t> shown(suppression const& pattern, std::optional<std::size_t> at,
                                              figure<std::uint64_t> const& n) const {
        if (!at) return n;
        if (prints(pattern, *at)) return printed_.empty() ? rule_.printed(*n) : static_cast<std::uint64_t>(printed_[*at]);
        return absence::suppressed;
    }
    template <class = detail::when_called>
    [[nodiscard]] bool withholds(suppression const& pattern, cells_of_return const& own) const {
        return std::any_of(own.begin(), own.end(), [&](auto const& at) { return at && !prints(pattern, *at); });
    }
    template <class = detail::when_called>
    [[nodiscard]] bool prints(suppression const& pattern, std::size_t cell) const {
        return pattern.is_published(cell) && (cell >= not_again_.size() || !not_again_[cell]);
    }
    template <class = detail::when_called>
    [[nodiscard]] take_up_counts shown(protected_take_up& all, sum_cells const& sum) const {
        take_up_counts counts;
        bool withheld = false;
        auto const count = [&](std::size_t at) -> figure<std::uint64_t> {
            if (prints(all.pattern, at))
                return printed_.empty() ? rule_.printed_sum(static_cast<std::uint64_t>(cells_[at].count))
                                        : static_cast<std::uint64_t>(printed_[at]);
            withheld = true;
            return absence::suppressed;
        };
        std::array<tally*, 3> const tallies{&counts.on_budget, &counts.direct_payments, &counts.direct_payments_of_budgets};
        for (std::size_t k = 0; k < 3; ++k)
            if (sum[k]) *tallies[k] = detail::published(count(sum[k]->hits), count(sum[k]->base));
        if (sum[0] && counts.on_budget.trials() == 0) {
            auto const hits = count(sum[0]->hits), base = count(sum[0]->base);
            if (hits && !base) counts.on_budget_alone = {*hits, 1};
            if (base && !hits) counts.eligible_alone = {*base, 1};
        }
        all.withheld += withheld ? 1U : 0U;
        return counts;
    }
    static constexpr std::array<std::string_view, 3> words{"eligible", "on budgets", "on direct payments"};

    std::vector<council_return> returns_;
    count_protection rule_;
    relations cells_;
    std::vector<planned_cell> planned_;
    std::map<std::vector<std::uint32_t>, std::size_t> planned_at_;
    std::set<std::string> names_;
    std::vector<cells_of_return> own_;
    std::vector<std::pair<std::string, sum_cells>> regions_;
    sum_cells whole_;
    std::vector<cell_status> before_;
    std::vector<std::uint64_t> least_shown_;
    std::vector<bool> printed_by_tables_;
    relations own_cells_;
    std::vector<std::uint64_t> own_least_shown_;
    std::vector<std::int64_t> printed_;  // nothing, or one an own cell
    std::vector<bool> not_again_;  // known from before, and not to be printed again
};

/// keep are regions, or "the whole", whose sums stay published; throws std::out_of_range for one that there is not.
template <attacker Attacker>
[[nodiscard]] std::optional<protected_take_up> protect(take_up_relations const& of, Attacker& attacker,
                                                       std::vector<std::string> const& keep = {}) {
    suppress_options options;
    for (auto const& name : keep) {
        auto const cells = of.cells_of_sum(name);
        if (cells.empty()) throw std::out_of_range("pbo::protect: no region is called '" + name + "', nor is that the whole");
        options.keep.insert(options.keep.end(), cells.begin(), cells.end());
    }
    // The whole and the regions are what most is compared with: they stay where they can.
    if (auto pattern = detail::suppress_keeping(of.cells(), of.before(), of.least_shown(), attacker, of.sums_first(), std::move(options)))
        return of.shown(*std::move(pattern));
    return std::nullopt;
}

}  // namespace pbo

#endif
