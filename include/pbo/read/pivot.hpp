// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_PIVOT_HPP
#define PBO_READ_PIVOT_HPP

// What are the records of a long file, which has a row for every item of every council?  One record a key, whose other
// columns are items, named by the column map:
//
//     struct holders { std::string year, cassr_code; pbo::figure<std::uint64_t> people; };    // described as usual
//     auto const all = pbo::read_pivot<holders>("pss_ex1.csv", {.key = {"year", "cassr_code"}},
//                                               {.columns = {{"people", "A4.18"}}});
//
// Records come in the order in which the file first names their keys.  A key without a row for an item has an absent
// figure (not available); an item without a row for any key is an input_error, because it is a slip of the pen, unless
// its column is optional; an item that appears twice for a key is an input_error that names both lines.  The counts
// are of the file's rows: those of other items are filtered out, and a refused record rejects all of its rows.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/columns.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/pivoted_cells.hpp>
#include <pbo/read/detail/record_cells.hpp>
#include <pbo/read/detail/row_reader.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/records.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

struct pivot_layout {
    std::vector<std::string> key;  ///< the columns that say whose row it is, by our names
    std::string item = "item";
    std::string value = "value";
};

namespace detail {

template <described_record Record>
struct read_pivot_function {
    records_read<Record> operator()(input_source source, pivot_layout const& layout,
                                    read_options const& options = {}) const {
        return (*this)(in_sequence{}, std::move(source), layout, options);
    }
    template <chunk_runner Runner>
    records_read<Record> operator()(Runner const& runner, input_source source, pivot_layout const& layout,
                                    read_options const& options = {}, std::uint64_t part = usual_part) const {
        std::vector<std::string_view> asked(layout.key.begin(), layout.key.end());
        asked.insert(asked.end(), {layout.item, layout.value});
        file_parts<row_reader> parts(part, std::move(source), options, asked);
        auto const& rows = parts.rows();
        std::vector<std::size_t> key;
        for (auto const& name : layout.key) key.push_back(rows.column(name));
        std::vector<std::string> items;
        std::vector<bool> required;
        std::array<std::size_t, column_count<Record>> positions{};
        std::size_t i = 0;
        for_each_column<Record>([&](auto const& c) {
            auto const in_key = std::find(layout.key.begin(), layout.key.end(), c.name) - layout.key.begin();
            positions[i] = static_cast<std::size_t>(in_key);
            if (positions[i] == key.size()) {
                positions[i] += items.size();
                items.emplace_back(rows.heading_of(c.name));
                required.push_back(c.required);
            }
            ++i;
        });
        pivoted_cells cells(runner, parts, std::move(key), layout.item, layout.value, std::move(items), required);

        records_read<Record> all;
        for (cells.first(); !cells.done(); cells.next()) {
            Record record{};
            if (auto problem = fill_record(record, cells, positions))
                cells.refuse(std::move(*problem));
            else
                all.records.push_back(std::move(record));
        }
        static_cast<read_summary&>(all) = cells.summary();
        return all;
    }
};

}  // namespace detail

/// read_pivot<Record>(source, layout, options = {}): one record a key.  The same by threads{n}, or as another chunk runner
/// says: read_pivot<Record>(runner, source, layout, options = {}, part = 16 MiB).
template <described_record Record>
inline constexpr detail::read_pivot_function<Record> read_pivot{};

}  // namespace pbo

#endif
