// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/detail/stably_sorted.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

TEST_CASE("equals keep their order") {
    std::vector<std::string> words{"b2", "a1", "b1", "a2", "b3"};
    pbo::detail::sort_stably(words, [](std::string const& a, std::string const& b) { return a[0] < b[0]; });
    CHECK(words == std::vector<std::string>{"a1", "a2", "b2", "b1", "b3"});
    std::vector<std::string> none;
    pbo::detail::sort_stably(none, std::less<>{});
    CHECK(none.empty());
}
