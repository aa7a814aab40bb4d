// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

#include <pbo/core/detail/reused_states.hpp>

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/threads.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <utility>
#include <vector>

namespace {
struct seen {
    std::vector<std::size_t> chunks{};
};

/// Every chunk notes itself in the state that it took.
template <class Runner>
std::vector<seen> chunks_by(Runner const& runner, std::size_t chunks) {
    pbo::detail::reused_states<seen> states;
    runner.in_order(
        chunks,
        [&](std::size_t chunk) {
            auto state = states.take();
            state.chunks.push_back(chunk);
            return state;
        },
        [&](std::size_t, seen&& state) { states.give_back(std::move(state)); });
    return std::move(states.all());
}
}  // namespace

TEST_CASE("a state that was given back is taken again with what it holds") {
    auto const states = chunks_by(pbo::in_sequence{}, 5);
    REQUIRE(states.size() == 1);
    CHECK(states[0].chunks == std::vector<std::size_t>{0, 1, 2, 3, 4});
    CHECK(chunks_by(pbo::in_sequence{}, 0).empty());
}

TEST_CASE("whoever takes a state while another is out gets a fresh one") {
    pbo::detail::reused_states<seen> states;
    auto one = states.take();
    one.chunks = {1};
    auto other = states.take();
    CHECK(other.chunks.empty());
    states.give_back(std::move(one));
    CHECK(states.take().chunks == std::vector<std::size_t>{1});
    CHECK(states.all().empty());
}

TEST_CASE("by threads every chunk is in one state, once, and there are no more states than chunks at work or waiting") {
    constexpr std::size_t chunks = 1000;
    for (unsigned threads : {2U, 4U}) {
        auto const states = chunks_by(pbo::threads{threads}, chunks);
        CHECK(states.size() <= 4U * threads);  // at most so many results are made or wait: see threads.hpp
        std::vector<int> times(chunks);
        for (auto const& state : states)
            for (auto const chunk : state.chunks) ++times[chunk];
        CHECK(times == std::vector<int>(chunks, 1));
    }
}
