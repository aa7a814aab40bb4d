// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_RECORD_READER_HPP
#define PBO_READ_DETAIL_RECORD_READER_HPP

// The rows of a file, or of a part of one, as records that columns_of<Record> describes.  Where the columns are is looked
// up once a file; what a text of a column means, once a text.

#include <pbo/core/columns.hpp>
#include <pbo/read/detail/record_cells.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <utility>

namespace pbo::detail {

template <described_record Record>
class record_reader {
public:
    record_reader(input_source source, read_options const& options)
        : rows_(std::move(source), options, columns_asked_for<Record>()), positions_(positions_in<Record>(rows_)) {}
    /// A part of the file that another reads too; what is known of the texts is not shared.
    record_reader(record_reader const& whole, input_source source, csv_part part)
        : rows_(whole.rows_, std::move(source), part), positions_(whole.positions_) {}

    [[nodiscard]] headed_rows& rows() noexcept { return rows_; }

    /// Calls visit with every record.
    template <class Visitor>
    void read(Visitor&& visit) {
        while (rows_.next()) {
            Record record{};
            if (auto problem = fill_record(record, rows_, positions_, memos_))
                rows_.refuse(std::move(*problem));
            else
                std::invoke(visit, std::move(record));
        }
    }

private:
    headed_rows rows_;
    std::array<std::size_t, column_count<Record>> positions_;
    record_memos<Record> memos_;
};

}  // namespace pbo::detail

#endif
