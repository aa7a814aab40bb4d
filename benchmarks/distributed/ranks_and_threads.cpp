// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Outcomes by council and mode of one file: by a thread, by two threads of the first rank, and by two ranks of a thread, in turn.  A rank that
// waits for its turn sleeps.  Prints each round's seconds, and the medians.
#include <pbo/distributed/files_over.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/outcomes.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace {

void wait_for_all() {
    MPI_Request all = MPI_REQUEST_NULL;
    MPI_Ibarrier(MPI_COMM_WORLD, &all);
    for (int done = 0; done == 0;) {
        MPI_Test(&all, &done, MPI_STATUS_IGNORE);
        if (done == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}
double median(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
    int provided = 0;
    MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided);
    {
        pbo::over const ranks(MPI_COMM_WORLD);
        pbo::survey_files const files{{argv[1]}, pbo::poet_style_users()};
        auto const count = [&](auto const& runner) { return pbo::outcomes(runner, files, pbo::council_of, &pbo::survey_response::mode); };
        auto const expected = count(pbo::threads(2));
        std::vector<double> one, two, over, ratios;
        bool same = true;
        auto const timed = [&](bool mine, auto const& runner) {
            wait_for_all();
            auto const begin = std::chrono::steady_clock::now();
            if (mine) same = same && count(runner) == expected;
            auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            wait_for_all();
            return seconds;
        };
        bool const first = ranks.rank() == 0;
        for (int n = std::atoi(argv[2]); n > 0; --n) {
            one.push_back(timed(first, pbo::in_sequence{}));
            two.push_back(timed(first, pbo::threads(2)));
            over.push_back(timed(true, ranks));
            ratios.push_back(two.back() / over.back());
            if (first) std::printf("one thread %.2f s, two threads %.2f s, two ranks %.2f s\n", one.back(), two.back(), over.back());
        }
        if (first)
            std::printf("medians: one thread %.2f s, two threads %.2f s, two ranks %.2f s; two ranks have %.2f of the speed of two threads%s\n",
                        median(one), median(two), median(over), median(ratios), same ? "" : "; THE TABLES DIFFER");
    }
    MPI_Finalize();
}
