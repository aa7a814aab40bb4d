// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_HPP
#define PBO_READ_HPP

// Everything in read/: files, columns, records.

#include <pbo/read/answered_rows.hpp>
#include <pbo/read/area_level.hpp>
#include <pbo/read/areas_and_totals.hpp>
#include <pbo/read/council_register.hpp>
#include <pbo/read/csv_document.hpp>
#include <pbo/read/csv_rows.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/joined_measures.hpp>
#include <pbo/read/lookup.hpp>
#include <pbo/read/people_file.hpp>
#include <pbo/read/pivot.hpp>
#include <pbo/read/published_counts.hpp>
#include <pbo/read/published_items.hpp>
#include <pbo/read/published_layout.hpp>
#include <pbo/read/published_row.hpp>
#include <pbo/read/published_total.hpp>
#include <pbo/read/questionnaire.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/read_remarks.hpp>
#include <pbo/read/record_files.hpp>
#include <pbo/read/records.hpp>
#include <pbo/read/returns.hpp>
#include <pbo/read/rows_in_words.hpp>
#include <pbo/read/survey.hpp>
#include <pbo/read/survey_files.hpp>
#include <pbo/read/survey_of_roles.hpp>
#include <pbo/read/table_read.hpp>
#include <pbo/read/text_encoding.hpp>
#include <pbo/read/totals_among_returns.hpp>
#include <pbo/read/weight_columns.hpp>

#endif
