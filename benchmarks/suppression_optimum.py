# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# suppression_optimum.py PROTECT_CELLS [TABLES [SEED]]: how far is what protect_cells withholds from the least that could be?
#
# Random tables of two and three ways, hierarchies and linked tables, with zeros, ones and small counts.  For each requirement the least
# sum of secondary counts is found by SciPy's HiGHS as one mixed-integer programme: for every small cell two worlds of leaves that fit all
# that is published, in one of which it is less by one or more (or, exactly, in which the two differ by one), in the other at least the
# threshold.  And the pattern that the program chose is attacked by HiGHS, independently of COIN Clp, with whole people.
#
# Needs Python 3 with NumPy and SciPy 1.9 or later (Debian and Ubuntu: python3-scipy).  Prints one line a requirement.

import csv
import os
import random
import subprocess
import sys
import tempfile

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp

program = sys.argv[1]
tables = int(sys.argv[2]) if len(sys.argv) > 2 else 100
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
threshold = 5
draw = random.Random(seed)


def some_count():
    kind = draw.randrange(10)
    return 0 if kind == 0 else 1 if kind == 1 else draw.randrange(2, 5) if kind == 2 else draw.randrange(5, 60)


def table(kind):
    """Cells as {name: set of leaves}, and the leaves' counts."""
    cells = {}
    if kind < 2:  # two or three ways
        ways = [draw.randrange(2, 5), draw.randrange(2, 4)] + ([2] if kind == 1 else [])
        places = list(numpy.ndindex(*ways))
        for chosen in numpy.ndindex(*[w + 1 for w in ways]):
            inside = {i for i, p in enumerate(places) if all(c in (w, q) for c, w, q in zip(chosen, ways, p))}
            cells["|".join(map(str, chosen))] = inside
    elif kind == 2:  # areas, regions, the whole
        regions = [draw.randrange(1, 4) for _ in range(draw.randrange(2, 5))]
        places = [(r, a) for r, n in enumerate(regions) for a in range(n)]
        for i, (r, a) in enumerate(places):
            cells[f"area {r}.{a}"] = {i}
        for r, n in enumerate(regions):
            if n > 1:
                cells[f"region {r}"] = {i for i, p in enumerate(places) if p[0] == r}
        cells["whole"] = set(range(len(places)))
    else:  # the same people by two pairs of things
        a, b, c = 2, draw.randrange(2, 4), draw.randrange(2, 4)
        places = list(numpy.ndindex(a, b, c))
        for i in range(a + 1):
            for j in range(b + 1):
                cells[f"ab {i}|{j}"] = {n for n, p in enumerate(places) if (i == a or p[0] == i) and (j == b or p[1] == j)}
            for j in range(c):
                cells[f"ac {i}|{j}"] = {n for n, p in enumerate(places) if (i == a or p[0] == i) and p[2] == j}
    return cells, [some_count() for _ in places]


