// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_HPP
#define PBO_HPP

// Everything.  You pay for what you include: a program that counts and asks Wilson is quicker with those headers alone.

#include <pbo/compare.hpp>
#include <pbo/core.hpp>
#include <pbo/count.hpp>
#include <pbo/domain.hpp>
#include <pbo/interval.hpp>
#include <pbo/measure.hpp>
#include <pbo/protect.hpp>
#include <pbo/publish.hpp>
#include <pbo/read.hpp>
#include <pbo/sampling.hpp>

#endif
