// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_HPP
#define PBO_COMPARE_HPP

// The room of comparisons: is it different, and by how much?

#include <pbo/compare/adjusted_log.hpp>
#include <pbo/compare/agresti_caffo.hpp>
#include <pbo/compare/alternative.hpp>
#include <pbo/compare/any_comparison_method.hpp>
#include <pbo/compare/baptista_pike.hpp>
#include <pbo/compare/barnard.hpp>
#include <pbo/compare/beal.hpp>
#include <pbo/compare/boschloo.hpp>
#include <pbo/compare/breslow_day.hpp>
#include <pbo/compare/cluster_bootstrap.hpp>
#include <pbo/compare/cochran_mantel_haenszel.hpp>
#include <pbo/compare/comparand.hpp>
#include <pbo/compare/contingency_table.hpp>
#include <pbo/compare/difference.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/equivalence.hpp>
#include <pbo/compare/exact_conditional.hpp>
#include <pbo/compare/fisher.hpp>
#include <pbo/compare/gart.hpp>
#include <pbo/compare/hauck_anderson.hpp>
#include <pbo/compare/homogeneity.hpp>
#include <pbo/compare/inverse_sinh.hpp>
#include <pbo/compare/katz.hpp>
#include <pbo/compare/koopman.hpp>
#include <pbo/compare/likelihood_ratio_chi_squared.hpp>
#include <pbo/compare/mann_whitney.hpp>
#include <pbo/compare/mantel_haenszel.hpp>
#include <pbo/compare/mcnemar.hpp>
#include <pbo/compare/mee.hpp>
#include <pbo/compare/mid_p.hpp>
#include <pbo/compare/miettinen_nurminen.hpp>
#include <pbo/compare/mover_wilson.hpp>
#include <pbo/compare/multiplicity.hpp>
#include <pbo/compare/net_balance.hpp>
#include <pbo/compare/newcombe.hpp>
#include <pbo/compare/newcombe_paired.hpp>
#include <pbo/compare/odds_ratio.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/compare/one_share_tests.hpp>
#include <pbo/compare/paired_difference_of.hpp>
#include <pbo/compare/part_against_whole_test.hpp>
#include <pbo/compare/part_and_whole.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>
#include <pbo/compare/permutation_test.hpp>
#include <pbo/compare/ratio.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/compare/score.hpp>
#include <pbo/compare/skewness_corrected.hpp>
#include <pbo/compare/simultaneous.hpp>
#include <pbo/compare/simultaneous_differences.hpp>
#include <pbo/compare/sison_glaz.hpp>
#include <pbo/compare/stratified.hpp>
#include <pbo/compare/stratified_miettinen_nurminen.hpp>
#include <pbo/compare/superiority.hpp>
#include <pbo/compare/tango.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/compare/trend.hpp>
#include <pbo/compare/two_by_two.hpp>
#include <pbo/compare/two_groups.hpp>
#include <pbo/compare/two_proportion_tests.hpp>
#include <pbo/compare/wald.hpp>
#include <pbo/compare/wald_continuity_corrected.hpp>
#include <pbo/compare/woolf.hpp>

#endif
