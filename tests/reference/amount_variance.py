# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""Sample variances for tests/count/amount.cpp: exact rational arithmetic (Python integers and fractions), rounded once.

All but the last two keep n times the sum of squares under 2^128.
"""
from fractions import Fraction


def variance(values_and_times):
    n = sum(t for _, t in values_and_times)
    total = sum(v * t for v, t in values_and_times)
    squares = sum(v * v * t for v, t in values_and_times)
    return n, total, float(Fraction(n * squares - total * total, n * (n - 1)))


for name, case in {
    "small": [(100, 1), (250, 1), (-75, 1)],
    "pence": [(12345, 1), (-678, 1), (9000001, 1), (0, 1)],
    "offset": [(10**15, 1), (10**15 + 1, 1), (10**15 + 2, 1)],
    "extremes": [(2**63 - 1, 1), (-(2**63), 1)],
    "doubled": [(30, 2**40), (-10, 2**40), (7, 2**40)],
    "divided": [(65535, 2**47), (0, 7 * 2**47), (-1, 1)],
    "beyond": [(2**60, 2), (-(2**60) + 5, 2), (8191, 2**48)],
}.items():
    print(name, case, *variance(case))
