// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_TABLE_READ_HPP
#define PBO_READ_TABLE_READ_HPP

// What became of the rows of the files that a table was counted from?  tabulate, outcomes, take_up and their kin give for
// files (record_files, survey_files) the table that they give for the same records in memory, and with it one read_summary a
// file, in the files' order: rows read, kept, filtered out and rejected, and the rejects themselves.
//
//     auto const o = pbo::outcomes(pbo::survey_files({"2011.csv", "2012.csv"}, pbo::poet_style_users()));
//     o.files()[0].counts.kept
//
// Rounded sums of real weights do not depend on how files are cut into parts either, as long as they are exact:
// count/detail/compensated_sum.hpp says when.

#include <pbo/read/read_options.hpp>

#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// A table that was counted while files were read, with what became of the rows of each.
template <class Table>
class table_read : public Table {
public:
    table_read() = default;
    table_read(Table counted, std::vector<read_summary> files) : Table(std::move(counted)), files_(std::move(files)) {}

    [[nodiscard]] std::vector<read_summary> const& files() const noexcept { return files_; }

    /// Tables of other files merge as they do, and what became of their rows stands behind what is known of these.
    table_read& operator+=(table_read const& other) {
        auto files = files_;
        files.insert(files.end(), other.files_.begin(), other.files_.end());
        Table::operator+=(other);
        files_ = std::move(files);
        return *this;
    }
    /// The table alone is taken apart and rebuilt (count/parts.hpp), as a Table: not what became of the rows.
    static void parts_of(auto&, auto&&) = delete;

private:
    std::vector<read_summary> files_;
};

/// What visiting files has to say.
struct files_read {
    std::vector<read_summary> files;
};

/// The same, of a table that was counted so.
template <class Table>
[[nodiscard]] files_read what_was_read(table_read<Table> const& counted) {
    return {counted.files()};
}

/// Joins it to what was counted of them.
template <class Table>
[[nodiscard]] table_read<std::remove_cvref_t<Table>> reported(Table&& counted, files_read said) {
    return {std::forward<Table>(counted), std::move(said.files)};
}

}  // namespace pbo

#endif
