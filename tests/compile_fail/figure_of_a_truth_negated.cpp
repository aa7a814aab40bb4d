// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// !met, of a figure that is yes or no: that there is none, or that it is no?
// expects: pbo: of a figure that is yes or no write !f.has_value() or !*f, whichever is meant
#include <pbo/core/figure.hpp>

bool missed(pbo::figure<bool> const& met) {
#ifdef PBO_BAD
    return !met;
#else
    return met.has_value() && !*met;
#endif
}
