// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Counting works on whole vector registers: a sheet has 16, 32, 48 ... answers.
// expects: Capacity % 16 == 0
#include <pbo/core/answer_sheet.hpp>

#ifdef PBO_BAD
pbo::answer_sheet<14> answers;
#else
pbo::answer_sheet<16> answers;
#endif

