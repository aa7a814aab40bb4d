// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_LEAF_NAMES_HPP
#define PBO_EXAMPLES_SUPPORT_LEAF_NAMES_HPP

// The names of leaves in a ledger are parts with | between them, and = within: what stands in a file may have these signs too.

#include <string>
#include <string_view>

namespace examples {

/// "North|East" as "North%7CEast", a part that can be told from its neighbours; %, | and = alone are written so.
inline std::string leaf_part(std::string_view text) {
    std::string part;
    for (char const c : text) part += c == '%' ? "%25" : c == '|' ? "%7C" : c == '=' ? "%3D" : std::string(1, c);
    return part;
}
/// The text of a part.
inline std::string text_of_part(std::string_view part) {
    std::string text;
    for (std::size_t i = 0; i < part.size(); ++i) {
        auto const coded = part.substr(i, 3);
        char const c = coded == "%25" ? '%' : coded == "%7C" ? '|' : coded == "%3D" ? '=' : '\0';
        text += c == '\0' ? part[i] : c;
        if (c != '\0') i += 2;
    }
    return text;
}

}  // namespace examples

#endif
