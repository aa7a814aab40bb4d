// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/tally.hpp>

#include <pbo/count/cell.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <limits>
#include <sstream>
#include <type_traits>

using pbo::absence;
using pbo::absences;
using pbo::tally;
constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

static_assert(std::regular<tally> && std::is_trivially_copyable_v<tally> && std::totally_ordered<tally>);
static_assert(pbo::scalable<tally> && pbo::removable<tally> && pbo::scalable<absences> && pbo::removable<absences>);
static_assert(noexcept(std::declval<tally&>().add(true)) && noexcept(std::declval<tally&>().add(absence::suppressed)));
static_assert(std::same_as<decltype(tally{} + tally{}), tally>, "a sum that forgets its absences would be a proportion");

namespace {
tally made(std::uint64_t hits, std::uint64_t trials, std::uint64_t suppressed, std::uint64_t missing) {
    tally t{hits, trials};
    for (std::uint64_t i = 0; i < suppressed; ++i) t.add(absence::suppressed);
    for (std::uint64_t i = 0; i < missing; ++i) t.add(absence::not_available);
    return t;
}
absences all_of(std::uint64_t n) {
    absences a;
    a.add(absence::none_recorded);
    return a *= n;
}
}  // namespace

TEST_CASE("a tally counts hits, trials, and what was absent by reason") {
    tally t;
    t.add(true);
    t.add(pbo::figure<bool>{false});
    t.add(pbo::figure<bool>{absence::suppressed});
    t.add(absence::not_available);
    t.add(absence::not_available);
    CHECK(t == made(1, 2, 1, 2));
    CHECK(t.counted() == pbo::proportion{1, 2});
    CHECK(t.absent()[absence::not_available] == 2);
    CHECK(t.absent().total() == 3);
    std::ostringstream out;
    out << t << "; " << t.absent() << "; " << absences{} << "; " << tally{3, 4};
    CHECK(out.str() == "1 of 2 (3 absent); [c] 1, [x] 2; none; 3 of 4");
}

TEST_CASE("merging has an identity, commutes and associates, absences too; taking away undoes it") {
    tally const parts[] = {{}, made(0, 0, 2, 0), made(1, 3, 0, 0), made(4, 4, 1, 5)};
    for (auto const& a : parts) {
        CHECK(a + tally{} == a);
        for (auto const& b : parts) {
            CHECK(a + b == b + a);
            CHECK((a + b) - b == a);
            for (auto const& c : parts) CHECK((a + b) + c == a + (b + c));
        }
    }
}

TEST_CASE("n times is n merges, absences too") {
    tally const one = made(2, 5, 3, 1);
    tally sum;
    for (std::uint64_t n = 0; n < 5; ++n, sum += one) {
        auto scaled = one;
        CHECK((scaled *= n) == sum);
    }
}

TEST_CASE("what cannot be merged, scaled or taken away throws and changes nothing") {
    tally full{most, most};
    full.add(absence::suppressed);
    auto const before = full;
    CHECK_THROWS_AS(full += made(0, 1, 1, 1), std::overflow_error);
    CHECK(full == before);
    CHECK_THROWS_AS(full *= 2, std::overflow_error);
    CHECK(full == before);
    auto whole = made(2, 4, 1, 0);
    CHECK_THROWS_AS(whole -= made(1, 1, 2, 0), std::domain_error);  // the counts fit, the absences do not
    CHECK_THROWS_AS(whole -= made(3, 3, 1, 0), std::domain_error);  // the absences fit, the counts do not
    CHECK(whole == made(2, 4, 1, 0));
    auto a = all_of(most - 1);
    absences two;
    two.add(absence::suppressed);
    two.add(absence::suppressed);
    CHECK_THROWS_AS(a += two, std::overflow_error);  // each reason fits, all of them together do not
    CHECK(a == all_of(most - 1));
    CHECK_THROWS_AS(a *= 2, std::overflow_error);
}

TEST_CASE("order agrees with equality") {
    CHECK(made(1, 2, 0, 0) != made(1, 2, 1, 0));
    CHECK(made(1, 2, 0, 0) < made(1, 2, 1, 0));
}
