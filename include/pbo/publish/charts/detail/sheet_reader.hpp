// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_SHEET_READER_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_SHEET_READER_HPP

// The cells of a sheet by the names of its columns, for pictures that are made of the table that a report prints, so
// that what a rule withholds from the table is not in the picture.  Throws std::invalid_argument, naming the sheet and
// the column, where the column is not there or its cells are of another kind.  Not part of <pbo/publish.hpp>: see
// <pbo/publish/charts.hpp>.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string_view>
#include <variant>
#include <vector>

namespace pbo::charts::detail {

/// The cells of a sheet by the names of its columns.
class sheet_reader {
public:
    explicit sheet_reader(sheet const& of) : sheet_(of) {}
    template <class = pbo::detail::when_called>
    [[nodiscard]] std::size_t column(std::string_view name) const {
        auto const& all = sheet_.columns();
        auto const at = std::find_if(all.begin(), all.end(), [&](sheet_column const& c) { return c.name == name; });
        if (at == all.end())
            throw std::invalid_argument("pbo::charts: the sheet " + pbo::detail::in_quotes(sheet_.title) +
                                        " has no column " + pbo::detail::in_quotes(name));
        return static_cast<std::size_t>(at - all.begin());
    }
    template <class T>
    [[nodiscard]] T const& cell(std::vector<sheet_cell> const& row, std::string_view name) const {
        if (auto const* found = std::get_if<T>(&row.at(column(name)))) return *found;
        throw std::invalid_argument("pbo::charts: the column " + pbo::detail::in_quotes(name) + " of the sheet " +
                                    pbo::detail::in_quotes(sheet_.title) + " has cells of another kind");
    }

private:
    sheet const& sheet_;
};

}  // namespace pbo::charts::detail

#endif
