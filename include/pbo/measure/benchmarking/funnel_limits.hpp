// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_FUNNEL_LIMITS_HPP
#define PBO_MEASURE_BENCHMARKING_FUNNEL_LIMITS_HPP

// Between which shares would an area of n people lie, if it were like the target?
//
//     pbo::funnel_limits(pbo::inverted_wilson, 0.245, 4122)                          // 95 %
//     pbo::funnel_limits(pbo::exact_binomial, 0.245, 4122, confidence_level{0.998})
//     pbo::funnel_limits(pbo::beta_binomial{0.02}, 0.245, 4122)
//
// score_limits      W +- z sqrt(phi W (1 - W) / n + tau^2), cut at 0 and 1.  With phi = 1 and tau^2 = 0 this is Wilson's
//                   interval turned round, the limits exactly: an area lies inside if and only if its own Wilson interval
//                   contains W (inverted_wilson).  phi and tau^2 from overdispersion.hpp widen it; phi below 1 is refused
//                   as it would narrow it.  On the arcsine scale sin^2(asin sqrt W +- z sqrt(phi / (4n) + tau^2)).
// exact_binomial    the smallest and the largest count that neither tail of the binomial excludes, over n: an area lies
//                   outside if and only if Clopper and Pearson's interval leaves W out.  Limits are attainable shares, so
//                   they move in steps.
// beta_binomial{r}  the same with the areas' own shares drawn from a beta distribution with mean W and intraclass
//                   correlation r, their variance being r W (1 - W): overdispersion without a normal approximation.
//
// n = 0: [0, 1].  A target of 0 or 1: that point.  Cost: a square root; for the exact ones some 2 log2(n) tail
// probabilities, each of which is a sum of up to 30,000 terms or an integral for the beta-binomial.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/label.hpp>
#include <pbo/measure/benchmarking/detail/beta_binomial_law.hpp>
#include <pbo/measure/benchmarking/overdispersion.hpp>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace pbo {

/// M can say between which shares areas of any size would lie.
template <class M>
concept funnel_method = requires(M const& m, double target, std::uint64_t people, confidence_level level) {
    { m.between(target, people, level) } -> std::same_as<interval>;
    { m.name() } -> std::convertible_to<label>;
};

class score_limits {
public:
    constexpr score_limits() = default;
    /// Throws std::domain_error unless phi >= 1 and tau_squared >= 0.
    template <class = detail::when_called>
    explicit score_limits(double phi, double tau_squared = 0.0, funnel_scale scale = funnel_scale::share)
        : phi_(phi), tau_squared_(tau_squared), scale_(scale) {
        if (!(phi >= 1.0) || !(tau_squared >= 0.0) || std::isinf(phi) || std::isinf(tau_squared))
            throw std::domain_error("pbo::score_limits: phi " + detail::number_text(phi) + " and tau squared " +
                                    detail::number_text(tau_squared) + ": phi is at least 1, tau squared at least 0");
    }
    [[nodiscard]] constexpr double phi() const noexcept { return phi_; }
    [[nodiscard]] constexpr double tau_squared() const noexcept { return tau_squared_; }
    template <class = detail::when_called>
    [[nodiscard]] label name() const {
        label text = scale_ == funnel_scale::share ? "inverted_wilson" : "arcsine";
        if (phi_ != 1.0) text.append(";phi=" + detail::number_text(phi_));
        if (tau_squared_ != 0.0) text.append(";tau_squared=" + detail::number_text(tau_squared_));
        return text;
    }
    template <class = detail::when_called>
    [[nodiscard]] interval between(double target, std::uint64_t people, confidence_level const& level) const {
        double const variance = phi_ * detail::variance_of_one(target, scale_) / static_cast<double>(people) + tau_squared_;
        double const reach = level.z() * std::sqrt(variance);
        double const centre = detail::on_scale(target, scale_);
        if (scale_ == funnel_scale::share) return {std::fmax(0.0, centre - reach), std::fmin(1.0, centre + reach)};
        auto const share_at = [](double angle) { return std::sin(angle) * std::sin(angle); };
        constexpr double right_angle = 1.5707963267948966;
        return {centre > reach ? share_at(centre - reach) : 0.0, centre + reach < right_angle ? share_at(centre + reach) : 1.0};
    }
    friend constexpr bool operator==(score_limits const&, score_limits const&) = default;

private:
    double phi_ = 1.0;
    double tau_squared_ = 0.0;
    funnel_scale scale_ = funnel_scale::share;
};

struct exact_binomial_limits {
    template <class = detail::when_called>
    [[nodiscard]] static constexpr label name() { return "exact_binomial"; }
    template <class = detail::when_called>
    [[nodiscard]] static interval between(double target, std::uint64_t people, confidence_level const& level) {
        auto const inside = detail::counts_inside(detail::binomial_count_law(target, 1.0 - target, people), people,
                                                  level.two_sided().probability);
        auto const n = static_cast<double>(people);
        return {static_cast<double>(inside.smallest) / n, static_cast<double>(inside.largest) / n};
    }
    friend constexpr bool operator==(exact_binomial_limits, exact_binomial_limits) = default;
};

class beta_binomial {
public:
    /// Throws std::domain_error unless 0 < correlation < 1.
    template <class = detail::when_called>
    explicit beta_binomial(double correlation) : correlation_(correlation) {
        if (!(correlation > 0.0 && correlation < 1.0))
            throw std::domain_error("pbo::beta_binomial: an intraclass correlation of " + detail::number_text(correlation) +
                                    " is not between 0 and 1");
    }
    [[nodiscard]] constexpr double correlation() const noexcept { return correlation_; }
    template <class = detail::when_called>
    [[nodiscard]] label name() const { return label("beta_binomial;r=").append(detail::number_text(correlation_)); }
    template <class = detail::when_called>
    [[nodiscard]] interval between(double target, std::uint64_t people, confidence_level const& level) const {
        double const size = (1.0 - correlation_) / correlation_;
        auto const inside = detail::counts_inside(detail::beta_binomial_law(size * target, size * (1.0 - target), people),
                                                  people, level.two_sided().probability);
        auto const n = static_cast<double>(people);
        return {static_cast<double>(inside.smallest) / n, static_cast<double>(inside.largest) / n};
    }
    friend constexpr bool operator==(beta_binomial const&, beta_binomial const&) = default;

private:
    double correlation_;
};

inline constexpr score_limits inverted_wilson{};
inline constexpr exact_binomial_limits exact_binomial{};

namespace detail {
struct funnel_limits_function {
    /// Throws std::domain_error for a target outside [0, 1].
    template <funnel_method Method>
    [[nodiscard]] interval operator()(Method const& method, double target, std::uint64_t people,
                                      confidence_level const& level = {}) const {
        if (!(target >= 0.0 && target <= 1.0))
            throw std::domain_error("pbo::funnel_limits: a target of " + number_text(target) + " is not from 0 to 1");
        if (people == 0) return unit_interval;
        if (target == 0.0 || target == 1.0) return {target, target};
        return method.between(target, people, level);
    }
};
}  // namespace detail

/// funnel_limits(method, target share, people, level = 95 %)
inline constexpr detail::funnel_limits_function funnel_limits{};

}  // namespace pbo

#endif
