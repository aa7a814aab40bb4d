// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What difference did the budget make, where several machines count?  What poet_report prints of the same files, by MPI: each
// process reads its share of the files, and the first prints the report of all, once:
//
//     mpirun -n 4 distributed_report SURVEY.csv... --by council,mode --format csv
//     srun -n 64 distributed_report /shared/survey_*.csv --by council,mode --output report.csv
//
// Its options are those of poet_report but for --instrument.  A file is read by one process (by --threads threads), so that
// as many processes as there are files have something to do.  An error is that of the first bad file in the order of the command.
//
// --checkpoints FOLDER keeps the counts of each file as soon as they are made, so that a job that was ended goes on where it was.

#include "support/outcome_report.hpp"
#include "support/program.hpp"
#include "support/progress_bar.hpp"
#include "support/saved_table.hpp"

#include <pbo/core/detail/crc64.hpp>
#include <pbo/core/version.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/distributed/over.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace {

/// MPI from here to the end of main.
class mpi_running {
public:
    mpi_running(int& argc, char**& argv) {
        int provided = 0;
        MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided);  // threads read, and the main one speaks to the others
    }
    mpi_running(mpi_running const&) = delete;
    mpi_running& operator=(mpi_running const&) = delete;
    ~mpi_running() { MPI_Finalize(); }

    /// How many processes share this machine.
    [[nodiscard]] static unsigned beside() {
        MPI_Comm here = MPI_COMM_NULL;
        int size = 1;
        MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &here);
        MPI_Comm_size(here, &size);
        MPI_Comm_free(&here);
        return static_cast<unsigned>(size);
    }
};

/// The counts of a file that was finished, and what they are of.
struct checkpoint {
    std::string version{}, options{}, file{};
    std::uint64_t bytes = 0;
    std::int64_t written = 0;
    examples::outcomes_in_files counts{};

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("version", self.version);
        visit("options", self.options);
        visit("file", self.file);
        visit("bytes", self.bytes);
        visit("written", self.written);
        visit("counts", self.counts);
    }
};

/// A folder of them; without a name there are none.
class checkpoints {
public:
    /// options: whatever the counts depend on.
    checkpoints(std::string folder, std::string options) : folder_(std::move(folder)), options_(std::move(options)) {}

    template <class Count>
    [[nodiscard]] examples::outcomes_in_files kept_or(std::filesystem::path const& file, Count const& count) const {
        if (folder_.empty()) return count();
        std::error_code none;  // what cannot be read is told by who reads it
        auto const size = std::filesystem::file_size(file, none);
        if (none) return count();
        checkpoint now{std::string(pbo::version), options_, file.string(), size,
                       std::int64_t{std::filesystem::last_write_time(file).time_since_epoch().count()}, {}};
        auto const place = std::filesystem::path(folder_) / name_for(now.file);
        if (std::filesystem::exists(place)) {
            auto kept = kept_in(place, now.file);
            auto const differs = what_differs(kept, now);
            if (differs.empty()) return std::move(kept.counts);
            examples::detail::complain("note: " + place.string() + " holds counts of " + differs + "; " + now.file + " is counted again");
        }
        now.counts = count();
        examples::save_table(place.string(), now);
        return std::move(now.counts);
    }

private:
    static std::string name_for(std::string const& file) {
        std::array<char, 17> digits{};
        std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(pbo::detail::crc64_of(file)));
        return "counts_" + std::string(digits.data()) + ".table";
    }
    static checkpoint kept_in(std::filesystem::path const& place, std::string const& file) {
        auto const then = "; nothing is written over it: delete it, and " + file + " is counted again";
        try {
            auto const bytes = examples::bytes_of(place);
            if (!examples::holds_saved<checkpoint>(place, bytes)) throw std::runtime_error(place.string() + ": a saved table, but no checkpoint of this program");
            return examples::saved_in<checkpoint>(place, bytes);
        } catch (std::runtime_error const& e) {
            throw std::runtime_error(e.what() + then);
        }
    }
    static std::string what_differs(checkpoint const& kept, checkpoint const& now) {
        if (kept.version != now.version) return "version " + kept.version;
        if (kept.file != now.file) return kept.file;
        if (kept.bytes != now.bytes) return "a file of " + std::to_string(kept.bytes) + " bytes, which has " + std::to_string(now.bytes);
        if (kept.written != now.written) return "a file that has been written to since";
        if (kept.options != now.options) return "other options";
        return {};
    }

    std::string folder_, options_;
};

