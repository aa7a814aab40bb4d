// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_HPP
#define PBO_CORE_HPP

// All of floor 0: the words that every other room uses.

#include <pbo/core/absence_symbols.hpp>
#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/columns.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/effective_proportion.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/method.hpp>
#include <pbo/core/name.hpp>
#include <pbo/core/plain_method.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/core/printed_alike.hpp>
#include <pbo/core/progress.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/random.hpp>
#include <pbo/core/subject.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/core/version.hpp>

#endif
