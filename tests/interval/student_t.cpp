// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/interval/detail/student_t.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;

// Expected: tests/reference/student.py (mpmath 1.2.1, 40 digits).
TEST_CASE("Student's quantiles") {
    struct row {
        double degrees_of_freedom, level, expected;
    };
    for (auto const& [f, level, expected] :
         {row{1, 0.5, 1.0},
          row{1, 0.95, 12.706204736174705},
          row{1, 0.998, 318.30883898555045},
          row{2, 0.5, 0.81649658092772603},
          row{2, 0.95, 4.3026527297494639},
          row{2, 0.998, 22.327124770119875},
          row{9, 0.5, 0.70272214675132637},
          row{9, 0.95, 2.2621571627982055},
          row{9, 0.998, 4.2968056627299185},
          row{126, 0.5, 0.67644185700293817},
          row{126, 0.95, 1.9789706019906287},
          row{126, 0.998, 3.1561745337332281},
          row{1000000, 0.5, 0.67448999553108738},
          row{1000000, 0.95, 1.959966356814107},
          row{1000000, 0.998, 3.0902404563165196}}) {
        CAPTURE(f);
        CAPTURE(level);
        CHECK(detail::student_t_quantile(confidence_level{level}, f) == doctest::Approx(expected).epsilon(1e-12));
    }
}

TEST_CASE("with many degrees of freedom Student's quantile is the normal one") {
    confidence_level const level;
    CHECK(std::abs(detail::student_t_quantile(level, 1e15) - level.z()) < 1e-9);
}
