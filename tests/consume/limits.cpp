// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The program's other translation unit: what both include must not appear twice.
#include "limits.hpp"

#include <pbo/interval/wilson.hpp>

double upper_limit_of(unsigned hits, unsigned trials) {
    return pbo::wilson(pbo::proportion{hits, trials}).limits.value().upper();
}
