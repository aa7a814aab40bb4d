// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Run alone and by mpirun on 2, 3, 4 and 7 ranks: every rank makes every check, so that each is known to have the whole.  The expected
// tables are counted here, by every rank for itself.
#include <pbo/distributed/over.hpp>

#include "ranks.hpp"

#include <pbo/compare/cluster_bootstrap.hpp>
#include <pbo/compare/permutation_test.hpp>
#include <pbo/core/progress.hpp>
#include <pbo/count/row.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/sampling/bootstrap.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using shares = pbo::table<int, pbo::row<pbo::tally, pbo::weighted_proportion>, pbo::headings<2>>;

/// Shard i: nothing, or some of several keys, with weights whose sums are rounded.
shares shard(std::size_t i, std::string const& heading = "told") {
    if (i % 4 == 3) return {};
    shares::builder b(pbo::headings<2>{{pbo::label(heading), pbo::label("weighed")}});
    for (std::size_t n = 0; n < 40 * (i % 5); ++n) {
        auto& cell = b[static_cast<int>((n * n + i) % 11) - 5];
        std::get<0>(cell.cells).add(n % 3 == 0);
        std::get<1>(cell.cells).add(n % 3 == 0, 0.1 + 1.0 / static_cast<double>(n + i + 1));
    }
    return b.freeze();
}
shares counted_alone(std::size_t shards) {
    shares all;
    for (std::size_t i = 0; i < shards; ++i) all += shard(i);
    return all;
}
shares counted_over(pbo::over const& ranks, std::size_t shards) {
    shares all;
    ranks.in_shards(shards, [](std::size_t i) { return shard(i); }, [&all](std::size_t, shares&& one) { all += one; });
    return all;
}
template <class Exception, class Make>
std::string told_by(pbo::over const& ranks, std::size_t shards, Make&& make) {
    try {
        shares all;
        ranks.in_shards(shards, make, [&all](std::size_t, shares&& one) { all += one; });
    } catch (Exception const& e) {
        return e.what();
    }
    return "nothing was thrown";
}

}  // namespace

TEST_CASE("over: every rank has the table of one, to the bit") {
    auto const ranks = the_ranks();
    for (std::size_t const shards : {0U, 1U, 2U, 3U, 5U, 8U, 30U}) {
        CAPTURE(shards);
        CHECK(pbo::portable(counted_over(ranks, shards)) == pbo::portable(counted_alone(shards)));
    }
    // In messages of few bytes: as tables of more than 2^31 are in those of 2^26.
    for (std::size_t const most : {1U, 7U, 1000U})
        CHECK(pbo::portable(counted_over(the_ranks(most), 6)) == pbo::portable(counted_alone(6)));
}

TEST_CASE("over: shards are made once each, and merged in their order") {
    auto const ranks = the_ranks();
    std::size_t made = 0, next = 0;
    ranks.in_shards(
        10,
        [&](std::size_t i) {
            CHECK(i % static_cast<std::size_t>(ranks.size()) == static_cast<std::size_t>(ranks.rank()));
            ++made;
            return pbo::tally(i, 2 * i);
        },
        [&](std::size_t i, pbo::tally&& t) {
            CHECK(i == next++);
            CHECK(t == pbo::tally(i, 2 * i));
        });
    CHECK(next == 10);
    auto const size = static_cast<std::size_t>(ranks.size()), rank = static_cast<std::size_t>(ranks.rank());
    CHECK(made == 10 / size + (rank < 10 % size ? 1 : 0));
}

