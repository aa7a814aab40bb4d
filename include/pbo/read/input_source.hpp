// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_INPUT_SOURCE_HPP
#define PBO_READ_INPUT_SOURCE_HPP

// Where do the bytes come from?  A file, opened here, or a stream of the caller's, with the name that error messages
// give it:
//
//     read_records<visit>("visits.csv")
//     read_records<visit>("-")                                   // standard input
//     read_records<visit>({stream, "what I was sent"})
//
// No such file, a directory and a file that may not be read are each an input_error at line 0: the file as a whole.  So is
// a read that fails, and a file that is written to while it is read.  A file is opened once, however many parts of it are
// read, so that a pipe does as well.  A stream must outlive the reading, and fails as loudly as its library makes it.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/read/detail/open_file.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace pbo {

class input_source {
public:
    /// Opens the file; throws input_error when that cannot be done.
    template <class Path>
    requires std::convertible_to<Path const&, std::filesystem::path> input_source(Path const& file)
        : file_(std::make_shared<detail::open_file>(std::filesystem::path(file))), name_(file_->name()) {}
    input_source(std::istream& stream, std::string name = "input") : stream_(&stream), name_(std::move(name)) {}

    [[nodiscard]] std::string const& name() const noexcept { return name_; }

    /// Bytes of a file that can be read from any of them on; nothing for a pipe, standard input or a stream.
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::uint64_t> size() const noexcept { return file_ ? file_->size() : std::nullopt; }
    /// The same open file from this byte on, beside this and whoever else reads it.  Throws input_error for what has no size.
    template <class = detail::when_called>
    [[nodiscard]] input_source from(std::uint64_t byte) const {
        if (!size()) fail("a file that can be read from any byte on");
        auto other = *this;
        other.place_ = byte;
        return other;
    }
    /// Throws input_error when the file has been written to since it was opened; reading to its end asks the same.
    template <class = detail::when_called>
    void must_be_unchanged() const {
        if (file_) file_->must_be_unchanged();
    }

    /// Fills at most size bytes and says how many; 0 at the end.  Throws input_error when reading fails.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t read(char* into, std::size_t size) {
        if (file_) {
            auto const got = file_->read(into, size, place_);
            place_ += got;
            return got;
        }
        try {  // straight from the buffer: the caller's stream may have exceptions switched on for its end
            auto* const buffer = stream_->rdbuf();
            if (buffer == nullptr) fail("a stream that can be read");
            return static_cast<std::size_t>(buffer->sgetn(into, static_cast<std::streamsize>(size)));
        } catch (std::ios_base::failure const& e) {
            fail("to read to the end (" + std::string(e.what()) + ")");
        }
    }

private:
    template <class = detail::when_called>
    [[noreturn]] void fail(std::string expected) const { throw input_error({{name_, 0, {}}, {}, std::move(expected)}); }

    std::shared_ptr<detail::open_file> file_;
    std::istream* stream_ = nullptr;
    std::string name_;
    std::uint64_t place_ = 0;
};

}  // namespace pbo

#endif
