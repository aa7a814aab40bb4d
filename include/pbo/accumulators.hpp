// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_ACCUMULATORS_HPP
#define PBO_ACCUMULATORS_HPP

// Our measures as features of Boost.Accumulators.  Not reached from <pbo.hpp>: who does not ask for them does not pay for
// Boost.Accumulators, nor need it.

#include <pbo/accumulators/attainment.hpp>
#include <pbo/accumulators/guarded_set.hpp>
#include <pbo/accumulators/interval.hpp>
#include <pbo/accumulators/merge.hpp>
#include <pbo/accumulators/outcomes.hpp>
#include <pbo/accumulators/proportion.hpp>
#include <pbo/accumulators/stock.hpp>
#include <pbo/accumulators/take_up.hpp>
#include <pbo/accumulators/tally.hpp>

#endif
