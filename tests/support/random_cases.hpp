// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_SUPPORT_RANDOM_CASES_HPP
#define PBO_TESTS_SUPPORT_RANDOM_CASES_HPP

// Other cases at every run, to be held against an oracle.  A test says INFO("PBO_TEST_SEED=", cases.seed()), which is printed where
// it fails; with the variable PBO_TEST_SEED set to that number the same cases come again.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

class random_cases {
public:
    random_cases() : seed_(chosen()), engine_(seed_) {}

    [[nodiscard]] std::uint64_t seed() const { return seed_; }
    /// Between 0 and 1.
    [[nodiscard]] double share() { return std::uniform_real_distribution<double>(0.0, 1.0)(engine_); }
    /// Of any size from least to most: as many small ones as large ones.
    [[nodiscard]] double of_any_size(double least, double most) { return least * std::pow(most / least, share()); }
    /// A whole number from least to most, as many small ones as large ones.
    [[nodiscard]] std::uint64_t count(std::uint64_t least, std::uint64_t most) {
        double const above = of_any_size(1.0, static_cast<double>(most - least) + 2.0) - 1.0;
        auto const n = least + static_cast<std::uint64_t>(above);
        return n < most ? n : most;
    }

private:
    static std::uint64_t chosen() {
        if (char const* const given = std::getenv("PBO_TEST_SEED")) return std::stoull(given);
        std::random_device device;
        return static_cast<std::uint64_t>(device()) << 32U | device();
    }

    std::uint64_t seed_;
    std::mt19937_64 engine_;
};

#endif
