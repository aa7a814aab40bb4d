# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""Laud's skewness-corrected score limits for a difference and a ratio, for tests/compare/two_proportions_reference.hpp: 60 digits, restricted
shares by halving the likelihood's slope at a given difference or ratio (no multiplier), the limit as the first crossing from the range's end
on a fine grid of the distance.  Prints rows; writes nothing."""
import sys
from mpmath import mp, mpf, sqrt, exp, erfinv, log, nstr

mp.dps = 60


def halve(slope, low, high):
    for _ in range(210):
        middle = (low + high) / 2
        if slope(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def score(ratio, n, held, z):
    x1, n1, x2, n2 = map(mpf, n)
    m1, m2 = n1 - x1, n2 - x2
    if ratio:
        def slope(p):
            s = (x1 + x2) / p
            if m1: s -= held * m1 / (1 - held * p)
            if m2: s -= m2 / (1 - p)
            return s
        b = halve(slope, mpf(0), min(mpf(1), 1 / held))
        a, t = held * b, held
    else:
        def slope(p):
            s = mpf(0)
            if x1: s += x1 / (p + held)
            if m1: s -= m1 / (1 - p - held)
            if x2: s += x2 / p
            if m2: s -= m2 / (1 - p)
            return s
        b = halve(slope, max(mpf(0), -held), min(mpf(1), 1 - held))
        a, t = b + held, mpf(1)
    apart = x1 / n1 - (held * x2 / n2 if ratio else x2 / n2 + held)
    v = (a * (1 - a) / n1 + t**2 * b * (1 - b) / n2) * (n1 + n2) / (n1 + n2 - 1)
    third = a * (1 - a) * (1 - 2 * a) / n1**2 - t**3 * b * (1 - b) * (1 - 2 * b) / n2**2
    return apart / sqrt(v) - third / (6 * v * sqrt(v)) * (z * z - 1)


def lower(ratio, n, z):
    x1, n1, x2, n2 = n
    if ratio and x1 == 0: return mpf(0)
    if not ratio and x1 == 0 and x2 == n2: return mpf(-1)
    if ratio:
        middle = log(mpf(x1) / n1 / (mpf(x2) / n2)) if x2 else mpf(60)
        held_at = lambda u: exp(middle - (exp(-u) if x2 else 90 - u))  # from far below the value towards it
        grid = [mpf(k) / 5 for k in range(-20, 400)] if x2 else [mpf(k) / 5 for k in range(0, 400)]
    else:
        d = mpf(x1) / n1 - mpf(x2) / n2
        held_at = lambda u: -1 + (1 + d) / (1 + exp(-u))
        grid = [mpf(k) / 5 for k in range(-250, 250)]
    end = mpf(0) if ratio else mpf(-1)
    before = None
    for u in grid:
        if score(ratio, n, held_at(u), z) <= z:
            if before is None: return end
            low, high = before, u
            for _ in range(75):
                middle_u = (low + high) / 2
                if score(ratio, n, held_at(middle_u), z) > z: low = middle_u
                else: high = middle_u
            return held_at((low + high) / 2)
        before = u
    return held_at(mpf(10)**6) if not ratio else exp(middle)


tables = [(56, 70, 48, 80), (7, 34, 1, 34), (0, 10, 0, 20), (10, 10, 0, 20), (0, 16, 15, 72), (29, 55, 11, 11), (5, 56, 0, 29), (3, 4, 1, 4), (1, 1, 0, 1), (1, 3, 999, 1000)]
for ratio in (False, True) if len(sys.argv) < 2 else (True,):  # any word: ratios alone
    print("ratio" if ratio else "difference")
    for n in tables:
        for level in ("0.95", "0.5", "0.998"):
            z = sqrt(mpf(2)) * erfinv(mpf(level))
            other = (n[2], n[3], n[0], n[1])
            low = lower(ratio, n, z)
            high = lower(ratio, other, z)
            if ratio and (n[2] == 0 or high == 0): upper = "infinity"
            elif ratio: upper = nstr(1 / high, 20)
            else: upper = nstr(-high, 20)
            print('    row{"skewness_corrected_score", {%d, %d, %d, %d}, %s, %s, %s},' % (*n, level, nstr(low, 20), upper), flush=True)
