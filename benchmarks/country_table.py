# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""An invented table of a country for protect_cells, on standard output: 152 councils in 9 regions by 4 modes, 2 roles and 3 ages, with
all margins (9,720 cells).  One leaf in 21 is 1 to 4, the others 5 to 400.

    python3 benchmarks/country_table.py > country.csv
    time protect_cells country.csv --threshold 5 --requirement not_small --format csv > pattern.csv
"""
import random
from itertools import product

COUNCILS, REGIONS, WAYS = 152, 9, (4, 2, 3)
draw = random.Random(5)
leaves = {(c, *at): draw.randint(1, 4) if draw.random() < 0.0475 else draw.randint(5, 400)
          for c in range(COUNCILS) for at in product(*map(range, WAYS))}
areas = [(f"c{c}", [c]) for c in range(COUNCILS)]
areas += [(f"r{r}", [c for c in range(COUNCILS) if c % REGIONS == r]) for r in range(REGIONS)]
areas += [("all", list(range(COUNCILS)))]
print("cell,count,relation")
for name, councils in areas:
    for at in product(*([*range(n), None] for n in WAYS)):
        inside = [(c, *one) for c in councils
                  for one in product(*([k] if k is not None else range(n) for k, n in zip(at, WAYS)))]
        print("|".join([name, *map(str, at)]), sum(leaves[i] for i in inside),
              " ".join("+l" + "_".join(map(str, i)) for i in inside), sep=",")
