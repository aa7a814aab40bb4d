// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_CHUNK_RUNNER_HPP
#define PBO_CORE_CHUNK_RUNNER_HPP

// Who does long work that falls into chunks?  A chunk runner makes every chunk's result and merges the results in the
// chunks' order: in_order(chunks, make, merge) calls make(i), for several i at once if it likes, and merge(i, result), one
// at a time and for i = 0, 1, 2 ...  What the chunks are depends on the work alone, so that every runner leads to the same
// result to the bit.  The first chunk, in their order, that throws is the one whose exception comes out.
//
// in_sequence does one after the other; threads{n} (threads.hpp) uses threads; with_progress (progress.hpp) tells how far
// it is; on(policy) (execution.hpp) uses std::execution.  All long work takes one as its first argument.

#include <pbo/core/detail/platform.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>

namespace pbo {

namespace detail {
struct any_chunk {
    int operator()(std::size_t) const { return 0; }
    void operator()(std::size_t, int) const {}
};
}  // namespace detail

template <class R>
concept chunk_runner = requires(R const& runner, std::size_t chunks, detail::any_chunk work) {
    runner.in_order(chunks, work, work);
};

/// One chunk after the other, here and now.
struct in_sequence {
    template <class Make, class Merge>
    void in_order(std::size_t chunks, Make&& make, Merge&& merge) const {
        for (std::size_t i = 0; i < chunks; ++i) merge(i, make(i));
    }
};

namespace detail {

/// The runner for a second stage of one piece of work, which nobody is told of: see progress.hpp.
template <chunk_runner Runner>
[[nodiscard]] constexpr auto const& without_telling(Runner const& runner) noexcept {
    if constexpr (requires { runner.told_runner; })
        return without_telling(runner.told_runner);
    else
        return runner;
}

/// A range of positions, cut into chunks of one length (the last may be shorter).
struct chunks_of {
    std::size_t size;
    std::size_t length;

    [[nodiscard]] constexpr std::size_t count() const noexcept { return size == 0 ? 0 : (size - 1) / length + 1; }
    [[nodiscard]] constexpr std::size_t begin(std::size_t chunk) const noexcept { return chunk * length; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::size_t end(std::size_t chunk) const noexcept {
        return std::min(size, begin(chunk) + length);
    }
};

/// Chunks for records that are counted: long enough that merging tables costs nothing beside counting, and at most 64.
template <class = detail::when_called>
[[nodiscard]] constexpr chunks_of record_chunks(std::size_t records) noexcept {
    return {records, std::max<std::size_t>(std::size_t{1} << 16U, records / 64 + 1)};
}

}  // namespace detail

}  // namespace pbo

#endif
