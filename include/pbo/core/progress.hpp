// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_PROGRESS_HPP
#define PBO_CORE_PROGRESS_HPP

// How far is it?  with_progress wraps whoever does the work and calls back after each chunk that is done:
//
//     auto told = pbo::with_progress(pbo::threads{2}, [](pbo::progress p) { std::cerr << p.done << '/' << p.of << '\r'; });
//     pbo::outcomes(told, survey, &pbo::survey_response::mode);
//
// The calls come one at a time and with growing done, but from whichever thread; the last has done == of.  Work that falls
// into no chunks (an empty input) calls nothing, and a short second stage (the percentiles of a bootstrap) is not told of.
// What the callback throws stops the work and comes out: a way to cancel.

#include <pbo/core/chunk_runner.hpp>

#include <cstddef>
#include <utility>

namespace pbo {

struct progress {
    std::size_t done = 0;  ///< chunks merged
    std::size_t of = 0;

    friend constexpr bool operator==(progress const&, progress const&) = default;
};

template <chunk_runner Runner, class Callback>
struct progress_teller {
    Runner told_runner;
    Callback call;

    template <class Make, class Merge>
    void in_order(std::size_t chunks, Make&& make, Merge&& merge) const {
        told_runner.in_order(chunks, make, [&]<class Result>(std::size_t chunk, Result&& made) {
            merge(chunk, std::forward<Result>(made));
            call(progress{chunk + 1, chunks});
        });
    }
};

inline constexpr auto with_progress = []<chunk_runner Runner, class Callback>(Runner runner, Callback call) {
    return progress_teller<Runner, Callback>{std::move(runner), std::move(call)};
};

}  // namespace pbo

#endif
