// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_TALLY_OF_CELL_HPP
#define PBO_MEASURE_DETAIL_TALLY_OF_CELL_HPP

// Which tally of a cell is meant?  Measures that take any table of tallies take an indicator last: a projection of a cell to a
// tally, such as &take_up_counts::direct_payments.  Where nobody says, a cell that is a tally is meant itself, and of take-up the
// people on budgets.

#include <pbo/count/tally.hpp>
#include <pbo/measure/take_up.hpp>

#include <type_traits>

namespace pbo::detail {

struct usual_tally {
    template <class Cell>
        requires std::is_convertible_v<Cell const&, tally>
    [[nodiscard]] constexpr tally operator()(Cell const& cell) const {
        return cell;
    }
    [[nodiscard]] constexpr tally const& operator()(take_up_counts const& cell) const noexcept { return cell.on_budget; }
};

template <class Indicator, class Cell>
concept gives_tally = std::is_invocable_r_v<tally, Indicator const&, Cell const&>;

}  // namespace pbo::detail

#endif
