// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_CLP_ATTACKER_HPP
#define PBO_PROTECT_CLP_ATTACKER_HPP

// Needs COIN Clp (EPL; Debian and Ubuntu: coinor-libclp-dev), which <pbo.hpp> does without: not part of <pbo/protect.hpp>,
// include this header by itself and link with what pkg-config says of clp.
//
// Between which limits must a withheld count lie, for somebody who knows everything published?  The leaves are unknowns, not
// negative; each published cell is an equation; the least and the largest value of a cell are two linear programmes, solved by
// the simplex method.  What follows at once (a leaf alone in its equation, a sum of nothing) is taken out before.
//
// The limits are those of whole people: where a programme ends at fractions of people it is divided (branch and bound), which
// tables of two ways and hierarchies never need.  After `most_programmes` of them the limits of fractions stand, which are as wide
// or wider, and whole_people() says so: somebody who tries all whole counts may then know more.
//
// Exact but for the solver's rounding: limits within 1e-6 of a whole number are that number.

#include <pbo/protect/attacker.hpp>
#include <pbo/protect/detail/whole_numbers.hpp>
#include <pbo/protect/relations.hpp>

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <vector>

namespace pbo {

class clp_attacker {
public:
    explicit clp_attacker(relations const& of, std::size_t most_programmes = 1'000) : of_(&of), most_(most_programmes) {}

    /// Whether all ends that were asked for so far are ends of whole people.
    [[nodiscard]] bool whole_people() const noexcept { return whole_people_; }

    void knows(known_cells const& known) {
        value_.assign(of_->leaves(), unknown);
        taken_from_.assign(of_->leaves(), 0);
        take_out_what_follows(known);
        divide(known);
        asked_.clear();
    }
    /// The cell's least possible count (direction 1) or its largest (-1); infinite where nothing bounds it.  Throws
    /// std::invalid_argument when the published counts contradict each other.
    [[nodiscard]] double end_of(std::size_t cell, double direction) {
        double end = 0.0;
        asked_.clear();
        proof_.assign(1, cell);
        for (auto const t : (*of_)[cell].terms)
            if (value_[t.leaf] != unknown)
                end += t.times * value_[t.leaf];
            else
                asked_.push_back(part_of_[t.leaf]);
        std::sort(asked_.begin(), asked_.end());
        asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
        for (auto const p : asked_) end += end_in(parts_[p], (*of_)[cell].terms, direction);
        return whole_if_near(end);
    }
    /// All leaves at the last end that was found; those that it does not touch as all cells together have them.
    [[nodiscard]] std::vector<double> leaves() {
        auto all = value_;
        auto const& otherwise = all_known();
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i] == unknown) all[i] = otherwise[i];
        for (auto const p : asked_)
            for (std::size_t i = 0; i < parts_[p].leaves.size(); ++i) all[parts_[p].leaves[i]] = std::max(0.0, parts_[p].at[i]);
        return all;
    }
    /// Known cells from which alone the last finite end follows.
    [[nodiscard]] std::vector<std::size_t> proof() const {
        std::vector<std::size_t> all;
        std::vector<bool> seen(of_->size());
        auto to_do = proof_;
        auto const asked = to_do.front();  // the cell that was asked for need not be known
        seen[asked] = true;
        while (!to_do.empty()) {
            auto const i = to_do.back();
            to_do.pop_back();
            if (i != asked) all.push_back(i);
            for (auto const t : (*of_)[i].terms)
                if (auto const from = taken_from_[t.leaf]; value_[t.leaf] != unknown && !seen[from]) {
                    seen[from] = true;
                    to_do.push_back(from);
                }
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }
    /// Starts afresh, as if nothing had been asked: which of many possible worlds is found may depend on what was asked before.
    void forget() {
        parts_.clear();
        kept_.clear();
        spare_.clear();
    }
    /// What was done so far: the unknowns and equations of each programme.
    [[nodiscard]] std::uint64_t effort() const noexcept { return effort_; }

private:
    static constexpr double unknown = -1.0;
    /// Clp's startFinishOptions: without this a megabyte is given back to the system and fetched again for each end.
    static constexpr int keeps_its_memory = 1;
    static constexpr std::size_t most_parts_kept = 64;

    /// Unknown leaves that equations connect, and these: nothing of one part tells of another.
    struct part {
        std::vector<std::uint32_t> leaves;
        std::vector<std::size_t> cells;
        std::unique_ptr<ClpSimplex> programme{};  // made when it is first asked
        std::vector<double> at{};                 // the leaves' counts at the last end
    };

    [[nodiscard]] static double whole_if_near(double x) noexcept {
        double const whole = std::round(x);
        return std::fabs(x - whole) < 1e-6 ? whole + 0.0 : x;
    }

    /// A leaf alone in its equation, and leaves that sum to nothing.
    void take_out_what_follows(known_cells const& known) {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < of_->size(); ++i) {
                if (!known[i]) continue;
                auto const& cell = (*of_)[i];
                double left = static_cast<double>(cell.count);
                std::size_t open = 0;
                bool all_up = true, all_down = true;
                leaf_term last;
                for (auto const t : cell.terms) {
                    if (value_[t.leaf] != unknown) {
                        left -= t.times * value_[t.leaf];
                        continue;
                    }
                    ++open;
                    (t.times > 0 ? all_down : all_up) = false;
                    last = t;
                }
                if (open == 1) {
                    value_[last.leaf] = left / last.times;
                    taken_from_[last.leaf] = i;
                    changed = true;
                } else if (open > 1 && left == 0.0 && (all_up || all_down)) {
                    for (auto const t : cell.terms)
                        if (value_[t.leaf] == unknown) {
                            value_[t.leaf] = 0.0;
                            taken_from_[t.leaf] = i;
                        }
                    changed = true;
                }
            }
        }
    }
    void divide(known_cells const& known) {
        std::vector<std::uint32_t> root(of_->leaves());
        std::iota(root.begin(), root.end(), 0U);
        auto const root_of = [&root](std::uint32_t leaf) {
            while (root[leaf] != leaf) leaf = root[leaf] = root[root[leaf]];
            return leaf;
        };
        auto const first_unknown = [this](related_cell const& cell) {
            return std::find_if(cell.terms.begin(), cell.terms.end(), [this](leaf_term t) { return value_[t.leaf] == unknown; });
        };
        for (std::size_t i = 0; i < of_->size(); ++i) {
            if (!known[i]) continue;
            auto const& cell = (*of_)[i];
            auto const first = first_unknown(cell);
            for (auto t = first; t != cell.terms.end(); ++t)
                if (value_[t->leaf] == unknown) root[root_of(t->leaf)] = root_of(first->leaf);
        }
        give_back();
        part_of_.assign(of_->leaves(), 0);
        position_.assign(of_->leaves(), 0);
        std::vector<std::size_t> part_of_root(of_->leaves(), of_->leaves());
        for (std::uint32_t leaf = 0; leaf < of_->leaves(); ++leaf) {
            if (value_[leaf] != unknown) continue;
            auto& number = part_of_root[root_of(leaf)];
            if (number == of_->leaves()) {
                number = parts_.size();
                parts_.emplace_back();
            }
            part_of_[leaf] = number;
            position_[leaf] = static_cast<int>(parts_[number].leaves.size());
            parts_[number].leaves.push_back(leaf);
        }
        for (std::size_t i = 0; i < of_->size(); ++i) {
            if (!known[i]) continue;
            auto const first = first_unknown((*of_)[i]);
            if (first != (*of_)[i].terms.end()) parts_[part_of_[first->leaf]].cells.push_back(i);
        }
    }
    [[nodiscard]] double end_in(part& p, std::vector<leaf_term> const& terms, double direction) {
        std::vector<double> objective(p.leaves.size(), 0.0);
        for (auto const t : terms)
            if (value_[t.leaf] == unknown && &parts_[part_of_[t.leaf]] == &p)
                objective[static_cast<std::size_t>(position_[t.leaf])] = t.times;
        if (p.cells.empty()) return end_of_the_free(p, objective, direction);
        if (!p.programme) p.programme = programme_of(p);
        for (std::size_t i = 0; i < objective.size(); ++i)
            p.programme->setObjectiveCoefficient(static_cast<int>(i), objective[i] * direction);
        effort_ += p.leaves.size() + p.cells.size();
        p.programme->primal(0, keeps_its_memory);  // from where the last one ended, when there was one
        if (p.programme->isProvenDualInfeasible()) {
            p.programme.reset();  // its state is of no use
            p.at.assign(p.leaves.size(), 0.0);
            return -direction * std::numeric_limits<double>::infinity();
        }
        if (!p.programme->isProvenOptimal())
            throw std::invalid_argument("pbo::clp_attacker: the published counts contradict each other; check() names the cell");
        double const* const at = p.programme->primalColumnSolution();
        p.at.assign(at, at + p.leaves.size());
        double end = 0.0;
        for (std::size_t i = 0; i < objective.size(); ++i) end += objective[i] * p.at[i];
        // An end follows from the equations whose prices are not nothing (duality); an end of whole people, from all of them.
        double const* const price = p.programme->dualRowSolution();
        auto const before = proof_.size();
        for (std::size_t i = 0; i < p.cells.size(); ++i)
            if (std::fabs(price[i]) > 1e-9) proof_.push_back(p.cells[i]);
        if (std::all_of(p.at.begin(), p.at.end(), [](double n) { return std::fabs(n - std::round(n)) <= 1e-6; })) return end;
        auto whole = detail::whole_numbers(*p.programme, p.leaves.size(), most_).least();
        effort_ += whole.programmes * (p.leaves.size() + p.cells.size());
        if (!whole.proven) {
            whole_people_ = false;
            return end;
        }
        if (!whole.at) throw std::invalid_argument("pbo::clp_attacker: no whole numbers of people add up to the published counts");
        p.at = std::move(*whole.at);
        proof_.resize(before);
        proof_.insert(proof_.end(), p.cells.begin(), p.cells.end());
        return direction * whole.value;
    }
    /// Leaves of which no published cell tells anything.
    [[nodiscard]] static double end_of_the_free(part& p, std::vector<double> const& objective, double direction) {
        p.at.assign(p.leaves.size(), 0.0);
        bool const bounded = std::all_of(objective.begin(), objective.end(), [&](double times) { return times * direction >= 0.0; });
        return bounded ? 0.0 : -direction * std::numeric_limits<double>::infinity();
    }
    /// The leaves' counts that fit all cells.
    [[nodiscard]] std::vector<double> const& all_known() {
        if (!all_known_.empty()) return all_known_;
        clp_attacker everything(*of_, most_);
        everything.knows(known_cells(of_->size(), true));
        all_known_ = everything.value_;
        for (auto& p : everything.parts_) {
            static_cast<void>(everything.end_in(p, {}, 1.0));
            for (std::size_t i = 0; i < p.leaves.size(); ++i) all_known_[p.leaves[i]] = std::max(0.0, p.at[i]);
        }
        return all_known_;
    }
    /// Programmes of parts that may come again are kept, and what Clp has allocated for others.
    void give_back() {
        for (auto& p : parts_) {
            if (!p.programme) continue;
            if (kept_.size() == most_parts_kept) {
                for (auto& [key, programme] : kept_) spare_.push_back(std::move(programme));
                kept_.clear();
            }
            kept_.insert_or_assign({std::move(p.leaves), std::move(p.cells)}, std::move(p.programme));
        }
        parts_.clear();
    }
    [[nodiscard]] std::unique_ptr<ClpSimplex> programme_of(part const& p) {
        if (auto const again = kept_.find({p.leaves, p.cells}); again != kept_.end()) {
            auto programme = std::move(again->second);
            kept_.erase(again);
            return programme;
        }
        std::vector<CoinBigIndex> starts{0};
        std::vector<int> columns, lengths;
        std::vector<double> values, sides;
        for (auto const i : p.cells) {
            auto const& cell = (*of_)[i];
            double left = static_cast<double>(cell.count);
            for (auto const t : cell.terms)
                if (value_[t.leaf] != unknown) {
                    left -= t.times * value_[t.leaf];
                } else {
                    columns.push_back(position_[t.leaf]);
                    values.push_back(t.times);
                }
            lengths.push_back(static_cast<int>(columns.size() - static_cast<std::size_t>(starts.back())));
            starts.push_back(static_cast<CoinBigIndex>(columns.size()));
            sides.push_back(left);
        }
        CoinPackedMatrix const matrix(false, static_cast<int>(p.leaves.size()), static_cast<int>(sides.size()),
                                      static_cast<CoinBigIndex>(columns.size()), values.data(), columns.data(),
                                      starts.data(), lengths.data());
        std::vector<double> const none(p.leaves.size(), 0.0);
        if (spare_.empty()) {
            spare_.push_back(std::make_unique<ClpSimplex>());
            spare_.back()->setLogLevel(0);
        }
        auto programme = std::move(spare_.back());
        spare_.pop_back();
        programme->loadProblem(matrix, none.data(), nullptr, none.data(), sides.data(), sides.data());
        return programme;
    }

    relations const* of_;
    std::size_t most_;                   // programmes that one end may take
    bool whole_people_ = true;
    std::vector<double> value_;          // a leaf's count where it is known
    std::vector<std::size_t> part_of_;   // an unknown leaf's part, and its place in it
    std::vector<int> position_;
    std::vector<part> parts_;
    std::vector<std::size_t> asked_;       // the parts of the last end
    std::vector<std::size_t> proof_;       // the cell that was asked for, and cells from which its last end follows
    std::vector<std::size_t> taken_from_;  // the cell that tells a leaf which was taken out
    std::vector<double> all_known_;
    std::map<std::pair<std::vector<std::uint32_t>, std::vector<std::size_t>>, std::unique_ptr<ClpSimplex>> kept_;
    std::vector<std::unique_ptr<ClpSimplex>> spare_;
    std::uint64_t effort_ = 0;
};

}  // namespace pbo

#endif
