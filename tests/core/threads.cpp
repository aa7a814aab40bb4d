// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// threads, and the promise of chunk_runner that every runner keeps: chunks merged in order, the first exception comes out.
#include <pbo/core/threads.hpp>

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/execution.hpp>
#include <pbo/core/progress.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using pbo::threads;

namespace {

/// Some chunks take longer, so that they end out of order.
std::size_t slowly(std::size_t chunk) {
    if (chunk % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
    return chunk * chunk;
}

template <class Runner>
void merges_in_order(Runner const& runner) {
    for (std::size_t chunks : {0U, 1U, 2U, 3U, 63U, 64U, 65U, 200U}) {
        std::vector<std::size_t> merged;
        runner.in_order(chunks, slowly, [&](std::size_t chunk, std::size_t made) {
            CHECK(chunk == merged.size());
            merged.push_back(made);
        });
        REQUIRE(merged.size() == chunks);
        for (std::size_t i = 0; i < chunks; ++i) CHECK(merged[i] == i * i);
    }
}

template <class Runner>
void the_first_exception_comes_out(Runner const& runner) {
    for (int turn = 0; turn < 20; ++turn) {
        std::size_t merged = 0;
        std::string told;
        try {
            runner.in_order(
                100,
                [](std::size_t chunk) {
                    // Chunk 41 fails at once, 40 late: in the input's order 40 is the first.
                    if (chunk == 40) std::this_thread::sleep_for(std::chrono::milliseconds(2));
                    if (chunk >= 40) throw std::runtime_error(std::to_string(chunk));
                    return chunk;
                },
                [&](std::size_t, std::size_t) { ++merged; });
        } catch (std::runtime_error const& e) {
            told = e.what();
        }
        CHECK(told == "40");
        CHECK(merged <= 40);
    }
    CHECK_THROWS_WITH(runner.in_order(
                          100, [](std::size_t chunk) { return chunk; },
                          [](std::size_t chunk, std::size_t) {
                              if (chunk == 17) throw std::runtime_error("merging 17");
                          }),
                      "merging 17");
}

}  // namespace

TEST_CASE("chunks are merged in their order by every runner") {
    merges_in_order(pbo::in_sequence{});
    for (unsigned n : {1U, 2U, 3U, 8U, 33U}) merges_in_order(threads(n));
}

TEST_CASE("of several chunks that throw, the first in the input's order comes out") {
    the_first_exception_comes_out(pbo::in_sequence{});
    for (unsigned n : {1U, 2U, 3U, 8U, 33U}) the_first_exception_comes_out(threads(n));
}

TEST_CASE("results that wait to be merged are few, however many chunks there are") {
    std::atomic<int> held = 0, most = 0;
    struct counted {
        std::atomic<int>* held;
        explicit counted(std::atomic<int>& h) : held(&h) { ++h; }
        counted(counted&& other) noexcept : held(std::exchange(other.held, nullptr)) {}
        counted& operator=(counted&&) = delete;
        ~counted() {
            if (held != nullptr) --*held;
        }
    };
    threads(4).in_order(
        500,
        [&](std::size_t chunk) {
            if (chunk == 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return counted(held);
        },
        [&](std::size_t, counted const&) {
            if (int const now = held; now > most) most = now;
        });
    CHECK(held == 0);
    CHECK(most <= 4 * 4 + 4);
}

TEST_CASE("no threads, or thousands, are refused; all() is at least one") {
    CHECK_THROWS_WITH_AS(threads(0), "pbo::threads: 0 threads; 1 to 4096 can work", std::domain_error);
    CHECK_THROWS_AS(threads(4097), std::domain_error);
    CHECK(threads::all().count() >= 1);
    static_assert(threads(3).count() == 3 && threads(3) == threads(3) && threads(2) < threads(3));
    static_assert(pbo::chunk_runner<threads> && pbo::chunk_runner<pbo::in_sequence> && !pbo::chunk_runner<int>);
}

TEST_CASE("progress grows by one to the end, one call at a time, and can stop the work") {
    for (unsigned n : {1U, 4U}) {
        std::vector<pbo::progress> told;
        auto const runner = pbo::with_progress(threads(n), [&](pbo::progress p) { told.push_back(p); });
        merges_in_order(runner);
        told.clear();
        runner.in_order(9, slowly, [](std::size_t, std::size_t) {});
        REQUIRE(told.size() == 9);
        for (std::size_t i = 0; i < 9; ++i) CHECK(told[i] == pbo::progress{i + 1, 9});
        auto const stopping = pbo::with_progress(threads(n), [](pbo::progress p) {
            if (p.done == 3) throw std::runtime_error("enough");
        });
        CHECK_THROWS_WITH(stopping.in_order(9, slowly, [](std::size_t, std::size_t) {}), "enough");
    }
}

TEST_CASE("chunks cover everything once, whatever the size") {
    for (std::size_t size : {0U, 1U, 2U, 9U, 10U, 11U, 20U, 21U}) {
        pbo::detail::chunks_of const chunks{size, 10};
        std::size_t at = 0;
        for (std::size_t i = 0; i < chunks.count(); ++i) {
            CHECK(chunks.begin(i) == at);
            CHECK(chunks.end(i) > at);
            at = chunks.end(i);
        }
        CHECK(at == size);
    }
    CHECK(pbo::detail::record_chunks(65536).count() == 1);
    CHECK(pbo::detail::record_chunks(65537).count() == 2);
    CHECK(pbo::detail::record_chunks(1'000'000'000).count() == 64);
}

#if defined(__cpp_lib_execution)
TEST_CASE("std::execution keeps the same promises") {
    merges_in_order(pbo::on(std::execution::seq));
    merges_in_order(pbo::on(std::execution::par));
    the_first_exception_comes_out(pbo::on(std::execution::par));
}
#endif
