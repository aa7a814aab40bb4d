// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_AS_COMPARED_HPP
#define PBO_READ_DETAIL_AS_COMPARED_HPP

// Do two names of areas, or two headings, differ by capitals and blanks alone?  Then they are compared as one text.

#include <pbo/core/folded_text.hpp>

#include <string>
#include <string_view>

namespace pbo::detail {

/// What two texts are compared as, where capitals, blanks and accents written in two ways do not make a difference.
[[nodiscard]] inline std::string as_compared(std::string_view text) { return folded(text); }

}  // namespace pbo::detail

#endif