TEST_CASE("over: what a shard throws comes out of every rank, the first of them, ten times") {
    auto const ranks = the_ranks();
    for (int time = 0; time < 10; ++time) {
        // Shards 4 and 5 are bad: whoever has them and whenever, it is shard 4 of which is told.
        CHECK(told_by<pbo::input_error>(ranks, 9, [](std::size_t i) {
                  if (i == 4 || i == 5) throw pbo::input_error({{std::to_string(i) + ".csv", 12, "role"}, "usr", "user or carer"});
                  return shard(i);
              }) == "4.csv:12: column 'role': found 'usr'; expected user or carer");
        CHECK(told_by<pbo::distributed_error>(ranks, 3, [](std::size_t i) -> shares {
                  throw std::domain_error("bad luck in shard " + std::to_string(i));
              }) == "bad luck in shard 0");
        CHECK_THROWS_AS(ranks.in_shards(
                            4,
                            [](std::size_t i) {
                                if (i == 3) throw std::bad_alloc();
                                return shard(i);
                            },
                            [](std::size_t, shares&&) {}),
                        std::bad_alloc);
        CHECK(told_by<pbo::distributed_error>(ranks, 2, [](std::size_t) -> shares { throw 7; }) ==
              "something that is no std::exception was thrown");
        // Contexts that must not merge: every rank finds it, after the same shards.
        CHECK(told_by<pbo::distributed_error>(ranks, 8, [](std::size_t i) { return shard(i, i == 6 ? "heard" : "told"); }) ==
              "pbo: tables of different indicators cannot be merged: 'told' and 'heard'");
        std::size_t merged = 0;  // and before any is merged
        CHECK_THROWS_WITH_AS(ranks.in_shards(8, [](std::size_t i) { return shard(i, i == 6 ? "heard" : "told"); },
                                             [&merged](std::size_t, shares&&) { ++merged; }),
                             "pbo: tables of different indicators cannot be merged: 'told' and 'heard'", pbo::distributed_error);
        CHECK(merged == 0);
        // What one rank alone cannot merge, none has.
        auto const last = ranks.size() - 1;
        CHECK_THROWS_AS(ranks.in_shards(
                            5, [](std::size_t i) { return shard(i); },
                            [&](std::size_t i, shares&&) {
                                if (i == 2 && ranks.rank() == last) throw std::bad_alloc();
                            }),
                        std::bad_alloc);
    }
    CHECK(pbo::portable(counted_over(ranks, 5)) == pbo::portable(counted_alone(5)));  // and then all goes on
}

TEST_CASE("over: of what making and merging throw the first in the order of the shards comes out, on every rank, ten times") {
    auto const ranks = the_ranks();
    auto const last = ranks.size() - 1;
    auto const said = [&](auto const& count) {
        try {
            count();
        } catch (pbo::input_error const& e) {
            return std::string("input_error: ") + e.what();
        } catch (pbo::distributed_error const& e) {
            return std::string("distributed_error: ") + e.what();
        }
        return std::string("nothing was thrown");
    };
    for (int time = 0; time < 10; ++time)
        for (bool const runner : {false, true}) {
            CAPTURE(runner);
            // Shard 5 cannot be made, shard 2 cannot be merged: by one process, shard 2 is first.
            auto const make = [](std::size_t i) {
                if (i == 5) throw std::domain_error("shard 5");
                return pbo::tally(i, 2 * i);
            };
            std::size_t merged = 0;
            auto const merge = [&merged](std::size_t i, pbo::tally&&) {
                if (i == 2) throw pbo::input_error({{"2.csv", 12, "role"}, "usr", "user or carer"});
                ++merged;
            };
            CHECK(said([&] { runner ? ranks.in_order(9, make, merge) : ranks.in_shards(9, make, merge); }) ==
                  "input_error: 2.csv:12: column 'role': found 'usr'; expected user or carer");
            CHECK(merged == 2);
            // What stands before a shard that cannot be made is merged, as by one process.
            std::size_t before = 0;
            CHECK(said([&] { ranks.in_shards(9, make, [&before](std::size_t, pbo::tally&&) { ++before; }); }) == "distributed_error: shard 5");
            CHECK(before == 5);
            // One rank alone, with an exception of its own type: all have its words, and it too.
            CHECK(said([&] {
                      ranks.in_order(9, [](std::size_t i) { return i; },
                                     [&](std::size_t i, std::size_t) {
                                         if (i == 4 && ranks.rank() == last && last != 0) throw std::out_of_range("only here");
                                     });
                  }) == (last == 0 ? "nothing was thrown" : "distributed_error: only here"));
            // All ranks at one chunk, and not alike: the first rank's comes out of all.
            if (ranks.size() > 1)
                CHECK(said([&] {
                          ranks.in_order(9, [](std::size_t i) { return i; },
                                         [&](std::size_t i, std::size_t) {
                                             if (i == 4) throw std::out_of_range("on rank " + std::to_string(ranks.rank()));
                                         });
                      }) == "distributed_error: on rank 0");
        }
}

// Takes 12 GB of memory by two ranks; .ci/long distributed runs it, optimised.
TEST_CASE("over: more bytes than an int counts" * doctest::skip()) {
    auto const ranks = the_ranks();
    static constexpr std::size_t each = std::size_t{1} << 20U, texts = (std::size_t{1} << 11U) + 1;
    std::uint64_t arrived = 0, sum = 0;
    ranks.in_shards(
        1,
        [](std::size_t) {
            std::vector<std::string> all;
            for (std::size_t i = 0; i < texts; ++i) all.emplace_back(each, static_cast<char>('a' + i % 26));
            return all;
        },
        [&](std::size_t, std::vector<std::string>&& all) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                arrived += all[i].size();
                sum += all[i].front() == static_cast<char>('a' + i % 26) && all[i].front() == all[i].back() ? 1 : 0;
            }
        });
    CHECK(arrived == each * texts);
    CHECK(arrived > std::uint64_t{1} << 31U);
    CHECK(sum == texts);
}

