// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_ATTACKER_HPP
#define PBO_PROTECT_ATTACKER_HPP

// What could somebody find out?  An attacker knows the relations, the counts of the cells that are published, and that no
// count of people is negative; it says between which limits another cell's count must lie.  clp_attacker finds the exact
// limits by linear programming (<pbo/protect/clp_attacker.hpp>, which needs COIN Clp); known_bounds, here, gives limits that
// are never narrower: they can prove that a count is disclosed, and never that it is safe.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/suppression.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace pbo {

/// Which cells' counts an attacker knows.
using known_cells = std::vector<bool>;

template <class = detail::when_called>
[[nodiscard]] inline known_cells published_cells(suppression const& s) {
    known_cells known(s.size());
    for (std::size_t i = 0; i < s.size(); ++i) known[i] = s.is_published(i);
    return known;
}

/// The limits of a cell's count; infinite where nothing bounds it.
struct possible_counts {
    double lower = 0.0;
    double upper = std::numeric_limits<double>::infinity();
    friend bool operator==(possible_counts, possible_counts) = default;
};

/// knows(cells) tells the attacker what is published; end_of(cell, 1) is the cell's least possible count then and
/// end_of(cell, -1) its largest (infinite where nothing bounds it), and leaves() the counts of all leaves with which the last
/// finite end is reached.
template <class A>
concept attacker = requires(A& a, known_cells const& known, std::size_t cell, double direction) {
    a.knows(known);
    { a.end_of(cell, direction) } -> std::convertible_to<double>;
    { a.leaves() } -> std::convertible_to<std::vector<double>>;
};

/// Limits by going round the published cells until nothing changes: each leaf is at most what its cells leave it.  Cost: a few
/// times the terms of all cells.
class known_bounds {
public:
    explicit known_bounds(relations const& of) : of_(&of) {}

    template <class = detail::when_called>
    void knows(known_cells const& known) {
        lower_.assign(of_->leaves(), 0.0);
        upper_.assign(of_->leaves(), std::numeric_limits<double>::infinity());
        for (int round = 0; round < most_rounds; ++round) {
            bool changed = false;
            for (std::size_t i = 0; i < of_->size(); ++i)
                if (known[i]) changed = tightened((*of_)[i]) || changed;
            if (!changed) break;
        }
    }
    template <class = detail::when_called>
    [[nodiscard]] possible_counts bounds(std::size_t cell) const {
        auto const sum = sum_of((*of_)[cell].terms);
        return {sum.lower, sum.upper};
    }

private:
    static constexpr int most_rounds = 50;

    template <class = detail::when_called>
    [[nodiscard]] possible_counts sum_of(std::vector<leaf_term> const& terms) const {
        possible_counts sum{0.0, 0.0};
        for (auto const t : terms) {
            sum.lower += t.times * (t.times > 0 ? lower_[t.leaf] : upper_[t.leaf]);
            sum.upper += t.times * (t.times > 0 ? upper_[t.leaf] : lower_[t.leaf]);
        }
        return sum;
    }
    template <class = detail::when_called>
    bool tightened(related_cell const& cell) {
        bool changed = false;
        auto const count = static_cast<double>(cell.count);
        for (auto const t : cell.terms) {
            possible_counts others{0.0, 0.0};  // in a loop of its own: infinity less infinity is no number
            for (auto const o : cell.terms)
                if (o.leaf != t.leaf) {
                    others.lower += o.times * (o.times > 0 ? lower_[o.leaf] : upper_[o.leaf]);
                    others.upper += o.times * (o.times > 0 ? upper_[o.leaf] : lower_[o.leaf]);
                }
            double low = (count - others.upper) / t.times, high = (count - others.lower) / t.times;
            if (t.times < 0) std::swap(low, high);
            if (std::isfinite(low) && low > lower_[t.leaf]) {
                lower_[t.leaf] = low;
                changed = true;
            }
            if (std::isfinite(high) && high < upper_[t.leaf]) {
                upper_[t.leaf] = high;
                changed = true;
            }
        }
        return changed;
    }

    relations const* of_;
    std::vector<double> lower_, upper_;
};

}  // namespace pbo

#endif
