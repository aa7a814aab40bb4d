// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A result whose sheet's header is not included: the compiler says what to include, or to write.
// expects: pbo: this has no sheet. Write the result of a measure, and include the header that lays it out
#include <pbo/publish/text_table.hpp>

#include <string>

struct finding {};
#ifndef PBO_BAD
pbo::sheet sheet_of(finding) { return {}; }
#endif
std::string const text = pbo::text_table(finding{});
