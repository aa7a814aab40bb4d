// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What does each step from a file to a table cost?  Of one file of 20 MB: its bytes read; its commas and line feeds counted, in
// memory and from the file, which is the limit for any reader; its rows and fields found; its rows made responses and kept;
// and its rows counted while they are read, by one thread and two.  The file lies in the temporary folder while this runs.
// For a ratio to trust, run with --benchmark_enable_random_interleaving=true --benchmark_repetitions=15 and compare the medians.

#include "support/delimiters.hpp"
#include "support/invented_survey.hpp"

#include <pbo/core/threads.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/read/csv_rows.hpp>
#include <pbo/read/survey.hpp>
#include <pbo/read/survey_files.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>

namespace {

/// The survey as a file of a name that nobody else has, for as long as the program runs.
class temporary_survey {
public:
    temporary_survey()
        : path_(std::filesystem::temp_directory_path() / ("pbo_reading_" + std::to_string(std::random_device{}()) + ".csv")) {
        std::ofstream out(path_, std::ios::binary);
        benchmarks::write_invented_survey(out, 90'000);
        out.close();
        if (!out) throw std::runtime_error(path_.string() + " cannot be written");
    }
    ~temporary_survey() {
        std::error_code gone;
        std::filesystem::remove(path_, gone);
    }
    temporary_survey(temporary_survey const&) = delete;
    temporary_survey& operator=(temporary_survey const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

std::filesystem::path const& file() {
    static temporary_survey const made;
    return made.path();
}

void told_bytes(benchmark::State& state) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(std::filesystem::file_size(file())));
}

void bytes_read(benchmark::State& state) {
    auto const name = file().string();
    for (auto _ : state) benchmarks::visit_file(name.c_str(), [](char const* bytes, std::size_t) { benchmark::DoNotOptimize(*bytes); });
    told_bytes(state);
}
void delimiters_in_memory(benchmark::State& state) {
    std::ostringstream text;
    text << std::ifstream(file(), std::ios::binary).rdbuf();
    auto const bytes = std::move(text).str();
    for (auto _ : state) benchmark::DoNotOptimize(benchmarks::count_delimiters(bytes.data(), bytes.size()));
    told_bytes(state);
}
void delimiters_of_the_file(benchmark::State& state) {
    auto const name = file().string();
    for (auto _ : state) benchmark::DoNotOptimize(benchmarks::count_delimiters_of_file(name.c_str()));
    told_bytes(state);
}
void rows_and_fields(benchmark::State& state) {
    for (auto _ : state) {
        std::size_t fields = 0;
        pbo::csv_rows rows(file());
        while (rows.next()) fields += rows.size();
        benchmark::DoNotOptimize(fields);
    }
    told_bytes(state);
}
void responses_kept(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(pbo::read_survey(file(), pbo::poet_style_users()));
    told_bytes(state);
}
void counted_while_read(benchmark::State& state) {
    pbo::survey_files const files{{file()}, pbo::poet_style_users(), {}, pbo::role_from::column, std::uint64_t{1} << 22U};
    pbo::threads const threads(static_cast<unsigned>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(pbo::outcomes(threads, files, pbo::council_of, &pbo::survey_response::mode));
    told_bytes(state);
}

BENCHMARK(bytes_read)->Unit(benchmark::kMillisecond);
BENCHMARK(delimiters_in_memory)->Unit(benchmark::kMillisecond);
BENCHMARK(delimiters_of_the_file)->Unit(benchmark::kMillisecond);
BENCHMARK(rows_and_fields)->Unit(benchmark::kMillisecond);
BENCHMARK(responses_kept)->Unit(benchmark::kMillisecond);
BENCHMARK(counted_while_read)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
