# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# intervals.py COUNTS NUMBERS: 95 % limits of every council, mode and area by statsmodels (Wilson, Clopper-Pearson) and by
# SciPy's beta quantiles (Clopper-Pearson); all figures in one call, in arrays.  COUNTS is ours: council, mode, then
# better and answered of each area.

import sys
import time

import numpy
import scipy.stats

counts, numbers = sys.argv[1:3]
names, pairs = [], []
with open(counts) as lines:
    for line in lines:
        council, mode, *figures = line.rstrip("\n").split(",")
        for area in range(len(figures) // 2):
            names.append(f"{council},{mode},{area}")
            pairs.append((int(figures[2 * area]), int(figures[2 * area + 1])))
hits, trials = numpy.array(pairs, dtype=float).T


def beta_quantiles():
    misses = trials - hits
    with numpy.errstate(invalid="ignore"):
        lower = numpy.where(hits == 0, 0.0, scipy.stats.beta.ppf(0.025, hits, misses + 1))
        upper = numpy.where(misses == 0, 1.0, scipy.stats.beta.ppf(0.975, hits + 1, misses))
    return lower, upper


work = {"scipy_clopper_pearson": beta_quantiles}
try:
    from statsmodels.stats.proportion import proportion_confint
except ImportError:
    pass
else:
    work["statsmodels_wilson"] = lambda: proportion_confint(hits, trials, method="wilson")
    work["statsmodels_clopper_pearson"] = lambda: proportion_confint(hits, trials, method="beta")

for repetition in range(5):
    for name, limits in work.items():
        start = time.perf_counter()
        lower, upper = limits()
        print(name, 1000 * (time.perf_counter() - start))
        if repetition == 0:
            lines = sorted((n, f"{l:.17g} {u:.17g}") for n, l, u in zip(names, lower, upper))
            with open(f"{numbers}.{name}", "w") as out:
                out.writelines(f"{n} {limits}\n" for n, limits in lines)
