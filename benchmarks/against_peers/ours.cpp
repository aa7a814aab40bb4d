// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Our side of against_peers: ours FILE TASK COUNTS.  Prints milliseconds, and writes the counts of the task to a file, a
// line a council and mode, to be compared with the peers'.

#include <pbo/core/threads.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/measure/outcome_estimates.hpp>
#include <pbo/measure/outcomes_of_files.hpp>
#include <pbo/read/survey.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

namespace {

template <class F>
void timed(std::string const& name, F&& work, int times = 1) {
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) {
        auto const from = std::chrono::steady_clock::now();
        work();
        taken.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
    }
    std::nth_element(taken.begin(), taken.begin() + times / 2, taken.end());
    std::cout << name << ' ' << taken[static_cast<std::size_t>(times / 2)] << '\n';
}

template <class Outcomes>
void write(Outcomes const& o, char const* file) {
    std::vector<std::string> lines;
    for (auto const& cell : o.counts()) {
        pbo::outcome_view const group(cell.cell, o.asked());
        auto const& [council, mode] = cell.key;
        std::string line = council.text() + "," + std::string(pbo::spelling(mode));
        for (std::size_t i = 0; i < group.size(); ++i)
            line += "," + std::to_string(group[i].hits()) + "," + std::to_string(group[i].answered());
        lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    std::ofstream out(file);
    for (auto const& line : lines) out << line << '\n';
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 4) return 2;
    std::string const task = argv[2];
    pbo::survey_files const files{{argv[1]}, pbo::poet_style_users()};
    auto const mode = &pbo::survey_response::mode;
    std::uint64_t sink = 0;
    if (task == "file1" || task == "file2") {
        decltype(pbo::outcomes(files, pbo::council_of, mode)) o;
        pbo::threads const threads(task == "file1" ? 1 : 2);
        timed(task, [&] { o = pbo::outcomes(threads, files, pbo::council_of, mode); });
        write(o, argv[3]);
    } else if (task == "scan") {
        // The limit for reading: where the commas and line feeds are, and nothing done with them.
        timed(task, [&] {
            pbo::csv_rows rows(argv[1]);
            while (rows.next()) sink += rows.size();
        });
    } else if (task == "memory") {
        auto const survey = pbo::read_survey(argv[1], pbo::poet_style_users());
        auto const packed = pbo::pack(survey.responses, pbo::by(pbo::council_of, mode), &pbo::survey_response::answers, survey.asked);
        decltype(pbo::outcomes(packed)) o;
        timed("packed1", [&] { o = pbo::outcomes(packed); }, 9);
        timed("packed2", [&] { o = pbo::outcomes(pbo::threads(2), packed); }, 9);
        timed("responses1", [&] { o = pbo::outcomes(survey, pbo::council_of, mode); }, 5);
        // The limits for counting: a plain sum over as many bytes as are packed, and over all responses.
        std::vector<std::uint8_t> const bytes(survey.size() * 20, 1);
        timed("sum_packed", [&] { sink += std::accumulate(bytes.begin(), bytes.end(), std::uint64_t{0}); }, 9);
        auto const* const all = reinterpret_cast<unsigned char const*>(survey.responses.data());
        timed("sum_responses", [&] { sink += std::accumulate(all, all + survey.size() * sizeof(pbo::survey_response), std::uint64_t{0}); }, 5);
        timed("bootstrap1", [&] { sink += pbo::bootstrap_outcomes(o, {.seed = 1}).size(); }, 3);
        timed("wilson_table", [&] { sink += pbo::outcome_intervals(o).size(); }, 9);
        timed("clopper_pearson_table", [&] { sink += pbo::outcome_intervals(o, pbo::clopper_pearson).size(); }, 5);
        write(o, argv[3]);
    } else {
        return 2;
    }
    if (sink == 42) std::cerr << ' ';
} catch (std::exception const& e) {
    std::cerr << "ours: " << e.what() << '\n';
    return 1;
}
