// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Survey responses have no figures of people eligible, so there is no take-up in them.
// expects: pbo::take_up counts what has figures of budgets and of people eligible
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/take_up.hpp>

#include <vector>

#ifdef PBO_BAD
using record = pbo::survey_response;
#else
using record = pbo::council_return;
#endif

auto counted(std::vector<record> const& records) { return pbo::take_up(records, pbo::eligibility_basis::ongoing); }
