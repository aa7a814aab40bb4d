// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_HPP
#define PBO_DOMAIN_HPP

// The words of the field, as values: who, where, when, by which mode, on which basis, against which target.

#include <pbo/domain/age_band.hpp>
#include <pbo/domain/answer_scale.hpp>
#include <pbo/domain/budget_duration.hpp>
#include <pbo/domain/budget_holder.hpp>
#include <pbo/domain/calendar_month.hpp>
#include <pbo/domain/cassr_code.hpp>
#include <pbo/domain/client_group.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/domain/council_kind.hpp>
#include <pbo/domain/council_list.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/eligibility_basis.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/money_manager.hpp>
#include <pbo/domain/ons_code.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/domain/person_id.hpp>
#include <pbo/domain/plan_lead.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/primary_support_reason.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/domain/support_mechanism.hpp>
#include <pbo/domain/support_review.hpp>
#include <pbo/domain/supported_person.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/domain/weekly_budget.hpp>

#endif
