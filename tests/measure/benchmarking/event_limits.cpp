// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: tests/reference/benchmarking.py (SciPy 1.10.1: norm and chi2).
#include <pbo/measure/benchmarking/event_limits.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using doctest::Approx;

TEST_CASE("Byar's and the exact limits at 95%") {
    struct row { std::uint64_t events; double byar_lower, byar_upper, exact_lower, exact_upper; };
    for (auto const& r : {row{0, 0, 3.6680118321737507, 0, 3.6888794541139363},
                          row{1, 0.013072132901504331, 5.5637555824752605, 0.025317807984289876, 5.571643390938898},
                          row{5, 1.6113477157471932, 11.668164123398595, 1.6234863901184207, 11.66833207932267},
                          row{9, 4.106885024013133, 17.085780688536683, 4.115373097378334, 17.08480345141917},
                          row{10, 4.787449913967563, 18.391458605756473, 4.7953886961324335, 18.390356042017775},
                          row{100, 81.36210549052788, 121.6279375792065, 81.36399125092314, 121.62679379242638},
                          row{12345, 12128.180767458693, 12564.722341331742, 12128.18090789908, 12564.722206913333}}) {
        CHECK(byar(r.events).lower() == Approx(r.byar_lower).epsilon(1e-11));
        CHECK(byar(r.events).upper() == Approx(r.byar_upper).epsilon(1e-11));
        CHECK(exact_poisson(r.events).lower() == Approx(r.exact_lower).epsilon(1e-11));
        CHECK(exact_poisson(r.events).upper() == Approx(r.exact_upper).epsilon(1e-11));
        CHECK(event_limits(r.events) == (r.events < 10 ? exact_poisson(r.events) : byar(r.events)));
    }
}

TEST_CASE("limits contain the count, rise with it, widen with the level and are never below 0") {
    interval before{0.0, 0.0};
    for (std::uint64_t events : {0U, 1U, 2U, 9U, 10U, 50U, 100000U}) {
        auto const i = event_limits(events);
        CHECK(i.contains(double(events)));
        CHECK(i.upper() > before.upper());
        CHECK(event_limits(events, confidence_level{0.998}).contains(i));
        CHECK(event_limits(events, confidence_level::from_alpha(1e-12)).lower() >= 0.0);
        before = i;
    }
    CHECK(event_limits(1'000'000'000'000'000).width() == Approx(2 * 1.959963984540054 * 31622776.6).epsilon(1e-6));
}
