// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_FILES_IN_PARTS_HPP
#define PBO_READ_DETAIL_FILES_IN_PARTS_HPP

// Several files read in parts, as if they were read one after the other: the engine beneath survey_files and record_files.
// The parts of all files are the chunks of one run, so that small files are read by several threads, too.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace pbo::detail {

/// fresh() makes a state, visit(state, what is read) adds to it, merge(state) takes the states in the files' order.  A file
/// that cannot be begun is an error in its turn, after those before it.
template <reader_of_parts Reader, chunk_runner Runner, class Fresh, class Visit, class Merge, class... How>
std::vector<read_summary> read_files_in_parts(Runner const& runner, std::vector<std::filesystem::path> const& paths, std::uint64_t part,
                                              Fresh const& fresh, Visit const& visit, Merge&& merge, How const&... how) {
    std::vector<std::unique_ptr<file_parts<Reader>>> files;
    std::vector<std::pair<std::size_t, std::size_t>> parts;  // of which file, and which of its parts
    std::exception_ptr cannot_begin;
    for (auto const& path : paths) {
        try {
            files.push_back(std::make_unique<file_parts<Reader>>(part, input_source(path), how...));
        } catch (...) {
            cannot_begin = std::current_exception();
            break;
        }
        for (std::size_t i = 0; i < files.back()->count(); ++i) parts.emplace_back(files.size() - 1, i);
    }
    runner.in_order(
        parts.size(), [&](std::size_t i) { return files[parts[i].first]->make(parts[i].second, fresh, visit); },
        [&](std::size_t i, auto&& made) {
            files[parts[i].first]->take(parts[i].second, std::forward<decltype(made)>(made), fresh, visit,
                                        [&](auto&& state, std::uint64_t) { merge(std::forward<decltype(state)>(state)); });
        });
    if (cannot_begin) std::rethrow_exception(cannot_begin);
    std::vector<read_summary> summaries;
    for (auto const& file : files) summaries.push_back(file->rows().summary());
    return summaries;
}

}  // namespace pbo::detail

#endif
