// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A program that counts its own records and asks Wilson: it is compiled for the list of headers that it reads, and
// Boost must not be among them.
#include <pbo/core.hpp>
#include <pbo/count.hpp>
#include <pbo/interval/wilson.hpp>

int main() {
    pbo::proportion p;
    for (int answer : {1, 0, 1, 1}) p.add(answer == 1);
    return pbo::wilson(p).limits.has_value() ? 0 : 1;
}