/// The options that were given, but for those that say how counts are shown and who counts them; of --map-file its content, too.
std::string options_of_counting(CLI::App const& options) {
    constexpr std::array shown{"SURVEY", "--method", "--level", "--format", "--output", "--chart", "--width", "--protect", "--audit", "--ledger",
                               "--save", "--threads", "--progress", "--checkpoints"};
    std::string all;
    for (auto const* one : options.get_options()) {
        auto const name = one->get_name();
        if (one->count() == 0 || std::any_of(shown.begin(), shown.end(), [&name](std::string_view other) { return name == other; })) continue;
        all += name + '\n';
        for (auto const& word : one->results()) {
            all += word + '\n';
            if (name == "--map-file") all += std::to_string(pbo::detail::crc64_of(examples::bytes_of(word))) + '\n';
        }
    }
    return all;
}

/// The counting in which all processes take part, each of them once.  First they agree that all of them can: one that cannot begin (a
/// folder that only the others have) says why to the others, who would wait for it, and the first process tells it.
class counting_together {
public:
    counting_together(pbo::over const& ranks, std::string command) : ranks_(ranks), command_(std::move(command)) {}
    counting_together(counting_together const&) = delete;
    counting_together& operator=(counting_together const&) = delete;
    ~counting_together() {
        cannot_begin("it did not begin");
    }
    /// Why this process has no part in it.
    void cannot_begin(std::string const& why) noexcept {
        if (std::exchange(begun_, true)) return;
        try {
            agree(why);
        } catch (...) {  // the others are told
        }
    }
    /// Every process has the sum in the end.
    [[nodiscard]] examples::outcomes_in_files all(examples::outcome_request const& asked, checkpoints const& kept) {
        begun_ = true;
        agree({});
        examples::outcomes_in_files sum;
        ranks_.in_shards(
            asked.files.size(), [&](std::size_t i) { return kept.kept_or(asked.files[i], [&] { return examples::outcomes_in(asked, asked.files[i]); }); },
            [&](std::size_t i, examples::outcomes_in_files&& one) {
                if (i == 0) sum = std::move(one);
                else sum.add(one);
            },
            command_);
        return sum;
    }

private:
    /// A shard a process, in which it has nothing to say but why not.
    void agree(std::string const& why) const {
        auto const mine = static_cast<std::size_t>(ranks_.rank());
        ranks_.in_shards(
            static_cast<std::size_t>(ranks_.size()),
            [&](std::size_t) {
                if (!why.empty()) throw std::runtime_error("process " + std::to_string(mine) + ": " + why);
                return pbo::tally();
            },
            [](std::size_t, pbo::tally&&) {}, command_);
    }

    pbo::over const& ranks_;
    std::string command_;
    bool begun_ = false;
};

}  // namespace

int main(int argc, char** argv) {
    mpi_running const mpi(argc, argv);
    CLI::App options("The report of outcomes of many files, read by several processes (MPI)", "distributed_report");
    examples::outcome_request asked;
    examples::add_read_file(options, "SURVEY", asked.files, "Surveys, CSV, with the same columns, which every process can read; the shipped synthetic one unless given");
    options.add_option("--by", asked.by, "Groups: mode, council, role, age_band, client_group, several with a comma; or none")
        ->delimiter(',')
        ->check(CLI::IsMember({"mode", "council", "role", "age_band", "client_group", "none"}));
    options.add_option("--role", asked.role, "Only users or only carers")->check(CLI::IsMember({"user", "carer"}));
    examples::add_outcome_options(options, asked);
    asked.rows.add_options(options);
    asked.rows.add_unique(options);
    examples::add_threads(options, asked.threads);
    std::string folder;
    options.add_option("--checkpoints", folder, "Keep the counts of each file in this folder, and count only what it has not: not protected, and not for release")
        ->check(CLI::ExistingDirectory);
    asked.threads = std::max(1U, asked.threads / mpi_running::beside());
    examples::add_examples(options, {"SURVEY.csv --by mode,age_band --role user", "NORTH.csv SOUTH.csv --by council,mode --format csv"});
    std::string command;
    for (int i = 1; i < argc; ++i) command += std::string(argv[i]) + '\n';

    pbo::over const ranks(MPI_COMM_WORLD);
    counting_together counting(ranks, std::move(command));
    // The first process speaks for all, and its exit code is that of the job.
    if (ranks.rank() == 0)
        return examples::run(options, argc, argv, [&] {
            examples::refuse_outcome_request(asked);
            return examples::outcome_report(asked, counting.all(asked, {folder, options_of_counting(options)}));
        });
    std::string output;
    examples::add_written_file(options, "--output", output, "");
    options.set_version_flag("--version", "");
    try {
        options.parse(argc, argv);
        examples::refuse_what_cannot_be_run(options);
        examples::refuse_outcome_request(asked);
        static_cast<void>(counting.all(asked, {folder, options_of_counting(options)}));
    } catch (std::exception const& e) {
        counting.cannot_begin(e.what());  // unless it has begun: the first process tells it
    }
    return 0;
}
