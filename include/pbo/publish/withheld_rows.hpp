// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_WITHHELD_ROWS_HPP
#define PBO_PUBLISH_WITHHELD_ROWS_HPP

// Which rows must a reader not see?  The sheet with some of its rows withheld: what says whose row it is stays, every figure is
// suppressed and every other text says so.  Nothing else on the sheet may be made of what such a row held: who counts rows in a
// warning, or adjusts p-values over them, leaves these out (measure/protected_comparison.hpp).
//
//     s = pbo::with_withheld_rows(s, {false, true});      // the second
//
// Throws std::invalid_argument unless there is a yes or no for every row.  O(rows x columns).

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/publish/sheet.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace pbo {

template <class = detail::when_called>
[[nodiscard]] inline sheet with_withheld_rows(sheet const& s, std::vector<bool> const& withheld) {
    if (withheld.size() != s.rows().size())
        throw std::invalid_argument("pbo::with_withheld_rows: " + std::to_string(withheld.size()) + " answers for the " +
                                    std::to_string(s.rows().size()) + " rows of " + detail::in_quotes(s.title));
    auto columns = s.columns();
    for (auto& column : columns) column.never_absent = false;
    sheet shown(s.title, s.from, std::move(columns));
    shown.warnings = s.warnings;
    for (std::size_t i = 0; i < s.rows().size(); ++i) {
        auto cells = s.rows()[i];
        for (std::size_t at = 0; withheld[i] && at < cells.size(); ++at) {
            if (s.columns()[at].is_key) continue;
            if (std::holds_alternative<std::string>(cells[at])) cells[at] = std::string(symbol(absence::suppressed));
            else cells[at] = figure<double>(absence::suppressed);
        }
        shown.add_row(std::move(cells));
    }
    return shown;
}

}  // namespace pbo

#endif
