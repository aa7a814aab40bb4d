// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_OPEN_FILE_HPP
#define PBO_READ_DETAIL_OPEN_FILE_HPP

// A file that is opened once and read by whoever shares it, each at a place of its own, by several threads at once.  What
// the system says is told: a read that fails is an input_error and never an end (the streams of libc++ make it one), and so
// is a file that was written to, cut short or made longer since it was opened.  Where there are no POSIX files, the standard
// library's are read.
//
// "-" is standard input, and so is what the system calls it (/dev/stdin), which is read on from where it stands.

#include <pbo/core/detail/descriptor.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>

#if PBO_HAS_POSIX_FILES
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#else
#include <cstdio>
#include <fstream>
#include <memory>
#include <mutex>
#endif

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] inline bool is_standard_input(std::filesystem::path const& file) {
    return file == "-" || file == "/dev/stdin" || file == "/dev/fd/0";
}
/// Bytes of a file that can be read at any place; nothing for a pipe, a device, standard input, and what is not there.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<std::uint64_t> bytes_of(std::filesystem::path const& file) {
    std::error_code unknown;
    if (is_standard_input(file) || !std::filesystem::is_regular_file(file, unknown)) return std::nullopt;
    auto const bytes = std::filesystem::file_size(file, unknown);
    if (unknown) return std::nullopt;
    return bytes;
}

class open_file {
public:
    /// Throws input_error, at line 0, for what is not there, is a directory, or may not be read.
    template <class = detail::when_called>
    explicit open_file(std::filesystem::path const& file)
        : name_(is_standard_input(file) ? "standard input" : file.string()), file_(open(file)) {
        anywhere_ = !is_standard_input(file);
        remember(file);
    }

    [[nodiscard]] std::string const& name() const noexcept { return name_; }
    /// See bytes_of.
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::uint64_t> size() const noexcept { return anywhere_ ? size_ : std::nullopt; }

    /// Fills at most size bytes with those at this place, or with the next where there is no place to go to, and says how
    /// many; 0 at the end.  Throws input_error when it cannot, and at the end when the file is not what it was.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t read(char* into, std::size_t size, std::uint64_t place);
    /// Throws input_error when the file has been written to since it was opened, as far as the system tells.
    template <class = detail::when_called>
    void must_be_unchanged() const;

private:
    template <class = detail::when_called>
    [[noreturn]] void fail(std::string expected) const { throw input_error({{name_, 0, {}}, {}, std::move(expected)}); }
    template <class = detail::when_called>
    [[noreturn]] void fail_to_open(int why) const {
        if (why == ENOENT || why == ENOTDIR) fail("a file; there is none of that name");
        if (why == EISDIR) fail("a file; this is a directory");
        fail("a file that may be read" + (why == 0 ? std::string{} : " (" + std::generic_category().message(why) + ")"));
    }
    template <class = detail::when_called>
    [[noreturn]] void fail_to_read(int why) const {
        fail("to read to the end" + (why == 0 ? std::string{} : " (" + std::generic_category().message(why) + ")"));
    }
    template <class = detail::when_called>
    [[noreturn]] void changed(std::uint64_t now) const {
        fail("a file that nobody changes while it is read; " +
             (now == *size_ ? std::string("it has been written to meanwhile")
                            : "it had " + std::to_string(*size_) + " bytes and has " + std::to_string(now) + " now"));
    }

#if PBO_HAS_POSIX_FILES
    template <class = detail::when_called>
    descriptor open(std::filesystem::path const& file) const {
        int number = -1;
        do {
            number = is_standard_input(file) ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                                             : ::open(file.c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC);
        } while (number < 0 && errno == EINTR);
        if (number < 0) fail_to_open(errno);
        return descriptor(number);
    }
    template <class = detail::when_called>
    void remember(std::filesystem::path const&) {
        struct stat s {};
        if (::fstat(file_.number(), &s) != 0) return;
        if (S_ISDIR(s.st_mode)) fail_to_open(EISDIR);
        if (!S_ISREG(s.st_mode)) return;
        size_ = static_cast<std::uint64_t>(s.st_size);
        written_ = when_written(s);
    }
    template <class = detail::when_called>
    static timespec when_written(struct stat const& s) noexcept {
#if defined(__APPLE__)
        return s.st_mtimespec;
#else
        return s.st_mtim;
#endif
    }
    std::string name_;
    descriptor file_;
    timespec written_{};
#else
    std::unique_ptr<std::ifstream> open(std::filesystem::path const& file) const {
        std::error_code none;  // a status that cannot be had shows itself when opening
        auto const status = std::filesystem::status(file, none);
        if (is_standard_input(file)) return nullptr;
        if (status.type() == std::filesystem::file_type::not_found) fail_to_open(ENOENT);
        if (std::filesystem::is_directory(status)) fail_to_open(EISDIR);
        errno = 0;
        auto opened = std::make_unique<std::ifstream>(file, std::ios::binary);
        if (!opened->is_open()) fail_to_open(errno);
        return opened;
    }
    void remember(std::filesystem::path const& file) {
        std::error_code unknown;
        path_ = file;
        size_ = bytes_of(file);
        written_ = std::filesystem::last_write_time(file, unknown);
    }
    std::string name_;
    std::unique_ptr<std::ifstream> file_;
    std::filesystem::path path_;
    std::filesystem::file_time_type written_{};
    std::mutex reading_;
#endif
    std::optional<std::uint64_t> size_;  // of a regular file when it was opened
    bool anywhere_ = false;              // opened here, so that there is a place to go to
};

#if PBO_HAS_POSIX_FILES

template <class>
inline std::size_t open_file::read(char* into, std::size_t size, std::uint64_t place) {
    for (;;) {
        auto const got = this->size() ? ::pread(file_.number(), into, size, static_cast<off_t>(place))
                                      : ::read(file_.number(), into, size);
        if (got > 0) return static_cast<std::size_t>(got);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail_to_read(errno);
        must_be_unchanged();
        return 0;
    }
}
template <class>
inline void open_file::must_be_unchanged() const {
    struct stat now {};
    if (!size_ || ::fstat(file_.number(), &now) != 0) return;
    auto const when = when_written(now);
    if (static_cast<std::uint64_t>(now.st_size) != *size_ || when.tv_sec != written_.tv_sec || when.tv_nsec != written_.tv_nsec)
        changed(static_cast<std::uint64_t>(now.st_size));
}

#else

inline std::size_t open_file::read(char* into, std::size_t size, std::uint64_t place) {
    std::lock_guard const alone(reading_);
    std::size_t got = 0;
    if (!file_) {
        got = std::fread(into, 1, size, stdin);
        if (std::ferror(stdin) != 0) fail_to_read(errno);
    } else {
        file_->clear();
        if (this->size() && !file_->seekg(static_cast<std::streamoff>(place))) fail_to_read(0);
        file_->read(into, static_cast<std::streamsize>(size));
        if (file_->bad()) fail_to_read(0);
        got = static_cast<std::size_t>(file_->gcount());
    }
    if (got == 0) must_be_unchanged();
    return got;
}
inline void open_file::must_be_unchanged() const {
    auto const now = size_ ? bytes_of(path_) : std::nullopt;
    std::error_code unknown;
    if (now && (*now != *size_ || std::filesystem::last_write_time(path_, unknown) != written_)) changed(*now);
}

#endif

}  // namespace pbo::detail

#endif