def least_sum(matrix, counts, small, requirement):
    """The least sum of secondary cells, or None where there is no pattern."""
    if not small:
        return 0.0
    cells, leaves = matrix.shape
    worlds = 2 * len(small)
    size = cells + worlds * leaves
    cost = numpy.zeros(size)
    for i in range(cells):
        if i not in small:
            cost[i] = max(counts[i], 1e-3)  # of equal sums the fewest cells, so that zeros are not withheld for nothing
    rows, low, high = [], [], []

    def add(row, least, most):
        rows.append(row)
        low.append(least)
        high.append(most)

    # A world may move a withheld cell by so much: all that any requirement needs, and more than any count has.
    reach = float(sum(counts)) + threshold
    for w in range(worlds):
        at = cells + w * leaves
        for i in range(cells):
            for sign in (1.0, -1.0):
                row = numpy.zeros(size)
                row[at : at + leaves] = sign * matrix[i]
                row[i] = -reach
                add(row, -numpy.inf, sign * counts[i])
    for k, cell in enumerate(small):
        below, above = cells + 2 * k * leaves, cells + (2 * k + 1) * leaves
        if requirement == "not_small":
            for at, least, most in ((below, -numpy.inf, counts[cell] - 1), (above, threshold, numpy.inf)):
                row = numpy.zeros(size)
                row[at : at + leaves] = matrix[cell]
                add(row, least, most)
        else:
            row = numpy.zeros(size)
            row[above : above + leaves] = matrix[cell]
            row[below : below + leaves] = -matrix[cell]
            add(row, 1.0, numpy.inf)
    lower, upper = numpy.zeros(size), numpy.full(size, numpy.inf)
    upper[:cells] = 1.0
    for cell in small:
        lower[cell] = 1.0
    kinds = numpy.zeros(size)
    kinds[:cells] = 1
    found = milp(cost, constraints=LinearConstraint(numpy.array(rows), low, high), bounds=Bounds(lower, upper), integrality=kinds,
                 options={"mip_rel_gap": 0.0, "time_limit": 60.0})
    if found.status == 2:
        return None
    if found.status != 0:
        raise TimeoutError
    withheld = [i for i in range(cells) if found.x[i] > 0.5 and i not in small]
    return sum(counts[i] for i in withheld)


def ends(matrix, counts, published, cell):
    """Between which limits whole people put a cell."""
    known = numpy.array(sorted(published), dtype=int)
    at = LinearConstraint(matrix[known], counts[known], counts[known]) if len(known) else ()
    both = []
    for sign in (1.0, -1.0):
        found = milp(sign * matrix[cell], constraints=at, integrality=numpy.ones(matrix.shape[1]))
        both.append(sign * found.fun if found.status == 0 else -sign * numpy.inf)
    return both


for requirement in ("not_exact", "not_small"):
    draw.seed(seed)
    least, refused, refused_rightly, late, over, worst, unsafe, attacked = 0, 0, 0, 0, 0, 1.0, 0, 0
    total_ours = total_least = 0
    for number in range(tables):
        cells, leaves = table(number % 4)
        names = list(cells)
        matrix = numpy.array([[1.0 if j in cells[n] else 0.0 for j in range(len(leaves))] for n in names])
        counts = numpy.rint(matrix @ numpy.array(leaves, dtype=float))
        small = [i for i, c in enumerate(counts) if 1 <= c < threshold]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "cells.csv")
            with open(path, "w", newline="") as out:
                lines = csv.writer(out)
                lines.writerow(["cell", "count", "relation"])
                for n, c in zip(names, counts):
                    lines.writerow([n, int(c), " ".join(f"+{j}" for j in sorted(cells[n]))])
            ran = subprocess.run([program, path, "--threshold", str(threshold), "--requirement", requirement, "--format", "csv"],
                                 capture_output=True, text=True)
        try:
            best = least_sum(matrix, counts, small, requirement)
        except TimeoutError:
            late += 1
            continue
        if ran.returncode != 0:
            refused += 1
            refused_rightly += best is None
            continue
        status = {r["cell"]: r["status"] for r in csv.DictReader(ran.stdout.splitlines())}
        published = [i for i, n in enumerate(names) if status[n] == "published"]
        for cell in small:
            attacked += 1
            low, high = ends(matrix, counts, published, cell)
            safe = high - low >= 1 if requirement == "not_exact" else low <= counts[cell] - 1 and high >= threshold
            unsafe += not safe
        ours = sum(counts[i] for i, n in enumerate(names) if status[n] == "secondary")
        total_ours += ours
        total_least += best
        if ours <= best:
            least += 1
        else:
            over += 1
            worst = max(worst, ours / best if best else numpy.inf)
    print(f"{requirement}: {tables} tables; the least sum in {least}, more in {over}, at most {worst:.2f} times it; in sum "
          f"{total_ours:.0f} people withheld where {total_least:.0f} are the least; refused {refused}, rightly {refused_rightly}; "
          f"{late} programmes not ended in 60 seconds; {attacked} small cells attacked, {unsafe} not safe", flush=True)
