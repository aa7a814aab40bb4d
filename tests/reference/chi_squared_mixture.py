# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# P(a X + b Y > x S / df) for independent chi-squareds X, Y (1 degree each) and S (df degrees), mpmath 1.2.1, 40 digits:
# in polar coordinates the inner probability is exponential, and its mean over S a power.
#     /usr/bin/python3 tests/reference/chi_squared_mixture.py
from mpmath import mp, mpf, quad, cos, sin, pi, linspace

mp.dps = 40
for a, b, x, df in (("2", "0.5", "7.3", "5.5"), ("1.4", "1.1", "30", "14"), ("3", "0.001", "0.2", "3"), ("1", "0.9", "60", "55.25"),
                    ("1", "1e-6", "11", "3"), ("2", "1", "1e4", "40"), ("2", "1", "1e-9", "40"), ("1.5", "0.7", "4", "1e6")):
    a_, b_, x_, df_ = map(mpf, (a, b, x, df))
    p = quad(lambda t: (1 + x_ / (df_ * (a_ * cos(t) ** 2 + b_ * sin(t) ** 2))) ** (-df_ / 2), linspace(0, pi / 2, 33)) * 2 / pi
    print("{%s, %s, %s, %s, %s}," % (a, b, x, df, mp.nstr(p, 17)))
