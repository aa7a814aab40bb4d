// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_REUSED_STATES_HPP
#define PBO_CORE_DETAIL_REUSED_STATES_HPP

// States that chunk after chunk adds to, where the order of adding cannot matter (counts): whoever begins a chunk takes one
// that is free, or a fresh one, and it is given back when the chunk's turn to be merged has come.  In the end there are about
// as many states as threads.  A state for each chunk would be allocated, filled with the same keys and merged each time: of
// 2 million responses by 608 keys, in chunks of 65,536, that was a sixth of all the time, and more where threads wait for
// the system's pages and for each other's merging.
//
// A state that is thrown away takes with it what earlier chunks have added.  Where that can happen, empty it into the result
// before it is given back, as outcomes of files does.

#include <mutex>
#include <utility>
#include <vector>

namespace pbo::detail {

template <class State>
class reused_states {
public:
    /// By several threads at once.
    [[nodiscard]] State take() {
        std::lock_guard const lock(guard_);
        if (free_.empty()) return State{};
        auto state = std::move(free_.back());
        free_.pop_back();
        return state;
    }
    void give_back(State&& state) {
        std::lock_guard const lock(guard_);
        free_.push_back(std::move(state));
    }
    /// All that were given back.
    [[nodiscard]] std::vector<State>& all() noexcept { return free_; }

private:
    std::mutex guard_;
    std::vector<State> free_;
};

}  // namespace pbo::detail

#endif
