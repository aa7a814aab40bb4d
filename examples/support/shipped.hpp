// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_SHIPPED_HPP
#define PBO_EXAMPLES_SUPPORT_SHIPPED_HPP

// Where are the synthetic data that come with the programs?  For a program that is installed, as bin/pbo-take-up-report, in
// share/pbo beside bin/, wherever the whole was moved; for one of a build, where it was built from.

#include <filesystem>
#include <string_view>
#include <system_error>

namespace examples {

inline std::filesystem::path const& shipped_data() {
    static std::filesystem::path const folder = [] {
        std::error_code none;
        auto const program = std::filesystem::read_symlink("/proc/self/exe", none);
        if (program.filename().string().starts_with("pbo-")) {
            auto installed = program.parent_path().parent_path() / "share" / "pbo";
            if (std::filesystem::is_directory(installed, none)) return installed;
        }
        return std::filesystem::path(PBO_EXAMPLE_DATA);
    }();
    return folder;
}

/// One of the shipped files by its name.
inline std::filesystem::path shipped(std::string_view name) {
    return shipped_data() / name;
}

}  // namespace examples

#endif
