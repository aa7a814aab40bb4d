// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_HPP
#define PBO_MEASURE_HPP

// The field's own questions: take-up, attainment, outcomes, majorities, comparisons, roll-out, councils side by side.

#include <pbo/measure/adjustment_choice.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/benchmark.hpp>
#include <pbo/measure/benchmarking/benchmark_verdict.hpp>
#include <pbo/measure/benchmarking/direct_standardisation.hpp>
#include <pbo/measure/benchmarking/event_limits.hpp>
#include <pbo/measure/benchmarking/funnel.hpp>
#include <pbo/measure/benchmarking/funnel_limits.hpp>
#include <pbo/measure/benchmarking/indirect_standardisation.hpp>
#include <pbo/measure/benchmarking/overdispersion.hpp>
#include <pbo/measure/benchmarking/quantile.hpp>
#include <pbo/measure/benchmarking/quintiles.hpp>
#include <pbo/measure/benchmarking/rank_intervals.hpp>
#include <pbo/measure/beta_binomial_fit.hpp>
#include <pbo/measure/claims/attitude_change.hpp>
#include <pbo/measure/claims/claim.hpp>
#include <pbo/measure/claims/councils_that_answered.hpp>
#include <pbo/measure/claims/print_window.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/measure/compare_within_strata.hpp>
#include <pbo/measure/completeness.hpp>
#include <pbo/measure/condition_shares.hpp>
#include <pbo/measure/conditions.hpp>
#include <pbo/measure/cost_by_mode.hpp>
#include <pbo/measure/course_rule.hpp>
#include <pbo/measure/data_quality/adding_up.hpp>
#include <pbo/measure/data_quality/boundary_changes.hpp>
#include <pbo/measure/data_quality/data_question.hpp>
#include <pbo/measure/data_quality/nominal_budgets.hpp>
#include <pbo/measure/data_quality/overlapping_services.hpp>
#include <pbo/measure/data_quality/series_breaks.hpp>
#include <pbo/measure/direct_payment_increase.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>
#include <pbo/measure/distribution.hpp>
#include <pbo/measure/growth/count_change.hpp>
#include <pbo/measure/growth/flatlined.hpp>
#include <pbo/measure/growth/growth.hpp>
#include <pbo/measure/growth/growth_by_start.hpp>
#include <pbo/measure/growth/growth_effects.hpp>
#include <pbo/measure/growth/rounding_residual.hpp>
#include <pbo/measure/growth/take_up_change.hpp>
#include <pbo/measure/indicators.hpp>
#include <pbo/measure/local_criteria.hpp>
#include <pbo/measure/majority.hpp>
#include <pbo/measure/mean_amount.hpp>
#include <pbo/measure/non_response.hpp>
#include <pbo/measure/on_course.hpp>
#include <pbo/measure/outcome_estimates.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/outcomes_by_condition.hpp>
#include <pbo/measure/p_chart.hpp>
#include <pbo/measure/peer_group.hpp>
#include <pbo/measure/recent_trend.hpp>
#include <pbo/measure/roll_out/assumptions.hpp>
#include <pbo/measure/roll_out/chance.hpp>
#include <pbo/measure/roll_out/forecast.hpp>
#include <pbo/measure/roll_out/path.hpp>
#include <pbo/measure/roll_out/required.hpp>
#include <pbo/measure/roll_out/simulation.hpp>
#include <pbo/measure/sampled_outcomes.hpp>
#include <pbo/measure/sampled_take_up.hpp>
#include <pbo/measure/savings.hpp>
#include <pbo/measure/several_targets.hpp>
#include <pbo/measure/shrinkage.hpp>
#include <pbo/measure/side_by_side.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/measure/take_up_of_people.hpp>
#include <pbo/measure/take_up_series.hpp>
#include <pbo/measure/variation.hpp>

#endif
