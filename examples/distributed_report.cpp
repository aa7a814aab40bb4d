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

#include "support/outcome_report.hpp"
#include "support/program.hpp"
#include "support/progress_bar.hpp"

#include <pbo/distributed/over.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
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

/// The counting in which all processes take part, each of them once: one that finds before it that there is nothing to do says so to the
/// others, who would wait for it.
class counting_together {
public:
    counting_together(pbo::over const& ranks, std::string command) : ranks_(ranks), command_(std::move(command)) {}
    counting_together(counting_together const&) = delete;
    counting_together& operator=(counting_together const&) = delete;
    ~counting_together() {
        if (!begun_) try {
                ranks_.in_shards(0, [](std::size_t) { return examples::outcomes_in_files(); }, [](std::size_t, auto&&) {}, "nothing to be counted");
            } catch (...) {  // the others count, and are told
            }
    }
    /// Every process has the sum in the end.
    [[nodiscard]] examples::outcomes_in_files all(examples::outcome_request const& asked) {
        begun_ = true;
        examples::outcomes_in_files sum;
        ranks_.in_shards(
            asked.files.size(), [&](std::size_t i) { return examples::outcomes_in(asked, asked.files[i]); },
            [&](std::size_t i, examples::outcomes_in_files&& one) {
                if (i == 0) sum = std::move(one);
                else sum.add(one);
            },
            command_);
        return sum;
    }

private:
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
            return examples::outcome_report(asked, counting.all(asked));
        });
    std::string output;
    examples::add_written_file(options, "--output", output, "");
    options.set_version_flag("--version", "");
    try {
        options.parse(argc, argv);
        examples::refuse_what_cannot_be_run(options);
        examples::refuse_outcome_request(asked);
        static_cast<void>(counting.all(asked));
    } catch (...) {  // the first process tells it
    }
    return 0;
}
