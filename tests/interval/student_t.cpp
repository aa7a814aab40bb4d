// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/interval/detail/student_t.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

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

// Expected: bisection on the incomplete beta function of mpmath 1.3.0, 40 digits.
TEST_CASE("Student's quantiles at levels below one half keep their digits, down to a thousandth") {
    struct row {
        double degrees_of_freedom, level, expected;
    };
    for (auto const& [f, level, expected] :
         {row{1, 0.4, 0.72654252800536089}, row{1, 0.1, 0.15838444032453629}, row{1, 0.001, 0.0015707976187243667},
          row{3, 0.4, 0.58438972743981867}, row{3, 0.1, 0.13659819935369891}, row{3, 0.001, 0.0013603500825973613},
          row{9, 0.4, 0.54348024145429703}, row{9, 0.1, 0.12925293215183097}, row{9, 0.001, 0.0012885442580144918},
          row{126, 0.4, 0.52572978704228726}, row{126, 0.1, 0.12591487787639156}, row{126, 0.001, 0.0012558036468856822}}) {
        CAPTURE(f);
        CAPTURE(level);
        CHECK(detail::student_t_quantile(confidence_level{level}, f) == doctest::Approx(expected).epsilon(1e-12));
    }
}

TEST_CASE("with many degrees of freedom Student's quantile is the normal one") {
    confidence_level const level;
    CHECK(std::abs(detail::student_t_quantile(level, 1e15) - level.z()) < 1e-9);
}

// Expected: tests/reference/tails.py (mpmath 1.2.1, 50 digits).
TEST_CASE("Student's tails are known to their last digits, however small") {
    struct row {
        double t, degrees_of_freedom, expected;
    };
    double const tolerance = std::numeric_limits<long double>::digits > 60 ? 1e-15 : 2e-13;  // wide_logarithm.hpp
    for (row const& r : {row{0.125, 1.5, 0.91518339696842521687},
                         row{2.5, 1.0, 0.24223788318168679745},
                         row{0.75, 3.25, 0.50385262980177960006},
                         row{12.0, 3.0, 0.001245015800789336738},
                         row{1.75, 9.0, 0.11404371461275256523},
                         row{2.5, 23.25, 0.019906210592005143586},
                         row{6.0, 23.0, 4.0568662138124385133e-6},
                         row{19.5, 1096.0, 6.1929994289768864643e-73},
                         row{30.0, 64.5, 1.3322747920204619415e-39},
                         row{3.25, 5000.0, 0.0011616896992123674367},
                         row{1.0, 1000000.0, 0.31731074983357812928},
                         row{19.25, 1000000.0, 1.4611886462703522695e-82},
                         row{37.0, 250000.0, 7.4304096033042829004e-299}}) {
        CAPTURE(r.t);
        CAPTURE(r.degrees_of_freedom);
        CHECK(std::abs(detail::student_t_both_tails(r.t, r.degrees_of_freedom) - r.expected) <= tolerance * r.expected);
        CHECK(detail::student_t_both_tails(-r.t, r.degrees_of_freedom) == detail::student_t_both_tails(r.t, r.degrees_of_freedom));
    }
    CHECK(detail::student_t_both_tails(0.0, 3.0) == 1.0);
    CHECK(detail::student_t_both_tails(std::numeric_limits<double>::infinity(), 3.0) == 0.0);
    CHECK(detail::student_t_both_tails(1e300, 2.0) == 0.0);
    CHECK(detail::student_t_both_tails(1e-300, 2.0) == 1.0);
    CHECK(detail::student_t_both_tails(2.0, 1e18) == doctest::Approx(0.0455002638963584144).epsilon(1e-15));  // the normal law's
    CHECK(detail::student_t_both_tails(1e12, 1.5) == doctest::Approx(7.541704864032492703e-19).epsilon(1e-15));
}
