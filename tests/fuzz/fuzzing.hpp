// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_FUZZ_FUZZING_HPP
#define PBO_TESTS_FUZZ_FUZZING_HPP

// What the fuzz targets share: taking an input apart, and stopping loudly.  A target is one function,
// LLVMFuzzerTestOneInput, that takes any bytes at all; what it finds wrong it says, and stops the program.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace fuzzing {

[[noreturn]] inline void stop(std::string_view what, std::string_view one = {}, std::string_view other = {}) {
    std::fprintf(stderr, "pbo fuzz: %.*s\n--- one\n%.*s\n--- the other\n%.*s\n---\n", static_cast<int>(what.size()), what.data(),
                 static_cast<int>(one.size()), one.data(), static_cast<int>(other.size()), other.data());
    std::abort();
}
inline void must(bool holds, std::string_view what, std::string_view one = {}, std::string_view other = {}) {
    if (!holds) stop(what, one, other);
}

/// Takes numbers and texts off the front of an input; past its end everything is 0 and empty.
class pieces {
public:
    pieces(std::uint8_t const* data, std::size_t size) : rest_(reinterpret_cast<char const*>(data), size) {}

    [[nodiscard]] bool empty() const { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const { return rest_; }

    std::uint64_t bytes(std::size_t n) {
        std::uint64_t value = 0;
        auto const got = rest_.size() < n ? rest_.size() : n;
        std::memcpy(&value, rest_.data(), got);
        rest_.remove_prefix(got);
        return value;
    }
    unsigned byte() { return static_cast<unsigned>(bytes(1)); }
    /// 0 to most, small numbers as often as large ones: the first byte says how many bits the number has.
    std::uint64_t count(std::uint64_t most) {
        auto const bits = byte() % 65;
        auto const value = bits == 0 ? 0 : bytes((bits + 7) / 8) & (~std::uint64_t{0} >> (64 - bits));
        return most == ~std::uint64_t{0} ? value : value % (most + 1);
    }
    /// Strictly between 0 and 1.
    double share() { return (static_cast<double>(bytes(4)) + 0.5) / 4294967296.0; }
    std::string text(std::size_t most) {
        auto const n = byte() % (most + 1);
        auto const got = rest_.substr(0, n);
        rest_.remove_prefix(got.size());
        return std::string(got);
    }

private:
    std::string_view rest_;
};

}  // namespace fuzzing

#endif
