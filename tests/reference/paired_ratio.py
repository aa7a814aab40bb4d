# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""What tests/compare/paired_ratio.cpp holds.  Score limits without the closed form: for each ratio the likelihood of the four cells is
maximised under x = r y by SciPy, its variance put under (x - r y); conditional odds by SciPy's beta quantiles and by root finding."""
import numpy as np
from scipy import optimize, stats


def score(a, b, c, d, r):
    n = a + b + c + d
    # cells with p1 = p11 + p12 = r (p11 + p21): p12 = (r - 1) p11 + r p21
    def cells(v):
        p11, p21 = v
        p12 = (r - 1) * p11 + r * p21
        return np.array([p11, p12, p21, 1 - p11 - p12 - p21])
    def minus(v):
        p = cells(v)
        if (p <= 0).any():
            return 1e10
        return -sum(k * np.log(q) for k, q in zip((a, b, c, d), p) if k)
    best = None
    for p11, more in ((0.02, 0.05), (0.2, 0.05), (0.3, 0.01), (0.01, 0.3)):
        v = np.array([p11, max(0.0, (1 - r) / r * p11) + more])  # p12 > 0
        start = v * (0.5 / (r * v[0] + (1 + r) * v[1]))  # and all three together a half
        f = optimize.minimize(minus, start, method="Nelder-Mead", options={"xatol": 1e-13, "fatol": 1e-14, "maxiter": 20000})
        if f.fun < 1e9 and (best is None or f.fun < best.fun):
            best = f
    p = cells(best.x)
    variance = n * (p[0] + p[1] + r * r * (p[0] + p[2]) - 2 * r * p[0])
    return (a + b - r * (a + c)) / np.sqrt(variance)


z = stats.norm.ppf(0.975)
for t in [(1, 1, 7, 12), (59, 6, 16, 80)]:
    a, b, c, d = t
    r = (a + b) / (a + c)
    low = optimize.brentq(lambda l: score(*t, np.exp(l)) - z, np.log(r) - 3, np.log(r) - 1e-3, xtol=1e-10)
    high = optimize.brentq(lambda l: score(*t, np.exp(l)) + z, np.log(r) + 1e-3, np.log(r) + 3, xtol=1e-10)
    m = b + c
    cp = stats.beta.ppf(0.025, b, m - b + 1), stats.beta.ppf(0.975, b + 1, m - b)
    mid_low = optimize.brentq(lambda q: stats.binom.sf(b, m, q) + stats.binom.pmf(b, m, q) / 2 - 0.025, 1e-9, 1 - 1e-9, xtol=1e-15)
    mid_high = optimize.brentq(lambda q: stats.binom.cdf(b - 1, m, q) + stats.binom.pmf(b, m, q) / 2 - 0.025, 1e-9, 1 - 1e-9, xtol=1e-15)
    odds = lambda q: q / (1 - q)
    print(t, "ratio %.10g (%.7g to %.7g)" % (r, np.exp(low), np.exp(high)), "odds %.10g exact %.10g %.10g mid %.10g %.10g" % (b / c, *map(odds, cp), odds(mid_low), odds(mid_high)))
