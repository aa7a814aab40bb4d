// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_HPP
#define PBO_PROTECT_HPP

// The room of disclosure control: from tables to tables that may be shown.  The attacker that makes it safe needs COIN Clp and
// is included by itself, <pbo/protect/clp_attacker.hpp>, and so is controlled rounding, <pbo/protect/controlled_rounding.hpp>.

#include <pbo/protect/as_published.hpp>
#include <pbo/protect/attacker.hpp>
#include <pbo/protect/cell_key.hpp>
#include <pbo/protect/count_protection.hpp>
#include <pbo/protect/dominance.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/release_ledger.hpp>
#include <pbo/protect/reveals.hpp>
#include <pbo/protect/rounding.hpp>
#include <pbo/protect/rule.hpp>
#include <pbo/protect/suppress.hpp>
#include <pbo/protect/suppress_by_elimination.hpp>
#include <pbo/protect/suppression.hpp>

#endif
