// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/detail/kept_names.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace {

using pbo::detail::kept_names;

std::string numbered(std::size_t i) { return "An Integrated Care Board whose name is number " + std::to_string(i); }

}  // namespace

TEST_CASE("a kept text is one, and as deep as the logarithm of their number") {
    static kept_names names;  // what is kept is never given back
    std::size_t deepest = 0;
    std::set<pbo::detail::kept_name const*> different;
    for (std::size_t i = 0; i < 20000; ++i) {
        auto const found = names.keep(numbered(i));
        CHECK(found.name->text == numbered(i));
        deepest = std::max(deepest, found.depth);
        different.insert(found.name);
    }
    CHECK(different.size() == 20000);
    for (std::size_t i = 0; i < 20000; i += 7) CHECK(different.contains(names.keep(numbered(i)).name));
    CHECK(deepest >= 14);  // 20,000 nodes have at least log2(20,000) levels
    CHECK(deepest < 50);
}

// FNV-1a can be turned back byte by byte, so that somebody who knows it can make any number of texts of one hash.
TEST_CASE("texts of one hash are told apart, and none lies deeper than its bits") {
    static kept_names names;
    std::string const beginning(40, 'a');
    std::size_t deepest = 0;
    std::set<pbo::detail::kept_name const*> different;
    for (std::size_t i = 0; i < 4096; ++i) {
        std::string text = beginning;
        for (std::size_t bit = 0; bit < 12; ++bit) text += ((i >> bit) & 1U) != 0 ? 'b' : 'a';
        auto const found = names.keep(text, 7);
        CHECK(found.name->text == text);
        CHECK(names.keep(text, 7).name == found.name);
        deepest = std::max(deepest, found.depth);
        different.insert(found.name);
    }
    CHECK(different.size() == 4096);
    CHECK(deepest <= 128 + 8 * 52);
}

TEST_CASE("a text that is the beginning of another, and one with zeros behind it, are others") {
    static kept_names names;
    std::set<pbo::detail::kept_name const*> different;
    for (std::string const& text : {std::string(), std::string(1, '\0'), std::string(2, '\0'), std::string("a"), std::string("a\0", 2)})
        different.insert(names.keep(text, 0).name);
    CHECK(different.size() == 5);
}

TEST_CASE("threads that keep the same texts are given the same copies") {
    static kept_names names;
    std::vector<std::vector<pbo::detail::kept_name const*>> seen(4);
    std::vector<std::thread> threads;
    for (auto& mine : seen)
        threads.emplace_back([&mine] {
            for (std::size_t i = 0; i < 500; ++i) mine.push_back(names.keep(numbered(i)).name);
        });
    for (auto& thread : threads) thread.join();
    for (auto const& mine : seen) CHECK(mine == seen.front());
}
