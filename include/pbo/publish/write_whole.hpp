// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_WRITE_WHOLE_HPP
#define PBO_PUBLISH_WRITE_WHOLE_HPP

// A file that is there is whole: the content goes to a neighbour of the file first and takes its name only when every
// byte is written.  Throws std::runtime_error, naming the file, and leaves what was there before.

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace pbo {

inline void write_whole(std::filesystem::path const& file, std::string_view content) {
    auto neighbour = file;
    neighbour += ".partial";
    {
        std::ofstream out(neighbour, std::ios::binary | std::ios::trunc);
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        out.close();
        if (!out) {
            std::error_code ignored;
            std::filesystem::remove(neighbour, ignored);
            throw std::runtime_error(file.string() + ": cannot be written; nothing was changed");
        }
    }
    std::error_code error;
    std::filesystem::rename(neighbour, file, error);
    if (error) {
        std::error_code ignored;
        std::filesystem::remove(neighbour, ignored);
        throw std::runtime_error(file.string() + ": cannot be written (" + error.message() + "); nothing was changed");
    }
}

}  // namespace pbo

#endif
