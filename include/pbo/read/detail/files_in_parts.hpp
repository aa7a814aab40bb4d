// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_FILES_IN_PARTS_HPP
#define PBO_READ_DETAIL_FILES_IN_PARTS_HPP

// Several files read in parts, as if they were read one after the other: the engine beneath survey_files and record_files.
// The parts of all files are the chunks of one run, so that small files are read by several threads, too.  A file is opened
// when the first of its parts is asked for and closed when the last has been taken: ten thousand files take no more memory, and
// no more open files, than a few.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace pbo::detail {

/// Whether it is there and has no size: a pipe, a device.
template <class = detail::when_called>
[[nodiscard]] inline bool is_without_size(std::filesystem::path const& file) {
    std::error_code unknown;
    return !bytes_of(file) && std::filesystem::exists(file, unknown);
}

/// One file among several.
template <reader_of_parts Reader>
class file_in_turn {
public:
    file_in_turn(std::filesystem::path path, std::uint64_t part) : path_(std::move(path)), cut_(bytes_of(path_), part) {}
    [[nodiscard]] std::size_t parts() const noexcept { return cut_.count; }

    /// As file_parts has it, by several threads at once; a file that cannot be begun is an error in its turn.
    template <class Fresh, class Visit, class... How>
    auto make(std::size_t part, Fresh const& fresh, Visit const& visit, How const&... how) {
        file_parts<Reader>* const here = begun(how...);
        return here ? here->make(part, fresh, visit) : typename file_parts<Reader>::template found<decltype(fresh())>{};
    }
    template <class Made, class Fresh, class Visit, class Merge>
    void take(std::size_t part, Made made, Fresh const& fresh, Visit const& visit, Merge&& merge) {
        if (cannot_begin_) std::rethrow_exception(cannot_begin_);
        file_->take(part, std::move(made), fresh, visit, merge);
        if (part + 1 != cut_.count) return;
        summary_ = file_->rows().summary();
        file_.reset();
    }
    /// After the last part.
    [[nodiscard]] read_summary& summary() noexcept { return summary_; }

private:
    template <class... How>
    file_parts<Reader>* begun(How const&... how) {
        std::lock_guard const lock(guard_);
        try {
            if (!file_ && !cannot_begin_) file_.emplace(cut_, input_source(path_), how...);
        } catch (...) {
            cannot_begin_ = std::current_exception();
        }
        return file_ ? &*file_ : nullptr;
    }

    std::filesystem::path path_;
    file_cut cut_;
    std::mutex guard_;
    std::optional<file_parts<Reader>> file_;
    std::exception_ptr cannot_begin_;
    read_summary summary_;
};

/// fresh() makes a state, visit(state, what is read) adds to it, merge(state) takes the states in the files' order.
template <reader_of_parts Reader, chunk_runner Runner, class Fresh, class Visit, class Merge, class... How>
std::vector<read_summary> read_files_in_parts(Runner const& runner, std::vector<std::filesystem::path> const& paths, std::uint64_t part,
                                              Fresh const& fresh, Visit const& visit, Merge&& merge, How const&... how) {
    std::deque<file_in_turn<Reader>> files;
    std::vector<std::pair<std::size_t, std::size_t>> parts;  // of which file, and which of its parts
    for (auto const& path : paths) {
        auto const& file = files.emplace_back(path, part);
        for (std::size_t i = 0; i < file.parts(); ++i) parts.emplace_back(files.size() - 1, i);
    }
    runner.in_order(
        parts.size(), [&](std::size_t i) { return files[parts[i].first].make(parts[i].second, fresh, visit, how...); },
        [&](std::size_t i, auto&& made) {
            files[parts[i].first].take(parts[i].second, std::forward<decltype(made)>(made), fresh, visit,
                                       [&](auto&& state, std::uint64_t) { merge(std::forward<decltype(state)>(state)); });
        });
    std::vector<read_summary> summaries;
    for (auto& file : files) summaries.push_back(std::move(file.summary()));
    return summaries;
}

}  // namespace pbo::detail

#endif
