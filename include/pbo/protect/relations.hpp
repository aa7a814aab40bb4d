// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_RELATIONS_HPP
#define PBO_PROTECT_RELATIONS_HPP

// Which figures follow from which?  The one model of disclosure control: every figure, printed or only implied, is a
// signed sum of leaves, the finest counts of people.  Margins, hierarchies (council, region, country), linked tables,
// numerator and denominator and their difference, and two years with the printed change are all of this form:
//
//     pbo::relations t;
//     t.add("den|e1", 24, "+dp|e1 +no|e1");      // a leaf's name may hold blanks: a term starts with + or - after a blank
//     t.add("num|e1", 3, "+dp|e1");
//     t.add("rest|e1", 21, "+no|e1", {.printed = false});   // nobody prints it, but it follows, and must be safe
//     t.check();                                             // throws where the figures do not add up
//
// Leaves are counts of people and never negative; a cell with a leaf taken away (a change, a difference) may be.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/protect/detail/elimination.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

/// A leaf and how often it counts: +1 or -1 as a rule.
struct leaf_term {
    std::uint32_t leaf = 0;
    std::int32_t times = 1;
    friend bool operator==(leaf_term, leaf_term) = default;
};

/// How a cell may be treated.
struct cell_treatment {
    bool printed = true;            ///< false: no table shows it, but it follows from what is shown and must be safe
    bool may_be_suppressed = true;  ///< false: it is published whatever that costs
};

struct related_cell {
    std::string name;
    std::int64_t count = 0;
    std::vector<leaf_term> terms;  ///< by leaf, none twice
    cell_treatment treatment;

    /// A sum of people, in which nothing is taken away: only such a cell can be a small number of people.
    template <class = detail::when_called>
    [[nodiscard]] bool counts_people() const {
        return std::all_of(terms.begin(), terms.end(), [](leaf_term t) { return t.times > 0; });
    }
};

/// A cell's position, and the count that others give it.
struct contradicted_cell {
    std::size_t cell = 0;
    std::int64_t others = 0;
};

class relations {
public:
    /// Adds a cell; a leaf is known from the first term that names it.  Throws std::invalid_argument for an empty or repeated
    /// name, a relation that is not signed leaves, and a negative count of people.  O(terms log leaves).
    template <class = detail::when_called>
    std::size_t add(std::string name, std::int64_t count, std::string_view relation, cell_treatment treatment = {}) {
        auto terms = terms_of(name, relation);  // before the name is given away
        return add(std::move(name), count, std::move(terms), treatment);
    }
    template <class = detail::when_called>
    std::size_t add(std::string name, std::int64_t count, std::vector<leaf_term> terms, cell_treatment treatment = {}) {
        if (name.empty()) throw std::invalid_argument("pbo::relations: a cell without a name");
        if (positions_.contains(name)) throw std::invalid_argument("pbo::relations: the cell " +
                                                                   detail::in_quotes(name) + " appears twice");
        related_cell cell{std::move(name), count, gathered(std::move(terms)), treatment};
        if (cell.terms.empty()) throw std::invalid_argument("pbo::relations: the cell " + detail::in_quotes(cell.name) + " has no leaves");
        if (cell.counts_people() && count < 0)
            throw std::invalid_argument("pbo::relations: the cell " + detail::in_quotes(cell.name) + " counts " +
                                        std::to_string(count) + " people");
        positions_.emplace(cell.name, cells_.size());
        cells_.push_back(std::move(cell));
        return cells_.size() - 1;
    }
    /// The number of a leaf, new the first time it is named.
    template <class = detail::when_called>
    std::uint32_t leaf(std::string_view name) {
        auto const [at, is_new] = leaves_.try_emplace(std::string(name), static_cast<std::uint32_t>(leaves_.size()));
        if (is_new) leaf_names_.emplace_back(name);
        return at->second;
    }

