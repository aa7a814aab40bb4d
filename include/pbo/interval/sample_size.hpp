// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_SAMPLE_SIZE_HPP
#define PBO_INTERVAL_SAMPLE_SIZE_HPP

// How many must answer, and how many must be asked, for a wanted margin?
//
//     sample_size(0.05, {.population = 1000, .response_rate = 0.4})     278 returns, 696 sent: the official example
//     margin_of_error(278, {.population = 1000})                        0.05003...
//     sample_size(clopper_pearson, 0.05, 0.5)                           by a method's own expected width
//
// The first two use the normal margin z sqrt(p (1 - p) V(n)), with V one of three forms in use.  The official guidance
// for the adult social care survey takes (1 - n/N)/(n - 1) and z = 1.96; it rounds the returns to the nearest whole
// number, which can leave the margin a little too wide, and rounds up the number sent from the unrounded returns.  Both
// roundings are given and named: `nearest` (the guidance) and `keeping` (the margin is kept: everything rounded up).
//
// A wanted margin must be above 0, a share between 0 and 1, a response rate above 0 and at most 1, z above 0 and a
// population at least 1, or std::domain_error is thrown.  More than the population is never asked for: with N = 1000 and
// a margin of a millionth, the returns are 1000.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/coverage.hpp>

#include <cmath>
#include <cstdint>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace pbo {

/// The variance of a share on n of N, over p (1 - p).
enum class variance_form : std::uint8_t {
    n_minus_one,          ///< (1 - n/N) / (n - 1): the official one
    n,                    ///< (1 - n/N) / n
    population_minus_one  ///< (N - n) / (N - 1) / n
};

struct sampling_plan {
    std::optional<std::uint64_t> population{};  ///< none: as good as endless
    double response_rate = 1.0;                 ///< of those who are sent a form, how many return it
    double share = 0.5;                         ///< the expected share; a half asks for most
    double z = 1.96;                            ///< the official rounding of the 95 % quantile
    variance_form form = variance_form::n_minus_one;
};

struct sample_size_answer {
    double unrounded_returns;
    std::uint64_t nearest_returns;  ///< rounded to the nearest whole number
    std::uint64_t nearest_sent;     ///< rounded up from the unrounded returns
    std::uint64_t keeping_returns;  ///< rounded up: the margin is at most the wanted one
    std::uint64_t keeping_sent;     ///< rounded up from keeping_returns
    friend bool operator==(sample_size_answer const&, sample_size_answer const&) = default;
};

namespace detail {
template <class = detail::when_called>
inline void check_plan(double half_width, sampling_plan const& plan) {
    if (half_width > 0.0 && half_width < 1.0 && plan.share > 0.0 && plan.share < 1.0 && plan.response_rate > 0.0 &&
        plan.response_rate <= 1.0 && plan.z > 0.0 && plan.z < 40.0 && plan.population.value_or(1) >= 1)
        return;
    std::ostringstream m;
    m << "pbo::sample_size: margin " << detail::plain(half_width) << ", share " << detail::plain(plan.share)
      << ", response rate " << detail::plain(plan.response_rate)
      << ", z " << detail::plain(plan.z) << ", population " << detail::plain(plan.population.value_or(0))
      << ": margin and share must be between 0 and 1, the rate above 0 and at most 1, z above 0, a population at least 1";
    throw std::domain_error(m.str());
}
/// x rounded up, but not for the sake of the last bits of a division.
template <class = detail::when_called>
[[nodiscard]] inline std::uint64_t rounded_up(double x) {
    double const up = std::ceil(x * (1.0 - 1e-13));
    if (!(up < 1.8e19)) throw std::domain_error("pbo::sample_size: more than 2^64 people would be needed");
    return static_cast<std::uint64_t>(up);
}
}  // namespace detail

struct margin_of_error_function {
    /// The half-width in shares (0.05 is 5 points) when `returns` answer; needs 2 <= returns <= population for the
    /// official form, 1 <= returns for the others.
    template <class = detail::when_called>
    [[nodiscard]] double operator()(std::uint64_t returns, sampling_plan const& plan = {}) const {
        detail::check_plan(0.5, plan);
        std::uint64_t const least = plan.form == variance_form::n_minus_one ? 2 : 1;
        if (returns < least || returns > plan.population.value_or(returns))
            throw std::domain_error("pbo::margin_of_error: " + std::to_string(returns) + " returns have no margin in this plan");
        double const n = static_cast<double>(returns);
        double missing = 1.0;
        if (plan.population) {
            double const all = static_cast<double>(*plan.population);
            double const rest = static_cast<double>(*plan.population - returns);
            missing = rest == 0.0 ? 0.0 : rest / (plan.form == variance_form::population_minus_one ? all - 1.0 : all);
        }
        double const divisor = plan.form == variance_form::n_minus_one ? n - 1.0 : n;
        return plan.z * std::sqrt(plan.share * (1.0 - plan.share) * missing / divisor);
    }
};
/// The normal margin of a sample, in shares.
inline constexpr margin_of_error_function margin_of_error;

struct sample_size_function {
    template <class = detail::when_called>
    [[nodiscard]] sample_size_answer operator()(double half_width, sampling_plan const& plan = {}) const {
        detail::check_plan(half_width, plan);
        double const endless = plan.z * plan.z * plan.share * (1.0 - plan.share) / (half_width * half_width);
        double returns = plan.form == variance_form::n_minus_one ? endless + 1.0 : endless;
        if (plan.population) {
            double const all = static_cast<double>(*plan.population);
            returns = plan.form == variance_form::population_minus_one ? endless * all / (all - 1.0 + endless)
                                                                       : returns / (1.0 + endless / all);
        }
        sample_size_answer a{};
        a.unrounded_returns = returns;
        a.keeping_returns = detail::rounded_up(returns);
        a.nearest_returns = static_cast<std::uint64_t>(std::round(returns));
        a.nearest_sent = detail::rounded_up(returns / plan.response_rate);
        a.keeping_sent = detail::rounded_up(static_cast<double>(a.keeping_returns) / plan.response_rate);
        return a;
    }

    /// The least n, found by doubling and halving, at which half the method's exact expected width at this share is at
    /// most half_width.  (The expected width falls with n but for tiny ripples; the n found has the property and n - 1
    /// has not.)  Throws std::domain_error where 10^7 trials do not suffice.
    template <interval_method M>
    [[nodiscard]] std::uint64_t operator()(M const& method, double half_width, double share = 0.5,
                                           confidence_level level = {}) const {
        detail::check_plan(half_width, {.share = share});
        auto const enough = [&](std::uint64_t n) { return 0.5 * expected_width(method, n, share, level) <= half_width; };
        std::uint64_t high = 1;
        while (!enough(high)) {
            if (high > 10'000'000)
                throw std::domain_error("pbo::sample_size: half-width " + std::to_string(half_width) + " needs more than 10^7 trials");
            high *= 2;
        }
        std::uint64_t low = high / 2;  // not enough, or 0
        while (high - low > 1) {
            std::uint64_t const middle = low + (high - low) / 2;
            (enough(middle) ? high : low) = middle;
        }
        return high;
    }
};
/// How many are needed for a wanted half-width.
inline constexpr sample_size_function sample_size;

}  // namespace pbo

#endif
