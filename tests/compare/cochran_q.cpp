// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// cochran_q.hpp against statsmodels 0.13.5's cochrans_q (tests/reference/inequality_and_others.py), and McNemar's.
#include <pbo/compare/cochran_q.hpp>
#include <pbo/compare/mcnemar.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;

TEST_CASE("four questions of 36 people") {
    auto const found = cochran_q({{{true, true, true, true}, 4}, {{true, true, false, true}, 5}, {{false, true, false, true}, 7},
                                  {{false, false, false, true}, 9}, {{true, false, false, false}, 3}, {{false, false, false, false}, 6},
                                  {{true, true, false, false}, 2}});
    CHECK(*found.statistic == doctest::Approx(31.8275862068966).epsilon(1e-13));
    CHECK(*found.degrees_of_freedom == 3.0);
    CHECK(*found.p_value == doctest::Approx(5.6901391757783e-07).epsilon(1e-10));
}

TEST_CASE("of two questions it is McNemar's, whoever says the same to both") {
    auto const known = mcnemar(6, 16);
    for (std::uint64_t const same : {0U, 1U, 100'000U}) {
        auto const found = cochran_q({{{true, false}, 6}, {{false, true}, 16}, {{true, true}, same}, {{false, false}, 3 * same}});
        CHECK(*found.statistic == doctest::Approx(*known.statistic).epsilon(1e-12));
        CHECK(*found.p_value == doctest::Approx(*known.p_value).epsilon(1e-11));
    }
}

TEST_CASE("nobody differs, nobody was asked, and patterns that do not fit") {
    CHECK(*cochran_q({{{true, true, true}, 5}, {{false, false, false}, 9}}).p_value == 1.0);
    CHECK(cochran_q({{{true, true, true}, 5}}).statistic.reason() == absence::nothing_to_divide_by);
    CHECK(*cochran_q({}).p_value == 1.0);
    CHECK_THROWS_AS((void)cochran_q({{{true, true}, 1}, {{true}, 1}}), std::invalid_argument);
    CHECK_THROWS_AS((void)cochran_q({{{true}, 1}}), std::invalid_argument);
}
