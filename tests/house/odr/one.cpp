// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Two translation units that include everything make one program; one.cpp and two.cpp see the same objects.  This one has
// been through <windows.h> first, as it were, which takes these words for macros.
#define far
#define near
#include "everything.hpp"

void const* wilson_of_two();
void const* absence_words_of_two();

int main() {
    bool const same = wilson_of_two() == &pbo::wilson && absence_words_of_two() == &pbo::absence_words;
    return same ? 0 : 1;
}
