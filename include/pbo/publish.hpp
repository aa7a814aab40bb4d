// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_HPP
#define PBO_PUBLISH_HPP

// What leaves the building: sheets, and their writers.

#include <pbo/publish/attainment_sheet.hpp>
#include <pbo/publish/benchmark_sheet.hpp>
#include <pbo/publish/category_sheet.hpp>
#include <pbo/publish/change_sheet.hpp>
#include <pbo/publish/claims_sheet.hpp>
#include <pbo/publish/comparison_sheet.hpp>
#include <pbo/publish/conditions_sheet.hpp>
#include <pbo/publish/council_page_sheet.hpp>
#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/data_questions_sheet.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/distribution_sheet.hpp>
#include <pbo/publish/estimate_sheet.hpp>
#include <pbo/publish/funnel_sheet.hpp>
#include <pbo/publish/growth_findings_sheet.hpp>
#include <pbo/publish/growth_of_tables_sheet.hpp>
#include <pbo/publish/growth_sheet.hpp>
#include <pbo/publish/joined_sheets.hpp>
#include <pbo/publish/linked_pairs_sheet.hpp>
#include <pbo/publish/local_criteria_sheet.hpp>
#include <pbo/publish/markdown_table.hpp>
#include <pbo/publish/mode_choice_sheet.hpp>
#include <pbo/publish/modes_sheet.hpp>
#include <pbo/publish/non_response_sheet.hpp>
#include <pbo/publish/on_course_sheet.hpp>
#include <pbo/publish/outcome_sheet.hpp>
#include <pbo/publish/print_check_sheet.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/quintile_sheet.hpp>
#include <pbo/publish/roll_out_sheet.hpp>
#include <pbo/publish/sampled_sheet.hpp>
#include <pbo/publish/several_targets_sheet.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/shown_rows.hpp>
#include <pbo/publish/side_by_side_sheet.hpp>
#include <pbo/publish/stated_shares_sheet.hpp>
#include <pbo/publish/take_up_by_roll_out_sheet.hpp>
#include <pbo/publish/take_up_sheet.hpp>
#include <pbo/publish/text_table.hpp>
#include <pbo/publish/time_on_budget_sheet.hpp>
#include <pbo/publish/trend_sheet.hpp>
#include <pbo/publish/variation_sheet.hpp>
#include <pbo/publish/warnings.hpp>
#include <pbo/publish/withheld_rows.hpp>
#include <pbo/publish/write_whole.hpp>

#endif
