// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_ALLOCATION_FAILING_HPP
#define PBO_TESTS_ALLOCATION_FAILING_HPP

// The operator new of this program, which is in counting.cpp, can be told to fail once after so many allocations.

#include <atomic>
#include <cstddef>
#include <limits>

namespace allocation {

inline std::atomic<std::size_t> made{0};
inline std::atomic<std::size_t> fails_at{std::numeric_limits<std::size_t>::max()};

/// The allocation after so many more fails, in whichever thread; the next one does not.
inline void fail_after(std::size_t allocations) { fails_at = made + allocations; }
inline void never_fail() { fails_at = std::numeric_limits<std::size_t>::max(); }

}  // namespace allocation

#endif
