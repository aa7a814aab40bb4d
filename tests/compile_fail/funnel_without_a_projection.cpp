// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A row of a table is no proportion: which of its shares is meant must be said.
// expects: pbo::funnel takes proportions; what gives an area's proportion stands last
#include <pbo/measure/benchmarking/funnel.hpp>
#include <pbo/measure/take_up.hpp>

auto drawn(pbo::take_up_table const& t) {
#ifdef PBO_BAD
    return pbo::funnel(t);
#else
    return pbo::funnel(t, pbo::score_limits(), pbo::usual_funnel_levels(), {},
                       [](auto const& e) -> pbo::proportion { return e.cell.on_budget; });
#endif
}
