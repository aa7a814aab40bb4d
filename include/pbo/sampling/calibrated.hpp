// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_CALIBRATED_HPP
#define PBO_SAMPLING_CALIBRATED_HPP

// The estimates of a sample whose weights were post-stratified or raked, with the variance that such weights have:
//
//     auto adjusted = pbo::raked(weights, {sex, age});
//     auto p = pbo::calibrated_share(s, adjusted, [](auto const& r) { return r.told_value; });
//
//   calibrated_share(sample, adjusted, hit, asked = the_whole_sample)     hits out of those asked, a domain
//   calibrated_ratio(sample, adjusted, numerator, denominator = 1)        a mean, a ratio
//   calibrated_total(sample, adjusted, amount)                            people, or an amount
//
// The sample gives the design; its own weights are not used, the adjusted ones are, in the order of its records (else
// std::invalid_argument).  The variance is that of the residuals (calibration.hpp) under the design.  A sample that is
// simply given adjusted weights keeps the variance of a design without margins: too large where margins explain
// answers.  Degrees of freedom are the domain's.  Cost: three passes over the records.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/count/weighted_ratio.hpp>
#include <pbo/sampling/calibration.hpp>
#include <pbo/sampling/estimates.hpp>
#include <pbo/sampling/sample.hpp>
#include <pbo/sampling/sampled_proportion.hpp>
#include <pbo/sampling/sampled_value.hpp>

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

namespace detail {

struct one_for_each {
    template <class Record>
    constexpr double operator()(Record const&) const noexcept {
        return 1.0;
    }
};
struct the_whole_sample {
    template <class Record>
    constexpr bool operator()(Record const&) const noexcept {
        return true;
    }
};

/// Each record's a and b, and what they weigh together.
struct calibrated_sums {
    std::vector<double> a;
    std::vector<double> b;
    weighted_moments total;

    template <class Sample, class A, class B>
    calibrated_sums(Sample const& sample, calibration const& adjusted, A const& of_a, B const& of_b) {
        auto const& weights = adjusted.weights();
        weighted_ratio all;
        for (auto const& r : sample.records()) {
            if (a.size() == weights.size()) refuse(weights.size());
            a.push_back(static_cast<double>(of_a(r)));
            b.push_back(static_cast<double>(of_b(r)));
            if (a.back() != 0.0 || b.back() != 0.0) all.add(a.back(), b.back(), weights[a.size() - 1]);
        }
        if (a.size() != weights.size()) refuse(weights.size());
        total = all.moments();
    }

    /// The evidence of the estimate whose linearised value is x a + y b.
    template <class Sample>
    [[nodiscard]] sampled_evidence evidence(Sample const& sample, calibration const& adjusted,
                                            linear_form const& f) const {
        std::vector<double> values(a.size());
        for (std::size_t i = 0; i < a.size(); ++i) values[i] = f.a * a[i] + f.b * b[i];
        auto const residuals = adjusted.residuals(values);
        // Everybody has a residual, but only clusters with somebody of the domain make degrees of freedom.
        auto const everyone = by(the_whole_sample{});
        std::size_t i = 0;
        auto const left = sample.template counted<weighted_ratio>(
            everyone, no_context{},
            [&](weighted_ratio& cell, auto&, auto const&, double) { cell.add(residuals[i++], 0.0, 1.0); });
        i = 0;
        auto const domain = sample.template counted<weighted_ratio>(
            everyone, no_context{}, [&](weighted_ratio& cell, auto&, auto const&, double) {
                if (a[i] != 0.0 || b[i] != 0.0) cell.add(1.0, 0.0, adjusted.weights()[i]);
                ++i;
            });
        auto const& frame = left.context().frame;
        influence z(frame, 1), present(frame, 1);
        for (auto const& [key, cell] : left) z.add(frame, cell, 0, 1.0, 0.0);
        for (auto const& [key, cell] : domain) present.add(frame, cell, 0, 1.0, 0.0);
        auto const variance = covariance(frame, z).transform([](covariance_matrix const& m) { return m.at(0, 0); });
        return {total.n, total.weight, variance, degrees_of_freedom(frame, present), simple_variance(total, f)};
    }

private:
    template <class = detail::when_called>
    [[noreturn]] static void refuse(std::size_t weights) {
        throw std::invalid_argument("pbo::calibrated: " + std::to_string(weights) +
                                    " adjusted weights, and another number of records in the sample");
    }
};

struct calibrated_share_function {
    template <a_sample Sample, class Hit, class Asked = the_whole_sample>
    [[nodiscard]] sampled_proportion operator()(Sample const& sample, calibration const& adjusted, Hit const& hit,
                                                Asked const& asked = {}) const {
        calibrated_sums const sums(
            sample, adjusted, [&](auto const& r) { return std::invoke(asked, r) && std::invoke(hit, r) ? 1.0 : 0.0; },
            [&](auto const& r) { return std::invoke(asked, r) && !std::invoke(hit, r) ? 1.0 : 0.0; });
        auto const& m = sums.total;
        double const all = m.a + m.b;
        if (!(all > 0.0)) return {absence::nothing_to_divide_by, absence::nothing_to_divide_by, no_evidence(m)};
        return {m.a / all, m.b / all, sums.evidence(sample, adjusted, form_of_share(m))};
    }
};

struct calibrated_ratio_function {
    template <a_sample Sample, class Numerator, class Denominator = one_for_each>
    [[nodiscard]] sampled_ratio operator()(Sample const& sample, calibration const& adjusted,
                                           Numerator const& numerator, Denominator const& denominator = {}) const {
        calibrated_sums const sums(
            sample, adjusted, [&](auto const& r) { return std::invoke(numerator, r); },
            [&](auto const& r) { return std::invoke(denominator, r); });
        auto const& m = sums.total;
        if (m.b == 0.0) return {absence::nothing_to_divide_by, no_evidence(m)};
        return {m.a / m.b, sums.evidence(sample, adjusted, form_of_ratio(m))};
    }
};

struct calibrated_total_function {
    template <a_sample Sample, class Amount>
    [[nodiscard]] sampled_total operator()(Sample const& sample, calibration const& adjusted,
                                           Amount const& amount) const {
        calibrated_sums const sums(
            sample, adjusted, [&](auto const& r) { return std::invoke(amount, r); }, one_for_each{});
        return {sums.total.a, sums.evidence(sample, adjusted, {1.0, 0.0})};
    }
};

}  // namespace detail

/// calibrated_share(sample, adjusted, hit), calibrated_share(sample, adjusted, hit, asked).
inline constexpr detail::calibrated_share_function calibrated_share{};
/// calibrated_ratio(sample, adjusted, numerator), calibrated_ratio(sample, adjusted, numerator, denominator).
inline constexpr detail::calibrated_ratio_function calibrated_ratio{};
/// calibrated_total(sample, adjusted, amount).
inline constexpr detail::calibrated_total_function calibrated_total{};

}  // namespace pbo

#endif
