# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""What tests/compare/ratio_of_differences.cpp holds: roots of Fieller's equation by mpmath's polyroots at 40 digits, and which side of them the
data reject by looking at the statistic itself; the chance by mpmath's ncdf.  Prints; writes nothing."""
from mpmath import mp, mpf, sqrt, erfinv, polyroots, ncdf, nstr, im

mp.dps = 40
for a, sa, b, sb, rho, level in [(1200, 400, "3.1", "0.9", "0.2", "0.95"), (1200, 400, "3.1", "0.9", "-0.6", "0.9"), (-250, 90, "0.4", "0.1", "0", "0.95"),
                                 (1200, 400, "0.7", "0.9", "0.2", "0.95"), (100, 400, "0.7", "0.9", "0.2", "0.95"), (0, 10, 5, 1, "0.5", "0.95"),
                                 (30, 5, 0, 2, "0", "0.95"), (1200, 0, "3.1", "0.9", "0", "0.95")]:
    a, sa, b, sb, rho, level = map(mpf, (a, sa, b, sb, rho, level))
    z = sqrt(mpf(2)) * erfinv(level)
    kept = lambda r: abs(a - r * b) <= z * sqrt(sa**2 - 2 * r * rho * sa * sb + r**2 * sb**2)
    roots = polyroots([b * b - z * z * sb**2, -2 * (a * b - z * z * rho * sa * sb), a * a - z * z * sa**2], maxsteps=200, extraprec=200)
    if any(abs(im(r)) > mpf(10)**-25 for r in roots):
        where, ends = ("everywhere" if kept(mpf(0)) else "?"), ""
    else:
        low, high = sorted(r.real for r in roots)
        where = "between" if kept((low + high) / 2) else "outside"
        ends = nstr(low, 17) + " " + nstr(high, 17)
    s = sqrt((500 * sb)**2 - 2 * rho * 500 * sb * sa + sa**2)
    print(nstr(a, 8), nstr(b, 8), where, ends, "below 500:", nstr(ncdf((500 * b - a) / s), 17))
