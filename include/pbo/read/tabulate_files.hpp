// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_TABULATE_FILES_HPP
#define PBO_READ_TABULATE_FILES_HPP

// Tables of files that may be larger than memory: records are counted while the files are read, and none is kept.  The same
// call as on records in memory,
//
//     pbo::record_files<visit> const visits{{"2011.csv", "2012.csv"}};
//     auto const t = pbo::tabulate(pbo::threads{2}, visits, pbo::by(&visit::region), pbo::indicator("late", &visit::was_late));
//     t.files()[0].rejects                                   // what became of the rows of each file
//
// and the same table to the bit as read_records and tabulate give, for any number of threads; sums of real weights, which
// are rounded, agree with theirs to 1e-12, and are the same to the bit for any number of threads.  survey_files are
// counted likewise.  Throws what read_records throws.  Keys and indicators are called by several threads at once.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/record_files.hpp>
#include <pbo/read/survey_files.hpp>

#include <utility>
#include <vector>

namespace pbo {

/// A table that was counted while files were read, with what became of the rows of each.
template <class Table>
class table_read : public Table {
public:
    table_read() = default;
    table_read(Table counted, std::vector<read_summary> files) : Table(std::move(counted)), files_(std::move(files)) {}

    /// Rows read, kept, filtered out and rejected, and the rejects themselves, in the order of the files.
    [[nodiscard]] std::vector<read_summary> const& files() const noexcept { return files_; }

private:
    std::vector<read_summary> files_;
};

namespace detail {

template <class Record, chunk_runner Runner, class Read, class Files, class Keys, class... I>
[[nodiscard]] auto tabulate_parts(Read const& read_parts, Runner const& runner, Files const& files, Keys const& keys, I const&... several) {
    using counting = counting_by<Record, Keys, I...>;
    auto cells = counting::fresh(several...);
    auto summaries = read_parts(
        runner, files, [&] { return counting::fresh(several...); },
        [&](auto& part, Record const& r) { counting::add(part, r, keys, several...); }, [&](auto const& part) { cells += part; });
    auto table = cells.freeze();
    return table_read<decltype(table)>(std::move(table), std::move(summaries));
}

}  // namespace detail

/// What tabulate(runner, files, by(keys...), indicators...) calls.  O(bytes), and memory for a few parts' counts.
template <chunk_runner Runner, class Record, class... P, class... I>
    requires(indicator_of<I, Record> && ...)
[[nodiscard]] auto tabulate_files(Runner const& runner, record_files<Record> const& files, keys_of<P...> const& keys, I const&... several) {
    return detail::tabulate_parts<Record>(read_record_parts, runner, files, keys, several...);
}
template <chunk_runner Runner, class... P, class... I>
    requires(indicator_of<I, survey_response> && ...)
[[nodiscard]] auto tabulate_files(Runner const& runner, survey_files const& files, keys_of<P...> const& keys, I const&... several) {
    return detail::tabulate_parts<survey_response>(read_survey_parts, runner, files, keys, several...);
}

}  // namespace pbo

#endif
