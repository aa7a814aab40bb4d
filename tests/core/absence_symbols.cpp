// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/absence_symbols.hpp>

#include <pbo/core/text_form.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using pbo::absence;
using pbo::absence_named;

static_assert(absence_named("[c]") == absence::suppressed);
static_assert(!absence_named("0"));

// The Analysis Function's shorthand (2022) and what StatsWales, DfE, PSS-EX1 and Eurostat print.
TEST_CASE("every symbol is known in any case, with square or round brackets and without") {
    std::vector<std::pair<std::string, absence>> const known{
        {"c", absence::suppressed},        {"x", absence::not_available},    {"z", absence::not_applicable}, {"w", absence::none_recorded},
        {"low", absence::too_small},       {"k", absence::too_small},        {"u", absence::not_available},  {"*", absence::suppressed},
        {"..", absence::not_available},    {".", absence::not_available},    {"-", absence::reason_not_stated}, {":", absence::not_available},
        {"~", absence::reason_not_stated}, {"na", absence::not_available},   {"n/a", absence::not_available}, {"null", absence::not_available},
        {"blank", absence::not_available}, {"<5", absence::suppressed},      {"< 10", absence::suppressed},  {"<=5", absence::suppressed}};
    for (auto const& [text, why] : known) {
        std::string upper;
        for (char const c : text) upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
        for (auto const& written : {text, upper, "[" + text + "]", "(" + upper + ")", "[ " + text + " ]", " " + text + "\xC2\xA0"}) {
            CAPTURE(written);
            CHECK(absence_named(written) == why);
            CHECK(pbo::text_form<pbo::figure<std::uint64_t>>::read(written) == pbo::figure<std::uint64_t>(why));
        }
    }
    CHECK(absence_named("") == absence::not_available);
    CHECK(absence_named(" ") == absence::not_available);
}

TEST_CASE("words, numbers and half a symbol are no symbols") {
    for (auto const* text : {"12", "0", "no", "none", "lower", "[c", "c]", "cc", "[]", "<", "<x", "<5%", "5<", "nan", "--", "[[c]]"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(absence_named(text));
    }
}

TEST_CASE("flags behind a figure are parted from it, several and in either brackets, and a revision is none") {
    auto const parted = [](std::string_view text) { return std::pair(std::string(pbo::without_flags(text).figure), std::string(pbo::without_flags(text).flags)); };
    using two = std::pair<std::string, std::string>;
    CHECK(parted("12 [e]") == two{"12", "[e]"});
    CHECK(parted("1,200[r][e]") == two{"1,200", "[r][e]"});
    CHECK(parted(" 40 (r) ") == two{"40", "(r)"});
    CHECK(parted("40 [note 3]") == two{"40", "[note 3]"});
    CHECK(parted("12.5 u") == two{"12.5", "u"});
    CHECK(parted("[c][r]") == two{"[c]", "[r]"});
    CHECK(parted("12") == two{"12", ""});
    CHECK(parted("[e]") == two{"[e]", ""});
    CHECK(parted("9,999 (9,999)") == two{"9,999 (9,999)", ""});
    CHECK(parted("12 q") == two{"12 q", ""});
    CHECK(parted("") == two{"", ""});
    using whole = pbo::text_form<pbo::figure<std::uint64_t>>;
    CHECK(whole::read("12 [e]") == pbo::figure<std::uint64_t>(12));
    CHECK(whole::read("40 [R][note 1]") == pbo::figure<std::uint64_t>(40));
    CHECK(whole::read("[c][r]") == pbo::figure<std::uint64_t>(absence::suppressed));
    CHECK(pbo::text_form<pbo::figure<double>>::read("12.5 u") == pbo::figure<double>(12.5));
    CHECK(whole::read("12 [q]") == std::nullopt);
    CHECK(pbo::flag_words("[P]") == "provisional");
    CHECK(pbo::flag_words("q").empty());
}

TEST_CASE("the message lists every symbol that is taken, and each that it lists is taken") {
    CHECK(pbo::text_form<pbo::figure<std::uint64_t>>::expected() ==
          "a whole number from 0 to 18446744073709551615, or one of the symbols c, x, z, w, low, u, *, .., ., -, :, ~, <5, NA, N/A, null, blank (in any case, "
          "also in brackets as in [c]), or nothing (--missing and --suppressed name other texts)");
    auto list = pbo::absence_symbols_taken.substr(0, pbo::absence_symbols_taken.find(" (in any"));
    std::size_t n = 0;
    for (std::size_t comma = 0; comma != std::string_view::npos; ++n) {
        comma = list.find(", ");
        CHECK(absence_named(list.substr(0, comma)));
        if (comma != std::string_view::npos) list.remove_prefix(comma + 2);
    }
    CHECK(n == 17);
}

TEST_CASE("what type setters make of the symbols") {
    CHECK(pbo::absence_named("\u2014") == pbo::absence::reason_not_stated);
    CHECK(pbo::absence_named("\u2212") == pbo::absence::reason_not_stated);
    CHECK(pbo::absence_named("[\u22645]") == pbo::absence::suppressed);
    CHECK(pbo::absence_named("\u2264 5") == pbo::absence::suppressed);
    CHECK(pbo::absence_named("\u2264") == std::nullopt);
    CHECK(pbo::absence_named("\u226412a") == std::nullopt);
}
