// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Amounts of money do not grow as shares do: what gives a tally must be said.
// expects: pbo::growth takes two tables of tallies; what gives a cell's tally stands last
#include <pbo/count/amount.hpp>
#include <pbo/count/row.hpp>
#include <pbo/measure/growth/growth.hpp>

#include <string>

using cells = pbo::row<pbo::amount, pbo::tally>;

auto grown(pbo::table<std::string, cells> const& before, pbo::table<std::string, cells> const& after) {
#ifdef PBO_BAD
    return pbo::growth(before, after);
#else
    return pbo::growth(before, after, [](cells const& c) { return std::get<1>(c.cells); });
#endif
}
