// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "everything_backwards.hpp"

void const* wilson_of_two();
void const* absence_words_of_two();

void const* wilson_of_two() { return &pbo::wilson; }
void const* absence_words_of_two() { return &pbo::absence_words; }
