// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "hostile.hpp"

#include <cstdlib>

// With PBO_TESTS_LOCALE=hostile in the environment all tests of the program are run under a locale that changes every number.
int main(int argc, char** argv) {
    char const* const wanted = std::getenv("PBO_TESTS_LOCALE");
    if (wanted != nullptr && std::string(wanted) == "hostile") std::locale::global(hostile::locale());
    return doctest::Context(argc, argv).run();
}
