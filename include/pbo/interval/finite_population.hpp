// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_FINITE_POPULATION_HPP
#define PBO_INTERVAL_FINITE_POPULATION_HPP

// The same population for all counts: finite_population(wilson, 153)(p).  The short form of finite_proportion for plain
// counts, with the formula as it is published: the method on n_eff = n (N - 1) / (N - n), *not* cut to the worst case
// (k/N to (k + N - n)/N), which it can leave by a little when few are missing; a finite_proportion's limits are cut, and
// finite_population(hypergeometric, 153) has exact ones.  n = N: the point k/n.  n = 0: [0, 1].
//
// Throws std::domain_error when n > N.  The name is finite_population(wilson;153).

#include <pbo/interval/finite_proportion.hpp>

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

namespace pbo {

/// A method that a finite population makes sense of: one for real-valued counts, or one made for finite_proportion.
template <class M>
concept finite_population_base = real_count_method<M> || method_for<M, finite_proportion>;

template <finite_population_base M>
class finite_population_method : public callable_method<finite_population_method<M>> {
public:
    static constexpr bool contains_value = M::contains_value;

    constexpr finite_population_method(M method, std::uint64_t population)
        : method_(std::move(method)), population_(population) {}

    [[nodiscard]] constexpr M const& method() const noexcept { return method_; }
    [[nodiscard]] constexpr std::uint64_t population() const noexcept { return population_; }
    [[nodiscard]] label name() const {
        label l = "finite_population(";
        return l.append(label(method_.name())).append(";").append(std::to_string(population_)).append(")");
    }
    friend bool operator==(finite_population_method const&, finite_population_method const&) = default;

private:
    M method_;
    std::uint64_t population_;
};

namespace detail {
/// Known at run time only for a method chosen at run time.
template <class M>
[[nodiscard]] constexpr bool takes_real_counts(M const& m) {
    if constexpr (requires { m.serves_real_counts(); }) return m.serves_real_counts();
    return true;
}
}  // namespace detail

/// finite_population(wilson, 153): the method for counts from a population of 153.
struct finite_population_function {
    template <finite_population_base M>
    [[nodiscard]] constexpr finite_population_method<M> operator()(M method, std::uint64_t population) const {
        return {std::move(method), population};
    }
};
inline constexpr finite_population_function finite_population;

template <class M>
[[nodiscard]] figure<interval> limits(finite_population_method<M> const& m, proportion const& p,
                                      confidence_level const& level) {
    finite_proportion const sampled{p, m.population()};
    if constexpr (real_count_method<M>) {
        if (detail::takes_real_counts(m.method()) && sampled.trials() != 0 && sampled.missing() != 0)
            return limits(m.method(), detail::on_effective_size(sampled), level);
    }
    return limits(m.method(), sampled, level);
}

template <class M>
    requires one_sided_method_for<M, finite_proportion>
[[nodiscard]] double lower_limit(finite_population_method<M> const& m, proportion const& p, tail const& side) {
    finite_proportion const sampled{p, m.population()};
    if constexpr (real_count_method<M>) {
        if (detail::takes_real_counts(m.method()) && sampled.trials() != 0 && sampled.missing() != 0)
            return lower_limit(m.method(), detail::on_effective_size(sampled), side);
    }
    return lower_limit(m.method(), sampled, side);
}

template <class M>
    requires one_sided_method_for<M, finite_proportion>
[[nodiscard]] double upper_limit(finite_population_method<M> const& m, proportion const& p, tail const& side) {
    finite_proportion const sampled{p, m.population()};
    if constexpr (real_count_method<M>) {
        if (detail::takes_real_counts(m.method()) && sampled.trials() != 0 && sampled.missing() != 0)
            return upper_limit(m.method(), detail::on_effective_size(sampled), side);
    }
    return upper_limit(m.method(), sampled, side);
}

}  // namespace pbo

#endif
