// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The invented survey as a file: generate FILE [ROWS].  See benchmarks/support/invented_survey.hpp.

#include "../support/invented_survey.hpp"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "generate FILE [ROWS]\n";
        return 2;
    }
    std::uint64_t const rows = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 2'000'000;
    std::ofstream out(argv[1], std::ios::binary);
    benchmarks::write_invented_survey(out, rows);
    out.close();
    if (!out) {
        std::cerr << "generate: " << argv[1] << " cannot be written\n";
        return 1;
    }
}
