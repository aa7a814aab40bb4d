// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_HPP
#define PBO_INTERVAL_HPP

// The room of one proportion: how sure are we?  Every method, and the choice of one at run time.

#include <pbo/interval/agresti_coull.hpp>
#include <pbo/interval/any_interval_method.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/finite_population.hpp>
#include <pbo/interval/finite_proportion.hpp>
#include <pbo/interval/jeffreys.hpp>
#include <pbo/interval/one_sided.hpp>
#include <pbo/interval/parse_method.hpp>
#include <pbo/interval/wald.hpp>
#include <pbo/interval/wilson.hpp>

#endif
