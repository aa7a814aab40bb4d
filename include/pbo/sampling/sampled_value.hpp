// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_SAMPLED_VALUE_HPP
#define PBO_SAMPLING_SAMPLED_VALUE_HPP

// What does the sample say of the population, and how far could another sample have been from it?  The common part of all
// estimates from a survey: the value, its linearised variance, the records it rests on (the unweighted base), the people
// they stand for, and the degrees of freedom of the variance.  sampled_total, sampled_ratio and sampled_difference are
// this and no more; sampled_proportion has methods of its own.
//
// The design effect compares the variance with that of a simple random sample of the same n records: drawn without
// replacement from as many people as the weights add up to (deff), or with replacement (deff with replacement; R's "deff"
// and deff = "replace").  Where the comparison is 0 to 0 there is none.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <ostream>
#include <stdexcept>
#include <string_view>

namespace pbo {

/// The evidence of an estimate from a sample, as made by estimate_of and its like.
struct sampled_evidence {
    std::uint64_t n = 0;                  ///< records
    figure<double> weighted_total;        ///< the people they stand for
    figure<double> variance;              ///< of the value, under the design
    std::int64_t degrees_of_freedom = 0;  ///< none when at most 0
    figure<double> simple_variance;       ///< of the value, had n records been drawn at random with replacement

    friend bool operator==(sampled_evidence const&, sampled_evidence const&) = default;
};

class sampled_estimate {
public:
    sampled_estimate() = default;
    /// Throws std::domain_error for a value or a variance that is not finite, or a variance below 0.
    template <class = detail::when_called>
    sampled_estimate(figure<double> value, sampled_evidence const& evidence) : value_(value), evidence_(evidence) {
        auto const finite = [](figure<double> const& x) { return !x.has_value() || std::isfinite(*x); };
        if (!finite(value) || !finite(evidence.variance) || evidence.variance.value_or(0.0) < 0.0)
            throw std::domain_error("pbo::sampled_estimate: a value of " +
                                    detail::number_text(value.value_or(0.0)) + " with a variance of " +
                                    detail::number_text(evidence.variance.value_or(0.0)));
    }

    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const { return value_; }
    [[nodiscard]] std::uint64_t n() const noexcept { return evidence_.n; }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> weighted_total() const { return evidence_.weighted_total; }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> variance() const { return evidence_.variance; }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> standard_error() const {
        return evidence_.variance.transform([](double v) { return std::sqrt(v); });
    }
    /// At most 0: none, and no interval.
    [[nodiscard]] std::int64_t degrees_of_freedom() const noexcept { return evidence_.degrees_of_freedom; }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> design_effect_with_replacement() const {
        return quotient(evidence_.variance, evidence_.simple_variance);
    }
    template <class = detail::when_called>
    [[nodiscard]] figure<double> design_effect() const {
        if (!evidence_.weighted_total.has_value()) return evidence_.weighted_total;
        double const people = *evidence_.weighted_total;
        double const not_drawn = (people - static_cast<double>(evidence_.n)) / people;
        if (!(not_drawn > 0.0)) return absence::not_applicable;  // more records than people: weights of another scale
        return quotient(evidence_.variance, evidence_.simple_variance.transform([=](double v) { return v * not_drawn; }));
    }
    /// Standard error over value: a large one says that the value is hardly known.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> relative_standard_error() const {
        if (!value_.has_value()) return value_;
        if (*value_ == 0.0) return absence::nothing_to_divide_by;
        return standard_error().transform([size = std::abs(*value_)](double se) { return se / size; });
    }

    static constexpr std::array<std::string_view, 5> evidence_names{"n", "weighted_total", "standard_error",
                                                                    "degrees_of_freedom", "design_effect"};
    template <class = detail::when_called>
    [[nodiscard]] std::array<figure<double>, 5> evidence() const {
        return {figure<double>(static_cast<double>(n())), weighted_total(), standard_error(),
                figure<double>(static_cast<double>(degrees_of_freedom())), design_effect()};
    }
    friend bool operator==(sampled_estimate const&, sampled_estimate const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, sampled_estimate const& e) {
        return out << "n = " << detail::plain(e.n()) << ", standard error " << detail::plain(e.standard_error())
                   << ", df = " << detail::plain(e.degrees_of_freedom());
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] static figure<double> quotient(figure<double> const& a, figure<double> const& b) {
        if (!a.has_value()) return a;
        if (!b.has_value()) return b;
        if (!(*b > 0.0)) return absence::nothing_to_divide_by;
        return *a / *b;
    }

    figure<double> value_ = absence::nothing_to_divide_by;
    sampled_evidence evidence_;
};

inline constexpr interval all_numbers{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

/// An amount or a number of people in the whole population.
struct sampled_total : sampled_estimate {
    using sampled_estimate::sampled_estimate;
    static constexpr interval range = all_numbers;
};
/// One total over another: a mean is a total over a number of people.
struct sampled_ratio : sampled_estimate {
    using sampled_estimate::sampled_estimate;
    static constexpr interval range = all_numbers;
};
/// One share minus another's, of the same sample.
struct sampled_difference : sampled_estimate {
    using sampled_estimate::sampled_estimate;
    static constexpr interval range{-1.0, 1.0};
};
/// One mean or ratio minus another's, of the same sample.
struct sampled_ratio_difference : sampled_estimate {
    using sampled_estimate::sampled_estimate;
    static constexpr interval range = all_numbers;
};

}  // namespace pbo

#endif
