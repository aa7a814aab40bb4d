// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Arithmetic that may drop infinities makes other limits without a word, and is refused.
// with: -ffast-math
// expects: pbo needs the arithmetic of IEEE 754
#include <pbo/core/proportion.hpp>

pbo::proportion const half(1, 2);
