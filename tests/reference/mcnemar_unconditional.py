# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""What tests/compare/mcnemar_unconditional.cpp holds: every outcome of n people one by one (trinomial), the largest sum over a grid of
the share who change, refined by SciPy.  (Fagerland, Lydersen and Laake 2013 print 0.0353 for the first.)"""
import numpy as np
from scipy import optimize, special


def p_value(a, b, c, d):
    n = a + b + c + d
    z0 = abs(b - c) / np.sqrt(b + c)
    x, y = np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij")
    inside = x + y <= n
    x, y = x[inside], y[inside]
    z = np.where(x + y > 0, np.abs(x - y) / np.sqrt(np.maximum(x + y, 1)), 0.0)
    far = z >= z0 - 1e-12
    x, y = x[far], y[far]
    log_ways = special.gammaln(n + 1) - special.gammaln(x + 1) - special.gammaln(y + 1) - special.gammaln(n - x - y + 1)

    def chance(pi):
        return np.exp(log_ways + (x + y) * np.log(pi / 2) + special.xlog1py(n - x - y, -pi)).sum()

    grid = np.linspace(1e-4, 1 - 1e-9, 4000)
    values = np.array([chance(pi) for pi in grid])
    best = values.max()
    for i in np.argsort(values)[-40:]:
        r = optimize.minimize_scalar(lambda pi: -chance(pi), bounds=(grid[max(i - 1, 0)], grid[min(i + 1, len(grid) - 1)]), method="bounded", options={"xatol": 1e-13})
        best = max(best, -r.fun)
    return best


for t in [(1, 1, 7, 12), (59, 6, 16, 80), (0, 5, 0, 3), (20, 9, 3, 8), (10, 4, 4, 10)]:
    print(t, "%.12g" % p_value(*t))
