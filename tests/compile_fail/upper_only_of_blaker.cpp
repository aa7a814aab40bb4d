// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Blaker's limits do not stand alone: the compiler says that it has no one-sided form.
// expects: upper_only_method
#include <pbo/interval/blaker.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/one_sided.hpp>

#ifdef PBO_BAD
auto const limit = pbo::upper_only(pbo::blaker)(pbo::proportion{1, 2});
#else
auto const limit = pbo::upper_only(pbo::clopper_pearson)(pbo::proportion{1, 2});
#endif
