// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_RECORD_FILES_HPP
#define PBO_READ_RECORD_FILES_HPP

// How to count described records that are larger than memory, in one file or several, with one thread or several?
//
//     pbo::record_files<visit> const visits{{"2011.csv", "2012.csv"}};
//     auto const t = pbo::tabulate(pbo::threads{2}, visits, pbo::by(&visit::region), late);
//     t.files()[0].rejects                                   // what became of the rows of each file
//
// A source (count/source.hpp): whatever counts records counts these, and sample(...) goes round them.  Keys and indicators
// are called by several threads at once.  Nothing is read before that, and no record is kept.  Rows, errors with their lines
// and columns, rejects and the order of records are those of read_records on one file after the other.  Memory: a few parts'
// counts, whatever the size.
//
// A file is read in parts of 16 MiB, as detail/file_parts.hpp tells; a source without a size (a pipe) is one part.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/columns.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/files_in_parts.hpp>
#include <pbo/read/detail/record_reader.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/table_read.hpp>

#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

namespace pbo {

/// Files of records to be read, with how to read them.
template <described_record Record>
struct record_files {
    using record_type = Record;

    std::vector<std::filesystem::path> files;
    read_options options{};
    std::uint64_t part = usual_part;  ///< bytes; results do not depend on it
};

namespace detail {

struct read_record_parts_function {
    /// fresh() makes a state, visit(state, record&&) adds to it, merge(state) takes the states in the files' order.
    template <chunk_runner Runner, class Record, class Fresh, class Visit, class Merge>
    std::vector<read_summary> operator()(Runner const& runner, record_files<Record> const& how, Fresh const& fresh, Visit const& visit,
                                         Merge&& merge) const {
        return read_files_in_parts<record_reader<Record>>(runner, how.files, how.part, fresh, visit, std::forward<Merge>(merge),
                                                          how.options);
    }
};

}  // namespace detail

/// read_record_parts(runner, files, fresh, visit, merge): the engine beneath tabulate(files, ...), for counts of one's own.
/// visit is called by several threads at once, each with a state of its own; a state may be made and thrown away.  When
/// something is thrown, what had been read before it has been merged.
inline constexpr detail::read_record_parts_function read_record_parts{};

/// How these files are visited as a source.
template <chunk_runner Runner, class Record, class Fresh, class Visit, class Merge>
[[nodiscard]] files_read visit_in_parts(Runner const& runner, record_files<Record> const& files, Fresh const& fresh, Visit const& visit,
                                        Merge&& merge) {
    return {read_record_parts(runner, files, fresh, visit, std::forward<Merge>(merge))};
}

}  // namespace pbo

#endif
