// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_RELEASE_LEDGER_HPP
#define PBO_PROTECT_RELEASE_LEDGER_HPP

// What was printed before?  Two tables of the same people tell more than either: what one withholds may be the other's total less what it
// shows.  A ledger keeps the cells of all releases, what they are made of, and which were withheld because they are small; the next
// table is then protected beside them:
//
//     pbo::release_ledger ledger;                                                // publish/release_ledger_json.hpp reads and writes it
//     auto const beside = pbo::beside_ledger(cells, before, least_shown, ledger);
//     pbo::clp_attacker attacker(beside.cells);                                  // the cells first, in their order
//     auto const s = pbo::suppress(beside.cells, beside.before, beside.least_shown, pbo::requirement::not_small, attacker);
//     pbo::add_release(ledger, "Councils, 2024-25", cells, *s, least_shown);      // when it is printed
//
// Cells are the same where they are made of the same leaves, by name: leaves must be called the same in all tables (what
// take_up_relations does).  What was printed stays known: such a cell counts as published, and one that the rule now calls small is not
// to be printed again, but cannot be protected any more (`known`).  What an earlier release withheld as small stays guarded, at the
// larger of the thresholds.  A ledger holds counts before protection, and must not leave the building.  O(cells x terms).
//
// Throws std::invalid_argument, naming the cell and both counts, where the ledger has another count of the same leaves: then it is of
// other people, or they were counted anew.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/suppression.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// A cell of a release: printed, or withheld because it is under least_shown.
struct released_cell {
    std::string name;
    std::int64_t count = 0;
    std::vector<std::pair<std::string, std::int32_t>> leaves;  ///< by name, and how often each counts
    bool published = false;
    std::uint64_t least_shown = 0;
    friend bool operator==(released_cell const&, released_cell const&) = default;
};
struct release {
    std::string title;
    std::vector<released_cell> cells;
    friend bool operator==(release const&, release const&) = default;
};
struct release_ledger {
    std::vector<release> releases;
    friend bool operator==(release_ledger const&, release_ledger const&) = default;
};

/// The cells of a table, and behind them those of earlier releases that it does not have.
struct cells_beside_ledger {
    relations cells;
    suppression before;
    std::vector<std::uint64_t> least_shown;
    std::vector<bool> known;  ///< of the table's own cells: printed before
};

namespace detail {
using cell_terms = std::vector<std::pair<std::uint32_t, std::int32_t>>;
template <class = detail::when_called>
[[nodiscard]] inline cell_terms terms_in_order(std::vector<leaf_term> const& terms) {
    cell_terms all;
    for (auto const t : terms) all.emplace_back(t.leaf, t.times);
    std::sort(all.begin(), all.end());
    return all;
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline cells_beside_ledger beside_ledger(relations const& own, suppression const& before,
                                                       std::vector<std::uint64_t> const& least_shown, release_ledger const& ledger) {
    struct joined_cell {
        std::string name;
        std::int64_t count;
        std::vector<leaf_term> terms;
        cell_treatment treatment;
        cell_status status;
        std::uint64_t least;
        bool known = false;
    };
    cells_beside_ledger all{{}, suppression({}), {}, {}};
    std::vector<joined_cell> cells;
    std::map<detail::cell_terms, std::size_t> places;
    for (std::uint32_t leaf = 0; leaf < own.leaves(); ++leaf) static_cast<void>(all.cells.leaf(own.leaf_name(leaf)));
    for (std::size_t i = 0; i < own.size(); ++i) {
        places.try_emplace(detail::terms_in_order(own[i].terms), i);
        cells.push_back({own[i].name, own[i].count, own[i].terms, own[i].treatment, before[i], least_shown.at(i)});
    }
    for (auto const& one : ledger.releases)
        for (auto const& earlier : one.cells) {
            std::vector<leaf_term> terms;
            for (auto const& [name, times] : earlier.leaves) terms.push_back({all.cells.leaf(name), times});
            auto const [at, is_new] = places.try_emplace(detail::terms_in_order(terms), cells.size());
            if (is_new)
                cells.push_back({one.title + ": " + earlier.name + " (" + std::to_string(cells.size() + 1) + ")", earlier.count,
                                 std::move(terms), {.printed = false}, cell_status::not_printed, 0});
            auto& cell = cells[at->second];
            if (cell.count != earlier.count)
                throw std::invalid_argument("pbo::beside_ledger: '" + earlier.name + "' is " + std::to_string(cell.count) + ", and was " +
                                            std::to_string(earlier.count) + " in '" + one.title + "'");
            cell.known = cell.known || earlier.published;
            cell.least = std::max(cell.least, earlier.least_shown);
        }
    std::vector<cell_status> status;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto& c = cells[i];
        auto const n = static_cast<std::uint64_t>(c.count < 0 ? 0 : c.count);
        bool const counts_people = std::all_of(c.terms.begin(), c.terms.end(), [](leaf_term t) { return t.times > 0; });
        if (c.known) {
            c.status = cell_status::published;
            c.treatment = {.printed = true, .may_be_suppressed = false};
        } else if (counts_people && n != 0 && n < c.least) {
            c.status = cell_status::primary;
        }
        if (i < own.size()) all.known.push_back(c.known);
        all.cells.add(std::move(c.name), c.count, std::move(c.terms), c.treatment);
        status.push_back(c.status);
        all.least_shown.push_back(std::max<std::uint64_t>(c.least, 1));
    }
    all.before = suppression(std::move(status));
    return all;
}

/// Adds what is printed of the table's cells (the first of the pattern's, as many as there are), and what is withheld as small.
template <class = detail::when_called>
inline void add_release(release_ledger& ledger, std::string title, relations const& own, suppression const& pattern,
                        std::vector<std::uint64_t> const& least_shown) {
    release next{std::move(title), {}};
    for (std::size_t i = 0; i < own.size(); ++i) {
        bool const published = pattern.is_published(i);
        if (!published && pattern[i] != cell_status::primary) continue;
        released_cell cell{own[i].name, own[i].count, {}, published, published ? 0 : least_shown.at(i)};
        for (auto const t : own[i].terms) cell.leaves.emplace_back(own.leaf_name(t.leaf), t.times);
        next.cells.push_back(std::move(cell));
    }
    if (std::find(ledger.releases.begin(), ledger.releases.end(), next) == ledger.releases.end())
        ledger.releases.push_back(std::move(next));
}

}  // namespace pbo

#endif
