// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Memory that runs out, at every place in turn, while threads count: std::bad_alloc comes out, and the program goes on.
// (The operator new of this program is in counting.cpp.)
#include "failing.hpp"

#include <pbo/core/threads.hpp>
#include <pbo/count/tabulate.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <new>
#include <string>
#include <vector>

namespace {
struct person {
    std::string council;
    bool told = false;
};
}  // namespace

TEST_CASE("memory that runs out in any thread, or for one, comes out as an exception, and the next call is right") {
    std::vector<person> people;
    for (int i = 0; i < 300'000; ++i) people.push_back({"a council with a long name, number " + std::to_string(i % 7), i % 3 == 0});
    auto const told = pbo::indicator("told", &person::told);
    auto const expected = pbo::tabulate(people, pbo::by(&person::council), told);
    std::size_t failures = 0, successes = 0;
    for (std::size_t allowed = 0; allowed < 400; allowed += 1 + allowed / 40) {
        allocation::fail_after(allowed);
        try {
            auto const counted = pbo::tabulate(pbo::threads{4}, people, pbo::by(&person::council), told);
            allocation::never_fail();
            CHECK(counted == expected);
            ++successes;
        } catch (std::bad_alloc const&) {
            allocation::never_fail();
            ++failures;
        }
    }
    CHECK(failures > 10);
    CHECK(successes > 10);
}
