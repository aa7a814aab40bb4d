# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""Oracle for tests/compare/{fisher,barnard,boschloo,mcnemar,equivalence}.cpp: exact fractions and 40-digit arithmetic.

Every table of the sample space is visited (no hypergeometric shortcut); the p-value is a polynomial in the common
proportion whose peaks are bracketed on a grid of 4000 steps and then refined in 40 digits.  Ties are exact: the pooled z
and Fisher's p-values are compared as fractions.  Prints rows for the C++ tests.  Run: python3 exact_tests.py
(written with Python 3.11, mpmath 1.2.1)."""
from fractions import Fraction as F
from math import comb
import mpmath as mp

mp.mp.dps = 40


def fisher(a, b, c, d):
    n1, n2, s = a + b, c + d, a + c
    all_ = comb(n1 + n2, s)
    p = {x: F(comb(n1, x) * comb(n2, s - x), all_) for x in range(max(0, s - n2), min(s, n1) + 1)}
    two = sum(v for v in p.values() if v <= p[a])
    mid = two - sum(v for v in p.values() if v == p[a]) / 2
    return two, mid, sum(v for x, v in p.items() if x <= a), sum(v for x, v in p.items() if x >= a)


def supremum(region, n1, n2):
    """Largest over pi of sum over region of C(n1,x) C(n2,y) pi^(x+y) (1-pi)^(N-x-y)."""
    n = n1 + n2
    weight = [0] * (n + 1)
    for x, y in region:
        weight[x + y] += comb(n1, x) * comb(n2, y)
    terms = [(s, mp.mpf(w)) for s, w in enumerate(weight) if w]

    def value(p):
        return mp.fsum(w * p**s * (1 - p) ** (n - s) for s, w in terms)

    if weight[0] or weight[n]:
        return mp.mpf(1)
    fast = [(s, float(mp.log(w))) for s, w in terms]
    import math

    grid = [i / 4000 for i in range(4001)]

    def rough(p):
        if p in (0, 1):
            return 0.0
        return sum(math.exp(lw + s * math.log(p) + (n - s) * math.log1p(-p)) for s, lw in fast)

    values = [rough(p) for p in grid]
    best = mp.mpf(0)
    top = max(values)
    for i in range(1, 4000):
        if values[i] >= values[i - 1] and values[i] >= values[i + 1] and values[i] > 0.98 * top:
            lo, hi = mp.mpf(grid[i - 1]), mp.mpf(grid[i + 1])
            g = (mp.sqrt(5) - 1) / 2
            c, d = hi - g * (hi - lo), lo + g * (hi - lo)
            fc, fd = value(c), value(d)
            for _ in range(60):  # the value is good to the square of the place: 1e-12 of the bracket is plenty
                if fc > fd:
                    hi, d, fd = d, c, fc
                    c = hi - g * (hi - lo)
                    fc = value(c)
                else:
                    lo, c, fc = c, d, fd
                    d = lo + g * (hi - lo)
                    fd = value(d)
            best = max(best, fc, fd)
    return best


def pooled_square(x, n1, y, n2):
    """Signed square of the pooled z, up to the constant 1/n1 + 1/n2."""
    s = x + y
    if s in (0, n1 + n2):
        return F(0)
    diff = F(x, n1) - F(y, n2)
    z2 = diff * diff / (F(s, n1 + n2) * (1 - F(s, n1 + n2)))
    return z2 if diff >= 0 else -z2


def unpooled_square(x, n1, y, n2):
    diff = F(x, n1) - F(y, n2)
    if diff == 0:
        return F(0)
    var = F(x * (n1 - x), n1**3) + F(y * (n2 - y), n2**3)
    z2 = diff * diff / var if var else F(10**30)
    return z2 if diff >= 0 else -z2


def barnard(a, b, c, d):
    n1, n2 = a + b, c + d
    space = [(x, y) for x in range(n1 + 1) for y in range(n2 + 1)]
    out = []
    for order in (pooled_square, unpooled_square):
        seen = order(a, n1, c, n2)
        z = {xy: order(xy[0], n1, xy[1], n2) for xy in space}
        out.append(supremum([xy for xy in space if abs(z[xy]) >= abs(seen)], n1, n2))
        if order is pooled_square:
            out.append(supremum([xy for xy in space if z[xy] <= seen], n1, n2))
            out.append(supremum([xy for xy in space if z[xy] >= seen], n1, n2))
    return out


def boschloo(a, b, c, d):
    n1, n2 = a + b, c + d
    tails = {}
    for x in range(n1 + 1):
        for y in range(n2 + 1):
            tails[x, y] = fisher(x, n1 - x, y, n2 - y)
    seen = tails[a, c]
    return [supremum([xy for xy, t in tails.items() if t[i] <= seen[i]], n1, n2) for i in (0, 2, 3)]


def row(name, counts, numbers):
    print("{" + ", ".join(map(str, counts)) + "},", ", ".join(mp.nstr(mp.mpf(v.numerator) / v.denominator
          if isinstance(v, F) else v, 17) for v in numbers), "//", name)


if __name__ == "__main__":
    print("fisher: two-sided, mid-P, less, greater")
    for t in [(3, 1, 1, 3), (7, 27, 1, 33), (9, 4, 4, 10), (0, 16, 15, 57), (1, 0, 0, 1), (2, 8, 7, 2), (120, 380, 90, 410),
              (1, 999, 12, 988), (30, 70, 3000, 7100), (500, 0, 0, 500), (8, 2, 1, 5)]:
        row("fisher", t, fisher(*t))
    print("barnard: pooled, less, greater, unpooled; boschloo: two-sided, less, greater")
    for t in [(2, 8, 7, 2), (43, 10, 40, 39), (7, 5, 12, 7), (5, 10, 1, 10), (0, 10, 10, 0), (3, 0, 1, 2), (1, 29, 6, 14),
              (15, 15, 14, 16), (9, 31, 2, 58)]:
        row("barnard", t, barnard(*t))
        row("boschloo", t, boschloo(*t))
    print("mcnemar exact, mid-P")
    for b, c in [(86, 150), (3, 3), (0, 5), (1, 0), (4, 9), (1000, 1100)]:
        n = b + c
        p = [F(comb(n, k), 2**n) for k in range(n + 1)]
        exact = min(F(1), 2 * sum(p[: min(b, c) + 1]))
        mid = exact - p[b] if b != c else 1 - p[b] / 2
        row("mcnemar", (b, c), (exact, mid))
    print("equivalence_of_counts: p at margin")
    for before, after, margin in [(100, 103, F(1, 10)), (10000, 10100, F(1, 20)), (5, 0, F(1, 2)), (40, 41, F(1, 4))]:
        n = before + after

        def upper(k, odds):
            q = odds / (1 + odds)
            return sum(comb(n, j) * q**j * (1 - q) ** (n - j) for j in range(k, n + 1))

        if n > 1000:  # the same sums in 60 digits
            with mp.workdps(60):
                def upper(k, odds):
                    q = mp.mpf(odds.numerator) / odds.denominator
                    q = q / (1 + q)
                    return mp.fsum(mp.binomial(n, j) * q**j * (1 - q) ** (n - j) for j in range(k, n + 1))
                fell, rose = upper(after, 1 - margin), upper(before, 1 / (1 + margin))
        else:
            fell, rose = upper(after, 1 - margin), upper(before, 1 / (1 + margin))
        row("equivalence_of_counts", (before, after, float(margin)), [max(fell, rose)])
