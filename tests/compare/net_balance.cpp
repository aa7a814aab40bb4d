// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/net_balance.hpp>

#include <pbo/interval/wilson.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using pbo::net_balance;

TEST_CASE("the worked net balances come out to 1e-12") {
    std::ifstream file(PBO_SOURCE_DIR "/tests/reference/worked/net_balance.csv");
    REQUIRE(file);
    std::string line;
    std::getline(file, line);
    int compared = 0;
    while (std::getline(file, line)) {
        std::vector<std::string> cell;
        std::istringstream cells(line);
        for (std::string text; std::getline(cells, text, ',');) cell.push_back(text);
        REQUIRE(cell.size() == 14);
        auto const number = [&](std::size_t i) { return std::stod(cell[i]); };
        net_balance const b(std::stoull(cell[1]), std::stoull(cell[2]), std::stoull(cell[4]));
        CAPTURE(line);
        CHECK(std::abs(*b.value() - number(5)) < 1e-15);
        CHECK(std::abs(*b.standard_error() - number(7)) < 1e-15);
        auto const wald = pbo::wald(b).limits.value(), mover = pbo::mover_wilson(b).limits.value(), score = pbo::tango(b).limits.value();
        CHECK(std::abs(wald.lower() - std::fmax(-1.0, number(8))) < 1e-12);
        CHECK(std::abs(wald.upper() - std::fmin(1.0, number(9))) < 1e-12);
        CHECK(std::abs(mover.lower() - number(10)) < 1e-12);
        CHECK(std::abs(mover.upper() - number(11)) < 1e-12);
        CHECK(std::abs(score.lower() - number(12)) < 1e-12);
        CHECK(std::abs(score.upper() - number(13)) < 1e-12);
        ++compared;
    }
    MESSAGE("worked/net_balance.csv: " << compared << " rows compared, with three methods each");
    CHECK(compared == 7);
}

// Expected: tests/reference/compare_tests.py (mpmath 1.2.1, 50 digits).
TEST_CASE("three worse of 10^15 keep all their digits") {
    auto const score = pbo::tango(net_balance{0, 3, 1'000'000'000'000'000}).limits.value();
    CHECK(std::abs(score.lower() / -8.8211880923297656e-15 - 1.0) < 1e-12);
    CHECK(std::abs(score.upper() / 8.4145882069412124e-16 - 1.0) < 1e-12);
}

TEST_CASE("when nobody is unchanged the score limits are 2 Wilson - 1") {
    for (std::uint64_t n : {1U, 2U, 10U, 57U})
        for (std::uint64_t b = 0; b <= n; ++b) {
            auto const score = pbo::tango(net_balance{b, n - b, n}).limits.value();
            auto const share = pbo::wilson(pbo::proportion{b, n}).limits.value();
            CHECK(std::abs(score.lower() - (2 * share.lower() - 1)) < 1e-13);
            CHECK(std::abs(score.upper() - (2 * share.upper() - 1)) < 1e-13);
        }
}

TEST_CASE("better and worse changing places turns the limits round; limits hold the value and widen with the level") {
    for (net_balance const b : {net_balance{6, 1, 10}, net_balance{0, 0, 10}, net_balance{120, 30, 200}, net_balance{1, 0, 1}, net_balance{0, 9, 900}}) {
        auto const check = [&](auto const& method) {
            auto const now = method(b).limits.value(), turned = method(b.reversed()).limits.value();
            CAPTURE(now);
            CHECK(std::abs(now.lower() + turned.upper()) < 1e-15);
            CHECK(std::abs(now.upper() + turned.lower()) < 1e-15);
            CHECK(now.contains(*b.value()));
            CHECK(net_balance::range.contains(now));
            CHECK(method(b, pbo::confidence_level{0.99}).limits.value().contains(now));
        };
        check(pbo::tango);
        check(pbo::mover_wilson);
        check(pbo::wald);
    }
}

TEST_CASE("nobody answered: no value, the reason, and all of [-1, 1]") {
    net_balance const nobody;
    CHECK(nobody.value().reason() == pbo::absence::nothing_to_divide_by);
    CHECK(nobody.standard_error().reason() == pbo::absence::nothing_to_divide_by);
    CHECK(pbo::tango(nobody).limits.value() == net_balance::range);
    CHECK(pbo::mover_wilson(nobody).limits.value() == net_balance::range);
    CHECK(pbo::wald(nobody).limits.value() == net_balance::range);
}

TEST_CASE("more better and worse than answers are refused; balances add up") {
    CHECK_THROWS_AS((net_balance{6, 5, 10}), std::domain_error);
    CHECK_THROWS_AS((net_balance{~0ULL, 2, 10}), std::domain_error);
    net_balance sum{3, 1, 5};
    sum += net_balance{};
    sum += net_balance{2, 2, 6};
    CHECK(sum == net_balance{5, 3, 11});
}
