# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

"""Expected tails of tests/interval/student_t.cpp and tests/compare/chi_squared_tests.cpp, by mpmath 1.2.1 with 50 digits, of the
doubles themselves.  Run: python3 tails.py"""

from mpmath import mp, betainc, gammainc, mpf

mp.dps = 50

print("Student: t, degrees of freedom, P(|T| > t)")
for t, f in ((0.125, 1.5), (2.5, 1), (0.75, 3.25), (12.0, 3), (1.75, 9), (2.5, 23.25), (6.0, 23), (19.5, 1096), (30.0, 64.5), (3.25, 5000),
             (1.0, 1000000), (19.25, 1000000), (37.0, 250000)):
    f, t = mpf(f), mpf(t)
    print("{%s, %s, %s}," % (t, f, mp.nstr(betainc(f / 2, mpf(1) / 2, 0, f / (f + t * t), regularized=True), 20)))
print("chi-squared: statistic, degrees of freedom, upper, lower")
for x, f in ((0.0625, 1), (20.0, 1), (450.0, 1), (1400.0, 1), (3.5, 2), (7.25, 5), (1497.0, 92), (88.0, 93), (23.5, 444), (4100.75, 1341),
             (2500.0, 2500), (1000250.0, 1000000)):
    f, x = mpf(f), mpf(x)
    print("{%s, %d, %s, %s}," % (x, f, mp.nstr(gammainc(f / 2, x / 2, mp.inf, regularized=True), 20),
                                 mp.nstr(gammainc(f / 2, 0, x / 2, regularized=True), 20)))
