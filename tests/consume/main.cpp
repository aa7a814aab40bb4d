// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A user's first program: 76 of 100, and how sure that is.
#include <pbo/interval/wilson.hpp>

#include <cmath>
#include <iostream>

// The limit: statsmodels 0.13.5, proportion_confint(76, 100, method="wilson").
int main() {
    auto const e = pbo::wilson(pbo::proportion{76, 100});
    std::cout << e << '\n';
    return std::abs(e.limits.value().lower() - 0.6676766365) < 1e-9 ? 0 : 1;
}
