// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A key is a function of a response or a pointer to its member; a text names no column of a record.
// expects: pbo::outcomes: a key is a function of a response or a pointer to its member, not a text
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/outcomes.hpp>

#include <vector>

struct answered {
    pbo::instrument instrument;
    std::vector<pbo::survey_response> responses;
};

auto by_mode(answered const& survey) {
#ifdef PBO_BAD
    return pbo::outcomes(survey, "mode");
#else
    return pbo::outcomes(survey, &pbo::survey_response::mode);
#endif
}
