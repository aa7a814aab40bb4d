// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The lines that README.md shows.

#include <pbo/compare/difference.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/read/survey.hpp>

#include <iostream>

int main() {
    auto const survey = pbo::read_survey(PBO_EXAMPLE_DATA "/synthetic_survey.csv", pbo::poet_style_users());
    auto const o = pbo::outcomes(survey, &pbo::survey_response::mode);
    auto const direct = o[pbo::delivery_mode::direct_payment]["independence"];
    auto const managed = o[pbo::delivery_mode::managed_budget]["independence"];
    std::cout << "direct payment  " << pbo::wilson(direct.better()) << '\n'
              << "managed budget  " << pbo::wilson(managed.better()) << '\n'
              << "difference      " << pbo::difference(direct, managed) << '\n';
    return std::cout.flush() ? 0 : 1;
}
