#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""The bases of print_figures.csv by trying every base in exact fractions: python3 tests/reference/print_figures.py

The statements are figures of surveys, evaluations and news on personal budgets, 2005 to 2017, and the values that print
has beside them; verdicts and what is said were worked out by hand.  Prints each row whose `bases` (of shares and of a share
with a count) differs from what trying gives, and nothing where all agree.
"""
import csv
import math
import pathlib
from fractions import Fraction


def window(text):
    """[lower, upper) of a per cent as printed, halves up."""
    text = text.replace("%", "").strip()
    unit = Fraction(1, 100 * 10 ** (len(text.partition(".")[2])))
    return Fraction(text) / 100 - unit / 2, Fraction(text) / 100 + unit / 2


def prints(k, n, text):
    lower, upper = window(text)
    return lower <= Fraction(k, n) < upper


def counts_about(text, n):
    """Every count that could print so, and one more on either side."""
    lower, upper = window(text)
    return range(max(0, math.floor(lower * n) - 1), min(n, math.ceil(upper * n) + 1) + 1)


def ranges(bases):
    out = []
    for n in bases:
        if out and out[-1][1] == n - 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return "; ".join(f"{a:,}" if a == b else f"{a:,} to {b:,}" for a, b in out)


for row in csv.DictReader(open(pathlib.Path(__file__).with_name("print_figures.csv"))):
    number = row["printed"].replace("%", "").strip().replace(".", "", 1).isdigit()
    if row["kind"] == "share" and row["values"] and number:
        k = int(row["values"].split()[0].replace(",", ""))
        lower, upper = window(row["printed"])
        found = ranges(n for n in range(max(k, math.floor(k / upper) - 2), math.ceil(k / lower) + 3) if n > 0 and prints(k, n, row["printed"]))
    elif row["kind"] == "shares":
        found = []
        for n in range(1, int(row["base"]) + 1):
            fits = True
            for value in row["values"].split():
                count, _, per_cent = value.rpartition("=")
                fits = fits and any(prints(k, n, per_cent) for k in ([int(count)] if count else counts_about(per_cent, n)))
            if fits:
                found.append(n)
        found = ranges(found)
    else:
        continue
    if row["bases"] != found:
        print(row["statement"], "| in the table:", row["bases"], "| by trying:", found)
