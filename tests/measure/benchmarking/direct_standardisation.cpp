// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: tests/reference/benchmarking.py (NumPy and SciPy 1.10.1).
#include <pbo/measure/benchmarking/direct_standardisation.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using doctest::Approx;

TEST_CASE("Dobson's limits with Byar's, three strata") {
    auto const r = direct_standardisation({{{30, 100}, 4000}, {{12, 60}, 3000}, {{5, 50}, 3000}});
    CHECK(*r.value == Approx(0.21).epsilon(1e-13));
    CHECK(*r.variance == Approx(0.00096).epsilon(1e-12));
    CHECK(r.limits->lower() == Approx(0.1536461921140648).epsilon(1e-11));
    CHECK(r.limits->upper() == Approx(0.2800581833056375).epsilon(1e-11));
    CHECK(r.events == 47);
    CHECK_FALSE(r.few_events);
}

TEST_CASE("one stratum is its own share, whatever the standard; a standard like the area gives the area's share") {
    for (std::uint64_t standard : {1U, 1000U}) {
        auto const r = direct_standardisation({{{30, 100}, standard}});
        CHECK(*r.value == Approx(0.3));
        CHECK(r.limits->lower() == Approx(byar(30).lower() / 100).epsilon(1e-12));
        CHECK(r.limits->upper() == Approx(byar(30).upper() / 100).epsilon(1e-12));
    }
    CHECK(*direct_standardisation({{{30, 100}, 100}, {{12, 60}, 60}}).value == Approx(42.0 / 160).epsilon(1e-14));
}

TEST_CASE("a stratum without people cannot be standardised, unless the standard has none there either") {
    CHECK(direct_standardisation({{{30, 100}, 4000}, {{0, 0}, 1}}).value == figure<double>(absence::nothing_to_divide_by));
    CHECK(*direct_standardisation({{{30, 100}, 4000}, {{0, 0}, 0}}).value == Approx(0.3));
    CHECK_FALSE(direct_standardisation({}).value.has_value());
    CHECK_FALSE(direct_standardisation({{{3, 10}, 0}}).value.has_value());
}

TEST_CASE("nobody counted: 0 without limits; few are marked; limits stay in [0, 1]; a split stratum of alike halves changes no value") {
    auto const none = direct_standardisation({{{0, 100}, 4000}});
    CHECK(*none.value == 0.0);
    CHECK_FALSE(none.limits.has_value());
    CHECK(none.few_events);
    CHECK(direct_standardisation({{{9, 100}, 1}}).few_events);
    CHECK(direct_standardisation({{{9, 9}, 1}}).limits->upper() == 1.0);
    CHECK(*direct_standardisation({{{10, 10}, 3}, {{7, 7}, 7}}).value == 1.0);
    CHECK(*direct_standardisation({{{30, 100}, 2000}, {{30, 100}, 2000}, {{12, 60}, 3000}}).value ==
          Approx(*direct_standardisation({{{60, 200}, 4000}, {{12, 60}, 3000}}).value).epsilon(1e-14));
}
