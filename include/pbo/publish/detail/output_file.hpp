// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_OUTPUT_FILE_HPP
#define PBO_PUBLISH_DETAIL_OUTPUT_FILE_HPP

// How write_whole.hpp keeps its promises where there are POSIX files: bytes written to the end and handed to the disk, and a
// new file under a name that nobody else has.

#include <pbo/core/detail/descriptor.hpp>
#include <pbo/core/detail/when_called.hpp>

#if PBO_HAS_POSIX_FILES
#include <fcntl.h>
#include <sys/stat.h>
#endif

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace pbo::detail {

template <class = detail::when_called>
[[noreturn]] inline void cannot_write(std::filesystem::path const& file, std::string const& why,
                                      std::string_view outcome = "; nothing was changed") {
    throw std::runtime_error(file.string() + ": cannot be written" + (why.empty() ? "" : " (" + why + ")") + std::string(outcome));
}
[[nodiscard]] inline std::string reason(int error) { return std::generic_category().message(error); }

/// A name in the file's folder that no other program and no other thread thinks of: the file's own name is not in it,
/// so that a long one leaves room.
template <class = detail::when_called>
[[nodiscard]] inline std::filesystem::path neighbour_of(std::filesystem::path const& file) {
    static std::atomic<std::uint64_t> made{0};
    auto const now = static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
    std::uint64_t const process =
#if PBO_HAS_POSIX_FILES
        static_cast<std::uint64_t>(::getpid());
#else
        0;
#endif
    return file.parent_path() / (".pbo-" + std::to_string(process) + "-" + std::to_string(now) + "-" + std::to_string(made++) + ".new");
}

/// The file that the links end at, whether or not it is there yet.
template <class = detail::when_called>
[[nodiscard]] inline std::filesystem::path end_of_links(std::filesystem::path file) {
    constexpr int most_links = 40;  // as the system has it
    for (int i = 0; i < most_links; ++i) {
        std::error_code error;
        if (!std::filesystem::is_symlink(std::filesystem::symlink_status(file, error))) return file;
        auto const to = std::filesystem::read_symlink(file, error);
        if (error) cannot_write(file, error.message());
        file = to.is_absolute() ? to : file.parent_path() / to;
    }
    cannot_write(file, "its links lead in a circle");
}

/// One file under two names?  (The standard's equivalent() does not know pipes.)
template <class = detail::when_called>
[[nodiscard]] inline bool same_file(std::filesystem::path const& a, std::filesystem::path const& b) noexcept {
#if PBO_HAS_POSIX_FILES
    struct stat first {}, second {};
    return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
#else
    std::error_code unknown;
    return std::filesystem::equivalent(a, b, unknown);
#endif
}

#if PBO_HAS_POSIX_FILES

/// 0, or the error.
template <class = detail::when_called>
[[nodiscard]] inline int write_all(int to, std::string_view bytes) noexcept {
    while (!bytes.empty()) {
        auto const written = ::write(to, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return written == 0 ? EIO : errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// What has been written survives a power cut; a thing that cannot promise it (a pipe) is no error.
template <class = detail::when_called>
[[nodiscard]] inline int sync(int file) noexcept {
    return ::fsync(file) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP ? 0 : errno;
}

/// A device or a pipe, or a standard stream that was given a file: what is written goes through it, and it stays.
template <class = detail::when_called>
inline void write_through(std::filesystem::path const& file, int to, std::string_view content) {
    if (int const error = write_all(to, content); error != 0) cannot_write(file, reason(error), "; a part of it may have been");
    if (int const error = sync(to); error != 0) cannot_write(file, reason(error), "; a part of it may have been");
}

/// Writes the neighbour, gives it the mode and the owner of the file that it will be, and lets it take the name.
template <class = detail::when_called>
inline void write_and_rename(std::filesystem::path const& file, std::filesystem::path const& target, struct stat const* old,
                             std::string_view content, bool confidential) {
    std::filesystem::path neighbour;
    int number = -1;
    do {
        neighbour = neighbour_of(target);
        number = ::open(neighbour.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, old || confidential ? 0600 : 0666);
    } while (number < 0 && errno == EEXIST);
    if (number < 0) cannot_write(file, reason(errno));
    descriptor out(number);
    auto const give_up = [&](int error, char const* what = "") {
        ::unlink(neighbour.c_str());
        cannot_write(file, what + reason(error));
    };
    if (old) {
        struct stat made {};
        if (::fstat(number, &made) != 0) give_up(errno);
        if ((made.st_uid != old->st_uid || made.st_gid != old->st_gid) && ::fchown(number, old->st_uid, old->st_gid) != 0)
            give_up(errno, "its owner cannot be kept: ");
        if (::fchmod(number, old->st_mode & 07777U) != 0) give_up(errno, "its mode cannot be kept: ");
    }
    if (int const error = write_all(number, content); error != 0) give_up(error);
    if (int const error = sync(number); error != 0) give_up(error);
    if (int const error = out.close(); error != 0) give_up(error);
    if (::rename(neighbour.c_str(), target.c_str()) != 0) give_up(errno);
    // The new name survives a power cut, too.  What cannot be synced here has been written whole all the same.
    auto const folder = target.parent_path().empty() ? std::filesystem::path(".") : target.parent_path();
    descriptor const entry(::open(folder.c_str(), O_RDONLY | O_CLOEXEC));
    if (entry.is_open()) static_cast<void>(sync(entry.number()));
}

#endif

}  // namespace pbo::detail

#endif
