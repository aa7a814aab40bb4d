// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_INPUT_SOURCE_HPP
#define PBO_READ_INPUT_SOURCE_HPP

// Where do the bytes come from?  A file, opened here, or a stream of the caller's, with the name that error messages
// give it:
//
//     read_records<visit>("visits.csv")
//     read_records<visit>({std::cin, "standard input"})
//
// No such file, a directory and a file that may not be read are each an input_error at line 0: the file as a whole.
// A stream must outlive the reading.

#include <pbo/core/errors.hpp>

#include <cerrno>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace pbo {

class input_source {
public:
    /// Opens the file; throws input_error when that cannot be done.
    template <class Path>
    requires std::convertible_to<Path const&, std::filesystem::path> input_source(Path const& file)
        : name_(std::filesystem::path(file).string()) {
        open(std::filesystem::path(file));
    }
    input_source(std::istream& stream, std::string name = "input") : stream_(&stream), name_(std::move(name)) {}

    /// Goes to a byte of a file that was opened here; throws input_error when it cannot.
    void seek(std::uint64_t byte) {
        if (byte != 0 && (!file_ || !file_->seekg(static_cast<std::streamoff>(byte)))) fail("a file that can be read from any byte on");
    }

    [[nodiscard]] std::string const& name() const noexcept { return name_; }
    /// The file that was opened here, for who would open it once more; empty for a stream of the caller's.
    [[nodiscard]] std::filesystem::path file() const { return file_ ? std::filesystem::path(name_) : std::filesystem::path(); }

    /// Fills at most size bytes and says how many; 0 at the end.  Throws input_error when reading fails.
    [[nodiscard]] std::size_t read(char* into, std::size_t size) {
        try {  // straight from the buffer: the caller's stream may have exceptions switched on for its end
            auto* const buffer = stream_->rdbuf();
            if (buffer == nullptr) fail("a stream that can be read");
            return static_cast<std::size_t>(buffer->sgetn(into, static_cast<std::streamsize>(size)));
        } catch (std::ios_base::failure const& e) {
            fail("to read to the end (" + std::string(e.what()) + ")");
        }
    }

private:
    void open(std::filesystem::path const& file) {
        std::error_code none;  // a status that cannot be had shows itself when opening
        auto const status = std::filesystem::status(file, none);
        if (status.type() == std::filesystem::file_type::not_found) fail("a file; there is none of that name");
        if (std::filesystem::is_directory(status)) fail("a file; this is a directory");
        errno = 0;
        file_ = std::make_unique<std::ifstream>(file, std::ios::binary);
        auto const why = errno;
        if (!file_->is_open())
            fail("a file that may be read" +
                 (why == 0 ? std::string{} : " (" + std::generic_category().message(why) + ")"));
        stream_ = file_.get();
    }
    [[noreturn]] void fail(std::string expected) const { throw input_error({{name_, 0, {}}, {}, std::move(expected)}); }

    std::unique_ptr<std::ifstream> file_;
    std::istream* stream_ = nullptr;
    std::string name_;
};

}  // namespace pbo

#endif