    [[nodiscard]] std::size_t size() const noexcept { return cells_.size(); }
    [[nodiscard]] std::size_t leaves() const noexcept { return leaves_.size(); }
    /// Throws std::out_of_range for a leaf that there is not.
    [[nodiscard]] std::string const& leaf_name(std::uint32_t leaf) const { return leaf_names_.at(leaf); }
    template <class = detail::when_called>
    [[nodiscard]] related_cell const& operator[](std::size_t i) const { return cells_.at(i); }
    [[nodiscard]] std::vector<related_cell> const& cells() const noexcept { return cells_; }
    /// Throws std::out_of_range for a cell that there is not.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t index_of(std::string_view name) const {
        auto const at = positions_.find(name);
        if (at == positions_.end())
            throw std::out_of_range("pbo::relations: no cell " + detail::in_quotes(name) + " among " + std::to_string(size()));
        return at->second;
    }

    /// The first cell that the cells before it contradict, and what they make it.  O(cells x leaves) at worst.
    template <class = detail::when_called>
    [[nodiscard]] std::optional<contradicted_cell> first_contradiction() const {
        detail::row_space known(leaves_.size() + 1);
        auto const count_column = static_cast<std::uint32_t>(leaves_.size());  // last, so never a pivot while a leaf is left
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            auto row = detail::modular_row_of(cells_[i].terms);
            if (cells_[i].count != 0) row.push_back({count_column, detail::modular::from(cells_[i].count)});
            auto left = known.reduced(std::move(row));
            if (left.empty()) continue;
            if (left.front().column == count_column)
                return contradicted_cell{i, cells_[i].count - detail::modular::symmetric(left.front().value)};
            known.add(std::move(left));
        }
        return std::nullopt;
    }
    /// Throws std::invalid_argument, naming the cell and the two sums, unless all counts add up.
    template <class = detail::when_called>
    void check() const {
        if (auto const wrong = first_contradiction())
            throw std::invalid_argument("pbo::relations: the cell " + detail::in_quotes(cells_[wrong->cell].name) + " is " +
                                        std::to_string(cells_[wrong->cell].count) + ", but the cells before it make it " +
                                        std::to_string(wrong->others));
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] std::vector<leaf_term> terms_of(std::string const& cell, std::string_view relation) {
        auto const refuse = [&](std::string const& why) {
            throw std::invalid_argument("pbo::relations: the relation of " + detail::in_quotes(cell) + " is " +
                                        detail::in_quotes(relation.substr(0, 80)) +
                                        "; expected " + why);
        };
        std::vector<leaf_term> terms;
        auto rest = relation;
        while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
        while (!rest.empty()) {
            char const sign = rest.front();
            if (sign != '+' && sign != '-') refuse("leaves that each start with + or -, such as '+north|direct -north|part'");
            std::size_t end = 1;
            while (end < rest.size() && !(rest[end - 1] == ' ' && (rest[end] == '+' || rest[end] == '-'))) ++end;
            auto name = rest.substr(1, end - 1);
            while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
            if (name.empty()) refuse("a leaf's name after each + or -");
            terms.push_back({leaf(name), sign == '+' ? 1 : -1});
            rest.remove_prefix(end);
        }
        return terms;
    }
    template <class = detail::when_called>
    [[nodiscard]] static std::vector<leaf_term> gathered(std::vector<leaf_term> terms) {
        std::sort(terms.begin(), terms.end(), [](leaf_term a, leaf_term b) { return a.leaf < b.leaf; });
        std::vector<leaf_term> once;
        for (auto const t : terms) {
            if (!once.empty() && once.back().leaf == t.leaf)
                once.back().times += t.times;
            else
                once.push_back(t);
        }
        std::erase_if(once, [](leaf_term t) { return t.times == 0; });
        return once;
    }

    std::vector<related_cell> cells_;
    std::map<std::string, std::size_t, std::less<>> positions_;
    std::map<std::string, std::uint32_t, std::less<>> leaves_;
    std::vector<std::string> leaf_names_;
};

}  // namespace pbo

#endif
