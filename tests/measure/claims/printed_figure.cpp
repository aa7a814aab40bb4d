// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: what the words say, and the windows that the published figures were given (85 of 132 is almost
// two-thirds).
#include <pbo/measure/claims/printed_figure.hpp>

#include <doctest/doctest.h>

#include <sstream>

using namespace pbo;

namespace {
std::string window_of(std::string_view text) {
    std::ostringstream out;
    auto const f = read_printed_figure(text);
    if (!f.window) return f.unclear;
    out << *f.window;
    return out.str();
}
std::string fault_of(std::string_view text) {
    try {
        (void)read_printed_figure(text);
    } catch (std::invalid_argument const& e) {
        return e.what();
    }
    return "none";
}
bool same(std::string_view a, std::string_view b) {
    auto const x = read_printed_figure(a), y = read_printed_figure(b);
    return x.window == y.window && x.as == y.as && x.way == y.way;
}
}  // namespace

TEST_CASE("figures are the nearest at the digits shown, halves up") {
    CHECK(read_printed_figure("27.1 %").window == print_window::rounded({271, 1000}, 1000));
    CHECK(read_printed_figure("76%").window == print_window::rounded({76, 100}, 100));
    CHECK(read_printed_figure("7.5 times").window == print_window::rounded({75, 10}, 10));
    CHECK(read_printed_figure("40.0 %").window == print_window::rounded({400, 1000}, 1000));
    CHECK(window_of("0 %") == "[0, 0.005)");
    CHECK(window_of("100 %") == "[0.995, 1.005)");
    CHECK(read_printed_figure("27.1 %").decimals == 1);
    CHECK_FALSE(read_printed_figure("27.1 %").in_words);
    // How it was read is told of a figure that is a word, or stands beside one that widens it.
    for (auto const* text : {"a third", "half", "almost 40 %", "about two-thirds"}) CHECK_MESSAGE(read_printed_figure(text).in_words, std::string(text));
    for (auto const* text : {"40 %", "exactly 40 %", "over 40 %"}) CHECK_MESSAGE(!read_printed_figure(text).in_words, std::string(text));
}

TEST_CASE("the same figure however it is written") {
    for (auto const* text : {"40%", "40 per cent", "40 percent", "forty per cent", " 40\u00A0% ", "40\u2009%", "'40 %'",
                             "a 40 %", "40 % of councils", "40 % (of people)"})
        CHECK_MESSAGE(same(text, "40 %"), std::string(text));
    for (auto const* text :
         {"+40 %", "rose by 40 %", "an increase of 40 per cent", "40% growth", "40 % more", "grew 40 %", "Up 40%."})
        CHECK_MESSAGE(same(text, "up 40 %"), std::string(text));
    for (auto const* text :
         {"-7.7 %", "\u22127.7 %", "\u20137.7%", "fell 7.7 per cent", "a 7.7 % fall", "7.7 % fewer", "cut by 7.7 %"})
        CHECK_MESSAGE(same(text, "down 7.7 %"), std::string(text));
    for (auto const* text : {"7.5x", "7.5-fold", "7.5 times as many", "7.5 \u00D7"})
        CHECK_MESSAGE(same(text, "7.5 times"), std::string(text));
    for (auto const* text : {"3 percentage points", "three points", "3 % points", "3 pp"})
        CHECK_MESSAGE(same(text, "3 points"), std::string(text));
    for (auto const* text :
         {"61 to 92 %", "61-92 %", "61\u201392 %", "between 61 and 92 per cent", "from 61 % to 92 %", "61 % - 92 %"})
        CHECK_MESSAGE(same(text, "61 % to 92 %"), std::string(text));
    for (auto const* text : {"two thirds", "2/3", "\u2154", "2 in 3", "two out of three"})
        CHECK_MESSAGE(same(text, "two-thirds"), std::string(text));
    for (auto const* text : {"at least 30 %", "30 % or more", "30%+", ">= 30 %", "no less than 30 %"})
        CHECK_MESSAGE(same(text, "at least 30 %"), std::string(text));
}

TEST_CASE("words round a figure") {
    CHECK(window_of("almost two-thirds") == "[0.6, 0.6666666666666666)");
    CHECK(window_of("almost 340,000") == "[335000, 340000)");
    CHECK(window_of("almost all") == "[0.9, 1)");
    CHECK(window_of("nearly 3 times") == "[2.7, 3)");
    CHECK(window_of("almost 60 %") == "[0.575, 0.6)");
    CHECK(window_of("just over 1,000") == "(1000, 1100]");
    CHECK(window_of("around three quarters") == "[0.675, 0.825]");
    CHECK(window_of("over 80 %") == "(0.8, no end)");
    CHECK(window_of("more than half") == "(0.5, no end)");
    CHECK(window_of("less than two thirds") == "[0, 0.6666666666666666)");
    CHECK(window_of("at most 5 %") == "[0, 0.05]");
    CHECK(window_of("exactly half") == "[0.5, 0.5]");
    CHECK(window_of("most") == "(0.5, no end)");
    CHECK(window_of("a minority") == "[0, 0.5)");
    CHECK(window_of("none") == "[0, 0]");
    CHECK(read_printed_figure("over 80 %").one_sided);
    CHECK_FALSE(read_printed_figure("almost all").one_sided);
}

TEST_CASE("parts by name lie nearer to themselves than to their neighbours") {
    CHECK(read_printed_figure("one in seven").window == print_window::nearest({1, 7}, {1, 8}, {1, 6}));
    CHECK(read_printed_figure("1 in 4").window == print_window::nearest({1, 4}, {1, 5}, {1, 3}));
    CHECK(read_printed_figure("half").window == print_window::nearest({1, 2}, {2, 5}, {3, 5}));
    CHECK(read_printed_figure("a third").window == print_window::nearest({1, 3}, {1, 4}, {2, 5}));
    CHECK(read_printed_figure("nine in ten").window == print_window::rounded({9, 10}, 10));
    CHECK(window_of("83 of 132") == window_of("83/132"));
}

TEST_CASE("large whole numbers are rounded to their last digit that is not nought, and at least to their second") {
    CHECK(window_of("340,000") == "[335000, 345000)");
    CHECK(window_of("100,000") == "[95000, 105000)");
    CHECK(window_of("8,028") == "[8027.5, 8028.5)");
    CHECK(window_of("310") == "[309.5, 310.5)");
    CHECK(window_of("1.2 million") == "[1150000, 1250000)");
    CHECK(window_of("double") == "[1.95, 2.05)");
    CHECK(window_of("halved") == "(0.45, 0.55)");
    CHECK(read_printed_figure("halved").way == printed_way::down);
}

TEST_CASE("words without a size say so") {
    CHECK(window_of("several") == "the words name no size");
    CHECK(window_of("") == "nothing is printed");
    CHECK(window_of("flatlined") == "a claim of no change");
    CHECK(read_printed_figure("no change").no_change);
}

TEST_CASE("what cannot be read is refused, with what was found") {
    CHECK(fault_of("4O %").find("'o' is no figure") != std::string::npos);
    for (auto const* text : {"40 % and 50 %", "12.3.4 %", "1,23 %", "up 40 % down", "3 in 0", "5 in 3",
                             "over about 5 %", "92 to 61 %", "about 5 to 6 %", "40 % on 170,000", "5 to 6 times points",
                             "1.1234567 %", "1234567890123456", "million", "significant 5 %"})
        CHECK_MESSAGE(fault_of(text).starts_with("a figure as it is printed, such as"), std::string(text));
}
