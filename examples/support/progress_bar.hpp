// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PROGRESS_BAR_HPP
#define PBO_EXAMPLES_SUPPORT_PROGRESS_BAR_HPP

// What long work of a program does alike: --threads N, and a bar that shows how far it is.
//
//     auto const survey = examples::by_threads(asked.threads, "reading survey.csv", [&](auto const& runner) {
//         return pbo::read_survey(runner, "survey.csv", areas);
//     });
//
// The bar is Boost.Timer's progress_display; where Boost is missing there is none.  It stands on standard error, only when
// that is a terminal and the work falls into more than one chunk, and ends its line also when the work fails.

#include "program.hpp"

#include <pbo/core/progress.hpp>
#include <pbo/core/threads.hpp>

#if __has_include(<boost/timer/progress_display.hpp>)
#include <boost/timer/progress_display.hpp>
#endif
#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

#include <iostream>
#include <optional>
#include <string>
#include <utility>

namespace examples {

/// Adds --threads; all that the machine has unless given.
inline void add_threads(CLI::App& options, unsigned& threads) {
    threads = pbo::threads::all().count();
    options.add_option("--threads", threads, "How many threads share the work; all that the machine has unless given. The figures are the same for any")
        ->check([](std::string const& text) {
            bool const whole = !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string::npos;
            bool const right = whole && std::stoul(text) >= 1 && std::stoul(text) <= 4096;
            return right ? std::string() : "found '" + text + "'; expected a whole number of threads from 1 to 4096";
        });
}

namespace detail {

inline bool standard_error_is_a_terminal() {
#if __has_include(<unistd.h>)
    return ::isatty(STDERR_FILENO) == 1;
#else
    return false;
#endif
}

class progress_bar {
public:
    explicit progress_bar(std::string title) : title_(std::move(title)) {}
    progress_bar(progress_bar const&) = delete;
    progress_bar& operator=(progress_bar const&) = delete;
    /// Work that failed leaves its bar half drawn: what comes next starts on a line of its own.
    ~progress_bar() {
        if (begun_ && !ended_) std::cerr << std::endl;
    }

    void show(pbo::progress p) {
#if __has_include(<boost/timer/progress_display.hpp>)
        if (p.of < 2 || !standard_error_is_a_terminal()) return;
        if (!bar_) bar_.emplace(static_cast<unsigned long>(p.of), std::cerr, title_ + "\n");
        begun_ = true;
        *bar_ += static_cast<unsigned long>(p.done) - bar_->count();
        ended_ = p.done == p.of;
#else
        static_cast<void>(p);
#endif
    }

private:
    std::string title_;
    bool begun_ = false, ended_ = false;
#if __has_include(<boost/timer/progress_display.hpp>)
    std::optional<boost::timer::progress_display> bar_;
#endif
};

}  // namespace detail

/// work(runner) with a chunk runner of so many threads, which shows how far it is.
template <class Work>
auto by_threads(unsigned threads, std::string title, Work&& work) {
    detail::progress_bar bar(std::move(title));
    return work(pbo::with_progress(pbo::threads(threads), [&bar](pbo::progress p) { bar.show(p); }));
}

}  // namespace examples

#endif
