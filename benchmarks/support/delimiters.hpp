// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_BENCHMARKS_SUPPORT_DELIMITERS_HPP
#define PBO_BENCHMARKS_SUPPORT_DELIMITERS_HPP

// What is the least that a reader of CSV must do?  Look at every byte for commas and line feeds.  This counts them and keeps
// nothing: not where they are, not what is between them.  The loop has no branch and counts in 64 lanes of a byte each, so
// that the compiler makes vector instructions of it; every 255 blocks the lanes are emptied.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace benchmarks {

inline std::uint64_t count_delimiters(char const* bytes, std::size_t size) {
    constexpr std::size_t lanes = 64;
    std::uint64_t count = 0;
    auto blocks = size / lanes;
    while (blocks > 0) {
        std::array<std::uint8_t, lanes> here{};
        auto const some = std::min<std::size_t>(blocks, 255);
        for (std::size_t block = 0; block < some; ++block, bytes += lanes)
            for (std::size_t i = 0; i < lanes; ++i) {
                auto const one = static_cast<unsigned>(bytes[i] == ',') | static_cast<unsigned>(bytes[i] == '\n');
                here[i] = static_cast<std::uint8_t>(here[i] + one);
            }
        for (auto lane : here) count += lane;
        blocks -= some;
    }
    for (std::size_t i = 0; i < size % lanes; ++i) count += bytes[i] == ',' || bytes[i] == '\n' ? 1U : 0U;
    return count;
}

/// Calls visit(bytes, size) for a whole file, 64 KiB at a time.
template <class Visit>
void visit_file(char const* name, Visit&& visit) {
    struct closed {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, closed> const file(std::fopen(name, "rb"));
    if (!file) throw std::runtime_error(std::string(name) + " cannot be opened");
    std::setvbuf(file.get(), nullptr, _IONBF, 0);  // straight into the chunk
    std::vector<char> chunk(std::size_t{1} << 16U);
    while (auto const got = std::fread(chunk.data(), 1, chunk.size(), file.get())) visit(chunk.data(), got);
}

inline std::uint64_t count_delimiters_of_file(char const* name) {
    std::uint64_t count = 0;
    visit_file(name, [&](char const* bytes, std::size_t size) { count += count_delimiters(bytes, size); });
    return count;
}

}  // namespace benchmarks

#endif
