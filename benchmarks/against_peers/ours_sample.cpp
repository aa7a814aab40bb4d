// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A sample's design, ours beside R's survey: ours_sample ROWS NUMBERS [FILE].  From records in memory to 14 areas by 4 modes,
// weighted shares with standard errors, degrees of freedom and limits: clusters in strata, frame and all.  Prints
// "sample milliseconds"; writes a line a mode and area with share and standard error to NUMBERS; and the rows to FILE.

#include "../support/invented_sample.hpp"
#include "measured.hpp"

#include <pbo/measure/sampled_outcomes.hpp>
#include <pbo/sampling.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

int main(int argc, char** argv) try {
    if (argc < 3) {
        std::cerr << "ours_sample ROWS NUMBERS [FILE]\n";
        return 2;
    }
    using benchmarks::invented_response;
    auto const data = benchmarks::make_invented_sample(std::strtoull(argv[1], nullptr, 10));
    if (argc > 3) {
        std::ofstream out(argv[3]);
        benchmarks::write_invented_sample(out, data);
        out.close();
        if (!out) throw std::runtime_error(std::string(argv[3]) + " cannot be written");
    }
    std::vector<pbo::estimate<pbo::sampled_proportion>> estimates;
    for (int i = 0; i < 3; ++i) {
        estimates.clear();
        benchmarks::timed("sample", [&] {
            auto const sample = pbo::sample(data, pbo::strata(&invented_response::stratum), pbo::clusters(&invented_response::council),
                                            pbo::weights(&invented_response::weight));
            auto const o = pbo::outcomes(sample, &invented_response::mode);
            for (auto const& cell : o.counts())
                for (std::size_t area = 0; area < o.questions().size(); ++area) estimates.push_back(pbo::logit(o[cell.key][area].better()));
        });
    }
    std::ofstream numbers(argv[2]);
    for (std::size_t i = 0; i < estimates.size(); ++i) {
        char line[80];
        std::snprintf(line, sizeof line, "%zu %.17g %.17g\n", i, *estimates[i].value, *estimates[i].counts.standard_error());
        numbers << line;
    }
    numbers.close();
    if (!numbers) throw std::runtime_error(std::string(argv[2]) + " cannot be written");
} catch (std::exception const& e) {
    std::cerr << "ours_sample: " << e.what() << '\n';
    return 1;
}
