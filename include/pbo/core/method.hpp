// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_METHOD_HPP
#define PBO_CORE_METHOD_HPP

// How are limits made?  A method is a small object with a name.  It serves an estimand E when there is a free function
//
//     figure<interval> limits(method const&, E const&, confidence_level);
//
// which argument-dependent lookup finds, so compare/ can teach a method of interval/ a new estimand without touching
// it.  A method with one-sided forms has, instead or as well,
//
//     double lower_limit(method const&, E const&, tail);     double upper_limit(method const&, E const&, tail);
//
// A method object is called as wilson(p) or wilson(p, level) and gives an estimate.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/effective_proportion.hpp>
#include <pbo/core/estimate.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/label.hpp>
#include <pbo/core/plain_method.hpp>
#include <pbo/core/proportion.hpp>

#include <concepts>
#include <type_traits>

namespace pbo {

/// M can give limits for E.
template <class M, class E>
concept method_for = requires(M const& m, E const& e, confidence_level c) {
    { limits(m, e, c) } -> std::convertible_to<figure<interval>>;
    { m.name() } -> std::convertible_to<label>;
};

template <class M>
concept interval_method = method_for<M, proportion>;

/// M's formula also holds for real-valued counts (effective sample sizes, finite populations).
template <class M>
concept real_count_method = interval_method<M> && method_for<M, effective_proportion>;

/// Each limit of M stands alone, so that it can be asked for one side only.
template <class M, class E>
concept one_sided_method_for = requires(M const& m, E const& e, tail t) {
    { lower_limit(m, e, t) } -> std::convertible_to<double>;
    { upper_limit(m, e, t) } -> std::convertible_to<double>;
};

/// A method with a point estimate of its own (weights that depend on the method, say): there is a free function
/// point_estimate(method, counts).  Otherwise the estimand's value is the point.
template <class M, class E>
concept own_point_for = requires(M const& m, E const& e) {
    { point_estimate(m, e) } -> std::convertible_to<figure<double>>;
};

/// The call syntax that all method objects share: method(counts) at 95 %, method(counts, level).
template <class Method>
struct callable_method : plain_method<Method> {
    template <estimand E>
        requires method_for<Method, E>
    [[nodiscard]] constexpr estimate<E> operator()(E const& counts, confidence_level level = {}) const {
        auto const& self = static_cast<Method const&>(*this);
        if constexpr (own_point_for<Method, E>)
            return {point_estimate(self, counts), limits(self, counts, level), level, self.name(), counts};
        else
            return {counts.value(), limits(self, counts, level), level, self.name(), counts};
    }
    /// A cell that is a proportion and knows more (a tally, an area's answers) is asked about as the proportion that it is.
    template <std::derived_from<proportion> Cell>
        requires(!std::same_as<Cell, proportion> && !method_for<Method, Cell> && method_for<Method, proportion>)
    [[nodiscard]] constexpr estimate<proportion> operator()(Cell const& cell, confidence_level level = {}) const {
        return (*this)(static_cast<proportion const&>(cell), level);
    }
    /// wilson(p, 95), wilson(76, 100): a level in per cent or not, or a count?  Each is named.
    template <class Counts, class Number>
        requires std::is_arithmetic_v<Number>
    void operator()(Counts const&, Number) const {
        static_assert(!std::is_arithmetic_v<Number>,
                      "pbo: counts and level are named: wilson(pbo::proportion{76, 100}, pbo::confidence_level{0.99})");
    }
    friend constexpr bool operator==(callable_method const&, callable_method const&) = default;
};

}  // namespace pbo

#endif
