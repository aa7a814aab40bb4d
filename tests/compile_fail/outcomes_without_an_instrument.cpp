// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Responses alone do not say what their answers mean.
// expects: pbo::outcomes counts a survey, which knows the instrument that was asked
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/outcomes.hpp>

#include <vector>

struct answered {
    pbo::instrument instrument;
    std::vector<pbo::survey_response> responses;
};

auto by_mode(answered const& survey) {
#ifdef PBO_BAD
    return pbo::outcomes(survey.responses, &pbo::survey_response::mode);
#else
    return pbo::outcomes(survey, &pbo::survey_response::mode);
#endif
}
