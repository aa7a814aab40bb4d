// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_DETAIL_SUPPRESSION_SEARCH_HPP
#define PBO_PROTECT_DETAIL_SUPPRESSION_SEARCH_HPP

// The search behind suppress(): what is withheld, what is tried, and how good it is.  See <pbo/protect/suppress.hpp>.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/random.hpp>
#include <pbo/protect/detail/observer.hpp>
#include <pbo/protect/detail/publishing_order.hpp>
#include <pbo/protect/suppress_by_elimination.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace pbo::detail {

/// What protection costs: the sum of what is withheld, then how many cells.
struct suppression_cost {
    std::uint64_t sum = 0;
    std::size_t cells = 0;
    friend auto operator<=>(suppression_cost const&, suppression_cost const&) = default;
    [[nodiscard]] bool nowhere_above(suppression_cost const& other) const { return sum <= other.sum && cells <= other.cells; }
};

template <class Attacker>
class suppression_search {
public:
    /// least_shown[i] is the least count of cell i that is not small.
    suppression_search(relations const& of, suppression before, std::vector<double> const& least_shown, requirement asked,
                       Attacker& attacker, bool singletons)
        : of_(&of), before_(std::move(before)), must_(must_be_published(of)), watch_(of, attacker) {
        if constexpr (requires { attacker.forget(); }) attacker.forget();
        started_ = watch_.effort();
        std::vector<std::size_t> small_cells;
        for (std::size_t i = 0; i < of.size(); ++i)
            if (before_[i] == cell_status::primary) small_cells.push_back(i);
        for (auto const i : small_cells) watch_.add(guarded(of, i, asked, least_shown.at(i)));
        if (!singletons) return;
        for (auto const insider : small_cells) {
            if (of[insider].count > 2 || !of[insider].treatment.printed) continue;
            for (auto const i : small_cells)
                if (i != insider) watch_.add(guarded(of, i, requirement::not_exact, least_shown.at(i), insider));
        }
    }
    void keep(std::size_t cell) { must_[cell] = true; }

    [[nodiscard]] std::optional<suppression> of_small_table() {
        auto const all = order();
        state start{known_before(), {}};
        for (auto const i : all)
            if (!must_[i]) start.known.erase(i);
        if (keeps_nothing_small() || !watch_.safe(start)) return std::nullopt;
        auto best = published_from(start, all, 2);
        auto const limit = by_elimination();
        auto const take = [&](cell_set found) {
            auto const cost = cost_of(found), so_far = cost_of(best);
            bool const allowed = !limit || cost.nowhere_above(*limit);
            bool const best_allowed = !limit || so_far.nowhere_above(*limit);
            if ((allowed && !best_allowed) || (allowed == best_allowed && cost < so_far)) {
                best = std::move(found);
                return true;
            }
            return false;
        };
        if (eliminated_) take(published_from(*eliminated_, withheld_in(eliminated_->known, all), 3));
        auto const try_order = [&](std::vector<std::size_t> const& tried) {
            if (goes_on()) take(published_from(start, tried));
        };
        try_order(totals_first(all));
        for (auto const last : all) try_order(with_last(all, last));
        for (std::uint64_t seed = 0; seed < shuffles; ++seed) try_order(shuffled(all, seed));
        for (bool better = true; better && goes_on();) {
            better = false;
            for (auto const also : all) {
                if (!best[also] || must_[also] || size_of_count((*of_)[also]) > cost_of(best).sum || !goes_on()) continue;
                state nearby{best, {}};
                nearby.known.erase(also);
                if (watch_.safe(nearby) && take(published_from(nearby, with_last(withheld_in(nearby.known, all), also)))) better = true;
            }
        }
        return named(best);
    }

    [[nodiscard]] std::optional<suppression> of_large_table() {
        auto const all = order();
        if (keeps_nothing_small()) return std::nullopt;
        std::vector<cell_status> status;
        try {
            status = eliminate(*of_, before_, must_);
        } catch (std::domain_error const&) {
            return std::nullopt;
        }
        // What elimination withholds, it must; only what is withheld in addition is tried again, and only for those counts that
        // were not safe without it.
        cell_set const eliminated(published_cells(suppression(std::move(status))));
        state now{eliminated, {}};
        watch_.guard_what_is_unsafe(eliminated);
        while (!watch_.safe(now))
            if (!withhold_near(now, watch_.broken(), all)) return std::nullopt;
        std::vector<std::size_t> in_addition;
        for (auto const i : all)
            if (eliminated[i] && !now.known[i]) in_addition.push_back(i);
        return named(published_from(now, in_addition, 2));
    }

private:
    static constexpr std::uint64_t shuffles = 48;

    /// See <pbo/protect/suppress.hpp>.
    static constexpr std::uint64_t most_effort = 2'000'000;

    using state = typename observers<Attacker>::look;

