// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/method.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <sstream>
#include <type_traits>

namespace toy {
// Limits that are nowhere near right but easy to recognise.
struct everything : pbo::callable_method<everything> {
    [[nodiscard]] static constexpr pbo::label name() { return "everything"; }
};
inline pbo::figure<pbo::interval> limits(everything const&, pbo::proportion const&, pbo::confidence_level) {
    return pbo::interval{0.0, 1.0};
}
struct any_count : pbo::callable_method<any_count> {
    [[nodiscard]] static constexpr pbo::label name() { return "any_count"; }
};
template <class E>
pbo::figure<pbo::interval> limits(any_count const&, E const&, pbo::confidence_level c) {
    return pbo::interval{0.0, c.value()};
}
inline double lower_limit(any_count const&, pbo::proportion const&, pbo::tail) { return 0.0; }
inline double upper_limit(any_count const&, pbo::proportion const&, pbo::tail t) { return 1.0 - t.probability; }
struct nameless {};
inline pbo::figure<pbo::interval> limits(nameless const&, pbo::proportion const&, pbo::confidence_level) { return {}; }
}  // namespace toy

static_assert(pbo::estimand<pbo::proportion> && pbo::estimand<pbo::effective_proportion> && !pbo::estimand<double> &&
              !pbo::estimand<pbo::interval>);
static_assert(pbo::interval_method<toy::everything> && !pbo::real_count_method<toy::everything>);
static_assert(pbo::real_count_method<toy::any_count>);
static_assert(!pbo::interval_method<toy::nameless> && !pbo::interval_method<int>);
static_assert(pbo::one_sided_method_for<toy::any_count, pbo::proportion> &&
              !pbo::one_sided_method_for<toy::everything, pbo::proportion> &&
              !pbo::one_sided_method_for<toy::any_count, pbo::effective_proportion>);
static_assert(std::invocable<toy::everything, pbo::proportion> && !std::invocable<toy::everything, pbo::effective_proportion>);
static_assert(std::regular<pbo::estimate<pbo::proportion>> && std::is_trivially_copyable_v<pbo::estimate<pbo::proportion>>);

TEST_CASE("a method called with counts gives an estimate that carries its provenance, at 95% unless told") {
    auto const e = toy::any_count{}(pbo::proportion{76, 100});
    CHECK(e.value == 0.76);
    CHECK(e.limits == pbo::interval{0.0, 0.95});
    CHECK(e.level == pbo::confidence_level{});
    CHECK(e.method == "any_count");
    CHECK(e.counts == pbo::proportion{76, 100});
    auto const at_99 = toy::any_count{}(pbo::proportion{76, 100}, pbo::confidence_level{0.99});
    CHECK(at_99.limits == pbo::interval{0.0, 0.99});
    CHECK(at_99 != e);
}

TEST_CASE("no trials: the value is absent and the limits are the method's") {
    auto const e = toy::everything{}(pbo::proportion{});
    CHECK(e.value == pbo::figure<double>{pbo::absence::nothing_to_divide_by});
    CHECK(e.limits == pbo::unit_interval);
}
