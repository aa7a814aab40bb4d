# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
# Oracle for tests/measure/{funnel_limits,beta_binomial_fit,shrinkage,event_limits,direct_standardisation,...}.cpp, written
# with Python 3.11, SciPy 1.10.1 and mpmath 1.2.1.  Prints the numbers that stand in those tests.
import sys

import numpy as np
from mpmath import beta, binomial, diff, findroot, loggamma, mp, mpf
from scipy import stats

mp.dps = 40


def beta_binomial_below(k, n, a, b):
    return sum(binomial(n, i) * beta(a + i, b + n - i) / beta(a, b) for i in range(k + 1))


print("beta-binomial P(X <= k)")
for k, n, a, b in [(0, 10, 2, 3), (3, 10, 2, 3), (9, 10, 2, 3), (2, 30, mpf("0.3"), mpf("0.4")), (40, 400, 12, 36),
                   (150, 400, 12, 36), (0, 50, mpf("0.01"), mpf("0.02"))]:
    print(k, n, float(a), float(b), mp.nstr(beta_binomial_below(k, n, a, b), 17))
# larger counts by the recursion of the points from the mean outwards, in 80-bit numbers
for k, n, a, b in [(20000, 100000, 12, 36), (5000, 100000, 12, 36), (245000, 10**6, 20000, 60000)]:
    mode = int(n * a / (a + b))
    i = np.arange(n + 1, dtype=np.longdouble)
    up = (n - i[mode:-1]) / (i[mode:-1] + 1) * (a + i[mode:-1]) / (b + n - i[mode:-1] - 1)
    down = i[mode:0:-1] / (n - i[mode:0:-1] + 1) * (b + n - i[mode:0:-1]) / (a + i[mode:0:-1] - 1)
    points = np.concatenate([np.cumprod(down)[::-1], [1], np.cumprod(up)])
    print("large", k, n, a, b, "%.15g" % (points[: k + 1].sum() / points.sum()))
print("limit of large n", repr(stats.beta(12, 36).cdf(0.1)))

print("exact binomial inside counts, and beta-binomial ones (first and last count no tail excludes)")
for w, n, alpha in [(0.245, 10, 0.05), (0.245, 1350, 0.05), (0.245, 1350, 0.002), (0.01, 20, 0.05), (0.5, 1, 0.05)]:
    ks = np.arange(n + 1)
    inside = (stats.binom.cdf(ks, n, w) >= alpha / 2) & (stats.binom.sf(ks - 1, n, w) >= alpha / 2)
    print(w, n, alpha, ks[inside][0], ks[inside][-1])
for w, n, alpha, r in [(0.245, 10, 0.05, 0.02), (0.245, 1350, 0.05, 0.02), (0.245, 1350, 0.002, 0.02), (0.3, 60, 0.05, 0.7)]:
    a, b = w * (1 - r) / r, (1 - w) * (1 - r) / r
    ks = np.arange(n + 1)
    inside = (stats.betabinom.cdf(ks, n, a, b) >= alpha / 2) & (stats.betabinom.sf(ks - 1, n, a, b) >= alpha / 2)
    print(w, n, alpha, r, ks[inside][0], ks[inside][-1])

print("maximum likelihood of the beta-binomial: mean, size")


def slope(x, n):
    def f(m, s):
        a, b = m * s, (1 - m) * s
        return sum(loggamma(a + xi) - loggamma(a) + loggamma(b + ni - xi) - loggamma(b) - loggamma(s + ni) + loggamma(s)
                   for xi, ni in zip(x, n))
    return f


def fit(x, n, start):
    f = slope(x, n)
    g = lambda u, v: (diff(lambda t: f(1 / (1 + mp.exp(-t)), mp.exp(v)), u), diff(lambda t: f(1 / (1 + mp.exp(-u)), mp.exp(t)), v))
    with mp.workdps(30):
        r = findroot(g, start, tol=1e-30)
        return 1 / (1 + mp.exp(-r[0])), mp.exp(r[1])


for x, n, start in [([61, 12, 40, 92, 3], [100, 40, 80, 100, 9], (0.2, 1.5)), ([0, 7, 3], [5, 7, 6], (0.1, 0.0)),
                    ([30, 45, 20], [100, 110, 90], (-0.8, 3.5))]:
    m, s = fit(x, n, start)
    print(x, n, mp.nstr(m, 16), mp.nstr(s, 16))
    p = (s * m + x[0]) / (s + n[0])
    d = stats.beta(float(s * m + x[0]), float(s * (1 - m) + n[0] - x[0]))
    print("   first area shrunk", mp.nstr(p, 16), d.ppf(0.025), d.isf(0.025))

print("events: Byar and exact Poisson limits at 95 %")
z = stats.norm.ppf(0.975)
for o in [0, 1, 5, 9, 10, 100, 12345]:
    byar = (o * (1 - 1 / (9 * o) - z / (3 * o**0.5)) ** 3 if o else 0, (o + 1) * (1 - 1 / (9 * (o + 1)) + z / (3 * (o + 1) ** 0.5)) ** 3)
    exact = (stats.chi2.ppf(0.025, 2 * o) / 2 if o else 0, stats.chi2.isf(0.025, 2 * o + 2) / 2)
    print(o, *byar, *exact)

print("direct and indirect standardisation")
x, n, N = np.array([30, 12, 5]), np.array([100, 60, 50]), np.array([4000, 3000, 3000])
value, var, o = (N * x / n).sum() / N.sum(), (N**2 * x / n**2).sum() / N.sum() ** 2, x.sum()
lo, hi = o * (1 - 1 / (9 * o) - z / (3 * o**0.5)) ** 3, (o + 1) * (1 - 1 / (9 * (o + 1)) + z / (3 * (o + 1) ** 0.5)) ** 3
print(repr(value), repr(var), value + (var / o) ** 0.5 * (lo - o), value + (var / o) ** 0.5 * (hi - o))
people, sx, sn = np.array([100, 60, 50]), np.array([900, 500, 700]), np.array([4000, 3000, 5000])
expected = (people * sx / sn).sum()
print(repr(expected), o / expected, lo / expected, hi / expected, o / expected * sx.sum() / sn.sum())

print("rank intervals need no oracle beyond two areas: P(first above second), Jeffreys, by quadrature")
f = lambda t: stats.beta(30.5, 70.5).pdf(t) * stats.beta(40.5, 60.5).cdf(t)
from scipy.integrate import quad
print(quad(f, 0, 1, epsabs=1e-13))

print("ranks of draws from Jeffreys' posteriors: median and 95 % limits; areas of equal share from the first to the last (NumPy, 2,000,000 draws)")
rng = np.random.default_rng(20110331)
rank_counts = [(0, 4), (0, 9), (0, 4), (9, 90), (50, 90), (60, 90), (0, 500)]
xs = np.array([c[0] for c in rank_counts]); ns = np.array([c[1] for c in rank_counts])
drawn = rng.beta(xs + 0.5, ns - xs + 0.5, size=(2_000_000, len(xs)))
ranks = (-drawn).argsort(axis=1).argsort(axis=1) + 1
zeros = ranks[:, xs == 0]
print("first and last of the zeros", np.median(zeros.min(axis=1)), np.median(zeros.max(axis=1)))
for i, c in enumerate(rank_counts):
    r = np.concatenate([ranks[:, j] for j in range(len(xs)) if rank_counts[j] == c])
    at = np.bincount(r, minlength=len(xs) + 1)[1:] / len(r)
    print(c, "median", np.median(r), "mean %.4f" % r.mean(), "below", np.round(np.cumsum(at), 4))
