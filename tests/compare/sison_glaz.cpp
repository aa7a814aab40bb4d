// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/sison_glaz.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

using counts = std::vector<std::uint64_t>;

// Expected: tests/reference/compare_tests.py (the published formula in 50 digits, moments summed plainly): c and the
// fraction beyond it.
TEST_CASE("Sison and Glaz's c and its fraction agree with 50-digit arithmetic") {
    struct row { counts n; double c, fraction; };
    for (row const& r : {row{{56, 72, 73, 59, 62, 87, 58}, 19, 0.87706389839167628}, row{{1, 1, 0, 0, 0, 0, 0}, 0, 0.93001530907348616},
                         row{{3, 4, 5}, 3, 0.28733940050510502}, row{{40, 1, 0, 2}, 2, 0.67415067729707416},
                         row{{2000, 1500, 700}, 68, 0.79311314993486342},
                         row{{700000, 200000, 160000}, 980, 0.77569916049232671}}) {
        auto const width = pbo::detail::width_of_box(r.n, pbo::detail::checked_total(r.n), 0.95);
        CHECK(width.c == r.c);
        // Of more than a million people the sums are integrals.
        CHECK(std::abs(width.excess - r.fraction) < (r.c > 900 ? 1e-5 : 1e-10));
    }
}

TEST_CASE("Sison and Glaz's stepped sums and integrals agree where both can be had") {
    for (double const mean : {1.5e6, 4e6}) {
        pbo::detail::truncated_poisson stepped(mean), integrated(mean);
        double const c = std::floor(1.7 * std::sqrt(mean));
        for (double i = 0; i < c; i += 1) stepped.widen();
        integrated.widen_to(c);
        CHECK(stepped.probability() == doctest::Approx(integrated.probability()).epsilon(1e-11));
        CHECK(stepped.central().mean == doctest::Approx(integrated.central().mean).epsilon(1e-7));
        CHECK(stepped.central().variance == doctest::Approx(integrated.central().variance).epsilon(1e-11));
        CHECK(stepped.central().fourth == doctest::Approx(integrated.central().fourth).epsilon(1e-11));
    }
}
