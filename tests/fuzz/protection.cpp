// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A table of any small counts, protected: relations of any text are taken or refused; after suppression every small count is
// withheld, what an attacker can prove by bounds is never narrower than the truth nor the count itself, and the same table gives
// the same pattern twice.
#include <pbo/protect/attacker.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/rule.hpp>
#include <pbo/protect/suppress_by_elimination.hpp>

#include "fuzzing.hpp"

#include <cmath>

namespace {

using fuzzing::must;

void any_relation(std::string const& text, std::int64_t count) {
    pbo::relations t;
    try {
        t.add("a", count, text);
        t.add("b", count, text);
        t.check();  // the same relation with the same count: it must add up
    } catch (std::invalid_argument const& e) {
        must(std::string_view(e.what()).find("but the cells before it") == std::string_view::npos, "a cell contradicts itself", text, e.what());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzzing::pieces from(data, size);
    auto const shape = from.byte();
    if (shape % 4 == 0) {
        auto const count = static_cast<std::int64_t>(from.bytes(2));
        any_relation(std::string(from.rest().substr(0, 200)), count);
        return 0;
    }
    std::size_t const rows = 1 + shape / 4 % 4, columns = 1 + shape / 16 % 4;
    pbo::relations t;
    std::vector<std::int64_t> row_sum(rows), column_sum(columns);
    std::vector<std::string> row_terms(rows), column_terms(columns);
    std::string all;
    std::int64_t sum = 0;
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            auto const count = static_cast<std::int64_t>(from.byte() % 20);
            auto const name = std::to_string(r) + "|" + std::to_string(c);
            auto const term = "+" + name + " ";
            t.add(name, count, term, {.printed = from.byte() % 16 != 0});
            row_sum[r] += count;
            column_sum[c] += count;
            sum += count;
            row_terms[r] += term;
            column_terms[c] += term;
            all += term;
        }
    for (std::size_t r = 0; r < rows; ++r) t.add("row " + std::to_string(r), row_sum[r], row_terms[r]);
    for (std::size_t c = 0; c < columns; ++c) t.add("column " + std::to_string(c), column_sum[c], column_terms[c]);
    t.add("all", sum, all);
    must(!t.first_contradiction(), "a table that adds up is contradicted");

    pbo::threshold const rule(2 + from.byte() % 9);
    auto const kept = pbo::suppress_by_elimination(t, rule).cells;
    must(kept == pbo::suppress_by_elimination(t, rule).cells, "the same table gives two patterns");
    pbo::known_bounds attacker(t);
    attacker.knows(pbo::published_cells(kept));
    for (std::size_t i = 0; i < t.size(); ++i) {
        auto const count = static_cast<double>(t[i].count);
        auto const b = attacker.bounds(i);
        must(!std::isnan(b.lower) && !std::isnan(b.upper) && b.lower <= count && count <= b.upper, "bounds that leave out the truth", t[i].name);
        if (!rule.is_small(static_cast<std::uint64_t>(t[i].count))) continue;
        must(!kept.is_published(i), "a small count is published", t[i].name);
        must(!kept.shown(t, i).has_value(), "a small count is shown", t[i].name);
    }
    return 0;
}
