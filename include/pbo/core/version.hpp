// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_VERSION_HPP
#define PBO_CORE_VERSION_HPP

// Which pbo made these figures?  The version stands here and nowhere else: CMake reads it from here, reports print it.
// PBO_VERSION is one number for the preprocessor (10000 * major + 100 * minor + patch), pbo::version the text "1.0.0".

#include <string_view>

#define PBO_VERSION_MAJOR 1
#define PBO_VERSION_MINOR 0
#define PBO_VERSION_PATCH 0
#define PBO_VERSION (10000 * PBO_VERSION_MAJOR + 100 * PBO_VERSION_MINOR + PBO_VERSION_PATCH)

#define PBO_DETAIL_SPELLED(x) #x
#define PBO_DETAIL_DOTTED(a, b, c) PBO_DETAIL_SPELLED(a) "." PBO_DETAIL_SPELLED(b) "." PBO_DETAIL_SPELLED(c)

namespace pbo {

inline constexpr std::string_view version = PBO_DETAIL_DOTTED(PBO_VERSION_MAJOR, PBO_VERSION_MINOR, PBO_VERSION_PATCH);

}  // namespace pbo

#undef PBO_DETAIL_DOTTED
#undef PBO_DETAIL_SPELLED

#endif
