// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_BENCHMARKS_AGAINST_PEERS_MEASURED_HPP
#define PBO_BENCHMARKS_AGAINST_PEERS_MEASURED_HPP

// How our programs tell what they took: a line "name milliseconds" for every time, and "name milliseconds kilobytes" where
// the memory of the process at its highest says something.  The script beside it makes medians of them.

#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>

namespace benchmarks {

template <class Work>
double milliseconds(Work&& work) {
    auto const from = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
}

template <class Work>
void timed(std::string const& name, Work&& work) {
    std::cout << name << ' ' << milliseconds(work) << '\n';
}

/// Linux's VmHWM, in kilobytes; 0 where there is no such thing.
inline std::uint64_t peak_memory() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            std::uint64_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes;
        }
    return 0;
}

}  // namespace benchmarks

#endif
