// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_DETAIL_OBSERVER_HPP
#define PBO_PROTECT_DETAIL_OBSERVER_HPP

// Is every small count safe from everybody, whatever is published?  A stranger knows what is published, and an insider the count
// of a withheld cell too.  Nothing that an attacker found out is asked twice:
//
//   worlds   counts of all leaves that fit some published cells, with the cells whose counts they have: one world, or two, in
//            which a small count differs enough keep it safe from everybody who knows no more than these cells
//   proofs   cells from which a small count followed: whatever holds them all is not safe either
//
// Both are of the table and not of one pattern, so what one order of publishing found serves all others.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/protect/attacker.hpp>
#include <pbo/protect/detail/cell_set.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/rule.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace pbo::detail {

/// A small cell, and the ends between which its possible counts must reach for an observer.
struct guarded_cell {
    std::size_t cell = 0;
    double at_most = 0.0;   ///< the least possible count must not exceed it
    double at_least = 0.0;  ///< the largest must reach it
    double apart = 0.0;     ///< and they must lie so far apart
    std::optional<std::size_t> insider{};  ///< the withheld cell that the observer knows too
};

template <class = detail::when_called>
[[nodiscard]] inline guarded_cell guarded(relations const& of, std::size_t cell, requirement asked, double least_shown,
                                          std::optional<std::size_t> insider = {}) {
    auto const count = static_cast<double>(of[cell].count);
    if (asked == requirement::not_small) return {cell, count - 1.0, least_shown, 1.0, insider};
    return {cell, count, count, 1.0, insider};
}

/// The guarded counts in one possible world, and the cells that are in it as they are.
struct possible_world {
    cell_set agrees;
    std::vector<double> counts;
};

template <attacker Attacker>
class observers {
public:
    using world = std::shared_ptr<possible_world const>;

    /// What is published, and for each guarded count the worlds that keep it safe; without one, the true world does.
    struct look {
        cell_set known;
        std::vector<std::pair<world, world>> safe_by;
    };

    observers(relations const& of, Attacker& attacker) : of_(&of), attacker_(&attacker), proofs_with_(of.size()) {}

    void add(guarded_cell const& g) { guard_.push_back(g); }
    [[nodiscard]] bool guard_nothing() const noexcept { return guard_.empty(); }

    /// Whether every guarded count is safe when this is published.
    [[nodiscard]] bool safe(look& at) {
        at.safe_by.assign(guard_.size(), {});
        return held(at, [](std::size_t) { return true; });
    }
    /// The same when one more cell is published, which is added to what is known when it is.
    [[nodiscard]] bool safe_with(look& at, std::size_t more) {
        effort_ += guard_.size() / 16 + 1;
        at.known.insert(more);
        auto const& proofs = proofs_with_[more];
        bool const proven = std::any_of(proofs.begin(), proofs.end(), [&](auto const& p) { return p->is_within(at.known); });
        if (!proven && held(at, [&](std::size_t g) { return !agree(at.safe_by[g], more); })) return true;
        at.known.erase(more);
        return false;
    }
    /// Guards from now on only what is not safe when this is published; the rest stays safe with whatever is withheld in addition.
    void guard_what_is_unsafe(cell_set const& known) {
        std::vector<guarded_cell> unsafe;
        fitting_.clear();
        fit(known);
        for (auto const& g : guard_) {
            std::pair<world, world> by;
            if (!safe_in_some(g, by) && !safe_when_asked(g, known, by)) unsafe.push_back(g);
        }
        guard_ = std::move(unsafe);
    }
    /// The guarded cell that was not safe last.
    [[nodiscard]] std::size_t broken() const noexcept { return broken_; }
    /// What was done so far: for each programme its unknowns (or where the attacker does not say, the leaves of a question), and a
    /// little for each look.
    [[nodiscard]] std::uint64_t effort() const {
        if constexpr (requires { attacker_->effort(); })
            return effort_ + attacker_->effort();
        else
            return effort_ + questions_ * of_->leaves();
    }

private:
    static constexpr double tolerance = 1e-6;
    static constexpr std::size_t most_kept = std::size_t{1} << 22;  // numbers in the worlds that are kept, and words in proofs

