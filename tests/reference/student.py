# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

"""Expected values of tests/interval/student_t.cpp: two-sided quantiles of Student's t, by mpmath 1.2.1 with 40 digits (SciPy
1.10.1 is good to 1e-11 only).  Run: python3 student.py"""

from mpmath import mp, betainc, findroot, mpf, sqrt, erfinv

mp.dps = 40


def beyond(t, f):
    return betainc(f / 2, mpf(1) / 2, 0, f / (f + t * t), regularized=True)


for f in (1, 2, 9, 126, 1000000):
    for level in ("0.5", "0.95", "0.998"):
        start = {1: {"0.5": 1, "0.95": 12.7, "0.998": 318.3}, 2: {"0.5": 0.8, "0.95": 4.3, "0.998": 22.3}}.get(f, {}).get(
            level, sqrt(2) * erfinv(mpf(level)) * (1 + mpf(1) / f))
        t = findroot(lambda t: beyond(t, mpf(f)) - (1 - mpf(level)), start)
        print("row{%d, %s, %s}," % (f, level, mp.nstr(t, 17)))
