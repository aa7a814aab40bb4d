// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// <windows.h> makes macros of min and max unless it is told not to; whoever includes it first is told how.
// expects: define NOMINMAX before <windows.h>
#ifdef PBO_BAD
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#endif
#include <pbo/core/proportion.hpp>

pbo::proportion const half(1, 2);
