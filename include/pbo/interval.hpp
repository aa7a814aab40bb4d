// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_HPP
#define PBO_INTERVAL_HPP

// The room of one proportion: how sure are we?  Every method, and the choice of one at run time.

#include <pbo/interval/agresti_coull.hpp>
#include <pbo/interval/any_interval_method.hpp>
#include <pbo/interval/arcsine.hpp>
#include <pbo/interval/bayes.hpp>
#include <pbo/interval/blaker.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/coverage.hpp>
#include <pbo/interval/finite_population.hpp>
#include <pbo/interval/finite_proportion.hpp>
#include <pbo/interval/hypergeometric.hpp>
#include <pbo/interval/jeffreys.hpp>
#include <pbo/interval/jeffreys_modified.hpp>
#include <pbo/interval/likelihood_ratio.hpp>
#include <pbo/interval/logit.hpp>
#include <pbo/interval/mid_p.hpp>
#include <pbo/interval/one_sided.hpp>
#include <pbo/interval/parse_method.hpp>
#include <pbo/interval/sample_size.hpp>
#include <pbo/interval/skewness_corrected_score.hpp>
#include <pbo/interval/wald.hpp>
#include <pbo/interval/wald_continuity_corrected.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/interval/wilson_continuity_corrected.hpp>

#endif
