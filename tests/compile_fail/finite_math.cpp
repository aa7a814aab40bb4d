// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// One part of -ffast-math is enough, and is refused.
// with: -ffinite-math-only
// expects: pbo needs the arithmetic of IEEE 754
#include <pbo/core/proportion.hpp>

pbo::proportion const half(1, 2);
