// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/barnard.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using doctest::Approx;

TEST_CASE("pooled, unpooled and one-sided p-values are the largest over the common proportion") {
    // NumPy and SciPy 1.10: the binomial probabilities of all tables as extreme, added, at 4,001 proportions and by Brent's method about
    // the six best.  scipy.stats.barnard_exact has the last two rows alike; of the first its sampling gives .06815, short of the
    // supremum.
    struct row {
        two_by_two table;
        double statistic, p, unpooled;
    };
    for (auto const& r : {row{{7, 8, 12, 3}, -1.8943380760602064, 0.06821830932319468, 0.06821830932319468},
                          row{{3, 12, 5, 7}, -1.2251476817532094, 0.2667941569486577, 0.3019836508278274},
                          row{{43, 40, 10, 39}, 3.5554067796426163, 0.0003772575566660177, 0.0003962888722907034}}) {
        CHECK(*barnard(r.table).statistic == Approx(r.statistic).epsilon(1e-10));
        CHECK(*barnard(r.table).p_value == Approx(r.p).epsilon(1e-9));
        CHECK(*barnard_unpooled(r.table).p_value == Approx(r.unpooled).epsilon(1e-9));
    }
    CHECK(*barnard_less(two_by_two{7, 8, 12, 3}).p_value == Approx(0.034109154661597335).epsilon(1e-9));
    CHECK(*barnard(two_by_two{0, 5, 0, 7}).p_value == 1.0);
}
