# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0

# Student's t and the intervals for a survey's share, from their definitions with 40 digits (mpmath; Python 3.11), nothing
# shared with the library.  Writes tests/sampling/intervals_reference.hpp:
#     python3 tests/reference/survey_intervals.py > tests/sampling/intervals_reference.hpp
from mpmath import mp, mpf, sqrt, log, exp, sin, asin, pi, betainc, erfinv, findroot, nstr

mp.dps = 50


def bisect(f, lo, hi):
    """f(lo) < 0 < f(hi)."""
    for _ in range(150):
        mid = (lo + hi) / 2
        if f(mid) < 0:
            lo = mid
        else:
            hi = mid
    return (lo + hi) / 2


def t_quantile(level, df):
    df, level = mpf(df), mpf(level)
    miss = lambda t: betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) - (1 - level)
    z = sqrt(2) * erfinv(level)
    lo, hi = z / 2, 2 * z
    while miss(hi) > 0:
        hi *= 4
    lo, hi = log(lo), log(hi)
    return exp(bisect(lambda x: -miss(exp(x)), lo, hi))


def beta_quantile(a, b, p):
    """On the log odds, so that small quantiles keep their digits."""
    share = lambda x: 1 / (1 + exp(-x))
    return share(bisect(lambda x: betainc(a, b, 0, share(x), regularized=True) - p, mpf(-40), mpf(40)))


def intervals(p, se, n, df, level):
    p, se, n, level = mpf(p), mpf(se), mpf(n), mpf(level)
    q, t, v = 1 - p, t_quantile(level, df), se * se
    spread = p * q
    ends = p == 0 or q == 0
    effective = n if ends else spread / v
    out = {"normal": (max(p - t * se, 0), min(p + t * se, 1))}
    reach = t * t / effective
    half = t * sqrt(spread / effective + t * t / (4 * effective * effective))
    out["wilson"] = ((p + reach / 2 - half) / (1 + reach), (p + reach / 2 + half) / (1 + reach))
    angle = asin(sqrt(p))
    step = t / (2 * sqrt(effective))
    out["arcsine"] = (sin(max(angle - step, 0)) ** 2, sin(min(angle + step, pi / 2)) ** 2)

    def korn(size):
        alpha = (1 - level) / 2
        return (0 if p == 0 else beta_quantile(size * p, size * q + 1, alpha),
                1 if q == 0 else beta_quantile(size * p + 1, size * q, 1 - alpha))

    adjusted = effective * (t_quantile(level, n - 1) / t) ** 2
    if adjusted < 1000:  # beyond, mpmath's series do not converge; the beta quantiles have tests of their own
        out["korn_graubard"] = korn(adjusted)
        out["korn_graubard_nchs"] = korn(min(adjusted, n))
    if ends:
        out["logit"] = out["korn_graubard"]
    else:
        odds, shift = log(p / q), t * se / spread
        out["logit"] = (1 / (1 + exp(-(odds - shift))), 1 / (1 + exp(-(odds + shift))))
    scaled = t * t * n / (n - 1)

    def excess(x):
        s = 1 / (1 + exp(-x))
        r = 1 / (1 + exp(x))
        return 2 * effective * ((p * log(p / s) if p else 0) + (q * log(q / r) if q else 0)) - scaled

    far = mpf(20000)
    centre = -far if p == 0 else far if q == 0 else log(p / q)
    share = lambda x: 1 / (1 + exp(-x))
    out["likelihood_ratio"] = (0 if p == 0 else share(bisect(lambda x: -excess(x), -far, centre)),
                               1 if q == 0 else share(bisect(excess, centre, far)))
    return out


def show(x):
    return nstr(mpf(x) if abs(x) > mpf(10) ** -300 else mpf(0), 20)


# REUSE-IgnoreStart
print("// SPDX-FileCopyrightText: 2026 The pbo authors\n// SPDX-License-Identifier: BSL-1.0")
# REUSE-IgnoreEnd
print("#ifndef PBO_TESTS_SAMPLING_INTERVALS_REFERENCE_HPP\n#define PBO_TESTS_SAMPLING_INTERVALS_REFERENCE_HPP\n")
print("// Made by tests/reference/survey_intervals.py (mpmath, 40 digits and more): do not edit.\n")
print("#include <cstdint>\n#include <string_view>\n\nnamespace intervals_reference {\n")
print("struct quantile {\n    double level, df, t;\n};")
print("inline constexpr quantile quantiles[] = {")
for level in (1e-9, 0.01, 0.3, 0.5, 0.8, 0.95, 0.99, 0.998, 0.999999, 1 - 2.0 ** -40):
    for df in (0.5, 1, 2, 3, 4.5, 14, 39, 151, 921, 1e4, 1e6, 1e9):
        print("    {%r, %r, %s}," % (level, float(df), show(t_quantile(level, df))))
print("};\n\nstruct row {\n    std::string_view method;\n    double share, standard_error;\n    std::uint64_t n;\n"
      "    std::int64_t df;\n    double level, lower, upper;\n};")
print("inline constexpr row rows[] = {")
for p, se, n, df in ((0.25, 0.03125, 276, 56), (0.5, 0.125, 40, 1), (0.015625, 0.0078125, 500, 9), (0.96875, 0.015625, 90, 3),
                     (0.0, 0.0, 100, 5), (1.0, 0.0, 100, 5), (1.0, 0.0, 2, 1), (2.0 ** -20, 2.0 ** -21, 10 ** 7, 150),
                     (0.375, 2.0 ** -20, 1000, 900)):
    for level in (0.95, 0.5, 0.998):
        for method, (lower, upper) in sorted(intervals(p, se, n, df, level).items()):
            print('    {"%s", %r, %r, %d, %d, %r, %s, %s},' % (method, p, se, n, df, level, show(lower), show(upper)))
print("};\n\n}  // namespace intervals_reference\n\n#endif")
