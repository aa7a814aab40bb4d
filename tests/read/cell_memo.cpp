// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/detail/cell_memo.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {
/// A text with more bytes behind it that may be read.
std::string_view with_room(std::string& holder, std::string const& text, char after) {
    holder = text + std::string(pbo::detail::memo_margin, after);
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

TEST_CASE("many texts at once: each value until one is not known, also where long texts came late") {
    pbo::detail::cell_memo<int> memo;
    std::vector<std::string> held{"a", "bb", "", "a text of 17 bytes", "new", "a"};
    for (auto& text : held) text += std::string(pbo::detail::memo_margin, 'x');
    std::vector<std::size_t> const sizes{1, 2, 0, 17, 3, 1};
    auto const text = [&](std::size_t i) { return std::string_view(held[i]).substr(0, sizes[i]); };
    std::vector<int> into(6, -1);
    CHECK(memo.find_each(0, 6, text, into) == 0);
    for (std::size_t i : {0U, 1U, 2U}) memo.remember(text(i), static_cast<int>(i) + 10);
    CHECK(memo.find_each(0, 6, text, into) == 3);
    memo.remember(text(3), 13);  // from here on texts are compared by 32 bytes
    CHECK(memo.find_each(1, 6, text, into) == 4);
    CHECK(memo.find_each(5, 6, text, into) == 6);
    CHECK(memo.find_each(2, 2, text, into) == 2);
    CHECK(into == std::vector<int>{10, 11, 12, 13, -1, 10});
}

TEST_CASE("texts that share the last place: those after the first are found at the beginning") {
    // 20 texts have 256 places, which are the upper eight bits of their hash; the multiplier is the first.
    pbo::detail::cell_memo<int> memo;
    std::string holder;
    std::vector<std::string> all;
    std::size_t last = 0;
    for (int i = 0; all.size() < 20; ++i) {
        auto const text = "text " + std::to_string(i);
        auto const words = pbo::detail::text_words::of<16>(with_room(holder, text, 'x'));
        bool const in_last = words.hash<16>(0xD6E8FEB86659FD93U) >> 56U == 255;
        if (!in_last && all.size() - last == 15) continue;
        last += in_last ? 1 : 0;
        memo.remember(with_room(holder, text, 'x'), i);
        all.push_back(text);
    }
    CHECK(last == 5);
    for (auto const& text : all) {
        auto const* found = memo.find(with_room(holder, text, 'y'));
        REQUIRE(found != nullptr);
        CHECK("text " + std::to_string(*found) == text);
    }
}

TEST_CASE("the codes of all councils are found at once or nearly: none shares its place with many") {
    // Codes differ in their last bytes alone; a hash that did not look at those made five comparisons of each.
    std::map<std::uint64_t, int> places;
    for (int i = 1; i <= 152; ++i) {
        auto text = "E06000" + std::string(i < 10 ? "00" : i < 100 ? "0" : "") + std::to_string(i) + std::string(32, ' ');
        ++places[pbo::detail::text_words::of<16>(std::string_view(text).substr(0, 9)).hash<16>(0xD6E8FEB86659FD93U) >> 53U];
    }
    CHECK(places.size() > 135);  // 152 in 2048 places: 146.5 are expected to be hit, with a standard deviation near 2.3
}
