// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_DISTRIBUTED_RANKS_HPP
#define PBO_TESTS_DISTRIBUTED_RANKS_HPP

#include <pbo/distributed/over.hpp>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

/// MPI runs from the first test to the end of the program.
inline void mpi_runs() {
    static bool const begun = [] {
        int provided = 0;
        MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
        std::atexit([] { MPI_Finalize(); });
        return true;
    }();
    static_cast<void>(begun);
}
inline pbo::over the_ranks(std::size_t most = std::size_t{1} << 26U) {
    mpi_runs();
    return pbo::over(MPI_COMM_WORLD, most);
}

/// A folder that all ranks have, of which the first writes the files.
class shared_folder {
public:
    shared_folder() {
        mpi_runs();
        unsigned number = std::random_device{}();
        MPI_Bcast(&number, 1, MPI_UNSIGNED, 0, MPI_COMM_WORLD);
        MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
        path_ = std::filesystem::temp_directory_path() / ("pbo_distributed_" + std::to_string(number));
        if (rank_ == 0) std::filesystem::create_directory(path_);
    }
    shared_folder(shared_folder const&) = delete;
    shared_folder& operator=(shared_folder const&) = delete;
    ~shared_folder() {
        MPI_Barrier(MPI_COMM_WORLD);
        if (rank_ == 0) std::filesystem::remove_all(path_);
    }
    /// By the first rank; the others wait.
    template <class Write>
    std::filesystem::path file(std::string const& name, Write const& write) const {
        MPI_Barrier(MPI_COMM_WORLD);
        if (rank_ == 0) write(path_ / name);
        MPI_Barrier(MPI_COMM_WORLD);
        return path_ / name;
    }

private:
    std::filesystem::path path_;
    int rank_ = 0;
};

#endif
