// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A race on purpose: chunks that add to one counter without asking each other.  ThreadSanitizer must find it.
#include <pbo/core/threads.hpp>

#include <cstddef>
#include <iostream>

int main() {
    std::size_t counter = 0;
    auto const make = [&counter](std::size_t) {
        for (int i = 0; i < 100'000; ++i) ++counter;
        return 0;
    };
    pbo::threads(4).in_order(64, make, [](std::size_t, int) {});
    std::cout << counter << '\n';
}
