// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/text_form.hpp>

#include <pbo/core/label.hpp>
#include <pbo/core/name.hpp>

#include <doctest/doctest.h>

#include <cstring>
#include <functional>
#include <limits>
#include <random>
#include <sstream>
#include <string>

using pbo::absence;
using pbo::figure;
using pbo::text_form;

namespace pbo {
enum class colour { red, green };
template <>
inline constexpr std::array<spelled<colour>, 3> spellings_of<colour>{
    {{colour::red, "red"}, {colour::green, "green"}, {colour::green, "verdant"}}};
}  // namespace pbo

static_assert(pbo::has_text_form<int> && pbo::has_text_form<std::uint8_t> && pbo::has_text_form<std::uint64_t> &&
              pbo::has_text_form<double> && pbo::has_text_form<bool> && pbo::has_text_form<std::string> &&
              pbo::has_text_form<pbo::colour> && pbo::has_text_form<std::optional<bool>> && pbo::has_text_form<figure<double>>);
static_assert(!pbo::has_text_form<char> && !pbo::has_text_form<char32_t> && !pbo::has_text_form<absence>);

namespace {
template <class T>
void round_trips(T const& value) {
    auto const text = text_form<T>::write(value);
    CAPTURE(text);
    auto const read = text_form<T>::read(text);
    REQUIRE(read.has_value());
    CHECK(*read == value);
}
template <class T>
void refuses(std::initializer_list<char const*> texts) {
    for (auto const* text : texts) {
        CAPTURE(text);
        CHECK_FALSE(text_form<T>::read(text).has_value());
    }
}
}  // namespace

TEST_CASE("whole numbers round-trip at the ends of their type, and refuse what lies beyond") {
    round_trips(std::numeric_limits<std::uint64_t>::max());
    round_trips(std::numeric_limits<std::int64_t>::min());
    round_trips(std::numeric_limits<std::uint8_t>::max());
    round_trips(std::int8_t{-128});
    refuses<std::uint64_t>({"18446744073709551616", "-1", "-0"});
    refuses<std::int8_t>({"128", "-129"});
    CHECK(text_form<std::int8_t>::expected() == "a whole number from -128 to 127");
    CHECK(text_form<std::uint8_t>::expected() == "a whole number from 0 to 255");
}

TEST_CASE("commas stand between thousands or the text is no whole number") {
    CHECK(text_form<int>::read("1,114") == 1114);
    CHECK(text_form<int>::read("-1,114") == -1114);
    CHECK(text_form<int>::read("12,345,678") == 12345678);
    CHECK(text_form<std::uint64_t>::read("18,446,744,073,709,551,615") == std::numeric_limits<std::uint64_t>::max());
    CHECK(text_form<int>::read("007") == 7);
    CHECK(text_form<int>::read("-0") == 0);
    refuses<int>({"1114,114", "0,114", "000,114", "-,114", ",114", "1,,114", "1,114,", "1,11", "1,1140", "1,-14", ",", "1,114.5", "1,114 000", "1 11", "0 114"});
    CHECK(text_form<int>::read("1 114") == 1114);
    CHECK(text_form<int>::read("1\xC2\xA0" "114\xC2\xA0" "000") == 1114000);       // no-break blanks
    CHECK(text_form<int>::read("1\xE2\x80\x89" "114") == 1114);                    // a thin blank
    CHECK(text_form<int>::read("1\xE2\x80\xAF" "114") == 1114);                    // a narrow no-break blank
}

TEST_CASE("signs and words are no whole numbers") {
    refuses<int>({"", "+5", "-", "--5", "five", "0x10", "5.5", "5 6"});
    CHECK_FALSE(text_form<int>::read(std::string_view("5\0", 2)).has_value());
}

TEST_CASE("a whole number may have blanks round it, and be written as programs write it that know only real numbers") {
    for (auto const* text : {" 5", "5 ", "5\t", "\xC2\xA0" "5", "5\n", "5.0", "5.", "5.00e0", "0.5e1", "50e-1", "005.0"}) {
        CAPTURE(std::string(text));
        CHECK(text_form<int>::read(text) == 5);
    }
    CHECK(text_form<std::uint64_t>::read("1e+05") == 100000);                 // as R writes it
    CHECK(text_form<std::uint64_t>::read("1.8446744073709551615e19") == std::numeric_limits<std::uint64_t>::max());
    CHECK(text_form<std::int64_t>::read("-1,200.0") == -1200);
    CHECK(text_form<std::uint64_t>::read("0e999") == std::nullopt);
    refuses<std::uint64_t>({"1e20", "1e-1", "0.1", "12.5", "-12.0", "1e41", "e5", ".", "1.2.3", "1e+", "18446744073709551616.0"});
}

