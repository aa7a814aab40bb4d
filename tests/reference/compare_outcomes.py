# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""Oracle for tests/measure/ on comparing outcomes (written with Python 3.11, SciPy 1.10.1, statsmodels 0.13.5).  Counts the
shipped synthetic survey with the csv module.  Run in the project's folder: python3 tests/reference/compare_outcomes.py"""
import csv
from collections import Counter

import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

rows = [r for r in csv.DictReader(open("examples/data/synthetic_survey.csv")) if r["role"] == "user"]
columns = list(rows[0])
areas = columns[columns.index("independence"):columns.index("volunteering") + 1]
direction = {"a lot better": "b", "a little better": "b", "no difference": "o", "a little worse": "o", "a lot worse": "o"}
say = lambda name, *v: print(name, ":", ", ".join(repr(float(x)) if not isinstance(x, (int, str)) else str(x) for x in v))


def group(r):
    if r["mode"] == "direct_payment" and r["managed_by"] == "self":
        return "self"
    return "managed" if r["mode"] == "managed_budget" else "other"


def counts(area, band=None):
    """better and not better of the people who answered, for both groups"""
    c = Counter((group(r), direction[r[area]]) for r in rows if r[area] in direction and (band is None or r["age_band"] == band))
    return [[c["self", "b"], c["self", "o"]], [c["managed", "b"], c["managed", "o"]]]


def plain(name, t):
    (a, b), (c, d) = t
    chi = stats.chi2_contingency(t, correction=False)
    low, up = confint_proportions_2indep(a, a + b, c, c + d, method="newcomb", compare="diff", alpha=0.05)
    say(name, a, a + b, c, c + d, a / (a + b) - c / (c + d), low, up, chi[0], chi[1])
    return chi[1]


for band in (None, "65+"):
    p = [plain(f"{area} {band or 'all ages'}", counts(area, band)) for area in areas]
    say(f"holm {band or 'all ages'}", *multipletests(p, method="holm")[1])
    print("better in both:", sum(1 for a in areas if counts(a, band)[0][0] / sum(counts(a, band)[0]) > counts(a, band)[1][0] / sum(counts(a, band)[1])))

within = []
for area in areas:
    t = StratifiedTable([np.array(counts(area, b), float) for b in ("18-64", "65+", "not_stated")])
    low, up = t.oddsratio_pooled_confint()
    cmh = t.test_null_odds(correction=False)
    bd = t.test_equal_odds(adjust=True)
    within.append(stats.chi2.sf(cmh.statistic, 1))  # its own p-value is 1 - cdf, which loses digits
    say("within " + area, t.oddsratio_pooled, low, up, cmh.statistic, within[-1], bd.statistic, bd.pvalue)
say("within holm", *multipletests(within, method="holm")[1])

# An invented area in which the association holds in both of two strata.
t = StratifiedTable([np.array(s, float) for s in ([[40, 10], [20, 30]], [[30, 20], [15, 35]])])
cmh, bd = t.test_null_odds(correction=False), t.test_equal_odds(adjust=True)
say("holding", t.oddsratio_pooled, *t.oddsratio_pooled_confint(), cmh.statistic, cmh.pvalue, bd.statistic, bd.pvalue)

for what, hit in {"direct payments": lambda r: r["mode"] in ("direct_payment", "part_direct_payment"),
                  "offered": lambda r: r["mode_offered"] == "direct_payment"}.items():
    c = Counter((r["age_band"], bool(hit(r))) for r in rows if r["mode"] != "council_commissioned")
    print(what, dict(c))
    plain(what, [[c["65+", True], c["65+", False]], [c["18-64", True], c["18-64", False]]])
