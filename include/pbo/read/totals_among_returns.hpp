// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_TOTALS_AMONG_RETURNS_HPP
#define PBO_READ_TOTALS_AMONG_RETURNS_HPP

// Returns of councils, with a row for England or a region among them: the totals are taken out, so that nobody is
// counted twice, and compared with the sum of the councils of their period, basis and role.
//
//     auto returns = pbo::read_returns("returns.csv").records;
//     auto const totals = pbo::take_totals_out(returns);      // returns holds councils alone
//
// A total is known by its name (area_level.hpp), where it has no code of a council.  O(n) and the totals times n.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/read/area_level.hpp>
#include <pbo/read/detail/region_compared.hpp>
#include <pbo/read/published_row.hpp>
#include <pbo/read/published_total.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// A return as the row of a published table.
template <class = detail::when_called>
[[nodiscard]] inline published_row published_row_of(council_return const& r) {
    published_row row;
    row.council = r.council;
    row.called = r.council.name.empty() ? r.council.key().text() : std::string(r.council.name.view());
    if (!r.council.ons.is_stated() && !r.council.cassr.is_stated()) row.is = level_of_name(row.called);
    if (row.is.level == area_level::group) row.is.name = detail::region_compared(row.called);
    row.period = r.period;
    row.basis = spelling(r.basis);
    row.role = spelling(r.role);
    row.numerator = on_personal_budgets(r);
    row.denominator = r.eligible;
    return row;
}

/// Whether it is of the nation or of a region: by its name, where it has no code of a council.
template <class = detail::when_called>
[[nodiscard]] inline bool is_a_total(council_return const& r) {
    if (r.council.ons.is_stated() || r.council.cassr.is_stated()) return false;
    return level_of_name(r.council.name.empty() ? r.council.key().text() : std::string(r.council.name.view())).level != area_level::area;
}

template <class = detail::when_called>
[[nodiscard]] inline std::vector<published_total> take_totals_out(std::vector<council_return>& returns) {
    // Rows are long beside returns: they are made only where there is a total.
    if (std::none_of(returns.begin(), returns.end(), [](council_return const& r) { return is_a_total(r); })) return {};
    std::vector<published_row> rows;
    rows.reserve(returns.size());
    for (auto const& r : returns) rows.push_back(published_row_of(r));
    std::vector<published_total> totals;
    for (auto const& row : rows) {
        if (row.is.level == area_level::area) continue;
        auto const own = [&](published_row const& r) {
            return r.is.level == area_level::area && r.period == row.period && r.basis == row.basis && r.role == row.role &&
                   (row.is.level != area_level::group || detail::region_compared(r.council.region.view()) == row.is.name);
        };
        published_total total{row, published_sum_of(rows, own)};
        total.agrees = agreement_of(row, total.sum);
        totals.push_back(std::move(total));
    }
    std::size_t at = 0;
    std::erase_if(returns, [&](council_return const&) { return rows[at++].is.level != area_level::area; });
    return totals;
}

}  // namespace pbo

#endif
