// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Records in the memory of one rank are not there for the others.
// expects: pbo::over: what is counted here stays in the memory of one rank. Count pbo::survey_files or pbo::record_files
#include <pbo/distributed/files_over.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/read/survey.hpp>

#ifdef PBO_BAD
using source = pbo::survey;
#else
using source = pbo::survey_files;
#endif

auto counted(pbo::over const& ranks, source const& responses) { return pbo::outcomes(ranks, responses, &pbo::survey_response::mode); }