    struct ends_seen {
        possible_counts ends;
        std::pair<world, world> by;
    };

    /// Whether the guarded counts that may have lost what kept them safe are safe still; by what is kept when all are.
    template <class MayBeLost>
    [[nodiscard]] bool held(look& at, MayBeLost const& may_be_lost) {
        std::vector<std::pair<std::size_t, std::pair<world, world>>> found;
        fitting_.clear();
        for (std::size_t g = 0; g < guard_.size(); ++g) {
            if (!may_be_lost(g)) continue;
            if (found.empty()) fit(at.known);
            found.push_back({g, {}});
            if (safe_in_some(guard_[g], found.back().second)) continue;
            if (!safe_when_asked(guard_[g], at.known, found.back().second)) {
                broken_ = guard_[g].cell;
                return false;
            }
        }
        for (auto& [g, by] : found) at.safe_by[g] = std::move(by);
        return true;
    }
    /// Worlds that differ from the truth in the cell protect nothing once it is published; nor does an end without a world.
    [[nodiscard]] static bool agree(std::pair<world, world> const& by, std::size_t cell) {
        return (by.first || by.second) && (!by.first || by.first->agrees[cell]) && (!by.second || by.second->agrees[cell]);
    }
    void fit(cell_set const& known) {
        effort_ += worlds_.size() / 16;
        for (auto const& w : worlds_)
            if (known.is_within(w->agrees)) fitting_.push_back(w);
    }
    [[nodiscard]] static bool enough(guarded_cell const& g, possible_counts const& ends) {
        return ends.lower <= g.at_most + tolerance && ends.upper >= g.at_least - tolerance &&
               ends.upper - ends.lower >= g.apart - tolerance;
    }
    void widen(ends_seen& seen, guarded_cell const& g, world const& w) const {
        if (g.insider && !w->agrees[*g.insider]) return;
        auto const n = w->counts[column_.at(g.cell)];
        if (n < seen.ends.lower) {
            seen.ends.lower = n;
            seen.by.first = w;
        }
        if (n > seen.ends.upper) {
            seen.ends.upper = n;
            seen.by.second = w;
        }
    }
    [[nodiscard]] ends_seen seen_of(guarded_cell const& g) {
        auto const count = static_cast<double>((*of_)[g.cell].count);  // the true world is possible always
        ends_seen seen{{count, count}, {}};
        auto w = fitting_.rbegin();
        for (; w != fitting_.rend() && !enough(g, seen.ends); ++w) widen(seen, g, *w);
        effort_ += static_cast<std::uint64_t>(w - fitting_.rbegin()) / 16 + 1;
        return seen;
    }
    [[nodiscard]] bool safe_in_some(guarded_cell const& g, std::pair<world, world>& by) {
        auto seen = seen_of(g);
        if (!enough(g, seen.ends)) return false;
        by = std::move(seen.by);
        return true;
    }
    [[nodiscard]] bool safe_when_asked(guarded_cell const& g, cell_set const& known, std::pair<world, world>& by) {
        auto whole = known;
        if (g.insider) whole.insert(*g.insider);
        if (!told_ || !(*told_ == whole)) {
            attacker_->knows(whole.as_known());
            told_ = whole;
        }
        auto seen = seen_of(g);
        bool asked_low = false;
        std::vector<std::size_t> low_proof, high_proof;
        auto const ask = [&](double direction, std::vector<std::size_t>& proof) {
            ++questions_;
            auto const end = attacker_->end_of(g.cell, direction);
            if constexpr (requires { attacker_->proof(); }) proof = attacker_->proof();
            (direction > 0 ? seen.ends.lower : seen.ends.upper) = end;
            auto& keeps = direction > 0 ? seen.by.first : seen.by.second;
            keeps = std::isfinite(end) ? kept(attacker_->leaves(), known) : nullptr;
        };
        if (seen.ends.lower > g.at_most + tolerance) {
            ask(1.0, low_proof);
            asked_low = true;
            if (seen.ends.lower > g.at_most + tolerance) return refuted(g, known, std::move(low_proof));
        }
        if (!enough(g, seen.ends)) {
            ask(-1.0, high_proof);
            if (seen.ends.upper < g.at_least - tolerance) return refuted(g, known, std::move(high_proof));
        }
        if (!enough(g, seen.ends) && !asked_low) ask(1.0, low_proof);
        if (!enough(g, seen.ends)) {
            high_proof.insert(high_proof.end(), low_proof.begin(), low_proof.end());
            return refuted(g, known, std::move(high_proof));
        }
        // An end without a world is asked for again when more is published.
        by = std::isinf(seen.ends.lower) || std::isinf(seen.ends.upper) ? std::pair<world, world>{} : std::move(seen.by);
        return true;
    }
    /// Keeps the proof; false.
    bool refuted(guarded_cell const& g, cell_set const& known, std::vector<std::size_t> proof) {
        auto because = known;
        if (!proof.empty()) {
            because = cell_set(of_->size());
            for (auto const i : proof)
                if (i != g.insider) because.insert(i);
        }
        if (!because.is_within(known) || proof_words_ > most_kept) return false;
        auto const shared = std::make_shared<cell_set const>(std::move(because));
        for (std::size_t i = 0; i < of_->size(); ++i)
            if ((*shared)[i]) proofs_with_[i].push_back(shared);
        proof_words_ += of_->size() / 64 + 1 + 2 * proof.size();
        return false;
    }
    world kept(std::vector<double> const& leaves, cell_set const& known) {
        if (column_.empty()) {
            column_.assign(of_->size(), 0);
            for (auto const& g : guard_) {
                if (std::find(guarded_cells_.begin(), guarded_cells_.end(), g.cell) != guarded_cells_.end()) continue;
                column_[g.cell] = guarded_cells_.size();
                guarded_cells_.push_back(g.cell);
            }
        }
        possible_world w{cell_set(of_->size()), {}};
        auto const count_in = [&](related_cell const& cell) {
            double sum = 0.0;
            for (auto const t : cell.terms) sum += t.times * leaves[t.leaf];
            return sum;
        };
        for (std::size_t i = 0; i < of_->size(); ++i) {
            auto const count = static_cast<double>((*of_)[i].count);
            if (std::fabs(count_in((*of_)[i]) - count) <= tolerance * std::max(1.0, std::fabs(count))) w.agrees.insert(i);
        }
        for (auto const i : guarded_cells_) w.counts.push_back(count_in((*of_)[i]));
        auto const size = w.counts.size() + of_->size() / 64 + 1;
        if ((worlds_.size() + 1) * size > most_kept)
            worlds_.erase(worlds_.begin(), worlds_.begin() + static_cast<std::ptrdiff_t>(worlds_.size() / 2));
        worlds_.push_back(std::make_shared<possible_world const>(std::move(w)));
        if (known.is_within(worlds_.back()->agrees)) fitting_.push_back(worlds_.back());
        return worlds_.back();
    }

    relations const* of_;
    Attacker* attacker_;
    std::vector<guarded_cell> guard_;
    std::vector<std::size_t> column_, guarded_cells_;  // of a guarded cell, in each world's counts
    std::vector<world> worlds_, fitting_;              // all; those that fit what is being looked at
    std::vector<std::vector<std::shared_ptr<cell_set const>>> proofs_with_;  // by each of their cells
    std::size_t proof_words_ = 0;
    std::optional<cell_set> told_;  // what the attacker knows
    std::uint64_t effort_ = 0, questions_ = 0;
    std::size_t broken_ = 0;
};

}  // namespace pbo::detail

#endif
