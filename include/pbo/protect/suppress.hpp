// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_SUPPRESS_HPP
#define PBO_PROTECT_SUPPRESS_HPP

// Which cells must be withheld, so that nobody can find out a small count?  Secondary suppression that an attacker has tried:
//
//     pbo::clp_attacker attacker(t);                    // <pbo/protect/clp_attacker.hpp>
//     auto const s = pbo::suppress(t, pbo::threshold{5}, pbo::requirement::not_small, attacker);
//     if (!s) ...                                       // no pattern keeps it: publish nothing
//
// Publishing more never makes an attacker know less.  So the search starts from everything withheld that may be, and publishes
// one cell after the other, the largest first, wherever the requirement still holds; what is left cannot be published.  Small
// tables are searched again from other orders, and the least sum of withheld counts is kept that is not worse, in cells or in
// sum, than what elimination finds.  Large ones start from elimination, and where the attacker breaks it, withhold more near
// the break.  Deterministic: the same table gives the same pattern.
//
// Cost: bounded, and not by a clock, which would make patterns differ.  The effort is the unknowns and equations of all linear
// programmes (each end of a count that is asked for is one) and a sixteenth for each look at something known.  After 2 million, about
// a second or two, no other order is begun nor gone on with; the first order stops at twice that, and improving elimination at three
// times that: what has not been published by then stays withheld, which is safe, and more than need be.  Tables of under a hundred
// cells seldom come near it.  Elimination itself, and one question a small count, are always finished.
//
// With singletons, somebody who is the only one or one of two in a withheld cell, and so knows its count, must not find out
// another small count either.

#include <pbo/protect/attacker.hpp>
#include <pbo/protect/detail/suppression_search.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/rule.hpp>
#include <pbo/protect/suppression.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

struct suppress_options {
    bool singletons = false;          ///< cells of one or two people know themselves
    std::vector<std::string> keep{};  ///< cells that stay published
    std::size_t small_table = 150;    ///< tables of at most so many cells are searched from many orders
};

/// The same of cells that need not all be under one rule: before says which are small (primary), which are printed nowhere, and
/// that all others may be published; least_shown[i] is the least count of cell i that would not be small.  Throws
/// std::invalid_argument also where these are not as many as the cells.
template <attacker Attacker>
[[nodiscard]] std::optional<suppression> suppress(relations const& of, suppression const& before,
                                                  std::vector<std::uint64_t> const& least_shown, requirement asked, Attacker& attacker,
                                                  suppress_options const& options = {}) {
    if (before.size() != of.size() || least_shown.size() != of.size())
        throw std::invalid_argument("pbo::suppress: " + std::to_string(before.size()) + " statuses and " +
                                    std::to_string(least_shown.size()) + " least counts of " + std::to_string(of.size()) + " cells");
    of.check();
    std::vector<double> const least(least_shown.begin(), least_shown.end());
    detail::suppression_search<Attacker> search(of, before, least, asked, attacker, options.singletons);
    for (auto const& name : options.keep) search.keep(of.index_of(name));
    return of.size() <= options.small_table ? search.of_small_table() : search.of_large_table();
}

/// A pattern that the attacker could not break, or nothing when there is none: then nothing may be published.  Throws
/// std::invalid_argument when the counts do not add up, and std::out_of_range for a cell to keep that there is not.
template <small_count_rule Rule, attacker Attacker>
[[nodiscard]] std::optional<suppression> suppress(relations const& of, Rule const& rule, requirement asked, Attacker& attacker,
                                                  suppress_options const& options = {}) {
    return suppress(of, primary_only(of, rule), std::vector<std::uint64_t>(of.size(), rule.least_shown()), asked, attacker, options);
}

}  // namespace pbo

#endif
