// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/name.hpp>

#include <pbo/core/text_form.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

using name = pbo::basic_name<47>;

static_assert(std::is_trivially_copyable_v<name> && sizeof(name) == 48);
static_assert(name("Kirklees").view() == "Kirklees" && name("a") < name("b") && name{}.empty());

TEST_CASE("names of every length round the one that is held in place are themselves") {
    for (std::size_t size = 0; size < 200; ++size) {
        std::string const text(size, 'n');
        name const one(text), copy = one, other(std::string(text) + "m");
        CHECK(one.view() == text);
        CHECK(copy == one);
        CHECK(one == name(std::string(text)));
        CHECK(one != other);
        CHECK((one <=> other) == (std::string_view(text) <=> std::string_view(text + "m")));
        CHECK(pbo::text_form<name>::read(pbo::text_form<name>::write(one)) == one);
        std::ostringstream out;
        out << one;
        CHECK(out.str() == text);
    }
    CHECK(name(std::string(100, 'a')) < name("b"));
    CHECK(name("a") < name(std::string(100, 'a')));
}

TEST_CASE("a long name is kept once, whoever makes it and how often") {
    std::string const text(80, 'q');
    std::vector<std::string_view> seen(8);
    std::vector<std::thread> threads;
    for (auto& view : seen) threads.emplace_back([&] { for (int i = 0; i < 1000; ++i) view = name(text).view(); });
    for (auto& thread : threads) thread.join();
    for (auto const& view : seen) CHECK(view.data() == seen.front().data());
    CHECK(seen.front() == text);
}