TEST_CASE("doubles are written shortest and read back to the bit") {
    for (double x : {0.0, 0.1, 1.0 / 3.0, 5e-324, 2.2250738585072014e-308, -1.7976931348623157e308, 1e15, 0.95}) round_trips(x);
    std::mt19937_64 random(42);
    for (int i = 0; i < 2000; ++i) {
        auto const bits = random();
        double x;
        std::memcpy(&x, &bits, sizeof x);
        if (std::isfinite(x)) round_trips(x);
    }
    CHECK(text_form<double>::write(0.1) == "0.1");
    CHECK(std::signbit(*text_form<double>::read(text_form<double>::write(-0.0))));
    CHECK(text_form<double>::read("1e5") == 100000.0);
    CHECK(text_form<double>::read(".5") == 0.5);
    CHECK(text_form<double>::read("0e999") == 0.0);
    CHECK(text_form<double>::read(" 1,114.5 ") == 1114.5);  // weights are written as counts are
    CHECK(text_form<double>::read("1 000") == 1000.0);
    refuses<double>({"", "+5", "inf", "nan", "-inf", "NaN", "infinity", "1e400", "1e-400", "0x10", "1,11.5", "1.2.3", "e5", "1e", "1e+", ".", "-", "5%"});
}

TEST_CASE("yes and no") {
    round_trips(true);
    round_trips(false);
    CHECK(text_form<bool>::read("true") == true);
    CHECK(text_form<bool>::read("0") == false);
    refuses<bool>({"", "2", "y", "maybe", " yes"});
}

TEST_CASE("an enumeration reads all its spellings and writes the first; the expectation lists them") {
    round_trips(pbo::colour::red);
    round_trips(pbo::colour::green);
    CHECK(text_form<pbo::colour>::read("verdant") == pbo::colour::green);
    CHECK(text_form<pbo::colour>::write(pbo::colour::green) == "green");
    CHECK(text_form<pbo::colour>::expected() == "one of red, green, verdant");
    CHECK(text_form<pbo::colour>::write(static_cast<pbo::colour>(7)) == "?");  // no value of the enumeration
    refuses<pbo::colour>({"", "blue", "reddish", "re d", " "});
    for (auto const* text : {"Red", "red ", "RED", " Red\u00A0"}) CHECK(text_form<pbo::colour>::read(text) == pbo::colour::red);
    std::ostringstream out;
    out << pbo::colour::red;
    CHECK(out.str() == "red");
}

TEST_CASE("a value that may be left out is the empty text") {
    round_trips(std::optional<int>{});
    round_trips(std::optional<int>{5});
    round_trips(std::optional<bool>{false});
    refuses<std::optional<int>>({"x", " "});
    CHECK(text_form<std::optional<bool>>::expected() == "yes or no, or nothing");
}

TEST_CASE("a figure keeps its reason through text") {
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i) round_trips(figure<double>{static_cast<absence>(i)});
    round_trips(figure<std::uint64_t>{0});
    round_trips(figure<double>{0.1});
    using whole = text_form<figure<std::uint64_t>>;
    for (auto const* text : {"", "..", ":", "(:)", "[x]", "  ", " [x] "}) CHECK(whole::read(text) == figure<std::uint64_t>{absence::not_available});
    CHECK(whole::read("-") == figure<std::uint64_t>{absence::reason_not_stated});  // 1 to 5 in PSS-EX1: never a zero
    CHECK(whole::read(" 1,114 ") == figure<std::uint64_t>{1114});
    refuses<figure<std::uint64_t>>({"[q]", "-5", "--", "....", "nay", "[C", "cc"});
    CHECK(text_form<figure<std::string>>::read("c") == figure<std::string>{"c"});  // a figure of text knows what is written
}

TEST_CASE("of a figure and its revision the first is taken, and both must be figures") {
    using whole = text_form<figure<std::uint64_t>>;
    CHECK(whole::read("9,999 (8,888)") == figure<std::uint64_t>{9999});
    CHECK(whole::read("9 (-)") == figure<std::uint64_t>{9});
    CHECK(whole::read("[c] (9)") == figure<std::uint64_t>{absence::suppressed});
    refuses<figure<std::uint64_t>>({"9 (what?)", "(9)", "9(9)", "9 (9", "9 (9) (9)", ")"});
    CHECK(text_form<figure<std::string>>::read("Bristol (city)") == figure<std::string>{"Bristol (city)"});
}

TEST_CASE("a text is any text, as it is") {
    round_trips(std::string());
    round_trips(std::string(" a, \"b\"\n"));
    CHECK(text_form<std::string>::expected() == "any text");
    CHECK(text_form<double>::expected() == "a number");
    CHECK(text_form<double>::read("1,234.5") == 1234.5);
}

TEST_CASE("labels and names are read to their length, and a label says how long it may be") {
    using label_form = text_form<pbo::label>;
    CHECK(label_form::read(std::string(95, 'a')) == pbo::label(std::string(95, 'a')));
    CHECK_FALSE(label_form::read(std::string(96, 'a')));
    CHECK(label_form::expected() == "a text of at most 95 bytes");
    using name_form = text_form<pbo::basic_name<47>>;
    CHECK(name_form::read(std::string(200, 'a')) == pbo::basic_name<47>(std::string(200, 'a')));
    CHECK(name_form::expected() == "any text");
    CHECK(std::hash<pbo::label>{}(pbo::label("take_up")) == std::hash<pbo::label>{}(pbo::label(std::string("take_") + "up")));
}
