// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_MUTATION_SWITCH_HPP
#define PBO_TESTS_MUTATION_SWITCH_HPP

// Read before every source when faults are put in (tests/mutation/run): which fault is thrown, and which were come past.
//
// The fault whose number stands in the environment's PBO_FAULT is there when the program runs, the others are not; what the
// compiler works out has none.
#include <array>
#include <atomic>
#include <cstdlib>
#include <type_traits>

namespace pbo_fault {

inline constexpr int most = 4096;
inline std::array<std::atomic<bool>, most> come_past{};

inline int thrown() {
    static int const one = [] {
        char const* const said = std::getenv("PBO_FAULT");
        return said == nullptr ? -1 : std::atoi(said);
    }();
    return one;
}

inline bool is(int const fault) {
    come_past[static_cast<unsigned>(fault)].store(true, std::memory_order_relaxed);
    return fault == thrown();
}

}  // namespace pbo_fault

#define PBO_FAULT(fault) (!std::is_constant_evaluated() && ::pbo_fault::is(fault))

#endif
