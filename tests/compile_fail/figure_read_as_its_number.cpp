// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// An absent figure must not pass for a number on the way to another function.
// expects from GCC: cannot convert 'pbo::figure<double>' to 'double'
// expects from Clang: no viable conversion from 'figure<double>' to 'double'
#include <pbo/core/proportion.hpp>

#ifdef PBO_BAD
double share = pbo::proportion{1, 2}.value();
#else
double share = pbo::proportion{1, 2}.value().value();
#endif

