// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_DESCRIPTOR_HPP
#define PBO_CORE_DETAIL_DESCRIPTOR_HPP

// An open file of a POSIX system, which closes itself, for those who read (read/input_source.hpp) and write
// (publish/write_whole.hpp): the standard library's streams do not tell of every failure, nor which file is open.
// PBO_HAS_POSIX_FILES says whether the system has such files.

#if __has_include(<unistd.h>) && __has_include(<sys/stat.h>)
#define PBO_HAS_POSIX_FILES 1
#include <pbo/core/detail/when_called.hpp>

#include <unistd.h>
#else
#define PBO_HAS_POSIX_FILES 0
#endif

#if PBO_HAS_POSIX_FILES

#include <cerrno>
#include <utility>

namespace pbo::detail {

class descriptor {
public:
    explicit descriptor(int number) noexcept : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&&) = delete;
    ~descriptor() { static_cast<void>(close()); }

    [[nodiscard]] int number() const noexcept { return number_; }
    [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }
    /// 0, or the error of closing, which may be the first to tell of a full disk.
    template <class = detail::when_called>
    int close() noexcept { return !is_open() || ::close(std::exchange(number_, -1)) == 0 ? 0 : errno; }

private:
    int number_;
};

}  // namespace pbo::detail

#endif

#endif
