// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_THREADS_HPP
#define PBO_CORE_THREADS_HPP

// How many threads may this take?
//
//     pbo::outcomes(pbo::threads{4}, survey, pbo::council_of, &pbo::survey_response::mode)
//     pbo::tabulate(pbo::threads::all(), records, pbo::by(&record::council), told)
//
// The result is the same to the bit for any number of threads, one included: see chunk_runner.hpp.  When chunks throw, the
// exception of the first in the input's order comes out, after the others have stopped, whichever came first in time.
// The caller's thread works too; where the system gives no more threads, fewer do the work.  Memory that runs out in any of
// them comes out as std::bad_alloc.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <atomic>
#include <compare>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

class threads {
public:
    /// Throws std::domain_error for none, and for more than 4096, which is a mistake.
    template <class = detail::when_called>
    explicit constexpr threads(unsigned count) : count_(count) {
        if (count == 0 || count > 4096)
            throw std::domain_error("pbo::threads: " + std::to_string(count) + " threads; 1 to 4096 can work");
    }
    /// As many as the machine runs at once.
    template <class = detail::when_called>
    [[nodiscard]] static threads all() { return threads(std::clamp(std::thread::hardware_concurrency(), 1U, 4096U)); }

    [[nodiscard]] constexpr unsigned count() const noexcept { return count_; }
    friend constexpr auto operator<=>(threads, threads) = default;

    /// See chunk_runner.hpp.  At most four results a thread wait to be merged, so that memory does not grow with the input.
    template <class Make, class Merge>
    void in_order(std::size_t chunks, Make&& make, Merge&& merge) const {
        auto const workers = std::min<std::size_t>(count_, chunks);
        if (workers < 2) return in_sequence{}.in_order(chunks, make, merge);
        shared_work<Make, Merge> work{chunks, 4 * workers, make, merge};
        std::vector<std::thread> others;
        others.reserve(workers - 1);
        try {
            while (others.size() + 1 < workers) others.emplace_back([&work] { work.take_part(); });
        } catch (...) {  // no more threads to be had, or no memory for one: those that there are do the work
        }
        work.take_part();
        for (auto& one : others) one.join();
        if (work.first_failure) std::rethrow_exception(work.first_failure);
    }

private:
    template <class Make, class Merge>
    struct shared_work {
        using result = std::invoke_result_t<Make&, std::size_t>;

        std::size_t chunks, most_waiting;
        Make& make;
        Merge& merge;
        std::mutex guard{};
        std::condition_variable merged_more{};
        std::map<std::size_t, result> waiting{};
        std::size_t next = 0;        // to be made
        std::size_t merged = 0;      // how many have been
        std::size_t failed = chunks; // the first that did
        std::exception_ptr first_failure{};

        /// Chunks are handed out in order, so every chunk before one that fails is in somebody's hands already and will
        /// be finished: the first failure is the same every time.
        void take_part() {
            std::unique_lock lock(guard);
            for (;;) {
                auto const mine = next;
                if (mine >= chunks || mine > failed) return;
                if (mine >= merged + most_waiting) {
                    merged_more.wait(lock);
                    continue;
                }
                ++next;
                lock.unlock();
                try {
                    auto made = make(mine);
                    lock.lock();
                    waiting.emplace(mine, std::move(made));
                } catch (...) {
                    if (!lock.owns_lock()) lock.lock();
                    fail(mine);
                }
                merge_what_is_ready();
            }
        }
        void merge_what_is_ready() {
            auto const before = merged;
            for (auto at = waiting.find(merged); at != waiting.end() && merged < failed; at = waiting.find(merged)) {
                try {
                    merge(merged, std::move(at->second));
                } catch (...) {
                    fail(merged);
                }
                waiting.erase(at);
                ++merged;
            }
            if (merged != before) merged_more.notify_all();
        }
        void fail(std::size_t chunk) {
            if (chunk >= failed) return;
            failed = chunk;
            first_failure = std::current_exception();
            merged_more.notify_all();
        }
    };

    unsigned count_;
};

}  // namespace pbo

#endif
