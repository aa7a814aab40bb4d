// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A user's first program, of two translation units: 76 of 100, and how sure that is.  It says which pbo it needs, as a program
// does that has no build system to say it for it (WANTED is 10000 * major + 100 * minor + patch).
#include "limits.hpp"

#include <pbo/core/version.hpp>
#include <pbo/interval/wilson.hpp>

#include <cmath>
#include <iostream>

#if defined(WANTED) && PBO_VERSION < WANTED
#error "this program needs a newer pbo"
#endif

// The limits: statsmodels 0.13.5, proportion_confint(76, 100, method="wilson") = .66767663650, .83308674443.
int main() {
    auto const e = pbo::wilson(pbo::proportion{76, 100});
    std::cout << "pbo " << pbo::version << ": " << e << '\n';
    auto const close = [](double x, double y) { return std::abs(x - y) < 1e-9; };
    return close(e.limits.value().lower(), 0.6676766365) && close(upper_limit_of(76, 100), 0.8330867445) ? 0 : 1;
}
