// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// An object without limits is not a method, and the concept says which limits were looked for.
// expects: method_for
// expects: limits(m, e, c)
#include <pbo/core/method.hpp>

struct guess : pbo::callable_method<guess> {
    [[nodiscard]] pbo::label name() const { return "guess"; }
};
#ifndef PBO_BAD
pbo::figure<pbo::interval> limits(guess const&, pbo::proportion const&, pbo::confidence_level const&) { return pbo::unit_interval; }
#endif

auto e = guess{}(pbo::proportion{1, 2});

