#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""Trusted limits for two proportions, by a route of their own: mpmath with 45 digits (90 at levels near 0).

Score limits: bisection on the value under test, around a bisection on the restricted likelihood equation in p2 (no
multiplier, no cubic).  Exact limits: sums over the whole support; Baptista-Pike by trying every tie.  The rest: the
published formulas as printed.  Stratified limits: the same restricted estimates, weights by plain iteration.

    python3 two_proportions.py > ../compare/two_proportions_reference.hpp

Takes some minutes.  The committed numbers: Python 3.11, mpmath 1.2.1.
"""
import sys
from mpmath import mp, mpf, sqrt, log, exp, erfinv, asinh, inf, binomial, loggamma

mp.dps = 45
BITS = 110


def z_of(level):
    return sqrt(2) * erfinv(mpf(level))


def bisect(f, lo, hi, bits=BITS):
    """The point where f turns from true to false."""
    lo, hi = mpf(lo), mpf(hi)
    for _ in range(bits):
        mid = (lo + hi) / 2
        if f(mid):
            lo = mid
        else:
            hi = mid
    return (lo + hi) / 2


def bisect_log(f, lo, hi):
    return exp(bisect(lambda t: f(exp(t)), log(mpf(lo)), log(mpf(hi)), BITS + 20))


def slope(x, n, p):  # d log likelihood / d p
    x, n = mpf(x), mpf(n)
    return (x / p if x else mpf(0)) - ((n - x) / (1 - p) if n > x else mpf(0))


def restricted_difference(x1, n1, x2, n2, delta):
    lo, hi = max(mpf(0), -delta), min(mpf(1), 1 - delta)
    p2 = bisect(lambda p: slope(x1, n1, p + delta) + slope(x2, n2, p) > 0, lo, hi)
    return p2 + delta, p2


def restricted_ratio(x1, n1, x2, n2, phi):
    p2 = bisect(lambda p: phi * slope(x1, n1, phi * p) + slope(x2, n2, p) > 0, 0, min(mpf(1), 1 / phi), BITS + 60)
    return phi * p2, p2


def restricted_odds(x1, n1, x2, n2, psi):
    def p1_of(p2):
        return psi * p2 / (1 - p2 + psi * p2)
    p2 = bisect(lambda p: mpf(x1 + x2) > n1 * p1_of(p) + n2 * p, 0, 1, BITS + 60)
    return p1_of(p2), p2


def var(p, n):
    return p * (1 - p) / n


def score_difference(x1, n1, x2, n2, z, lam):
    d = mpf(x1) / n1 - mpf(x2) / n2

    def stat(delta):
        p1, p2 = restricted_difference(x1, n1, x2, n2, delta)
        v = lam * (var(p1, n1) + var(p2, n2))
        return (d - delta) ** 2 / v if v > mpf(10) ** -38 else inf
    lower = mpf(-1) if d == -1 else bisect(lambda t: stat(t) > z * z, -1, d)
    upper = mpf(1) if d == 1 else bisect(lambda t: stat(t) <= z * z, d, 1)
    return lower, upper


def score_ratio(x1, n1, x2, n2, z, lam):
    def signed(phi):
        p1, p2 = restricted_ratio(x1, n1, x2, n2, phi)
        v = lam * (var(p1, n1) + phi ** 2 * var(p2, n2))
        s = mpf(x1) / n1 - phi * mpf(x2) / n2
        return s / sqrt(v) if v > 0 else (inf if s > 0 else mpf(0))
    tiny, huge = mpf(10) ** -30, mpf(10) ** 30
    lower = mpf(0) if x1 == 0 else bisect_log(lambda t: signed(t) > z, tiny, huge)
    upper = inf if x2 == 0 else bisect_log(lambda t: signed(t) > -z, tiny, huge)
    return lower, upper


def score_odds(x1, n1, x2, n2, z, lam):
    def signed(psi):
        p1, p2 = restricted_odds(x1, n1, x2, n2, psi)
        return (x1 - n1 * p1) * sqrt((1 / (n1 * p1 * (1 - p1)) + 1 / (n2 * p2 * (1 - p2))) / lam)
    tiny, huge = mpf(10) ** -30, mpf(10) ** 30
    lower = mpf(0) if x1 == 0 or x2 == n2 else bisect_log(lambda t: signed(t) > z, tiny, huge)
    upper = inf if x2 == 0 or x1 == n1 else bisect_log(lambda t: signed(t) > -z, tiny, huge)
    return lower, upper


def wilson(x, n, z):
    x, n = mpf(x), mpf(n)
    c, r = 2 * x + z * z, z * sqrt(z * z + 4 * x * (n - x) / n)
    return (c - r) / (2 * (n + z * z)), (c + r) / (2 * (n + z * z))


def wilson_cc(x, n, z):
    p, q, n = mpf(x) / n, 1 - mpf(x) / n, mpf(n)
    lo = 0 if x == 0 else (2 * n * p + z * z - 1 - z * sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + z * z))
    hi = 1 if x == n else (2 * n * p + z * z + 1 + z * sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + z * z))
    return max(mpf(0), lo), min(mpf(1), hi)


def clamp(lo, hi):
    return max(mpf(-1), min(mpf(1), lo)), max(mpf(-1), min(mpf(1), hi))


def difference_rows(x1, n1, x2, n2, level):
    z = z_of(level)
    p1, p2 = mpf(x1) / n1, mpf(x2) / n2
    d = p1 - p2
    se = sqrt(var(p1, n1) + var(p2, n2))
    yield 'wald', clamp(d - z * se, d + z * se)
    cc = (mpf(1) / n1 + mpf(1) / n2) / 2
    yield 'wald_continuity_corrected', clamp(d - z * se - cc, d + z * se + cc)
    a1, a2 = mpf(x1 + 1) / (n1 + 2), mpf(x2 + 1) / (n2 + 2)
    w = z * sqrt(var(a1, n1 + 2) + var(a2, n2 + 2))
    yield 'agresti_caffo', clamp(a1 - a2 - w, a1 - a2 + w)
    for name, f in (('newcombe', wilson), ('newcombe_continuity_corrected', wilson_cc)):
        (l1, u1), (l2, u2) = f(x1, n1, z), f(x2, n2, z)
        yield name, clamp(d - sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2), d + sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2))
    u, v = (mpf(1) / n1 + mpf(1) / n2) / 4, (mpf(1) / n1 - mpf(1) / n2) / 4
    for name, psi in (('haldane', (p1 + p2) / 2),
                      ('jeffreys_perks', ((x1 + mpf(.5)) / (n1 + 1) + (x2 + mpf(.5)) / (n2 + 1)) / 2)):
        centre = (d + z * z * v * (1 - 2 * psi)) / (1 + z * z * u)
        inner = (u * (4 * psi * (1 - psi) - d * d) + 2 * v * (1 - 2 * psi) * d + 4 * z * z * u * u * psi * (1 - psi)
                 + z * z * v * v * (1 - 2 * psi) ** 2)
        w = z / (1 + z * z * u) * sqrt(max(mpf(0), inner))
        yield name, clamp(centre - w, centre + w)
    w = mpf(1) / (2 * min(n1, n2)) + z * sqrt((var(p1, n1 - 1) if n1 > 1 else 0) + (var(p2, n2 - 1) if n2 > 1 else 0))
    yield 'hauck_anderson', clamp(d - w, d + w)
    yield 'mee', score_difference(x1, n1, x2, n2, z, 1)
    yield 'miettinen_nurminen', score_difference(x1, n1, x2, n2, z, mpf(n1 + n2) / (n1 + n2 - 1))


def ratio_rows(x1, n1, x2, n2, level):
    z = z_of(level)
    p1, p2 = mpf(x1) / n1, mpf(x2) / n2
    if x1 and x2:
        s = sqrt(1 / mpf(x1) - 1 / mpf(n1) + 1 / mpf(x2) - 1 / mpf(n2))
        yield 'katz', (p1 / p2 * exp(-z * s), p1 / p2 * exp(z * s))
        t = 2 * asinh(z * s / 2)
        yield 'inverse_sinh', (p1 / p2 * exp(-t), p1 / p2 * exp(t))
    else:
        yield 'katz', (mpf(0), inf)
        # The limit of the formula as the empty cell goes to 0: exp(t) becomes z^2 over that cell.
        if x2:
            yield 'inverse_sinh', (mpf(0), mpf(n2) * z ** 2 / (n1 * mpf(x2)))
        elif x1:
            yield 'inverse_sinh', (mpf(x1) * n2 / (n1 * z ** 2), inf)
        else:
            yield 'inverse_sinh', (mpf(0), inf)
    h = mpf(1) / 2
    s = sqrt(1 / (x1 + h) - 1 / (n1 + h) + 1 / (x2 + h) - 1 / (n2 + h))
    r = (x1 + h) / (n1 + h) / ((x2 + h) / (n2 + h))
    yield 'adjusted_log', (r * exp(-z * s), r * exp(z * s))
    (l1, u1), (l2, u2) = wilson(x1, n1, z), wilson(x2, n2, z)
    pp = p1 * p2
    lower = mpf(0) if x1 == 0 else (pp - sqrt(pp ** 2 - l1 * u2 * (2 * p1 - l1) * (2 * p2 - u2))) / (u2 * (2 * p2 - u2))
    upper = inf if x2 == 0 else (pp + sqrt(pp ** 2 - u1 * l2 * (2 * p1 - u1) * (2 * p2 - l2))) / (l2 * (2 * p2 - l2))
    yield 'mover_wilson', (lower, upper)
    yield 'koopman', score_ratio(x1, n1, x2, n2, z, 1)
    yield 'miettinen_nurminen', score_ratio(x1, n1, x2, n2, z, mpf(n1 + n2) / (n1 + n2 - 1))


def log_weights(x1, n1, x2, n2):
    """log C(n1, k) C(n2, s - k) for all k, relative to the observed one."""
    s = x1 + x2
    lo, hi = max(0, s - n2), min(n1, s)
    w = {x1: mpf(0)}
    for k in range(x1, hi):
        w[k + 1] = w[k] + log(mpf(n1 - k) * (s - k) / (mpf(k + 1) * (n2 - s + k + 1)))
    for k in range(x1, lo, -1):
        w[k - 1] = w[k] - log(mpf(n1 - k + 1) * (s - k + 1) / (mpf(k) * (n2 - s + k)))
    return w


def exact_rows(x1, n1, x2, n2, level):
    if min(x1 + x2, n1 + n2 - x1 - x2) > 3000:
        return
    alpha = mpf(1.0 - level)  # as a double, which is what a method is asked for
    w = log_weights(x1, n1, x2, n2)
    lo, hi = min(w), max(w)

    def law(theta):
        q = {k: exp(v + (k - x1) * theta) for k, v in w.items()}
        total = sum(q.values())
        return {k: v / total for k, v in q.items()}

    def upper_tail(theta, weight):
        p = law(theta)
        return sum(v for k, v in p.items() if k > x1) + weight * p[x1]

    def lower_tail(theta, weight):
        p = law(theta)
        return sum(v for k, v in p.items() if k < x1) + weight * p[x1]
    for name, weight in (('exact_conditional', mpf(1)), ('mid_p', mpf(.5))):
        lower = mpf(0) if x1 == lo else exp(bisect(lambda t: upper_tail(t, weight) < alpha / 2, -90, 90))
        upper = inf if x1 == hi else exp(bisect(lambda t: lower_tail(t, weight) >= alpha / 2, -90, 90))
        yield name, (lower, upper)
    if len(w) > 400:
        return
    for name, weight in (('baptista_pike', mpf(1)), ('baptista_pike_mid_p', mpf(.5))):
        def p_value(theta, skip=None):  # ties within the working precision belong to the set; skip leaves one out
            top = w[x1] + mpf(10) ** -36
            p = law(theta)
            return sum(v for k, v in p.items()
                       if k == x1 or (k != skip and w[k] + (k - x1) * theta <= top)) - (1 - weight) * p[x1]

        def outermost(ks, sign):
            """The first accepted log odds ratio, coming from sign * infinity."""
            ties = sorted(((w[k] - w[x1]) / (x1 - k), k) for k in ks)
            if sign > 0:
                ties.reverse()
            previous = mpf(sign * 90)
            for theta, k in ties:
                if p_value(theta, k) > alpha:  # accepted just before the tie: crossed somewhere on the way
                    return bisect(lambda t: p_value(t, k) > alpha, theta, previous)
                if p_value(theta) > alpha:
                    return theta
                previous = theta
            return None
        below, above = [k for k in w if k < x1], [k for k in w if k > x1]
        lower = outermost(below, -1) if below else -inf
        upper = outermost(above, 1) if above else inf
        if lower is not None and upper is not None:
            yield name, (exp(lower), exp(upper))


def odds_rows(x1, n1, x2, n2, level):
    z = z_of(level)
    a, b, c, d = mpf(x1), mpf(n1 - x1), mpf(x2), mpf(n2 - x2)
    if a and b and c and d:
        s, r = sqrt(1 / a + 1 / b + 1 / c + 1 / d), a * d / (b * c)
        yield 'woolf', (r * exp(-z * s), r * exp(z * s))
        t = 2 * asinh(z * s / 2)
        yield 'inverse_sinh', (r * exp(-t), r * exp(t))
    else:
        yield 'woolf', (mpf(0), inf)
        # The limit as one empty cell goes to 0, as for the ratio.
        if [a, b, c, d].count(0) > 1:
            yield 'inverse_sinh', (mpf(0), inf)
        elif not (a and d):
            yield 'inverse_sinh', (mpf(0), z ** 2 * (a + d) / (b * c))
        else:
            yield 'inverse_sinh', (a * d / ((b + c) * z ** 2), inf)
    a, b, c, d = (v + mpf(1) / 2 for v in (a, b, c, d))
    s, r = sqrt(1 / a + 1 / b + 1 / c + 1 / d), a * d / (b * c)
    yield 'gart', (r * exp(-z * s), r * exp(z * s))
    yield 'score', score_odds(x1, n1, x2, n2, z, 1)
    yield 'miettinen_nurminen', score_odds(x1, n1, x2, n2, z, mpf(n1 + n2) / (n1 + n2 - 1))
    yield from exact_rows(x1, n1, x2, n2, level)


def paired_rows(a, b, c, d, level):
    z, n = z_of(level), mpf(a + b + c + d)
    p1, p2, diff = (a + b) / n, (a + c) / n, (b - c) / n
    (l1, u1), (l2, u2) = wilson(a + b, n, z), wilson(a + c, n, z)
    margins = mpf(a + b) * (c + d) * (a + c) * (b + d)
    cross = mpf(a) * d - mpf(b) * c
    if cross > 0:
        cross = max(cross - n / 2, mpf(0))
    phi = cross / sqrt(margins) if margins else mpf(0)
    yield 'newcombe_paired', clamp(
        diff - sqrt((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2),
        diff + sqrt((u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2))

    def stat(delta):  # Tango's own quadratic
        A, B, C = 2 * n, -b - c + (2 * n - b + c) * delta, -c * delta * (1 - delta)
        q = (sqrt(max(mpf(0), B * B - 4 * A * C)) - B) / (2 * A)
        v = n * (2 * q + delta * (1 - delta))
        return (b - c - n * delta) ** 2 / v if v > mpf(10) ** -38 else inf
    yield 'tango', (mpf(-1) if diff == -1 else bisect(lambda t: stat(t) > z * z, -1, diff),
                    mpf(1) if diff == 1 else bisect(lambda t: stat(t) <= z * z, diff, 1))


def stratified_rows(strata, level):
    z = z_of(level)
    S = [(mpf(x1), mpf(n1), mpf(x2), mpf(n2), mpf(n1 + n2)) for x1, n1, x2, n2 in strata]
    w = sum(n1 * n2 / N for _, n1, _, n2, N in S)
    d = sum((x1 * n2 - x2 * n1) / N for x1, n1, x2, n2, N in S) / w
    P = sum((n1 ** 2 * x2 - n2 ** 2 * x1 + n1 * n2 * (n2 - n1) / 2) / N ** 2 for x1, n1, x2, n2, N in S)
    Q = sum((x1 * (n2 - x2) + x2 * (n1 - x1)) / (2 * N) for x1, n1, x2, n2, N in S)
    se = sqrt(max(mpf(0), d * P + Q)) / w
    yield 'difference', 'mantel_haenszel', d, clamp(d - z * se, d + z * se)
    R, T = sum(x1 * n2 / N for x1, n1, x2, n2, N in S), sum(x2 * n1 / N for x1, n1, x2, n2, N in S)
    if R and T:
        v = sum((n1 * n2 * (x1 + x2) - x1 * x2 * N) / N ** 2 for x1, n1, x2, n2, N in S) / (R * T)
        yield 'ratio', 'mantel_haenszel', R / T, (R / T * exp(-z * sqrt(v)), R / T * exp(z * sqrt(v)))
    r = [x1 * (n2 - x2) / N for x1, n1, x2, n2, N in S]
    t = [x2 * (n1 - x1) / N for x1, n1, x2, n2, N in S]
    p = [(x1 + n2 - x2) / N for x1, n1, x2, n2, N in S]
    q = [(x2 + n1 - x1) / N for x1, n1, x2, n2, N in S]
    R, T = sum(r), sum(t)
    if R and T:
        v = (sum(i * j for i, j in zip(p, r)) / (2 * R * R) + sum(i * j + k * l for i, j, k, l in zip(p, t, q, r)) / (2 * R * T)
             + sum(i * j for i, j in zip(q, t)) / (2 * T * T))
        yield 'odds_ratio', 'mantel_haenszel', R / T, (R / T * exp(-z * sqrt(v)), R / T * exp(z * sqrt(v)))

    def averages(shares, spread):
        weights = [1 / (1 / n1 + 1 / n2) for _, n1, _, n2, _ in S]
        for _ in range(300):
            W = sum(weights)
            r1 = sum(w * s[0] for w, s in zip(weights, shares)) / W
            r2 = sum(w * s[1] for w, s in zip(weights, shares)) / W
            a1, a2 = spread(r1, r2)
            fresh = [1 / (a1 / n1 + a2 / n2) for _, n1, _, n2, _ in S]
            same = all(abs(f / sum(fresh) - w / W) < mpf(10) ** -30 for f, w in zip(fresh, weights))
            weights = fresh
            if same:
                break
        return weights

    def signed_difference(delta):
        shares = [restricted_difference(*s[:4], delta) for s in S]
        weights = averages(shares, lambda a, b: (a * (1 - a), b * (1 - b)))
        num = sum(w * (x1 / n1 - x2 / n2 - delta) for w, (x1, n1, x2, n2, N) in zip(weights, S))
        v = sum(w * w * (var(p1, n1) + var(p2, n2)) * N / (N - 1)
                for w, (p1, p2), (x1, n1, x2, n2, N) in zip(weights, shares, S))
        return num / sqrt(v)

    def signed_ratio(phi):
        shares = [restricted_ratio(*s[:4], phi) for s in S]
        weights = averages(shares, lambda a, b: (1 - a, phi * (1 - b)))
        num = sum(w * (x1 / n1 - phi * x2 / n2) for w, (x1, n1, x2, n2, N) in zip(weights, S))
        v = sum(w * w * (var(p1, n1) + phi ** 2 * var(p2, n2)) * N / (N - 1)
                for w, (p1, p2), (x1, n1, x2, n2, N) in zip(weights, shares, S))
        return num / sqrt(v)

    def signed_odds(psi):
        num = v = mpf(0)
        for x1, n1, x2, n2, N in S:
            p1, p2 = restricted_odds(x1, n1, x2, n2, psi)
            num += x1 - n1 * p1
            v += N / (N - 1) / (1 / (n1 * p1 * (1 - p1)) + 1 / (n2 * p2 * (1 - p2)))
        return num / sqrt(v)
    global BITS
    BITS, keep = 90, BITS  # enough for 20 digits
    eps = mpf(10) ** -6
    yield ('difference', 'miettinen_nurminen', bisect(lambda t: signed_difference(t) > 0, -1 + eps, 1 - eps),
           tuple(bisect(lambda t: signed_difference(t) > s, -1 + eps, 1 - eps) for s in (z, -z)))
    yield ('ratio', 'miettinen_nurminen', bisect_log(lambda t: signed_ratio(t) > 0, eps, 1 / eps),
           tuple(bisect_log(lambda t: signed_ratio(t) > s, eps, 1 / eps) for s in (z, -z)))
    yield ('odds_ratio', 'miettinen_nurminen', bisect_log(lambda t: signed_odds(t) > 0, eps, 1 / eps),
           tuple(bisect_log(lambda t: signed_odds(t) > s, eps, 1 / eps) for s in (z, -z)))
    BITS = keep


TABLES = [(56, 70, 48, 80), (7, 34, 1, 34), (0, 10, 0, 20), (10, 10, 0, 20), (0, 16, 15, 72), (29, 55, 11, 11),
          (5, 56, 0, 29), (3, 4, 1, 4), (1, 1, 0, 1), (1, 1, 1, 1), (0, 1, 0, 1), (10, 10, 20, 20), (0, 20, 10, 10),
          (1, 3, 999, 1000), (28, 51, 71, 230), (1, 10**6, 0, 10**6), (3, 10**6, 1, 2 * 10**6),
          (999999, 10**6, 999990, 10**6), (500000000, 10**9, 499900000, 10**9),
          (5 * 10**14, 10**15, 5 * 10**14 - 10**7, 10**15), (3, 10**15, 1, 10**15)]
LEVELS = {(56, 70, 48, 80): (.5, .998, 1e-8, 1 - 1e-10), (7, 34, 1, 34): (.5, .998, 1e-8, 1 - 1e-10),
          (0, 10, 0, 20): (.998, 1e-8), (29, 55, 11, 11): (.5, .998, 1e-8), (3, 10**6, 1, 2 * 10**6): (.998, 1 - 1e-10),
          (1, 3, 999, 1000): (.5, .998)}
PAIRED = [(20, 12, 2, 16), (4, 9, 3, 16), (43, 0, 1, 0), (53, 16, 8, 9), (1, 1, 7, 12), (0, 0, 0, 7), (3, 0, 0, 4),
          (0, 5, 0, 0), (0, 0, 5, 0), (2, 6, 0, 1), (0, 3, 2, 0), (1, 0, 0, 0), (0, 1, 0, 0),
          (10**6, 3, 1, 10**6), (4 * 10**14, 10**14 + 10**7, 10**14, 4 * 10**14), (5 * 10**14, 0, 0, 5 * 10**14)]
STRATA = {'admissions': [(512, 825, 89, 108), (353, 560, 17, 25), (120, 325, 202, 593), (138, 417, 131, 375),
                         (53, 191, 94, 393), (22, 373, 24, 341)],
          'trials': [(15, 16, 9, 16), (12, 16, 1, 16), (29, 34, 18, 34), (42, 56, 31, 56), (14, 22, 6, 22), (44, 54, 17, 55)],
          'rare': [(4, 16, 5, 79), (2, 16, 3, 87), (4, 18, 10, 90), (1, 15, 3, 82)]}


def number(v):
    if v == inf:
        return 'infinity'
    if v == -inf:
        return '-infinity'
    text = mp.nstr(v, 20, min_fixed=-3, max_fixed=3)
    return text if '.' in text or 'e' in text else text + '.0'


def main():
    out = sys.stdout
    out.write('''// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_COMPARE_TWO_PROPORTIONS_REFERENCE_HPP
#define PBO_TESTS_COMPARE_TWO_PROPORTIONS_REFERENCE_HPP

// Made by tests/reference/two_proportions.py (Python 3.11, mpmath 1.2.1, 45 digits): do not edit.

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace reference {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// Two groups: hits and trials of each.  Pairs: both, first only, second only, neither.
struct row {
    std::string_view method;
    std::array<std::uint64_t, 4> counts;
    double level, lower, upper;
};
struct stratified_row {
    std::string_view strata, family, method;
    double level, value, lower, upper;
};

''')

    def table(name, source, tables):
        global BITS
        rows = []
        for t in tables:
            for level in (.95,) + LEVELS.get(t, ()):
                mp.dps, BITS = (90, 250) if level < 1e-6 else (45, 110)
                sys.stderr.write(f'{name} {t} {level}\n')
                for method, (lo, hi) in source(*t, level):
                    rows.append(f'    row{{"{method}", {{{", ".join(map(str, t))}}}, {level!r}, {number(lo)}, {number(hi)}}},\n')
        out.write(f'inline constexpr row {name}[] = {{\n{"".join(rows)}}};\n\n')
    table('differences', difference_rows, TABLES)
    table('ratios', ratio_rows, TABLES)
    table('odds_ratios', odds_rows, TABLES)
    table('paired_differences', paired_rows, PAIRED)
    rows = []
    for name, strata in STRATA.items():
        for level in (.95, .998):
            sys.stderr.write(f'{name} {level}\n')
            for family, method, value, (lo, hi) in stratified_rows(strata, level):
                rows.append(f'    stratified_row{{"{name}", "{family}", "{method}", {level!r}, {number(value)}, '
                            f'{number(lo)}, {number(hi)}}},\n')
    out.write(f'inline constexpr stratified_row stratified[] = {{\n{"".join(rows)}}};\n\n}}  // namespace reference\n\n#endif\n')


if __name__ == '__main__':
    main()
