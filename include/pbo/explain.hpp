// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_HPP
#define PBO_EXPLAIN_HPP

// The room of adjusted estimates: what remains when the rest is equal?  Needs Eigen (MPL-2.0; Debian and Ubuntu:
// libeigen3-dev), which the rest of the library does without: not part of <pbo.hpp>, include it by itself.

#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/beta_binomial_regression.hpp>
#include <pbo/explain/bootstrap_errors.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/council_years.hpp>
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/design_errors.hpp>
#include <pbo/explain/fay_herriot.hpp>
#include <pbo/explain/log_link.hpp>
#include <pbo/explain/logistic.hpp>
#include <pbo/explain/margins.hpp>
#include <pbo/explain/model_errors.hpp>
#include <pbo/explain/model_term.hpp>
#include <pbo/explain/observed_expected.hpp>
#include <pbo/explain/overdispersed_errors.hpp>
#include <pbo/explain/proportional_odds.hpp>
#include <pbo/explain/random_intercept.hpp>
#include <pbo/explain/share_scale.hpp>
#include <pbo/explain/shrunk_shares.hpp>

#endif
