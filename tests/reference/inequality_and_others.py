# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""What tests/compare of inequality, rate_ratio, symmetry, cochran_q and heterogeneity hold (statsmodels 0.13.5, SciPy 1.10, R 4.2.2
for the last two lines: Rscript must be on the path).  Prints; writes nothing."""
import subprocess
import numpy as np
from scipy import stats, optimize
from statsmodels.stats.contingency_tables import SquareTable, cochrans_q
from statsmodels.stats.meta_analysis import combine_effects, effectsize_2proportions

z = stats.norm.ppf(0.975)

# Inequality: weighted least squares on ridits by matrices, its covariance from binomial variances.
hits, n = np.array([120, 150, 160, 210, 240.0]), np.array([600, 550, 500, 520, 480.0])
p, w = hits / n, n / n.sum()
ridit = np.cumsum(w) - w / 2
x = np.column_stack([np.ones(5), ridit])
a = np.linalg.solve(x.T @ np.diag(w) @ x, x.T @ np.diag(w))
b, v = a @ p, a @ np.diag(p * (1 - p) / n) @ a.T
se = np.sqrt(v[1, 1])
ends = np.array([[1, 0], [1, 1.0]])
begin, end = ends @ b
g = np.array([-1 / begin, 1 / end]) @ ends
se_log = np.sqrt(g @ v @ g)
print("SII %.15g (%.15g to %.15g)" % (b[1], b[1] - z * se, b[1] + z * se))
print("RII %.15g (%.15g to %.15g)" % (end / begin, end / begin * np.exp(-z * se_log), end / begin * np.exp(z * se_log)))

# Stuart (1955), unaided vision of 7477 women, right eye and left: https://doi.org/10.1093/biomet/42.3-4.412
eyes = np.array([[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]])
t = SquareTable(eyes, shift_zeros=False)
for name, r in (("bowker", t.symmetry()), ("stuart_maxwell", t.homogeneity())):
    print(name, "%.15g %d %.15g" % (r.statistic, r.df, r.pvalue))

# Cochran's Q of 4 questions
patterns = [((1, 1, 1, 1), 4), ((1, 1, 0, 1), 5), ((0, 1, 0, 1), 7), ((0, 0, 0, 1), 9), ((1, 0, 0, 0), 3), ((0, 0, 0, 0), 6), ((1, 1, 0, 0), 2)]
rows = np.array([q for q, k in patterns for _ in range(k)])
r = cochrans_q(rows)
print("cochran_q %.15g %d %.15g" % (r.statistic, r.df, r.pvalue))

# Heterogeneity of five strata
tables = np.array([[40, 100, 30, 100], [55, 120, 40, 110], [12, 60, 20, 70], [80, 150, 45, 140], [33, 90, 30, 95]])
for stat in ("diff", "rr", "or"):
    eff, var = effectsize_2proportions(*tables.T, statistic={"diff": "diff", "rr": "rr", "or": "or"}[stat])
    c = combine_effects(eff, var, method_re="dl")
    i2 = max(0, (c.q - 4) / c.q)
    print(stat, "pooled %.15g se %.15g Q %.15g p %.15g I2 %.15g tau2 %.15g" % (c.mean_effect_fe, c.sd_eff_w_fe, c.q, stats.chi2.sf(c.q, 4), i2, c.tau2))

# Rates: 30 in 1200 against 18 in 1150
share = 1200 / 2350
tail = lambda q: (stats.binom.sf(29, 48, q), stats.binom.cdf(30, 48, q), stats.binom.pmf(30, 48, q))
up, down, seen = tail(share)
print("p exact (twice the smaller tail) %.15g mid %.15g" % (2 * min(up, down), 2 * (min(up, down) - seen / 2)))
low = optimize.brentq(lambda q: tail(q)[0] - tail(q)[2] / 2 - 0.025, 0.3, 0.62, xtol=1e-15)
high = optimize.brentq(lambda q: tail(q)[1] - tail(q)[2] / 2 - 0.025, 0.63, 0.9, xtol=1e-15)
print("mid-P limits %.13g %.13g" % tuple(q / (1 - q) * 1150 / 1200 for q in (low, high)))
print(subprocess.run(["Rscript", "-e", """
r <- poisson.test(c(30, 18), c(1200, 1150)); cat(sprintf("R poisson.test %.15g %.15g %.15g\\n", r$estimate, r$conf.int[1], r$conf.int[2]))
cat(sprintf("R power %.15g %.15g n %.15g %.15g\\n", power.prop.test(400, .5, .6)$power, power.prop.test(150, .1, .25, sig.level = .01)$power, power.prop.test(p1 = .5, p2 = .6, power = .8, tol = 1e-12)$n, power.prop.test(p1 = .1, p2 = .25, power = .9, sig.level = .01, tol = 1e-12)$n))
"""], capture_output=True, text=True).stdout)
