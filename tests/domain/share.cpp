// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/share.hpp>

#include "support.hpp"

#include <cmath>
#include <cstdint>
#include <fstream>
#include <functional>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

using pbo::proportion;
using pbo::share;

static_assert(value_of_the_field<share> && std::is_trivially_copyable_v<share> && sizeof(share) == 16);
static_assert(!std::is_constructible_v<share, double> && !std::is_constructible_v<share, double, int>);
static_assert(share(30, 100) == share(3, 10) && share::percent(7).required_hits(100) == 7 &&
              share::percent(7) < share(3, 10));

namespace {
constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t half = std::uint64_t{1} << 63U;
}  // namespace

TEST_CASE("shares read back from their text") {
    check_text(share(3, 10), "30%");
    check_text(share(0, 7), "0%");
    check_text(share(5, 5), "100%");
    check_text(share(3, 40), "7.5%");
    check_text(share(1, 1000), "0.1%");
    check_text(share(1, 100'000'000), "0.000001%");
    check_text(share(1, 1'000'000'000), "1/1000000000");
    check_text(share(99'999'999, 100'000'000), "99.999999%");
    check_text(share(1, 3), "1/3");
    check_text(share(most - 1, most), "18446744073709551614/18446744073709551615");
    check_text(share(half, most), "9223372036854775808/18446744073709551615");
    CHECK(printed(share::percent(30)) == "30%");
}

TEST_CASE("decimals, per cents and fractions mean what they say, exactly") {
    for (auto text : {"0.30", "0.3", "30 %", "30%", "30.0 %", "3/10", "30/100", "0.30000000000000000"}) {
        CAPTURE(text);
        CHECK(pbo::text_form<share>::read(text) == share(3, 10));
    }
    CHECK(pbo::text_form<share>::read("1") == share(1, 1));
    CHECK(pbo::text_form<share>::read("1.0") == share(1, 1));
    CHECK(pbo::text_form<share>::read("0") == share{});
    CHECK(pbo::text_form<share>::read("0.00000000000000001") == share(1, 100'000'000'000'000'000));
    for (auto text : {"",
                      "%",
                      "%",
                      "30",
                      "1.01",
                      "101%",
                      "-0.1",
                      "+0.1",
                      ".5",
                      "5.",
                      "0,3",
                      "1/0",
                      "3/2",
                      "/2",
                      "1/",
                      "3e-1",
                      "0.3.0",
                      "0x1",
                      "nan",
                      "1 /2",
                      "0.000000000000000001",
                      "99999999999999999999999/1"}) {
        CAPTURE(text);
        CHECK_FALSE(pbo::text_form<share>::read(text).has_value());
    }
}

TEST_CASE("a share outside 0 to 1 is refused with its values in the message") {
    CHECK_THROWS_WITH_AS(share(3, 2), doctest::Contains("3/2"), std::domain_error);
    CHECK_THROWS_WITH_AS(share(-1, 2), doctest::Contains("-1/2"), std::domain_error);
    CHECK_THROWS_WITH_AS(share(1, 0), doctest::Contains("1/0"), std::domain_error);
    CHECK_THROWS_AS(share(0, 0), std::domain_error);
    CHECK_THROWS_AS(share(-1, -2), std::domain_error);
    CHECK_THROWS_WITH_AS(static_cast<void>(share::percent(101)), doctest::Contains("101/100"), std::domain_error);
    for (double bad : {-0.1, 1.1, std::nan("")})
        CHECK_THROWS_AS(static_cast<void>(share::rounded(bad, 100)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(share::rounded(0.3, 0)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(share::rounded(0.3, 1'000'000'000'000'001)), std::domain_error);
}

TEST_CASE("a double becomes a share only rounded to stated parts") {
    CHECK(share::rounded(0.07, 100) == share(7, 100));
    CHECK(share::rounded(0.1 + 0.2, 100) == share(3, 10));
    CHECK(share::rounded(1.0, 1'000'000'000'000'000) == share(1, 1));
    CHECK(share::rounded(0.0, 3) == share{});
    CHECK(share::rounded(1.0 / 3.0, 3) == share(1, 3));
}

TEST_CASE("the order is that of the numbers, where doubles cannot tell them apart") {
    CHECK(share(1, 3) < share(1, 2));
    CHECK(share(most - 2, most - 1) < share(most - 1, most));
    CHECK(share(half - 1, half) < share(half, half + 1));
    CHECK(share(half, half) == share(1, 1));
    CHECK(std::hash<share>{}(share(2, 4)) == std::hash<share>{}(share(1, 2)));
    CHECK(std::hash<share>{}(share(1, 3)) != std::hash<share>{}(share(1, 2)));
}

// By hand: ceil(share * trials) with integers.
TEST_CASE("the hits it takes are the exact ceiling, where doubles take one too many") {
    CHECK(share::percent(7).required_hits(100) == 7);  // ceil(0.07 * 100) is 8 in doubles
    CHECK(share::percent(29).required_hits(100) == 29);
    CHECK(share::percent(57).required_hits(100) == 57);
    CHECK(share::percent(30).required_hits(132) == 40);  // 39.6
    CHECK(share::percent(30).required_hits(10) == 3);
    CHECK(share::percent(30).required_hits(11) == 4);  // 3.3
    CHECK(share(1, 3).required_hits(3) == 1);
    CHECK(share(1, 3).required_hits(4) == 2);
    CHECK(share{}.required_hits(100) == 0);
    CHECK(share::percent(100).required_hits(0) == 0);
    CHECK(share(1, most).required_hits(1) == 1);
}

// With Python 3.11 integers: -(-(n * d) // m).
TEST_CASE("counts of 2^63 and more stay exact") {
    CHECK(share::percent(100).required_hits(most) == most);
    CHECK(share::percent(100).met_by({most, most}) == true);
    CHECK(share::percent(100).met_by({most - 1, most}) == false);
    CHECK(share::percent(30).required_hits(half) == 2767011611056432743U);
    CHECK(share::percent(30).met_by({2767011611056432743U, half}) == true);
    CHECK(share::percent(30).met_by({2767011611056432742U, half}) == false);
    CHECK(share(most - 1, most).required_hits(most) == most - 1);
    CHECK(share(most - 1, most).required_hits(most - 1) == most - 1);
    CHECK(share(half, most).required_hits(half) == 4611686018427387905U);
    CHECK(share::percent(100).hits_short({0, most}) == most);
    CHECK(share::percent(0).points_above({most, most}) == 100.0);
    CHECK(share::percent(100).points_above({0, most}) == -100.0);
}

TEST_CASE("a share of nobody is neither met nor missed") {
    CHECK(share::percent(30).met_by({0, 0}) == pbo::absence::nothing_to_divide_by);
    CHECK(share::percent(30).hits_short({0, 0}) == pbo::absence::nothing_to_divide_by);
    CHECK(share::percent(30).points_above({0, 0}) == pbo::absence::nothing_to_divide_by);
    CHECK(share{}.met_by({0, 0}) == pbo::absence::nothing_to_divide_by);
}

TEST_CASE("met, hits short and points say the same thing for every count of every small base") {
    for (std::uint64_t percent = 0; percent <= 100; ++percent)
        for (std::uint64_t n = 1; n <= 40; ++n)
            for (std::uint64_t k = 0; k <= n; ++k) {
                auto const s = share::percent(percent);
                bool const met = 100 * k >= percent * n;
                REQUIRE(s.met_by({k, n}) == met);
                REQUIRE((s.hits_short({k, n}).value() == 0) == met);
                REQUIRE((s.points_above({k, n}).value() >= 0.0) == met);
                REQUIRE(100 * (k + s.hits_short({k, n}).value()) >= percent * n);
            }
}

TEST_CASE("the worked attainment edges come out as given") {
    std::ifstream file(PBO_SOURCE_DIR "/tests/reference/worked/attainment_edges.csv");
    REQUIRE(file);
    std::string line;
    std::getline(file, line);
    REQUIRE(line.starts_with("holders,eligible,target,take_up,fact,points_from_target,more_people_needed,"));
    int rows = 0;
    while (std::getline(file, line)) {
        CAPTURE(line);
        std::vector<std::string> cell;
        std::istringstream cells(line);
        for (std::string c; std::getline(cells, c, ',');) cell.push_back(c);
        auto const goal = pbo::text_form<share>::read(cell.at(2));
        REQUIRE(goal.has_value());
        proportion const p{std::stoull(cell.at(0)), std::stoull(cell.at(1))};
        if (cell.at(4) == "no eligible people") {
            CHECK_FALSE(goal->met_by(p).has_value());
        } else {
            CHECK(goal->met_by(p) == (cell.at(4) == "met"));
            CHECK(goal->hits_short(p).value() == std::stoull(cell.at(6)));
            CHECK(goal->points_above(p).value() == doctest::Approx(std::stod(cell.at(5))).epsilon(1e-12));
        }
        ++rows;
    }
    CHECK(rows == 10);
}
