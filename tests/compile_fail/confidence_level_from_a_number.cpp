// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// wilson(p, 95) and wilson(p, 1): is it a level, in per cent or not, or a count?  A level is named.
// expects: pbo: counts and level are named: wilson(pbo::proportion{76, 100}, pbo::confidence_level{0.99})
#include <pbo/interval/wilson.hpp>

#ifdef PBO_BAD
auto e = pbo::wilson(pbo::proportion{76, 100}, 95);
#else
auto e = pbo::wilson(pbo::proportion{76, 100}, pbo::confidence_level{0.95});
#endif

