// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_HPP
#define PBO_SAMPLING_HPP

// The room of surveys: from a sample to a population.

#include <pbo/sampling/ascs_estimate.hpp>
#include <pbo/sampling/ascs_strata.hpp>
#include <pbo/sampling/balanced_repeated.hpp>
#include <pbo/sampling/bootstrap.hpp>
#include <pbo/sampling/calibrated.hpp>
#include <pbo/sampling/calibration.hpp>
#include <pbo/sampling/covariance.hpp>
#include <pbo/sampling/cross_table.hpp>
#include <pbo/sampling/design_counts.hpp>
#include <pbo/sampling/estimates.hpp>
#include <pbo/sampling/jackknife.hpp>
#include <pbo/sampling/known_margin.hpp>
#include <pbo/sampling/korn_graubard.hpp>
#include <pbo/sampling/lonely_cluster.hpp>
#include <pbo/sampling/normal.hpp>
#include <pbo/sampling/proportion_methods.hpp>
#include <pbo/sampling/raked.hpp>
#include <pbo/sampling/rao_scott.hpp>
#include <pbo/sampling/replicate_scheme.hpp>
#include <pbo/sampling/replicate_sums.hpp>
#include <pbo/sampling/replicate_weights.hpp>
#include <pbo/sampling/replicated.hpp>
#include <pbo/sampling/sample.hpp>
#include <pbo/sampling/sampled_distribution.hpp>
#include <pbo/sampling/sampled_proportion.hpp>
#include <pbo/sampling/sampled_table.hpp>
#include <pbo/sampling/sampled_value.hpp>
#include <pbo/sampling/sampling_frame.hpp>
#include <pbo/sampling/weight_summary.hpp>

#endif
