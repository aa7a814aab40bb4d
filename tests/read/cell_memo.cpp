// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/detail/cell_memo.hpp>

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>

namespace {
/// A text with sixteen more bytes behind it that may be read.
std::string_view with_room(std::string& holder, std::string const& text, char after) {
    holder = text + std::string(16, after);
    return std::string_view(holder).substr(0, text.size());
}
}  // namespace

TEST_CASE("a memo answers as a map does, for texts of every length that differ in one byte, whatever stands behind them") {
    std::mt19937 random(3);
    pbo::detail::cell_memo<int> memo;
    std::map<std::string, int> known;
    std::string holder;
    for (int i = 0; i < 900; ++i) {
        std::string text(static_cast<std::size_t>(i % 33), 'a');
        if (!text.empty()) text[random() % text.size()] = static_cast<char>('a' + random() % 4);
        if (known.contains(text)) continue;
        CHECK(memo.find(with_room(holder, text, 'x')) == nullptr);
        memo.remember(with_room(holder, text, 'y'), i);
        known[text] = i;
        for (auto const& [t, value] : known) {
            auto const* found = memo.find(with_room(holder, t, static_cast<char>(random() % 256)));
            REQUIRE(found != nullptr);
            REQUIRE(*found == value);
        }
    }
    CHECK(known.size() > 200);
}

TEST_CASE("zeros in a text are not the zeros after a shorter one") {
    pbo::detail::cell_memo<int> memo;
    std::string holder;
    memo.remember(with_room(holder, "a", 'x'), 1);
    CHECK(memo.find(with_room(holder, std::string("a\0", 2), 'x')) == nullptr);
    CHECK(memo.find(with_room(holder, "", 'a')) == nullptr);
    memo.remember(with_room(holder, "", 'a'), 2);
    CHECK(*memo.find(with_room(holder, "", 'b')) == 2);
    CHECK(*memo.find(with_room(holder, "a", 'b')) == 1);
}

TEST_CASE("texts that are long are not remembered, and a column with ever new texts is given up") {
    pbo::detail::cell_memo<int> memo;
    std::string holder;
    memo.remember(with_room(holder, std::string(32, 'a'), 'x'), 1);
    memo.remember(with_room(holder, std::string(33, 'a'), 'x'), 2);
    CHECK(*memo.find(with_room(holder, std::string(32, 'a'), 'x')) == 1);
    CHECK(memo.find(with_room(holder, std::string(33, 'a'), 'x')) == nullptr);
    for (int i = 0; i < 3000; ++i) memo.remember(with_room(holder, "id" + std::to_string(i), 'x'), i);
    CHECK(memo.find(with_room(holder, "id1", 'x')) == nullptr);
    CHECK(memo.find(with_room(holder, "id2999", 'x')) == nullptr);
}
