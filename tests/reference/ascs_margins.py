# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# How the published margins of the ASCS relate to those of a simple random sample of the published respondents:
# its published table by council, one row an answer.  The figures of tests/sampling/shared_ascs.cpp and of
# docs/sampling_weights.md.   python3 tests/reference/ascs_margins.py TABLE.csv   (Python 3.11, no packages)
import csv, itertools, math, collections, sys

groups = collections.defaultdict(list)
with open(sys.argv[1], encoding="utf-8") as f:
    for r in csv.DictReader(f):
        groups[(r["cassr"], r["question"])].append(r)

def number(text):
    try: return float(text)
    except ValueError: return None

def median(x):
    x = sorted(x); return x[len(x) // 2] if len(x) % 2 else (x[len(x) // 2 - 1] + x[len(x) // 2]) / 2

def quantile(x, q): return sorted(x)[int(q * len(x))]

plain, corrected, verdicts, absent = [], collections.defaultdict(list), collections.Counter(), 0
by_council = collections.defaultdict(collections.Counter)
for (council, question), rows in groups.items():
    if council == "18 CASSR Average": continue
    known = [number(r["weighted_respondents"]) for r in rows]
    people = sum(k for k in known if k is not None)
    for r in rows:
        p, m, n = number(r["percentage"]), number(r["margin_of_error_95"]), number(r["question_respondents"])
        if m is None: absent += 1; continue
        p /= 100
        assert 0 < p < 1
        def margin(p, n, people): return 196 * math.sqrt(p * (1 - p) / (n - 1) * max(0.0, 1 - n / people))
        plain.append(m / (196 * math.sqrt(p * (1 - p) / (n - 1))))
        ratio = m / margin(p, n, people)
        corrected[council].append(ratio)
        # Percentages and margins are rounded to 0.1, respondents to 5 and weighted ones to 10.
        around = [margin(min(max(p + a, 1e-9), 1 - 1e-9), n + b, people + c)
                  for a, b, c in itertools.product((-.0005, .0005), (-2.5, 2.5), (-5 * len(rows), 5 * len(rows)))]
        verdict = "larger" if m - .05 > max(around) else "smaller" if m + .05 < min(around) else "rounding"
        verdicts[verdict] += 1; by_council[council][verdict] += 1
everything = list(itertools.chain(*corrected.values()))
print("rows", len(everything), "without a margin", absent)
print("published / simple random:", *("%.4f" % f for f in (quantile(plain, .05), median(plain), quantile(plain, .95))))
print("with 1 - n/N:             ", *("%.4f" % f for f in (quantile(everything, .05), median(everything), quantile(everything, .95))))
print(dict(verdicts))
for council in sorted(corrected, key=lambda c: median(corrected[c])):
    print("%-24s %4d  %.4f  %s" % (council, len(corrected[council]), median(corrected[council]), dict(by_council[council])))
