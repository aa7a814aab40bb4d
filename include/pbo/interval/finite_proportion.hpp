// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_FINITE_PROPORTION_HPP
#define PBO_INTERVAL_FINITE_PROPORTION_HPP

// How many out of how many, of a population of how many?  132 of 152 councils answered, 83 of them said yes: the 20
// that are missing can only move the share so far.  The population travels with the counts, because it differs by
// council.
//
// Every method for real-valued counts serves it on the effective sample size n_eff = n (N - 1) / (N - n) (Cochran 1977,
// 2.18; the variance of a mean without replacement), and the limits are then cut to what is possible at all: from
// k of N (none of the missing are hits) to k + N - n of N (all of them are).  n = N: the point k/n.  n = 0: [0, 1].
// Survey estimates use 1 - n/N instead: that correction belongs to sampling/.
//
// Where few are missing and k is 0 or n, n_eff overstates what is known: prefer hypergeometric.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <array>
#include <compare>
#include <concepts>
#include <cstdint>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace pbo {

class finite_proportion {
public:
    static constexpr interval range = unit_interval;

    /// 0 of 0 of 0.
    constexpr finite_proportion() = default;

    /// Throws std::domain_error when more were counted than the population has.
    template <class = detail::when_called>
    constexpr finite_proportion(proportion const& counted, std::uint64_t population)
        : counted_(counted), population_(population) {
        if (counted.trials() > population)
            throw std::domain_error("pbo::finite_proportion: " + counted.text() + " from a population of " +
                                    std::to_string(population) + ": more were counted than there are");
    }
    template <class = detail::when_called>
    constexpr finite_proportion(std::uint64_t hits, std::uint64_t trials, std::uint64_t population)
        : finite_proportion(proportion{hits, trials}, population) {}

    [[nodiscard]] constexpr proportion const& counted() const noexcept { return counted_; }
    [[nodiscard]] constexpr std::uint64_t hits() const noexcept { return counted_.hits(); }
    [[nodiscard]] constexpr std::uint64_t misses() const noexcept { return counted_.misses(); }
    [[nodiscard]] constexpr std::uint64_t trials() const noexcept { return counted_.trials(); }
    [[nodiscard]] constexpr std::uint64_t population() const noexcept { return population_; }
    /// How many of the population nobody counted.
    [[nodiscard]] constexpr std::uint64_t missing() const noexcept { return population_ - counted_.trials(); }
    template <class = detail::when_called>
    [[nodiscard]] constexpr figure<double> value() const { return counted_.value(); }

    /// From "no missing one is a hit" to "every missing one is": assumes nothing.
    template <class = detail::when_called>
    [[nodiscard]] constexpr interval worst_case() const {
        if (population_ == 0) return unit_interval;
        double const all = static_cast<double>(population_);
        double lower = static_cast<double>(hits()) / all;
        double upper = static_cast<double>(hits() + missing()) / all;
        if (trials() != 0) {
            double const share = *value();  // lies between them; rounding must not say otherwise
            if (lower > share) lower = share;
            if (upper < share) upper = share;
        }
        return {lower, upper};
    }

    template <class = detail::when_called>
    constexpr finite_proportion& operator+=(finite_proportion const& other) {
        auto const population = detail::checked_sum(population_, other.population_);
        counted_ += other.counted_;
        population_ = population;
        return *this;
    }
    template <class = detail::when_called>
    [[nodiscard]] friend constexpr finite_proportion operator+(finite_proportion a, finite_proportion const& b) {
        return a += b;
    }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("counted", self.counted_);
        visit("population", self.population_);
        if constexpr (!std::is_const_v<Self>) self = finite_proportion(self.counted_, self.population_);
    }
    friend constexpr auto operator<=>(finite_proportion const&, finite_proportion const&) = default;

    static constexpr std::array<std::string_view, 3> evidence_names{"hits", "trials", "population"};
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::array<std::uint64_t, 3> evidence() const noexcept {
        return {hits(), trials(), population_};
    }
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, finite_proportion const& p) {
        return out << p.counted_ << " from a population of " << detail::plain(p.population_);
    }

private:
    proportion counted_{};
    std::uint64_t population_ = 0;
};

namespace detail {
/// The same share on n_eff; asks that 0 < trials < population.
template <class = detail::when_called>
[[nodiscard]] inline effective_proportion on_effective_size(finite_proportion const& p) {
    double const n = static_cast<double>(p.trials());
    double const all_but_one = static_cast<double>(p.population() - 1);
    return effective_proportion::scaled(p.counted(), n * (all_but_one / static_cast<double>(p.missing())));
}
template <class = detail::when_called>
[[nodiscard]] constexpr double cut(double x, interval const& to) noexcept {
    return x < to.lower() ? to.lower() : x > to.upper() ? to.upper() : x;
}
/// A method that dispatches on the estimand itself.
template <class M>
concept chosen_at_run_time = requires { requires M::is_chosen_at_run_time; };
template <class E>
concept finite_counts = std::same_as<E, finite_proportion>;
}  // namespace detail

// E is a template parameter so that asking whether M serves another estimand stops at finite_counts, before it asks in a
// circle whether M takes real-valued counts.
template <class M, detail::finite_counts E>
    requires(!detail::chosen_at_run_time<M>) && real_count_method<M>
[[nodiscard]] figure<interval> limits(M const& m, E const& p, confidence_level const& level) {
    if (p.trials() == 0) return unit_interval;
    if (p.missing() == 0) return interval{*p.value(), *p.value()};
    figure<interval> const uncut = limits(m, detail::on_effective_size(p), level);
    if (!uncut) return uncut;
    interval const possible = p.worst_case();
    return interval{detail::cut((*uncut).lower(), possible), detail::cut((*uncut).upper(), possible)};
}

template <class M, detail::finite_counts E>
    requires(!detail::chosen_at_run_time<M>) && one_sided_method_for<M, effective_proportion>
[[nodiscard]] double lower_limit(M const& m, E const& p, tail const& side) {
    if (p.trials() == 0) return 0.0;
    if (p.missing() == 0) return *p.value();
    return detail::cut(lower_limit(m, detail::on_effective_size(p), side), p.worst_case());
}

template <class M, detail::finite_counts E>
    requires(!detail::chosen_at_run_time<M>) && one_sided_method_for<M, effective_proportion>
[[nodiscard]] double upper_limit(M const& m, E const& p, tail const& side) {
    if (p.trials() == 0) return 1.0;
    if (p.missing() == 0) return *p.value();
    return detail::cut(upper_limit(m, detail::on_effective_size(p), side), p.worst_case());
}

}  // namespace pbo

#endif
