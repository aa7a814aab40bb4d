# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# bootstrap.py COUNTS NUMBERS: 10,000 cluster-bootstrap replicates of shares by mode and area over councils, percentile
# limits.  Once as scipy.stats.bootstrap does it, which draws councils and calls a function of ours with them; and once as
# NumPy does it fastest: how often each council is drawn, times the councils' counts, one product of matrices.

import sys
import time

import numpy
import scipy.stats

counts, numbers = sys.argv[1:3]
replicates = 10_000
table = {}
with open(counts) as lines:
    for line in lines:
        council, mode, *figures = line.rstrip("\n").split(",")
        table[council, mode] = [float(f) for f in figures]
councils = sorted({council for council, _ in table})
modes = sorted({mode for _, mode in table})
areas = len(next(iter(table.values()))) // 2
nobody = [0.0] * (2 * areas)
# Councils x (modes x areas): hits, and then trials.
each = numpy.array([[table.get((council, mode), nobody) for mode in modes] for council in councils])
hits = each[:, :, 0::2].reshape(len(councils), -1)
trials = each[:, :, 1::2].reshape(len(councils), -1)
both = numpy.hstack([hits, trials])


def by_numpy(random):
    drawn = random.multinomial(len(councils), [1 / len(councils)] * len(councils), size=replicates) @ both
    shares = drawn[:, : hits.shape[1]] / drawn[:, hits.shape[1] :]
    return numpy.quantile(shares, [0.025, 0.975], axis=0)


def by_scipy(random):
    def shares(councils_drawn, axis):
        councils_drawn = councils_drawn.astype(int)
        return numpy.moveaxis(hits[councils_drawn].sum(axis=axis - 1) / trials[councils_drawn].sum(axis=axis - 1), -1, 0)

    found = scipy.stats.bootstrap((numpy.arange(len(councils)),), shares, n_resamples=replicates, batch=100, vectorized=True,
                                  method="percentile", random_state=random)
    return found.confidence_interval


for name, limits in {"numpy_bootstrap": by_numpy, "scipy_bootstrap": by_scipy}.items():
    start = time.perf_counter()
    lower, upper = limits(numpy.random.default_rng(1))
    print(name, 1000 * (time.perf_counter() - start))
    with open(f"{numbers}.{name}", "w") as out:
        names = (f"{mode},{area}" for mode in modes for area in range(areas))
        out.writelines(sorted(f"{n} {l:.17g} {u:.17g}\n" for n, l, u in zip(names, lower, upper)))