TEST_CASE("over: ranks that were given something else are named before anything is counted") {
    auto const ranks = the_ranks();
    auto const mine = static_cast<std::size_t>(ranks.rank());
    bool made = false;
    auto const count = [&](std::size_t shards, std::string_view inputs) {
        try {
            ranks.in_shards(
                shards,
                [&made](std::size_t) {
                    made = true;
                    return pbo::tally();
                },
                [](std::size_t, pbo::tally&&) {}, inputs);
        } catch (pbo::distributed_error const& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    auto const other = count(3, mine == 1 ? "b.csv" : "a.csv"), more = count(mine == 1 ? 4 : 3, "a.csv");
    if (ranks.size() == 1) {
        CHECK(other == "");
        return;
    }
    CHECK(other == "pbo::over: nothing was counted: rank 1 has other inputs than rank 0");
    CHECK(more == "pbo::over: nothing was counted: rank 1 has another number of shards than rank 0");
    CHECK_FALSE(made);
}

TEST_CASE("over as a chunk runner: every chunk is made on one rank, by its threads, and merged on all in order") {
    mpi_runs();
    for (unsigned const within : {1U, 3U}) {
        pbo::over const ranks(MPI_COMM_WORLD, pbo::threads(within));
        for (std::size_t const chunks : {0U, 1U, 5U, 200U}) {
            std::size_t next = 0;
            ranks.in_order(
                chunks, [](std::size_t i) { return i * i; },
                [&](std::size_t i, std::size_t square) {
                    CHECK(i == next++);
                    CHECK(square == i * i);
                });
            CHECK(next == chunks);
        }
        // A chunk that fails ends all alike; before it all were merged that stood in earlier rounds.
        for (int time = 0; time < 10; ++time)
            CHECK_THROWS_WITH_AS(ranks.in_order(
                                     100,
                                     [](std::size_t i) {
                                         if (i == 58 || i == 60) throw std::domain_error("chunk " + std::to_string(i));  // of several ranks
                                         return i;
                                     },
                                     [](std::size_t, std::size_t) {}),
                                 "chunk 58", pbo::distributed_error);
        // What all ranks throw in merging keeps its type.
        CHECK_THROWS_AS(ranks.in_order(
                            9, [](std::size_t i) { return i; },
                            [](std::size_t i, std::size_t) {
                                if (i == 4) throw std::out_of_range("four");
                            }),
                        std::out_of_range);
    }
}

TEST_CASE("over as a chunk runner: the bootstraps and the permutation test are those of one process, to the bit") {
    mpi_runs();
    pbo::over const ranks(MPI_COMM_WORLD, pbo::threads(2));
    pbo::cluster_counts pilots(3), others(3);
    for (std::uint64_t i = 0; i < 13; ++i) pilots.add({{i, 20 + i}, {7 * i % 11, 30}, {0, i % 2}});
    for (std::uint64_t i = 0; i < 21; ++i) others.add({{i % 9, 20 + i}, {5 * i % 13, 30}, {0, i % 3}});
    for (std::size_t const replicates : {1U, 100U, 1999U}) {
        auto const alone = pbo::cluster_bootstrap(pilots, {.seed = 7, .replicates = replicates});
        auto const together = pbo::cluster_bootstrap(ranks, pilots, {.seed = 7, .replicates = replicates});
        REQUIRE(alone.size() == together.size());
        for (std::size_t i = 0; i < alone.size(); ++i) {
            CHECK(together[i].limits->lower() == alone[i].limits->lower());
            CHECK(together[i].limits->upper() == alone[i].limits->upper());
        }
    }
    auto const alone = pbo::permutation_test(pilots, others, 1, {.seed = 3, .permutations = 999});
    auto const together = pbo::permutation_test(ranks, pilots, others, 1, {.seed = 3, .permutations = 999});
    CHECK(together.p_value == alone.p_value);
    CHECK(*alone.p_value > 0.001);
    std::size_t told = 0;
    CHECK(pbo::permutation_test(pbo::with_progress(ranks, [&told](pbo::progress p) { told = p.done; }), pilots, others, 1,
                                {.seed = 3, .permutations = 999})
              .p_value == alone.p_value);
    CHECK(told == 16);
}
