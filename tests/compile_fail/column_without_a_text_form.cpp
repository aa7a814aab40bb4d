// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A type that cannot be read from text is refused where its text form is asked for, by the name of the concept.
// expects: has_text_form
#include <pbo/core/text_form.hpp>

#include <optional>
#include <string>

struct visits { int number; };
#ifndef PBO_BAD
template <>
struct pbo::text_form<visits> {
    static std::optional<visits> read(std::string_view) { return visits{1}; }
    static std::string write(visits const&) { return "1"; }
    static std::string expected() { return "visits"; }
};
#endif

std::string text = pbo::text_form<pbo::figure<visits>>::expected();

