// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_ROW_READER_HPP
#define PBO_READ_DETAIL_ROW_READER_HPP

// The rows of a file, or of a part of one, as they are; and the texts of some of their columns, kept in little room, for
// who can say what they mean only when the parts are put together.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

class row_reader {
public:
    template <class = detail::when_called>
    row_reader(input_source source, read_options const& options, std::vector<std::string_view> const& asked = {})
        : rows_(std::move(source), options, asked) {}
    row_reader(row_reader const& whole, input_source source, csv_part part) : rows_(whole.rows_, std::move(source), part) {}

    [[nodiscard]] headed_rows& rows() noexcept { return rows_; }

    /// Calls visit with the rows, each time at another.
    template <class Visitor>
    void read(Visitor&& visit) {
        while (rows_.next()) visit(std::as_const(rows_));
    }

private:
    headed_rows rows_;
};

/// Texts of the same columns of many rows.
class kept_texts {
public:
    template <class = detail::when_called>
    void add(headed_rows const& row, std::vector<std::size_t> const& columns) {
        for (auto const column : columns) {
            text_.append(row.text(column));
            ends_.push_back(text_.size());
        }
        lines_.push_back(row.line());
    }
    /// Adds the rows of a part that starts so many lines into the file.
    template <class = detail::when_called>
    void add(kept_texts&& part, std::uint64_t lines_before) {
        if (size() == 0 && lines_before == 0) {
            *this = std::move(part);
            return;
        }
        auto const bytes = text_.size();
        text_.append(part.text_);
        for (auto const end : part.ends_) ends_.push_back(bytes + end);
        for (auto const line : part.lines_) lines_.push_back(lines_before + line);
    }

    [[nodiscard]] std::size_t size() const noexcept { return lines_.size(); }
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t line(std::size_t row) const { return lines_.at(row); }
    /// The cell-th text of all, row by row.
    template <class = detail::when_called>
    [[nodiscard]] std::string_view operator[](std::size_t cell) const {
        std::size_t const begin = cell == 0 ? 0 : ends_[cell - 1];
        return std::string_view(text_).substr(begin, ends_[cell] - begin);
    }

private:
    std::string text_;               // the cells one after another,
    std::vector<std::size_t> ends_;  // and where each ends
    std::vector<std::uint64_t> lines_;
};

}  // namespace pbo::detail

#endif
