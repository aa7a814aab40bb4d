// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Our side of against_peers: ours FILE TASK NUMBERS.  Prints "name milliseconds [kilobytes]" and writes what it found to
// NUMBERS.name, to be held against the peers': counts a line a council and mode, limits a line a council, mode and area.
//
//     machine        what two threads can gain at all: arithmetic in registers, by one thread and by two
//     file1, file2   file to table, with one thread or two
//     file_each      what two threads can gain at reading: a file each, with nothing shared, in half the time that both take
//     limits         what reading can at best take: the file read, its delimiters counted, its rows and fields found
//     memory         memory to table, and a plain sum over the same bytes
//     table          on the table: intervals and the bootstrap

#include "../support/delimiters.hpp"
#include "measured.hpp"

#include <pbo/core/threads.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/measure/outcome_estimates.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/read/survey.hpp>
#include <pbo/read/survey_files.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

namespace {

using benchmarks::milliseconds;
using benchmarks::timed;

auto const mode_of = &pbo::survey_response::mode;

void write_sorted(std::vector<std::string> lines, std::string const& file) {
    std::sort(lines.begin(), lines.end());
    std::ofstream out(file);
    for (auto const& line : lines) out << line << '\n';
    out.close();
    if (!out) throw std::runtime_error(file + " cannot be written");
}

template <class Outcomes>
void write_counts(Outcomes const& o, std::string const& file) {
    std::vector<std::string> lines;
    for (auto const& cell : o.counts()) {
        pbo::outcome_view const group(cell.cell, o.questions());
        auto const& [council, mode] = cell.key;
        std::string line = council.text() + "," + std::string(pbo::spelling(mode));
        for (std::size_t i = 0; i < group.size(); ++i)
            line += "," + std::to_string(group[i].hits()) + "," + std::to_string(group[i].answered());
        lines.push_back(line);
    }
    write_sorted(std::move(lines), file);
}

std::string name_of(pbo::delivery_mode mode) { return std::string(pbo::spelling(mode)); }
template <class Council>
std::string name_of(std::tuple<Council, pbo::delivery_mode> const& key) {
    return std::get<0>(key).text() + "," + name_of(std::get<1>(key));
}

/// A line a key and area: its name, the lower limit, the upper.
template <class Estimates>
void write_limits(Estimates const& estimates, std::string const& file) {
    std::vector<std::string> lines;
    for (auto const& key : estimates.keys())
        for (std::size_t i = 0; i < estimates.questions().size(); ++i) {
            auto const& limits = *estimates[key][i].limits;
            char digits[80];
            std::snprintf(digits, sizeof digits, " %.17g %.17g", limits.lower(), limits.upper());
            lines.push_back(name_of(key) + "," + std::to_string(i) + digits);
        }
    write_sorted(std::move(lines), file);
}

auto packed_from(char const* file) {
    auto const survey = pbo::read_survey(file, pbo::poet_style_users());
    return pbo::pack(survey.responses, pbo::by(pbo::council_of, mode_of), &pbo::survey_response::answers, survey.instrument);
}

using outcomes_by_council_and_mode = pbo::outcome_table<std::tuple<pbo::council_key, pbo::delivery_mode>>;

/// The halves of some work, one after the other or at once.
template <class Half>
void halves(unsigned threads, Half const& half) {
    if (threads == 1) {
        half(0U);
        half(1U);
    } else {
        std::thread other([&] { half(1U); });
        half(0U);
        other.join();
    }
}

void arithmetic() {
    std::uint64_t results[2][8] = {};  // a line of memory each
    auto const half = [&](unsigned which) {
        std::uint64_t a = which, b = 2, c = 3;
        for (int i = 0; i < 20'000'000; ++i) {
            a = a * 3 + 1;
            b = b * 5 + a;
            c ^= (c << 7U) + b;
        }
        results[which][0] = c;
    };
    for (int i = 0; i < 3; ++i) {
        timed("registers1", [&] { halves(1, half); });
        timed("registers2", [&] { halves(2, half); });
    }
    if (results[0][0] == results[1][0]) throw std::runtime_error("arithmetic went wrong");
}

void file_to_table(char const* file, unsigned threads, std::string const& name, std::string const& numbers) {
    pbo::survey_files const files{{file}, pbo::poet_style_users()};
    outcomes_by_council_and_mode o;
    auto const taken = milliseconds([&] { o = pbo::outcomes(pbo::threads(threads), files, pbo::council_of, mode_of); });
    std::cout << name << ' ' << taken << ' ' << benchmarks::peak_memory() << '\n';
    write_counts(o, numbers + "." + name);
}

void file_for_each_of_two(char const* file) {
    pbo::survey_files const files{{file}, pbo::poet_style_users()};
    outcomes_by_council_and_mode o[2];
    auto const taken = milliseconds([&] { halves(2, [&](unsigned which) { o[which] = pbo::outcomes(files, pbo::council_of, mode_of); }); });
    if (!(o[0] == o[1])) throw std::runtime_error("one file made two tables");
    std::cout << "file_each " << taken / 2 << '\n';
}

/// The limits for reading.  Whoever counts delimiters must find as many as there are fields.
void limits_of_reading(char const* file) {
    std::uint64_t bytes = 0, delimiters = 0, fields = 0;
    timed("read_alone", [&] { benchmarks::visit_file(file, [&](char const*, std::size_t size) { bytes += size; }); });
    timed("delimiters", [&] { delimiters = benchmarks::count_delimiters_of_file(file); });
    timed("csv_rows", [&] {
        pbo::csv_rows rows(file);
        while (rows.next()) fields += rows.size();
    });
    if (delimiters != fields || bytes == 0)
        throw std::runtime_error(std::to_string(delimiters) + " delimiters, but " + std::to_string(fields) + " fields");
}

void memory_to_table(char const* file, std::string const& numbers) {
    auto const survey = pbo::read_survey(file, pbo::poet_style_users());
    auto const pack = [&survey] {
        return pbo::pack(survey.responses, pbo::by(pbo::council_of, mode_of), &pbo::survey_response::answers, survey.instrument);
    };
    auto packed = pack();
    timed("pack", [&] { packed = pack(); });
    // As many bytes as are packed, 16 a person, one by one or eight at a time: the compiler makes less of the former.  A sum of
    // all responses is eight at a time only.
    std::vector<std::uint8_t> const bytes(survey.size() * 16, 1);
    auto const sum_of_words = [](unsigned threads, void const* from, std::size_t size) {
        std::uint64_t sums[2][8] = {};
        halves(threads, [&](unsigned which) {
            std::uint64_t sum = 0, word = 0;
            auto const* const all = static_cast<unsigned char const*>(from);
            for (std::size_t i = which * (size / 2); i + sizeof word <= (which + 1) * (size / 2); i += sizeof word) {
                std::memcpy(&word, all + i, sizeof word);
                sum += word;
            }
            sums[which][0] = sum;
        });
        return sums[0][0] + sums[1][0];
    };
    outcomes_by_council_and_mode o1, o2, whole1, whole2;
    std::uint64_t sum = 0, words = 0, all = 0;
    for (int i = 0; i < 5; ++i) {
        timed("packed1", [&] { o1 = pbo::outcomes(packed); });
        timed("packed2", [&] { o2 = pbo::outcomes(pbo::threads(2), packed); });
        timed("sum_of_bytes", [&] { sum += std::accumulate(bytes.begin(), bytes.end(), std::uint64_t{0}); });
        timed("sum_of_words", [&] { words += sum_of_words(1, bytes.data(), bytes.size()); });
        timed("sum_of_words2", [&] { words += sum_of_words(2, bytes.data(), bytes.size()); });
        timed("responses1", [&] { whole1 = pbo::outcomes(survey, pbo::council_of, mode_of); });
        timed("responses2", [&] { whole2 = pbo::outcomes(pbo::threads(2), survey, pbo::council_of, mode_of); });
        auto const responses = survey.size() * sizeof(pbo::survey_response);
        timed("sum_of_responses", [&] { all += sum_of_words(1, survey.responses.data(), responses); });
        timed("sum_of_responses2", [&] { all += sum_of_words(2, survey.responses.data(), responses); });
    }
    if (sum != 5 * bytes.size() || words == 0 || all == 0) throw std::runtime_error("a sum went wrong");
    write_counts(o1, numbers + ".packed1");
    write_counts(o2, numbers + ".packed2");
    write_counts(whole1, numbers + ".responses1");
    write_counts(whole2, numbers + ".responses2");
}

/// Limits alone, of counts that lie in an array, into an array: what a peer does who is given arrays.
template <class Method>
std::vector<pbo::interval> limits_alone(Method const& method, std::vector<pbo::proportion> const& figures) {
    pbo::confidence_level const level;
    std::vector<pbo::interval> all;
    all.reserve(figures.size());
    for (auto const& figure : figures) all.push_back(*limits(method, figure, level));
    return all;
}

template <class Estimates>
void check_limits(std::vector<pbo::interval> const& alone, Estimates const& estimates) {
    auto at = alone.begin();
    for (auto const& key : estimates.keys())
        for (std::size_t i = 0; i < estimates.questions().size(); ++i)
            if (*at++ != *estimates[key][i].limits) throw std::runtime_error("limits alone are not those of the estimates");
}

void on_the_table(char const* file, std::string const& numbers) {
    outcomes_by_council_and_mode const o = pbo::outcomes(packed_from(file));
    std::vector<pbo::proportion> figures;
    for (auto const& cell : o.counts()) {
        pbo::outcome_view const group(cell.cell, o.questions());
        for (std::size_t i = 0; i < group.size(); ++i) figures.push_back(group[i].better());
    }
    decltype(pbo::outcome_intervals(o)) wilson(o.questions()), clopper_pearson(o.questions());
    decltype(pbo::bootstrap_outcomes(o)) drawn(o.questions()), by_two(o.questions());
    std::vector<pbo::interval> wilson_alone, clopper_pearson_alone;
    for (int i = 0; i < 5; ++i) {
        timed("wilson", [&] { wilson_alone = limits_alone(pbo::wilson, figures); });
        timed("wilson_table", [&] { wilson = pbo::outcome_intervals(o); });
        timed("clopper_pearson", [&] { clopper_pearson_alone = limits_alone(pbo::clopper_pearson, figures); });
        timed("clopper_pearson_table", [&] { clopper_pearson = pbo::outcome_intervals(o, pbo::clopper_pearson); });
    }
    for (int i = 0; i < 2; ++i) {
        timed("bootstrap1", [&] { drawn = pbo::bootstrap_outcomes(o, {.seed = 1}); });
        timed("bootstrap2", [&] { by_two = pbo::bootstrap_outcomes(pbo::threads(2), o, {.seed = 1}); });
    }
    check_limits(wilson_alone, wilson);
    check_limits(clopper_pearson_alone, clopper_pearson);
    write_limits(wilson, numbers + ".wilson");
    write_limits(clopper_pearson, numbers + ".clopper_pearson");
    write_limits(drawn, numbers + ".bootstrap1");
    write_limits(by_two, numbers + ".bootstrap2");
    write_counts(o, numbers + ".table");
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 4) {
        std::cerr << "ours FILE TASK NUMBERS\n";
        return 2;
    }
    std::string const task = argv[2];
    std::string const numbers = argv[3];
    if (task == "machine") arithmetic();
    else if (task == "file1" || task == "file2") file_to_table(argv[1], task == "file1" ? 1 : 2, task, numbers);
    else if (task == "file_each") file_for_each_of_two(argv[1]);
    else if (task == "limits") limits_of_reading(argv[1]);
    else if (task == "memory") memory_to_table(argv[1], numbers);
    else if (task == "table") on_the_table(argv[1], numbers);
    else return 2;
} catch (std::exception const& e) {
    std::cerr << "ours: " << e.what() << '\n';
    return 1;
}
