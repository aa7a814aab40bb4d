// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_HPP
#define PBO_MEASURE_HPP

// The field's own questions: take-up, attainment, outcomes, majorities, comparisons, roll-out.

#include <pbo/measure/adjustment_choice.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/measure/compare_within_strata.hpp>
#include <pbo/measure/completeness.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>
#include <pbo/measure/majority.hpp>
#include <pbo/measure/outcome_estimates.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/roll_out_assumptions.hpp>
#include <pbo/measure/roll_out_chance.hpp>
#include <pbo/measure/roll_out_forecast.hpp>
#include <pbo/measure/roll_out_path.hpp>
#include <pbo/measure/roll_out_required.hpp>
#include <pbo/measure/roll_out_simulation.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/measure/variation.hpp>

#endif
