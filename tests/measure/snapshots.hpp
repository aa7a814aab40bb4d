// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_MEASURE_SNAPSHOTS_HPP
#define PBO_TESTS_MEASURE_SNAPSHOTS_HPP

// Returns and take-up tables in a line, for tests of what is asked of several councils, periods, bases and roles.

#include <pbo/measure/take_up.hpp>

#include <vector>

namespace tests {

inline pbo::council_return returned(char const* name, pbo::figure<std::uint64_t> budgets, pbo::figure<std::uint64_t> eligible,
                                    pbo::figure<std::uint64_t> direct = {}) {
    pbo::council_return r;
    r.council.name = name;
    r.period = pbo::period::snapshot({2011, 3, 31});
    r.eligible = eligible;
    r.personal_budgets = budgets;
    r.direct_payment = direct;
    if (direct.has_value()) r.part_direct_payment = 0;
    return r;
}

inline pbo::take_up_table counted(std::vector<pbo::council_return> returns, pbo::period when = pbo::period::snapshot({2011, 3, 31}),
                                  pbo::eligibility_basis basis = pbo::eligibility_basis::ongoing,
                                  pbo::role whose = pbo::role::users_and_carers) {
    for (auto& r : returns) {
        r.period = when;
        r.basis = basis;
        r.role = whose;
    }
    return pbo::take_up(returns, basis);
}

}  // namespace tests

#endif
