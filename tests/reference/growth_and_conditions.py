# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""Expected numbers of tests/measure/growth/growth_by_start.cpp, flatlined.cpp, outcomes_by_condition.cpp, condition_shares.cpp,
mean_amount.cpp, savings.cpp and cost_by_mode.cpp, by SciPy, statsmodels and mpmath: python3 growth_and_conditions.py"""
import csv
import os

import mpmath
import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable

mpmath.mp.dps = 40
print("scipy", scipy.__version__, "statsmodels", statsmodels.__version__, "mpmath", mpmath.__version__)
data = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "data")


def rows(name):
    with open(os.path.join(data, name), newline="") as f:
        return list(csv.DictReader(f))


def t_quantile(level, df):
    alpha = mpmath.mpf(1) - mpmath.mpf(level)
    return mpmath.findroot(
        lambda t: mpmath.betainc(mpmath.mpf(df) / 2, mpmath.mpf(1) / 2, 0, df / (df + t * t), regularized=True) - alpha,
        mpmath.mpf(stats.t.ppf(1 - float(alpha) / 2, df)))


print("student quantiles", [(level, df, mpmath.nstr(t_quantile(level, df), 17))
                            for level, df in (("0.95", 1), ("0.95", 2), ("0.95", 10), ("0.998", 3.7), ("0.9", 250), ("0.3", 1))])
print("student tails", [(t, df, mpmath.nstr(mpmath.betainc(mpmath.mpf(df) / 2, mpmath.mpf(1) / 2, 0,
                                                           df / (df + mpmath.mpf(t) ** 2), regularized=True), 17))
                        for t, df in ((2, 10), (0.01, 3.5), (30, 1000), (-1.5, 2))])

print("\ngrowth by start: 2010-03-31 to 2011-03-31, ongoing")
returns = rows("synthetic_returns.csv")


def take_up(period):
    return {r["cassr_code"]: (int(r["personal_budgets"]), int(r["eligible"])) for r in returns
            if r["period"] == period and r["basis"] == "ongoing" and r["eligible"] != "[x]"}


start, end = take_up("2010-03-31"), take_up("2011-03-31")
names = sorted(start)
p0 = np.array([start[c][0] / start[c][1] for c in names])
p1 = np.array([end[c][0] / end[c][1] for c in names])
n0 = np.array([start[c][1] for c in names])
fit = stats.linregress(p0, p1 - p0)
chance = np.mean(p0 * (1 - p0) / (n0 - 1)) / np.var(p0, ddof=1)
oldham = stats.pearsonr((p0 + p1) / 2, p1 - p0)
print("slope", repr(fit.slope), "chance", repr(chance), "corrected", repr((fit.slope + chance) / (1 - chance)))
print("oldham", repr(oldham[0]), "p", repr(oldham[1]), "median", repr(np.median(p0)))
slow = [c for c in names if start[c][0] / start[c][1] < np.median(p0)]
print("slower", len(slow), sum(start[c][0] for c in slow), sum(start[c][1] for c in slow),
      sum(end[c][0] for c in slow), sum(end[c][1] for c in slow))
few = [((20, 100), (35, 100)), ((50, 100), (52, 110)), ((10, 40), (25, 45)), ((70, 90), (60, 90)), ((5, 60), (20, 66))]
p0 = np.array([a[0] / a[1] for a, b in few])
p1 = np.array([b[0] / b[1] for a, b in few])
n0 = np.array([a[1] for a, b in few])
fit = stats.linregress(p0, p1 - p0)
chance = np.mean(p0 * (1 - p0) / (n0 - 1)) / np.var(p0, ddof=1)
oldham = stats.pearsonr((p0 + p1) / 2, p1 - p0)
print("few: slope", repr(fit.slope), "chance", repr(chance), "corrected", repr((fit.slope + chance) / (1 - chance)),
      "oldham", repr(oldham[0]), repr(oldham[1]))

print("\nflatlined: 87900 to 88322, 5 %")


for before, after in ((100, 104), (1000, 1004)):
    low, high = stats.beta.ppf(0.05, after, before + 1), stats.beta.isf(0.05, after + 1, before)
    print("ratio limits", before, after, repr(low / (1 - low) - 1), repr(high / (1 - high) - 1))
for before, after, margin in ((1000, 1004, 0.1), (100, 104, 0.05)):
    n = before + after
    fell = stats.binom.sf(after - 1, n, (1 - margin) / (2 - margin))
    rose = stats.binom.cdf(after, n, (1 + margin) / (2 + margin))
    print("equivalence", before, after, margin, repr(max(fell, rose)))

print("\noutcomes by condition, users, within councils")
users = [r for r in rows("synthetic_survey.csv") if r["role"] == "user"]


def met(r, condition):
    if condition != "planned_together":
        return {"yes": True, "no": False}.get(r[condition])
    a, b = r["involved_in_planning"], r["family_carer_involved"]
    if "no" in (a, b):
        return False
    return True if a == b == "yes" else None


def answered(r, area):
    return r[area] not in ("", "not applicable")


def better(r, area):
    return r[area] in ("a lot better", "a little better")


for condition in ("told_value", "planned_together", "free_of_constraints", "advice_and_support", "own_choice_of_mode"):
    for area in ("independence", "paid_job"):
        councils = {}
        for r in users:
            m = met(r, condition)
            if m is None or not answered(r, area):
                continue
            cell = councils.setdefault(r["council"], np.zeros((2, 2)))
            cell[0 if m else 1, 0 if better(r, area) else 1] += 1
        tables = [t for t in councils.values() if t.sum(0).all() and t.sum(1).all()]
        total = sum(councils.values())
        s = StratifiedTable(tables)
        a, b, c, d = total.ravel()
        # The margins of Mantel and Haenszel's estimate also hold the strata without a second column; they add nothing to the
        # odds ratio, but their cells enter the variance of Robins, Breslow and Greenland only through products that are 0.
        print(condition, area, [int(x) for x in total.ravel()], "or", repr(a * d / b / c), "mh", repr(s.oddsratio_pooled),
              "limits", s.oddsratio_pooled_confint(), "cmh", repr(s.test_null_odds().pvalue),
              "bd", repr(s.test_equal_odds(adjust=True).pvalue), len(tables))

print("\ntold the value by mode: chi-squared of k shares")
modes = {}
for r in users:
    if r["told_value"]:
        modes.setdefault(r["mode"], [0, 0])[0 if r["told_value"] == "yes" else 1] += 1
print(modes, stats.chi2_contingency(list(modes.values()), correction=False)[:2])

print("\nmoney")
first, second = [31250, 20000, 18000, 45000, 27500], [12000, 15500, 9900, 30100]
m = np.mean(first)
print("student", m, stats.t.interval(0.95, 4, m, stats.sem(first)))
v1, v2 = stats.sem(first) ** 2, stats.sem(second) ** 2
df = (v1 + v2) ** 2 / (v1 ** 2 / 4 + v2 ** 2 / 3)
d = np.mean(first) - np.mean(second)
half = float(t_quantile("0.95", df)) * np.sqrt(v1 + v2)
print("welch", d, df, d - half, d + half)
before, after = np.array([40000, 12000, 25000, 60000, 8000, 31000]), np.array([36000, 12500, 20000, 61000, 7000, 30000])
saved = before - after
ratio = saved.sum() / before.sum()
se = np.sqrt(6 / 5 * ((saved - ratio * before) ** 2).sum()) / before.sum()
t = float(t_quantile("0.95", 5))
print("savings", saved.sum(), before.sum(), "share", repr(ratio), "se", repr(se), repr(ratio - t * se), repr(ratio + t * se))
m = saved.mean()
h = t * saved.std(ddof=1) / np.sqrt(6)
print("mean saving", repr(m), repr(m - h), repr(m + h))

print("\ncost by mode")
cost = {}
for r in users:
    if r["weekly_budget_pence"]:
        cost.setdefault(r["mode"], {}).setdefault(r["client_group"], []).append(int(r["weekly_budget_pence"]))
pool = {m: sum(g.values(), []) for m, g in cost.items()}
a, b = pool["direct_payment"], pool["managed_budget"]
print(len(a), sum(a), len(b), sum(b))
v1, v2 = stats.sem(a) ** 2, stats.sem(b) ** 2
df = (v1 + v2) ** 2 / (v1 ** 2 / (len(a) - 1) + v2 ** 2 / (len(b) - 1))
d = np.mean(a) - np.mean(b)
half = float(t_quantile("0.95", df)) * np.sqrt(v1 + v2)
print("direct - managed", repr(d), repr(d - half), repr(d + half))
weights = value = variance = inverse = 0.0
for g in sorted(cost["direct_payment"]):
    x, y = cost["direct_payment"][g], cost["managed_budget"].get(g, [])
    if min(len(x), len(y)) < 2:
        continue
    w = len(x) * len(y) / (len(x) + len(y))
    v1, v2 = stats.sem(x) ** 2, stats.sem(y) ** 2
    weights, value = weights + w, value + w * (np.mean(x) - np.mean(y))
    variance += w * w * (v1 + v2)
    inverse += (w * w * v1) ** 2 / (len(x) - 1) + (w * w * v2) ** 2 / (len(y) - 1)
df = variance ** 2 / inverse
half = float(t_quantile("0.95", df)) * np.sqrt(variance) / weights
print("within client groups", repr(value / weights), repr(value / weights - half), repr(value / weights + half), df)

print("\ntold the value, between the councils with 60 answers or more")
told = {}
for r in users:
    if r["told_value"]:
        told.setdefault(r["council"], [0, 0])[r["told_value"] == "no"] += 1
table = np.array([v for v in told.values() if sum(v) >= 60])
print(len(table), stats.chi2_contingency(table, correction=False)[:3])
n, p = table.sum(axis=1), table[:, 0] / table.sum(axis=1)
everybody, k = n.sum(), len(n)
within = (n * p * (1 - p)).sum() / (everybody - k)
between = (n * (p - table[:, 0].sum() / everybody) ** 2).sum()
print("standard deviation", repr(((between - (k - 1) * within) / (everybody - (n * n).sum() / everybody)) ** 0.5))
