// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_ONE_SIDED_HPP
#define PBO_INTERVAL_ONE_SIDED_HPP

// At most how much?  At least how much?  upper_only(method) puts the whole alpha on one side: from the lowest possible
// value to the method's upper limit at 1 - alpha; lower_only(method) from its lower limit to the highest possible value.
// A method whose limits do not stand alone (Blaker's, highest density) has no one-sided form and is refused by the
// compiler.  The names are upper_only(wilson) and lower_only(wilson).
//
// At levels below 50 % a one-sided limit lies on the far side of the value: that is what such a level means.

#include <pbo/interval/finite_proportion.hpp>

#include <utility>

namespace pbo {

/// Each of M's limits can be asked for alone.
template <class M>
concept one_sided_method = one_sided_method_for<M, proportion> || one_sided_method_for<M, finite_proportion>;

template <one_sided_method M>
class upper_only_method : public callable_method<upper_only_method<M>> {
public:
    static constexpr bool contains_value = false;  // below 50 % no one-sided interval does

    explicit constexpr upper_only_method(M method) : method_(std::move(method)) {}
    [[nodiscard]] constexpr M const& method() const noexcept { return method_; }
    [[nodiscard]] label name() const { return label("upper_only(").append(label(method_.name())).append(")"); }
    friend bool operator==(upper_only_method const&, upper_only_method const&) = default;

private:
    M method_;
};

template <one_sided_method M>
class lower_only_method : public callable_method<lower_only_method<M>> {
public:
    static constexpr bool contains_value = false;

    explicit constexpr lower_only_method(M method) : method_(std::move(method)) {}
    [[nodiscard]] constexpr M const& method() const noexcept { return method_; }
    [[nodiscard]] label name() const { return label("lower_only(").append(label(method_.name())).append(")"); }
    friend bool operator==(lower_only_method const&, lower_only_method const&) = default;

private:
    M method_;
};

/// upper_only(clopper_pearson)(p): "at most so much".
struct upper_only_function {
    template <one_sided_method M>
    [[nodiscard]] constexpr upper_only_method<M> operator()(M method) const {
        return upper_only_method<M>(std::move(method));
    }
};
/// lower_only(clopper_pearson)(p): "at least so much".
struct lower_only_function {
    template <one_sided_method M>
    [[nodiscard]] constexpr lower_only_method<M> operator()(M method) const {
        return lower_only_method<M>(std::move(method));
    }
};
inline constexpr upper_only_function upper_only;
inline constexpr lower_only_function lower_only;

template <class M, estimand E>
    requires one_sided_method_for<M, E>
[[nodiscard]] figure<interval> limits(upper_only_method<M> const& m, E const& e, confidence_level const& level) {
    return interval{E::range.lower(), upper_limit(m.method(), e, level.one_sided())};
}

template <class M, estimand E>
    requires one_sided_method_for<M, E>
[[nodiscard]] figure<interval> limits(lower_only_method<M> const& m, E const& e, confidence_level const& level) {
    return interval{lower_limit(m.method(), e, level.one_sided()), E::range.upper()};
}

}  // namespace pbo

#endif
