// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_PLATFORM_HPP
#define PBO_CORE_DETAIL_PLATFORM_HPP

// Where would the figures be wrong without a word?  With arithmetic that may drop infinities or reorder sums (-ffast-math,
// -Ofast, -ffinite-math-only, -fassociative-math), which limits and compensated sums stand on; and where addresses have fewer
// than 64 bits, for which nothing here is tested.  There is no compiling there; nor where min and max are macros, which fails anyway, with
// this sentence before the others.

#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__) || defined(_M_FP_FAST) || \
    (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__ > 0)
#error "pbo needs the arithmetic of IEEE 754: compile what includes it without -ffast-math, -Ofast or the like"
#endif

#if defined(min) || defined(max)
#error "pbo uses std::min and std::max: define NOMINMAX before <windows.h>, which makes macros of these words"
#endif

#if (defined(__SIZEOF_POINTER__) && __SIZEOF_POINTER__ < 8) || (defined(_WIN32) && !defined(_WIN64))
#error "pbo needs a 64-bit system"
#endif

#endif
