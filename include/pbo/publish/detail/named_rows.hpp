// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_NAMED_ROWS_HPP
#define PBO_PUBLISH_DETAIL_NAMED_ROWS_HPP

// Rows that are known by one text: a key, a period, or, of findings that know nothing of whose they are, their place: 1, 2, 3.

#include <pbo/publish/described_columns.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::detail {

template <class Found>
struct named_row {
    std::string name;
    Found found;
};

/// Rows of findings in the order given; name(place) is the text of a row, its place counted from 1 unless told.
template <class Found, class Name>
[[nodiscard]] std::vector<named_row<Found>> named_rows(std::vector<Found> const& all, Name const& name) {
    std::vector<named_row<Found>> rows;
    for (std::size_t i = 0; i < all.size(); ++i) rows.push_back({name(i), all[i]});
    return rows;
}
template <class Found>
[[nodiscard]] std::vector<named_row<Found>> named_rows(std::vector<Found> const& all) {
    return named_rows(all, [](std::size_t i) { return std::to_string(i + 1); });
}
template <class Row>
[[nodiscard]] described_columns<Row> named_columns(std::string const& title) {
    described_columns<Row> columns;
    columns.key(title, title, &Row::name);
    return columns;
}

}  // namespace pbo::detail

#endif
