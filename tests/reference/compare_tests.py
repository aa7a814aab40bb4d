# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""Oracle for tests/compare/ where base R has no test or too few digits: mpmath 1.2.1 in 50 digits, statsmodels 0.13.5 for
Breslow-Day, brute force over the sample space for the multinomial box.  Run: python3 compare_tests.py"""
import mpmath as mp

mp.mp.dps = 50
say = lambda name, *v: print(name, ":", ", ".join(mp.nstr(mp.mpf(x), 17) for x in v))

upper = lambda x, df: mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, regularized=True)
say("chi-squared tails", *[upper(x, d) for x, d in [(mp.mpf("0.001"), 3), (3, 4), (20, 7), (800, 10), (2000, 1500), (1e-8, 2),
                                                     (300, 301), (50, 1), (1e5, 100000)]])
quantile = lambda a, df, start: mp.findroot(lambda x: mp.log(upper(x, df) / a), start)
say("chi-squared quantiles", quantile(mp.mpf(1) - mp.mpf(0.95), 2, 6), quantile(mp.mpf(1) - mp.mpf(0.95), 13, 22),
    quantile(mp.mpf(1) - mp.mpf(0.95), 3, 8), quantile(mp.mpf("1e-12"), 5, 65), quantile(mp.mpf(1) - mp.mpf(0.001), 5, 0.21))


def g2(a, b, c, d):
    n = a + b + c + d
    cells = [(a, (a + b), (a + c)), (b, (a + b), (b + d)), (c, (c + d), (a + c)), (d, (c + d), (b + d))]
    g = 2 * sum(o * mp.log(mp.mpf(o) * n / r / k) for o, r, k in cells if o)
    x = mp.mpf(a * d - b * c) ** 2 * n / ((a + b) * (c + d) * (a + c) * (b + d))
    return g, upper(g, 1), x, upper(x, 1)


for t in [(12, 7, 5, 7), (0, 5, 3, 3), (10**15, 10**15, 10**15 + 3 * 10**7, 10**15 - 3 * 10**7), (5, 10**15, 20, 10**15)]:
    say(f"G and X2 {t}", *g2(*t))

# Fisher at large counts: the tail summed outwards by the ratio of neighbours in whole numbers of 40 digits, some 100,000
# terms, from the probability of the first by log-gamma in 50 digits.
def fisher_tail(a, b, c, d):
    lf = mp.loggamma
    logp = (lf(a + b + 1) + lf(c + d + 1) + lf(a + c + 1) + lf(b + d + 1) - lf(a + b + c + d + 1) - lf(a + 1) - lf(b + 1)
            - lf(c + 1) - lf(d + 1))
    one = 10**40
    term = total = one
    while b > 0 and c > 0:
        term = term * b * c // ((a + 1) * (d + 1))
        a, d, b, c = a + 1, d + 1, b - 1, c - 1
        total += term
        if term * 10**20 < total:
            break
    return mp.exp(logp) * mp.mpf(total) / one


say("Fisher greater 10^8", fisher_tail(100020000, 99980000, 100000000, 100000000))
say("Fisher greater 10^6", fisher_tail(500700, 499300, 500000, 500000), fisher_tail(9, 999991, 1, 4999999))

# Equivalence by Farrington and Manning: the restricted likelihood maximised in 50 digits.
def fm_z(x1, n1, x2, n2, held):
    s = lambda p: (x1 / (p + held) if x1 else 0) - ((n1 - x1) / (1 - p - held) if n1 - x1 else 0) + (
        x2 / p if x2 else 0) - ((n2 - x2) / (1 - p) if n2 - x2 else 0)
    lo, hi = max(mp.mpf(0), -held), min(mp.mpf(1), 1 - held)
    for _ in range(160):
        m = (lo + hi) / 2
        if s(m) > 0: lo = m
        else: hi = m
    p2 = (lo + hi) / 2
    p1 = p2 + held
    return (mp.mpf(x1) / n1 - mp.mpf(x2) / n2 - held) / mp.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)


for x1, n1, x2, n2, m in [(76, 100, 80, 105, "0.1"), (0, 10, 0, 20, "0.1"), (2000, 10000, 2100, 10000, "0.02"),
                          (10, 10, 19, 20, "0.3")]:
    m = mp.mpf(m)
    z = min(fm_z(x1, n1, x2, n2, -m), -fm_z(x1, n1, x2, n2, m))
    say(f"equivalence {x1}/{n1} {x2}/{n2} {m}", z, mp.erfc(z / mp.sqrt(2)) / 2)


def tango_z(b, w, n, x):
    B, A, C = -b - w + (2 * n - b + w) * x, 2 * n, -w * x * (1 - x)
    q = (mp.sqrt(B * B - 4 * A * C) - B) / (2 * A)
    return (b - w - n * x) / mp.sqrt(n * (2 * q + x * (1 - x)))


for b, w, n in [(120, 110, 2000), (6, 1, 10)]:
    m = mp.mpf("0.05")
    z = min(tango_z(b, w, n, -m), -tango_z(b, w, n, m))
    say(f"equivalence of balance {b} {w} {n}", z, mp.erfc(z / mp.sqrt(2)) / 2)
# Tango's limits at counts no other program takes: 3 worse of 10^15, nobody better.
n = 10**15
z95 = mp.sqrt(2) * mp.erfinv(mp.mpf(0.95))
f = lambda x: tango_z(0, 3, n, x)
say("Tango 0 3 1e15", mp.findroot(lambda x: f(x) - z95, (mp.mpf("-9e-15"), mp.mpf("-8e-15")), solver="anderson"),
    mp.findroot(lambda x: f(x) + z95, (mp.mpf("5e-16"), mp.mpf("1e-15")), solver="anderson"))

try:
    import numpy as np
    from statsmodels.stats.contingency_tables import StratifiedTable
    ucb = [[512, 313, 89, 19], [353, 207, 17, 8], [120, 205, 202, 391], [138, 279, 131, 244], [53, 138, 94, 299],
           [22, 351, 24, 317]]
    rare = [[10, 60, 40, 2], [5, 80, 30, 6], [20, 31, 25, 8]]  # a common odds ratio of .046
    for name, tables in (("admissions", ucb), ("rare", rare)):
        s = StratifiedTable([np.array(t).reshape(2, 2) for t in tables])
        for adjust in (False, True):
            r = s.test_equal_odds(adjust)
            say(f"breslow-day {name}, tarone {adjust}", float(r.statistic), float(r.pvalue))
except ImportError:
    print("statsmodels is not installed")


# Sison and Glaz in 50 digits: moments by plain summation about 0, the published formula.
def sison_glaz(counts, level):
    n = sum(counts)
    pois = lambda x, m: mp.exp(-m + x * mp.log(m) - mp.loggamma(x + 1)) if n > 10**6 else mp.exp(-m) * mp.mpf(m) ** x / mp.factorial(x)

    def points(m, c):
        if n <= 10**6:
            return [pois(x, m) for x in range(max(0, m - c), m + c + 1)]
        at, above, below = pois(m, m), [], []  # by the recurrence, from the mean outwards
        p = q = at
        for i in range(1, c + 1):
            p, q = p * m / (m + i), q * (m - i + 1) / m
            above.append(p)
            below.append(q)
        return below[::-1] + [at] + above

    def nu(c):
        prod = mp.mpf(1)
        s1 = s2 = s3 = s4 = mp.mpf(0)
        for m in counts:
            if m == 0:
                continue
            xs = range(max(0, m - c), m + c + 1)
            ps = points(m, c)
            z = sum(ps)
            mu = sum(p * x for p, x in zip(ps, xs)) / z
            k = [sum(p * (x - mu) ** r for p, x in zip(ps, xs)) / z for r in (2, 3, 4)]
            prod *= z
            s1, s2, s3, s4 = s1 + mu, s2 + k[0], s3 + k[1], s4 + k[2] - 3 * k[0] ** 2
        if s2 == 0:
            return prod / pois(n, n)
        x = (n - s1) / mp.sqrt(s2)
        g1, g2_ = s3 / s2 ** mp.mpf("1.5"), s4 / s2**2
        f = mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi) * (1 + g1 * (x**3 - 3 * x) / 6 + g2_ * (x**4 - 6 * x**2 + 3) / 24
                                                        + g1**2 * (x**6 - 15 * x**4 + 45 * x**2 - 15) / 72)
        return prod * f / mp.sqrt(s2) / pois(n, n)

    if n > 10**6:  # nu rises with c
        c, most = 0, 1
        while nu(most) <= level:
            c, most = most, 2 * most
        while most - c > 1:
            middle = (c + most) // 2
            c, most = (middle, most) if nu(middle) <= level else (c, middle)
        return c, (level - nu(c)) / (nu(c + 1) - nu(c))
    c, before = 0, nu(0)
    while c + 1 < n:
        after = nu(c + 1)
        if after > level:
            break
        c, before = c + 1, after
    else:
        after = mp.mpf(1)
    return c, (level - before) / (after - before)


for counts in [[56, 72, 73, 59, 62, 87, 58], [1, 1, 0, 0, 0, 0, 0], [3, 4, 5], [40, 1, 0, 2], [2000, 1500, 700],
               [700000, 200000, 160000]]:
    c, g = sison_glaz(counts, mp.mpf(0.95))
    say(f"sison-glaz {counts}", c, g)
