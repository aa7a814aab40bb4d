// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/proportion.hpp>

#include <doctest/doctest.h>

#include <array>
#include <concepts>
#include <limits>
#include <sstream>
#include <type_traits>

using pbo::proportion;
constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

static_assert(std::regular<proportion> && std::is_trivially_copyable_v<proportion> && std::totally_ordered<proportion>);
static_assert(noexcept(std::declval<proportion&>().add(true)));
static_assert((proportion{1, 2} + proportion{3, 5}) == proportion{4, 7} && (proportion{4, 7} - proportion{1, 2}) == proportion{3, 5});
static_assert(proportion{76, 100}.value().value() == 0.76);

TEST_CASE("more hits than trials is no proportion, and the message shows both") {
    CHECK_THROWS_WITH_AS((proportion{101, 100}), doctest::Contains("101 of 100"), std::domain_error);
    CHECK_THROWS_AS((proportion{1, 0}), std::domain_error);
    CHECK_NOTHROW((proportion{most, most}));
}

TEST_CASE("a share of nobody is absent, not 0 and not NaN") {
    CHECK(proportion{}.value() == pbo::figure<double>{pbo::absence::nothing_to_divide_by});
    CHECK(proportion{0, 1}.value() == 0.0);
    CHECK(proportion{1, 1}.value() == 1.0);
    CHECK(proportion{1'000'000'000'000'000, 1'000'000'000'000'000}.value() == 1.0);
}

TEST_CASE("merging has an identity, commutes and associates; taking away undoes it") {
    proportion const parts[] = {{}, {0, 3}, {2, 2}, {5, 9}, {1'000'000'000'000'000, 3'000'000'000'000'000}};
    for (auto const& a : parts) {
        CHECK(a + proportion{} == a);
        for (auto const& b : parts) {
            CHECK(a + b == b + a);
            CHECK((a + b) - b == a);
            for (auto const& c : parts) CHECK((a + b) + c == a + (b + c));
        }
    }
    proportion itself{2, 3};
    itself += itself;
    CHECK(itself == proportion{4, 6});
    itself -= itself;
    CHECK(itself == proportion{});
}

TEST_CASE("a merge, a multiple or a difference that cannot be throws and changes nothing") {
    proportion p{most - 1, most};
    CHECK_THROWS_AS((p += proportion{1, 1}), std::overflow_error);
    CHECK_THROWS_AS((p *= 2), std::overflow_error);
    CHECK(p == proportion{most - 1, most});
    p *= 1;
    CHECK(p == proportion{most - 1, most});
    p *= 0;
    CHECK(p == proportion{});
    proportion small{2, 5};
    CHECK_THROWS_WITH_AS((small -= proportion{3, 5}), doctest::Contains("3 of 5 is not a part of 2 of 5"), std::domain_error);
    CHECK_THROWS_AS((small -= proportion{0, 4}), std::domain_error);  // more misses than there are
    CHECK(small == proportion{2, 5});
}

TEST_CASE("n times is n merges") {
    proportion sum;
    proportion const one{2, 5};
    for (std::uint64_t n = 0; n < 6; ++n, sum += one) {
        proportion scaled = one;
        CHECK((scaled *= n) == sum);
    }
}

TEST_CASE("counting one by one gives the counts; they print") {
    proportion p;
    for (int i = 0; i < 10; ++i) p.add(i < 3);
    CHECK(p == proportion{3, 10});
    CHECK(p.misses() == 7);
    std::ostringstream out;
    out << p;
    CHECK(out.str() == "3 of 10");
}

TEST_CASE("the evidence is the hits and the trials") {
    for (std::uint64_t k = 0; k <= 5; ++k) CHECK(pbo::proportion(k, 5).evidence() == std::array<std::uint64_t, 2>{k, 5});
}
