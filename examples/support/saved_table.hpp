// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_SAVED_TABLE_HPP
#define PBO_EXAMPLES_SUPPORT_SAVED_TABLE_HPP

// Files of tables: --save TABLE writes what a report was made of, counts and no records, and merge_tables puts such files
// together.  The counts are not protected: a new file can be read by its owner alone, its first bytes say that it is not for
// release, and so does every program that reads one.

#include "program.hpp"
#include "reading.hpp"

#include <pbo/count/portable.hpp>
#include <pbo/publish/write_whole.hpp>
#include <pbo/read/input_source.hpp>

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

inline CLI::Option* add_save(CLI::App& options, std::string& file) {
    return add_written_file(options, "--save", file,
                            "Also write the counts themselves to this file, for merge_tables: not protected, and not for release");
}

template <class T>
void save_table(std::string const& file, T const& what) {
    if (!file.empty()) pbo::write_whole(file, pbo::portable(what), {.not_for_release = true});
}

/// All bytes of a file or a pipe.
inline std::string bytes_of(std::filesystem::path const& file) {
    pbo::input_source from(file);
    std::string all;
    std::vector<char> some(std::size_t{1} << 16U);
    while (auto const got = from.read(some.data(), some.size())) all.append(some.data(), got);
    return all;
}

/// Whether the bytes are whole, and those of such a table.  What is wrong with them is said with the file's name.
template <class T>
bool holds_saved(std::filesystem::path const& file, std::string_view bytes) {
    try {
        return pbo::header_of_portable(bytes).shape == pbo::detail::shape_of<T>().text;
    } catch (pbo::portable_error const& e) {
        throw std::runtime_error(named(file) + ": " + plain_words(e.what()));
    }
}
template <class T>
T saved_in(std::filesystem::path const& file, std::string_view bytes) {
    try {
        return pbo::from_portable<T>(bytes);
    } catch (pbo::portable_error const& e) {
        throw std::runtime_error(named(file) + ": " + plain_words(e.what()));
    }
}

inline void say_not_for_release(std::vector<std::filesystem::path> const& files) {
    for (auto const& file : files) detail::complain("note: " + named(file) + " holds counts before any protection; it is not for release");
}

}  // namespace examples

#endif
