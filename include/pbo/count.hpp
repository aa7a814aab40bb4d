// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_HPP
#define PBO_COUNT_HPP

// How many: cells, tables and the counting loop.

#include <pbo/count/amount.hpp>
#include <pbo/count/answer_counts.hpp>
#include <pbo/count/category_counts.hpp>
#include <pbo/count/cell.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/keys.hpp>
#include <pbo/count/packed_answers.hpp>
#include <pbo/count/parts.hpp>
#include <pbo/count/remembered.hpp>
#include <pbo/count/row.hpp>
#include <pbo/count/source.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/count/tally.hpp>
#include <pbo/count/weighted_answer_counts.hpp>
#include <pbo/count/weighted_count.hpp>
#include <pbo/count/weighted_moments.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/count/weighted_ratio.hpp>

#endif
