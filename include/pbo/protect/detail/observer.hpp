// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_DETAIL_OBSERVER_HPP
#define PBO_PROTECT_DETAIL_OBSERVER_HPP

// Is every small count safe from one observer, as more and more is published?  An observer knows what is published, and an
// insider the count of a withheld cell too.  Worlds that were found possible are kept: a small count is safe as long as two of
// them, or their ends, differ enough, and a cell that has the same count in all of them tells nothing new.  Only where the
// worlds left do not say enough is the attacker asked.

#include <pbo/protect/attacker.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/rule.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace pbo::detail {

/// A small cell, and the ends between which its possible counts must reach.
struct guarded_cell {
    std::size_t cell = 0;
    double at_most = 0.0;   ///< the least possible count must not exceed it
    double at_least = 0.0;  ///< the largest must reach it
    double apart = 0.0;     ///< and they must lie so far apart
};

[[nodiscard]] inline guarded_cell guarded(relations const& of, std::size_t cell, requirement asked, double least_shown) {
    auto const count = static_cast<double>(of[cell].count);
    if (asked == requirement::not_small) return {cell, count - 1.0, least_shown, 1.0};
    return {cell, count, count, 1.0};
}

class observer {
public:
    observer(relations const& of, std::vector<guarded_cell> guard, std::optional<std::size_t> knows_also)
        : of_(&of), guard_(std::move(guard)), knows_also_(knows_also) {}

    /// Whether every guarded count is safe when this is published, also the cell `more` (if any), which was not before; what
    /// was found out is kept when it is.
    template <attacker Attacker>
    [[nodiscard]] bool safe(Attacker& attacker, known_cells known, std::optional<std::size_t> more = {}) {
        auto const before = worlds_.size();
        if (knows_also_) known[*knows_also_] = true;
        std::vector<world> kept;
        if (more)
            for (auto const& w : worlds_)
                if (is_possible(w, *more)) kept.push_back(w);
        if (more && kept.size() == before && before != 0) return true;  // it tells nothing that was not known
        if (!more) kept.clear();
        bool told = false;
        for (auto const& g : guard_) {
            if (enough(g, ends_of(kept, g))) continue;
            if (!told) attacker.knows(known);
            told = true;
            if (!enough(g, asked(attacker, kept, g))) {
                broken_ = g.cell;
                return false;
            }
        }
        worlds_ = std::move(kept);
        return true;
    }
    /// The same observer, guarding only what is not safe when this is published; the rest stays safe with whatever is withheld
    /// in addition.
    template <attacker Attacker>
    [[nodiscard]] observer of_what_is_unsafe(Attacker& attacker, known_cells known) const {
        if (knows_also_) known[*knows_also_] = true;
        attacker.knows(known);
        std::vector<world> found;
        std::vector<guarded_cell> unsafe;
        for (auto const& g : guard_)
            if (!enough(g, asked(attacker, found, g))) unsafe.push_back(g);
        return observer(*of_, std::move(unsafe), knows_also_);
    }
    [[nodiscard]] bool guards_nothing() const noexcept { return guard_.empty(); }
    /// The guarded cell that was not safe last.
    [[nodiscard]] std::size_t broken() const noexcept { return broken_; }

private:
    using world = std::shared_ptr<std::vector<double> const>;  // shared by the copies of an observer
    static constexpr double tolerance = 1e-6;

    [[nodiscard]] double count_in(world const& w, std::size_t cell) const {
        double sum = 0.0;
        for (auto const t : (*of_)[cell].terms) sum += t.times * (*w)[t.leaf];
        return sum;
    }
    [[nodiscard]] bool is_possible(world const& w, std::size_t cell) const {
        auto const count = static_cast<double>((*of_)[cell].count);
        return std::fabs(count_in(w, cell) - count) <= tolerance * std::max(1.0, std::fabs(count));
    }
    [[nodiscard]] possible_counts ends_of(std::vector<world> const& worlds, guarded_cell const& g) const {
        auto const count = static_cast<double>((*of_)[g.cell].count);  // the true world is possible always
        possible_counts ends{count, count};
        for (auto const& w : worlds) {
            auto const n = count_in(w, g.cell);
            ends.lower = std::min(ends.lower, n);
            ends.upper = std::max(ends.upper, n);
            if (enough(g, ends)) break;
        }
        return ends;
    }
    /// The ends in the worlds found, or where they do not reach, the attacker's; worlds that it finds are added.
    template <attacker Attacker>
    [[nodiscard]] possible_counts asked(Attacker& attacker, std::vector<world>& found, guarded_cell const& g) const {
        auto ends = ends_of(found, g);
        if (enough(g, ends)) return ends;
        for (double const direction : {1.0, -1.0}) {
            auto const end = attacker.end_of(g.cell, direction);
            (direction > 0 ? ends.lower : ends.upper) = end;
            if (std::isfinite(end)) found.push_back(std::make_shared<std::vector<double> const>(attacker.leaves()));
        }
        return ends;
    }
    [[nodiscard]] static bool enough(guarded_cell const& g, possible_counts const& ends) {
        return ends.lower <= g.at_most + tolerance && ends.upper >= g.at_least - tolerance &&
               ends.upper - ends.lower >= g.apart - tolerance;
    }

    relations const* of_;
    std::vector<guarded_cell> guard_;
    std::optional<std::size_t> knows_also_;
    std::vector<world> worlds_;
    std::size_t broken_ = 0;
};

}  // namespace pbo::detail

#endif
