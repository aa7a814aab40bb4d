// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Communicators of Boost.MPI are taken as they are: the world, a part of it, and one that is gone before the ranks have counted.
#include <pbo/distributed/over.hpp>

#include "ranks.hpp"

#include <pbo/count/tally.hpp>

#include <boost/mpi/communicator.hpp>
#include <doctest/doctest.h>

#include <cstddef>
#include <optional>

namespace {

pbo::tally counted(pbo::over const& ranks, std::size_t shards) {
    pbo::tally all;
    ranks.in_shards(shards, [](std::size_t i) { return pbo::tally(i, 2 * i); }, [&all](std::size_t, pbo::tally&& one) { all += one; });
    return all;
}

}  // namespace

TEST_CASE("over: a boost::mpi::communicator is a communicator") {
    mpi_runs();
    boost::mpi::communicator const world;
    pbo::over const ranks(world, pbo::threads(2));
    CHECK(ranks.rank() == world.rank());
    CHECK(ranks.size() == world.size());
    CHECK(counted(ranks, 9) == pbo::tally(36, 72));
    CHECK(counted(pbo::over(world), 9) == pbo::tally(36, 72));
}

TEST_CASE("over: a part of the world that Boost.MPI splits off, which is gone when it counts") {
    mpi_runs();
    boost::mpi::communicator const world;
    int const mine = world.rank() % 2;
    std::optional<boost::mpi::communicator> part(world.split(mine));
    int const size = part->size();
    pbo::over const ranks(*part);
    part.reset();  // its MPI_Comm would be freed with the last copy
    CHECK(ranks.size() == size);
    CHECK(counted(ranks, mine == 0 ? 3 : 5) == (mine == 0 ? pbo::tally(3, 6) : pbo::tally(10, 20)));
}
