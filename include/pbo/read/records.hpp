// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_RECORDS_HPP
#define PBO_READ_RECORDS_HPP

// What are the records of a file?  A record type that columns_of<Record> describes is read by the text forms of its
// members, from columns found by name in any order; columns it does not know are passed over.
//
//     auto visits = pbo::read_records<visit>("visits.csv");                       // every record in memory
//     pbo::for_each_record<visit>("visits.csv", {}, [](visit const& v) { ... });  // one at a time, constant memory
//
// A cell that its text form refuses makes a bad row, and so does a record that its own check(record), found by
// argument-dependent look-up, or a constructor refuses with std::domain_error or std::invalid_argument.  What happens
// then, and every other option, is in read_options.hpp; what else is an input_error, in headed_rows.hpp.

#include <pbo/core/columns.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/detail/record_cells.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <concepts>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace pbo {

/// The records of a file, in its order, and what became of its rows.  A range of Record.
template <class Record>
struct records_read : read_summary {
    std::vector<Record> records;

    [[nodiscard]] auto begin() const noexcept { return records.begin(); }
    [[nodiscard]] auto end() const noexcept { return records.end(); }
    [[nodiscard]] std::size_t size() const noexcept { return records.size(); }
    [[nodiscard]] bool empty() const noexcept { return records.empty(); }
    [[nodiscard]] Record const& operator[](std::size_t i) const { return records.at(i); }
};

namespace detail {

template <described_record Record>
struct for_each_record_fn {
    template <std::invocable<Record&&> Visitor>
    read_summary operator()(input_source source, read_options const& options, Visitor visit) const {
        headed_rows rows(std::move(source), options);
        auto const positions = positions_in<Record>(rows);
        record_memos<Record> memos;
        while (rows.next()) {
            Record record{};
            if (auto problem = fill_record(record, rows, positions, memos))
                rows.refuse(std::move(*problem));
            else
                std::invoke(visit, std::move(record));
        }
        return rows.summary();
    }
};

template <described_record Record>
struct read_records_fn {
    records_read<Record> operator()(input_source source, read_options const& options = {}) const {
        records_read<Record> all;
        static_cast<read_summary&>(all) = for_each_record_fn<Record>{}(
            std::move(source), options, [&all](Record&& record) { all.records.push_back(std::move(record)); });
        return all;
    }
};

}  // namespace detail

/// for_each_record<Record>(source, options, visit): calls visit with every record; returns what became of the rows.
template <described_record Record>
inline constexpr detail::for_each_record_fn<Record> for_each_record{};

/// read_records<Record>(source, options = {}): all records.
template <described_record Record>
inline constexpr detail::read_records_fn<Record> read_records{};

}  // namespace pbo

#endif
