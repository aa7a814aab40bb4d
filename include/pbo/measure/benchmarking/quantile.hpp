// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_QUANTILE_HPP
#define PBO_MEASURE_BENCHMARKING_QUANTILE_HPP

// Below which value lies a tenth, a quarter, half of the councils?  With few councils the answer depends on the
// definition, so the definition has a name: the nine of Hyndman and Fan (1996, American Statistician 50:361), numbered as
// there and in R's quantile(type = ...).  With x_1 <= ... <= x_n, a position j + g (j whole, 0 <= g < 1) and
// (1 - g) x_j + g x_(j+1), x_0 read as x_1 and x_(n+1) as x_n:
//
//     4  np    5  np + 1/2    6  (n + 1)p    7  1 + (n - 1)p    8  (n + 1/3)p + 1/3    9  (n + 1/4)p + 3/8
//
// 1, 2 and 3 are steps: the observed value whose share is the first to reach p; the same, averaged with the next where p is
// reached exactly; the observation nearest to np, of two equally near the one with the even number.  Type 7 is the default
// of R, NumPy, Julia and spreadsheets (PERCENTILE, PERCENTILE.INC), and ours; type 6 is PERCENTILE.EXC inside its range.
//
// A position within four rounding errors of a whole number is that number, as in R, so that p = 0.1 of 21 values is the third
// of them.  No values: not available.  Throws std::domain_error when p is not from 0 to 1 or a value is NaN or infinite.
// O(n log n); sorted_quantile for values already in order is O(1).

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/text_form.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// Hyndman and Fan's definitions; the number is R's type.
enum class quantile_definition : std::uint8_t {
    inverse = 1,           ///< inverse of the empirical distribution function
    averaged_inverse = 2,  ///< the same, averaged where it jumps (SAS)
    nearest_even = 3,      ///< the nearest observation
    linear_inverse = 4,    ///< the empirical distribution function, joined by lines
    hazen = 5,             ///< lines through the middles of its steps
    weibull = 6,           ///< expected positions of a uniform sample (Minitab, SPSS)
    linear = 7,            ///< the smallest value is the 0 quantile and the largest the 1 quantile (R)
    median_unbiased = 8,   ///< nearly median-unbiased whatever the distribution; Hyndman and Fan's recommendation
    normal_unbiased = 9    ///< nearly unbiased for normal values
};

template <>
inline constexpr auto spellings_of<quantile_definition> =
    std::array{spelled<quantile_definition>{quantile_definition::inverse, "type_1"},
               spelled<quantile_definition>{quantile_definition::averaged_inverse, "type_2"},
               spelled<quantile_definition>{quantile_definition::nearest_even, "type_3"},
               spelled<quantile_definition>{quantile_definition::linear_inverse, "type_4"},
               spelled<quantile_definition>{quantile_definition::hazen, "type_5"},
               spelled<quantile_definition>{quantile_definition::weibull, "type_6"},
               spelled<quantile_definition>{quantile_definition::linear, "type_7"},
               spelled<quantile_definition>{quantile_definition::median_unbiased, "type_8"},
               spelled<quantile_definition>{quantile_definition::normal_unbiased, "type_9"}};

namespace detail {

/// Whole steps and the part of a step beyond them; what rounding alone can make is no part.
struct rank_position {
    double whole;
    double part;

    template <class = detail::when_called>
    rank_position(double position, double size) {
        double const fuzz = 4.0 * std::numeric_limits<double>::epsilon() * std::fmax(1.0, size);
        whole = std::floor(position + fuzz);
        part = position - whole;
        if (std::abs(part) < fuzz) part = 0.0;
    }
};

template <class = detail::when_called>
[[nodiscard]] inline rank_position position_of_quantile(double n, double p, quantile_definition definition) {
    using enum quantile_definition;
    switch (definition) {
        case inverse: {
            rank_position at(n * p, n);
            at.part = at.part > 0.0 ? 1.0 : 0.0;
            return at;
        }
        case averaged_inverse: {
            rank_position at(n * p, n);
            at.part = at.part > 0.0 ? 1.0 : 0.5;
            return at;
        }
        case nearest_even: {
            rank_position at(n * p - 0.5, n);
            at.part = at.part != 0.0 || std::fmod(at.whole, 2.0) != 0.0 ? 1.0 : 0.0;
            return at;
        }
        case linear_inverse: return {n * p, n};
        case hazen: return {n * p + 0.5, n};
        case weibull: return {(n + 1.0) * p, n};
        case linear: return {1.0 + (n - 1.0) * p, n};
        case median_unbiased: return {(n + 1.0 / 3.0) * p + 1.0 / 3.0, n};
        case normal_unbiased: return {(n + 0.25) * p + 0.375, n};
    }
    throw std::invalid_argument("pbo::quantile: definition " + std::to_string(static_cast<int>(definition)) + " is none of 1 to 9");
}

struct sorted_quantile_function {
    /// The values must be in ascending order; they are not checked.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> operator()(std::vector<double> const& ascending, double p,
                                            quantile_definition definition = quantile_definition::linear) const {
        if (!(p >= 0.0 && p <= 1.0))
            throw std::domain_error("pbo::quantile: " + number_text(p) + " is not from 0 to 1");
        if (ascending.empty()) return absence::not_available;
        double const n = static_cast<double>(ascending.size());
        auto const at = position_of_quantile(n, p, definition);
        auto const value = [&](double rank) { return ascending[static_cast<std::size_t>(std::fmin(std::fmax(rank, 1.0), n)) - 1]; };
        double const below = value(at.whole), above = value(at.whole + 1.0);
        return at.part == 0.0 || below == above ? below : at.part == 1.0 ? above : (1.0 - at.part) * below + at.part * above;
    }
};

struct quantile_function {
    /// Of a range of numbers, or of what has a projection to one: quantile(shares, 0.9).
    template <class Range, class Projection = std::identity>
        requires std::convertible_to<
            std::invoke_result_t<Projection const&, decltype(*std::declval<Range const&>().begin())>, double>
    [[nodiscard]] figure<double> operator()(Range const& of, double p, quantile_definition definition = quantile_definition::linear,
                                            Projection projection = {}) const {
        std::vector<double> values;
        for (auto const& x : of) {
            values.push_back(static_cast<double>(std::invoke(projection, x)));
            if (!std::isfinite(values.back()))
                throw std::domain_error("pbo::quantile: " + number_text(values.back()) + " is not a value that has a rank");
        }
        std::sort(values.begin(), values.end());
        return sorted_quantile_function{}(values, p, definition);
    }
};

}  // namespace detail

/// quantile(values, 0.9, definition = linear, projection): the value below which that share of them lies.
inline constexpr detail::quantile_function quantile{};
/// The same for a vector already in ascending order.
inline constexpr detail::sorted_quantile_function sorted_quantile{};

}  // namespace pbo

#endif
