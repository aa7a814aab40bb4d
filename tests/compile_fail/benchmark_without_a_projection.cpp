// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A cell that is no tally: which of its shares is meant must be said.
// expects: pbo::benchmark takes a table of tallies by council; what gives a cell's tally stands last
#include <pbo/count/row.hpp>
#include <pbo/measure/benchmark.hpp>

using cells = pbo::row<pbo::tally, pbo::tally>;

auto compared(pbo::table<pbo::council_key, cells> const& t) {
#ifdef PBO_BAD
    return pbo::benchmark(t, pbo::every_council(t));
#else
    return pbo::benchmark(t, pbo::every_council(t), pbo::wilson, {}, [](cells const& c) { return std::get<0>(c.cells); });
#endif
}
