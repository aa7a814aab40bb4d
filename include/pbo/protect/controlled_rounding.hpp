// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_CONTROLLED_ROUNDING_HPP
#define PBO_PROTECT_CONTROLLED_ROUNDING_HPP

// Needs COIN Clp (EPL; Debian and Ubuntu: coinor-libclp-dev), which <pbo.hpp> does without: not part of <pbo/protect.hpp>,
// include this header by itself.
//
// How is a table rounded so that it still adds up?  Every cell to one of the two multiples of the base around it, a multiple
// stays (zero-restricted controlled rounding), every sum of leaves holds among the rounded cells too, and the sum of all changes
// is the least there is (Cox and Ernst 1982):
//
//     auto const rounded = pbo::round_controlled(cells, 5);
//     if (!rounded) ...            // there is no such rounding: possible in three ways and in linked tables, never in two
//     rounded->printed[i];         // the figure of cell i
//
// Solved as a linear programme in which each cell may also be rounded in part, and divided where one is (branch and bound).  A
// table of two ways is never divided: its programme's corners are whole.  Others may take long: after `most_programmes` the
// best rounding found is returned with proven = false, and std::runtime_error is thrown where none was found.
// The change of a cell that is a difference of others is rounded downwards to start with, as the others are.
// Throws std::invalid_argument for a base under 2 and for counts that do not add up.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/protect/detail/whole_numbers.hpp>
#include <pbo/protect/relations.hpp>

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

struct controlled_rounding {
    std::vector<std::int64_t> printed;  ///< by cell
    std::uint64_t change = 0;           ///< the sum over all cells of how far each moved
    bool proven = true;                 ///< there is none with a smaller sum
};

namespace detail {

/// For each cell whether it goes up, 0 or 1, and behind these the rounded leaves; the value is the sum of all changes but for what
/// rounding everything downwards changes.
template <class = detail::when_called>
[[nodiscard]] inline ClpSimplex rounding_programme(relations const& of, std::int64_t base, std::vector<std::int64_t> const& below) {
    auto const cells = of.size();
    std::vector<int> rows, columns;
    std::vector<double> elements, equals;
    std::vector<double> const low(cells + of.leaves(), 0.0);
    std::vector<double> high(cells + of.leaves(), COIN_DBL_MAX), cost(cells + of.leaves(), 0.0);
    auto const add = [&](std::size_t row, std::size_t column, double element) {
        rows.push_back(static_cast<int>(row));
        columns.push_back(static_cast<int>(column));
        elements.push_back(element);
    };
    for (std::size_t c = 0; c < cells; ++c) {
        auto const over = of[c].count - below[c];
        high[c] = over == 0 ? 0.0 : 1.0;
        cost[c] = static_cast<double>(base - 2 * over);
        add(c, c, -static_cast<double>(base));
        equals.push_back(static_cast<double>(below[c]));
        for (auto const t : of[c].terms) add(c, cells + t.leaf, t.times);
    }
    CoinPackedMatrix const matrix(false, rows.data(), columns.data(), elements.data(), static_cast<int>(elements.size()));
    ClpSimplex programme;
    programme.setLogLevel(0);
    programme.loadProblem(matrix, low.data(), high.data(), cost.data(), equals.data(), equals.data());
    return programme;
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline std::optional<controlled_rounding> round_controlled(relations const& of, std::int64_t base,
                                                                        std::size_t most_programmes = 20'000) {
    if (base < 2)
        throw std::invalid_argument("pbo::round_controlled: rounding to a multiple of " + std::to_string(base) +
                                    " changes nothing; expected 2 or more");
    of.check();
    controlled_rounding all;
    if (of.size() == 0) return all;
    for (auto const& cell : of.cells()) all.printed.push_back(cell.count - ((cell.count % base) + base) % base);
    auto programme = detail::rounding_programme(of, base, all.printed);
    auto const found = detail::whole_numbers(programme, of.size(), most_programmes).least();
    all.proven = found.proven;
    if (!found.at && !found.proven)
        throw std::runtime_error("pbo::round_controlled: none of the first " + std::to_string(most_programmes) + " roundings adds up");
    if (!found.at) return std::nullopt;
    for (std::size_t c = 0; c < of.size(); ++c) {
        if ((*found.at)[c] > 0.5) all.printed[c] += base;
        auto const moved = all.printed[c] - of[c].count;
        all.change += static_cast<std::uint64_t>(moved < 0 ? -moved : moved);
    }
    return all;
}

}  // namespace pbo

#endif
