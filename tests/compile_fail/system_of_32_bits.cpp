// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Nothing is tested where addresses have 32 bits, and is refused.
// with: -m32
// expects: pbo needs a 64-bit system
#include <pbo/core/proportion.hpp>

pbo::proportion const half(1, 2);
