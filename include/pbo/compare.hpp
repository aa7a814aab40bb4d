// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_HPP
#define PBO_COMPARE_HPP

// The room of comparisons: is it different, and by how much?

#include <pbo/compare/alternative.hpp>
#include <pbo/compare/barnard.hpp>
#include <pbo/compare/boschloo.hpp>
#include <pbo/compare/breslow_day.hpp>
#include <pbo/compare/cochran_mantel_haenszel.hpp>
#include <pbo/compare/contingency_table.hpp>
#include <pbo/compare/equivalence.hpp>
#include <pbo/compare/fisher.hpp>
#include <pbo/compare/homogeneity.hpp>
#include <pbo/compare/likelihood_ratio_chi_squared.hpp>
#include <pbo/compare/mann_whitney.hpp>
#include <pbo/compare/mcnemar.hpp>
#include <pbo/compare/multiplicity.hpp>
#include <pbo/compare/net_balance.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>
#include <pbo/compare/simultaneous.hpp>
#include <pbo/compare/simultaneous_differences.hpp>
#include <pbo/compare/sison_glaz.hpp>
#include <pbo/compare/superiority.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/compare/trend.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/compare/two_proportion_tests.hpp>

#endif
