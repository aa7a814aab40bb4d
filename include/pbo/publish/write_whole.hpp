// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_WRITE_WHOLE_HPP
#define PBO_PUBLISH_WRITE_WHOLE_HPP

// How does a result become a file, and destroy nothing?
//
//     pbo::write_whole("report.csv", text);
//     pbo::write_whole("rejects.csv", answers, {.inputs = {"survey.csv"}, .not_for_release = true});
//
// A file that is there is whole: the content goes to a new file beside it, is handed to the disk, and takes the name only
// when every byte is written.  What was there keeps its mode and its owner; a symbolic link stays, and the file at its end is
// written; a device, a pipe and the file that standard output or standard error goes to are written into as they are.  A file
// that may not be written, or whose owner cannot be kept, is refused, and so is one that is also an input, whatever it is
// called there.  A new file has the mode that the user's mask gives; one that is not for release (it quotes people's answers,
// or holds counts before protection) can be read by its owner alone.
//
// Throws std::runtime_error, naming the file and the reason, and leaves what was there before.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/detail/output_file.hpp>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace pbo {

struct write_options {
    std::vector<std::filesystem::path> inputs{};  ///< files that the content was made from
    bool not_for_release = false;                 ///< a new file is its owner's alone
};

/// Throws std::runtime_error when the output is one of the inputs: the same file, under whatever name and through whatever
/// links.  A terminal or /dev/null may be both.
template <class = detail::when_called>
inline void refuse_what_is_read(std::filesystem::path const& output, std::vector<std::filesystem::path> const& inputs) {
    std::error_code unknown;
    auto const kind = std::filesystem::status(output, unknown).type();
    if (kind != std::filesystem::file_type::regular && kind != std::filesystem::file_type::fifo) return;
    for (auto const& input : inputs)
        if (detail::same_file(output, input))
            throw std::runtime_error(output.string() + ": cannot be written, because it is also read" +
                                     (input == output ? "" : " (as " + input.string() + ")") + "; nothing was changed");
}

template <class = detail::when_called>
inline void write_whole(std::filesystem::path const& file, std::string_view content, write_options const& options = {}) {
    if (file.empty()) throw std::runtime_error("a file cannot be written without a name");
    refuse_what_is_read(file, options.inputs);
    std::error_code unknown;
    if (std::filesystem::is_directory(file, unknown)) detail::cannot_write(file, "this is a directory");
#if PBO_HAS_POSIX_FILES
    struct stat old {}, stream {};
    bool const there = ::stat(file.c_str(), &old) == 0;
    if (!there && errno != ENOENT) detail::cannot_write(file, detail::reason(errno));
    if (there) {
        for (int const standard : {STDOUT_FILENO, STDERR_FILENO})
            if (::fstat(standard, &stream) == 0 && stream.st_dev == old.st_dev && stream.st_ino == old.st_ino)
                return detail::write_through(file, standard, content);
        if (!S_ISREG(old.st_mode)) {
            detail::descriptor const out(::open(file.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC));
            if (!out.is_open()) detail::cannot_write(file, detail::reason(errno));
            return detail::write_through(file, out.number(), content);
        }
        if (::faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) != 0) detail::cannot_write(file, detail::reason(errno));
    }
    detail::write_and_rename(file, detail::end_of_links(file), there ? &old : nullptr, content, options.not_for_release);
#else
    namespace fs = std::filesystem;
    auto const target = detail::end_of_links(file);
    auto const old = fs::status(target, unknown);
    if (fs::exists(old) && !fs::is_regular_file(old)) {
        std::ofstream out(file, std::ios::binary);
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        if (out.close(); !out) detail::cannot_write(file, {}, "; a part of it may have been");
        return;
    }
    auto const neighbour = detail::neighbour_of(target);
    std::ofstream out(neighbour, std::ios::binary);
    std::error_code error;
    if (out && fs::exists(old)) fs::permissions(neighbour, old.permissions(), error);
    if (out && !fs::exists(old) && options.not_for_release)
        fs::permissions(neighbour, fs::perms::owner_read | fs::perms::owner_write, error);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.close();
    if (out && !error) fs::rename(neighbour, target, error);
    if (!out || error) {
        fs::remove(neighbour, unknown);
        detail::cannot_write(file, error ? error.message() : std::string{});
    }
#endif
}

}  // namespace pbo

#endif
