// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Half of how many?  A proportion is made of counts, never of a ratio.
// expects from GCC: conversion from 'double' to non-scalar type 'pbo::proportion'
// expects from Clang: no viable conversion from 'double' to 'pbo::proportion'
#include <pbo/core/proportion.hpp>

#ifdef PBO_BAD
pbo::proportion p = 0.5;
#else
pbo::proportion p{1, 2};
#endif

