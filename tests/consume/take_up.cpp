// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What a council's tool takes along: returns from CSV, take-up, Wilson's limits.  Nothing else is in its vendored folder.
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/read/returns.hpp>

#include <iostream>

int main(int, char** argv) {
    auto const t = pbo::take_up(pbo::read_returns(argv[1]), pbo::eligibility_basis::ongoing);
    for (auto const& [council, counts] : t) std::cout << council << ": " << pbo::wilson(counts.on_budget) << '\n';
}