    [[nodiscard]] bool goes_on(std::uint64_t times_effort = 1) const { return watch_.effort() - started_ < times_effort * most_effort; }
    [[nodiscard]] std::vector<std::size_t> order() const { return largest_first(*of_, before_, must_); }
    [[nodiscard]] cell_set known_before() const { return cell_set(published_cells(before_)); }
    /// A small count that must be published cannot be kept.
    [[nodiscard]] bool keeps_nothing_small() const {
        for (std::size_t i = 0; i < of_->size(); ++i)
            if (must_[i] && before_[i] == cell_status::primary) return true;
        return false;
    }
    /// Publishes one after the other what can be, as long as the effort allows; what is not tried stays withheld.
    [[nodiscard]] cell_set published_from(state s, std::vector<std::size_t> const& tried, std::uint64_t times_effort = 1) {
        for (auto const i : tried)
            if (!s.known[i] && (must_[i] || goes_on(times_effort))) static_cast<void>(watch_.safe_with(s, i));
        return std::move(s.known);
    }
    [[nodiscard]] suppression_cost cost_of(cell_set const& known) const {
        suppression_cost cost;
        for (std::size_t i = 0; i < of_->size(); ++i)
            if (!known[i] && before_[i] == cell_status::published) {
                cost.sum += size_of_count((*of_)[i]);
                ++cost.cells;
            }
        return cost;
    }
    /// The cost of what elimination withholds, where that is safe.
    [[nodiscard]] std::optional<suppression_cost> by_elimination() {
        try {
            state s{cell_set(published_cells(suppression(eliminate(*of_, before_, must_)))), {}};
            if (!watch_.safe(s)) return std::nullopt;
            eliminated_ = std::move(s);
            return cost_of(eliminated_->known);
        } catch (std::domain_error const&) {
            return std::nullopt;
        }
    }
    [[nodiscard]] static std::vector<std::size_t> withheld_in(cell_set const& known, std::vector<std::size_t> const& all) {
        std::vector<std::size_t> withheld;
        std::copy_if(all.begin(), all.end(), std::back_inserter(withheld), [&](std::size_t i) { return !known[i]; });
        return withheld;
    }
    [[nodiscard]] static std::vector<std::size_t> with_last(std::vector<std::size_t> order, std::size_t last) {
        auto const at = std::find(order.begin(), order.end(), last);
        if (at != order.end()) std::rotate(at, at + 1, order.end());
        return order;
    }
    [[nodiscard]] std::vector<std::size_t> totals_first(std::vector<std::size_t> order) const {
        sort_stably(order, [&](std::size_t a, std::size_t b) { return (*of_)[a].terms.size() > (*of_)[b].terms.size(); });
        return order;
    }
    /// By falling size, each size times a number from 1/4 to 4 drawn for it.
    [[nodiscard]] std::vector<std::size_t> shuffled(std::vector<std::size_t> order, std::uint64_t seed) const {
        random_source draw(seed);
        std::vector<double> weight(of_->size(), 0.0);
        for (auto const i : order) weight[i] = static_cast<double>(size_of_count((*of_)[i]) + 1) * std::exp2(4.0 * draw.uniform() - 2.0);
        sort_stably(order, [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
        return order;
    }
    /// Withholds the cells inside the smallest published cells round a broken one, wider and wider, until it is safe.
    [[nodiscard]] bool withhold_near(state& now, std::size_t broken, std::vector<std::size_t> const& all) {
        auto const& inside = (*of_)[broken].terms;
        std::vector<std::size_t> round;
        for (std::size_t i = 0; i < of_->size(); ++i)
            if (i != broken && is_within(inside, (*of_)[i].terms)) round.push_back(i);
        sort_stably(round, [&](std::size_t a, std::size_t b) { return (*of_)[a].terms.size() < (*of_)[b].terms.size(); });
        for (auto const wider : round) {
            bool more = false;
            for (auto const i : all)
                if (now.known[i] && !must_[i] && i != wider && is_within((*of_)[i].terms, (*of_)[wider].terms)) {
                    now.known.erase(i);
                    more = true;
                }
            if (more) return true;
        }
        bool more = false;  // nothing is left near: everything that may be
        for (auto const i : all)
            if (now.known[i] && !must_[i]) {
                now.known.erase(i);
                more = true;
            }
        return more;
    }
    [[nodiscard]] static bool is_within(std::vector<leaf_term> const& part, std::vector<leaf_term> const& whole) {
        return std::includes(whole.begin(), whole.end(), part.begin(), part.end(),
                             [](leaf_term a, leaf_term b) { return a.leaf < b.leaf; });
    }
    [[nodiscard]] suppression named(cell_set const& known) const {
        std::vector<cell_status> status;
        for (std::size_t i = 0; i < of_->size(); ++i)
            status.push_back(before_[i] != cell_status::published ? before_[i]
                             : known[i]                           ? cell_status::published
                                                                  : cell_status::secondary);
        return suppression(std::move(status));
    }

    relations const* of_;
    suppression before_;
    std::vector<bool> must_;
    observers<Attacker> watch_;
    std::uint64_t started_ = 0;
    std::optional<state> eliminated_;
};

}  // namespace pbo::detail

#endif
