# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""What tests/explain/beta_binomial_regression.cpp holds of errors by clusters: pairs of councils of data/take_up.csv.
The maximum by Newton's method on derivatives that mpmath takes of the log likelihood (40 digits).  python3 (mpmath 1.2.1)."""
import csv
import mpmath as mp

mp.mp.dps = 40
rows = [(mp.mpf(1), mp.mpf(r["spend"]), mp.mpf(r["pilot"]), int(r["asked"]), int(r["hits"])) for r in csv.DictReader(open("data/take_up.csv"))]


def loglik(r, b0, b1, b2, t):
    mu, m = 1 / (1 + mp.e ** -(b0 + b1 * r[1] + b2 * r[2])), mp.e**t
    n, y = r[3], r[4]
    return (mp.loggamma(y + mu * m) - mp.loggamma(mu * m) + mp.loggamma(n - y + (1 - mu) * m) - mp.loggamma((1 - mu) * m)
            - mp.loggamma(n + m) + mp.loggamma(m))


def derivative(r, at, *which):
    order = [which.count(i) for i in range(4)]
    return mp.diff(lambda *x: loglik(r, *x), tuple(at), tuple(order))


at = [mp.mpf("-1.977"), mp.mpf("0.2875"), mp.mpf("0.3464"), mp.log(1 / mp.mpf("0.04109") - 1)]
for _ in range(8):
    g = mp.matrix([sum(derivative(r, at, i) for r in rows) for i in range(4)])
    h = mp.matrix(4, 4)
    for i in range(4):
        for j in range(4):
            h[i, j] = sum(derivative(r, at, i, j) for r in rows)
    move = mp.lu_solve(-h, g)
    at = [a + d for a, d in zip(at, move)]
inverse = (-h) ** -1
clusters = {}
for k, r in enumerate(rows):
    s = clusters.setdefault(k // 2, mp.matrix(4, 1))
    for i in range(4):
        s[i] += derivative(r, at, i)
middle = mp.matrix(4, 4)
for s in clusters.values():
    middle += s * s.T
m = len(clusters)
v = mp.mpf(m) / (m - 1) * inverse * middle * inverse
rho = 1 / (1 + mp.e ** at[3])
res = []
for r in rows:
    mu = 1 / (1 + mp.e ** -(at[0] + at[1] * r[1] + at[2] * r[2]))
    res.append((r[4] - r[3] * mu) / mp.sqrt(r[3] * mu * (1 - mu) * (1 + (r[3] - 1) * rho)))
pairs = [(i, i + 1) for i in range(0, len(rows) - 1, 2)]
within = sum(res[i] * res[j] for i, j in pairs) / len(pairs) / (sum(x * x for x in res) / len(res))
print("coefficients", [mp.nstr(a, 14) for a in at[:3]], "rho", mp.nstr(rho, 14))
print("se", [mp.nstr(mp.sqrt(v[i, i]), 14) for i in range(3)], "df", m - 1, "within", mp.nstr(within, 12))
